import DocumentModel
import LexiconStore

/// Everything that the rules of this stage look at, of one document.
struct Reading {
  let view: SentenceView
  let table: CueTable
  let tree: Tree
  let hits: [CueHit]
  let stretches: [Stretch]
  /// Per token the outermost stretch around it, or -1. The marks themselves lie outside.
  private let stretchOf: [Int32]
  /// Per stretch the tokens between its marks.
  let content: [Range<Int>]
  let classes: SourceClasses
  /// By cue behind a dash that nothing opens ("The road is closed - said the mayor"): the dash.
  let loneDashes: [Int: Int]

  init(_ view: SentenceView, _ lexicons: Lexicons, _ stretches: [Stretch], isLenient: Bool) {
    let table = lexicons.cues
    self.view = view
    self.table = table
    let count = view.segments.tokens.count
    tree = Tree(view.syntax, count: count)
    classes = SourceClasses(view: view, tree: tree, table: table, speakers: lexicons.speakers)
    let hits = CueFinder(
      table: table, segments: view.segments, syntax: view.syntax, isLenient: isLenient
    ).hits().filter { !Self.isAside($0, view) }
    let dashes = DashSpeech(view: view, table: table, hits: hits)
    let turns = dashes.turns()
    let stretches = stretches.joined(dashes.stretches(turns))
    loneDashes = Dictionary(
      turns.compactMap { $0.open == nil ? ($0.hit, $0.close) : nil }, uniquingKeysWith: { $1 })
    self.hits = hits
    self.stretches = stretches
    content = stretches.map { view.segments.tokens(in: $0.content) }
    var inside = [Int32](repeating: -1, count: count)
    for at in stretches.indices where stretches[at].depth == 0 {
      for token in content[at] { inside[token] = Int32(at) }
    }
    stretchOf = inside
  }

  /// "(Read more: The road is open)": the colon of a sentence in brackets introduces nothing.
  private static func isAside(_ hit: CueHit, _ view: SentenceView) -> Bool {
    view.isColon(hit.head)
      && view.isMark(
        view.segments.sentences[hit.sentence].tokenIndices.lowerBound, UInt8(ascii: "("))
  }

  /// The outermost stretch around `token`.
  func stretch(_ token: Int) -> Int? { stretchOf[token] >= 0 ? Int(stretchOf[token]) : nil }

  func sentence(_ number: Int) -> Range<Int> { view.segments.sentences[number].tokenIndices }

  /// Whether a sentence ends with a question mark outside of marks.
  func asks(_ number: Int) -> Bool {
    guard let last = sentence(number).last else { return false }
    return view.isMark(last, UInt8(ascii: "?")) && stretch(last) == nil
  }

  /// The tokens of the paragraph that holds `sentence`.
  func paragraph(ofSentence sentence: Int) -> Range<Int> {
    let segments = view.segments
    let n = partition(segments.paragraphs.count) {
      segments.paragraphs[$0].sentences.lowerBound.value <= sentence
    }
    guard n > 0 else { return self.sentence(sentence) }
    let sentences = segments.paragraphs[n - 1].sentenceIndices
    return segments.sentences[sentences.lowerBound].tokenIndices
      .lowerBound..<segments.sentences[sentences.upperBound - 1].tokenIndices.upperBound
  }

  /// `tokens` without punctuation and marks at both ends; nil where nothing is left.
  func trimmed(_ tokens: Range<Int>) -> TokenRun? {
    var first = tokens.lowerBound
    var end = tokens.upperBound
    while first < end, view.isPunctuation(first) { first += 1 }
    while end > first, view.isPunctuation(end - 1) { end -= 1 }
    return first < end ? TokenRun(start: Int32(first), end: Int32(end)) : nil
  }
}

import DocumentModel
import LexiconStore

/// Tokens to sentences and paragraphs.
struct SentenceSplitter: Sendable {
  let reader: GapReader
  let features: BoundaryFeatures
  let model: BoundaryModel

  init(lexicons: Lexicons) {
    reader = GapReader(words: lexicons.gapWords)
    features = BoundaryFeatures(words: lexicons.gapWords)
    model = lexicons.boundaries
  }

  func segments(
    _ bytes: Span<UInt8>, _ layer: TokenLayer, within limit: TimeLimit = .none
  ) -> Segments {
    let tokens = layer.tokens
    var sentences: [Sentence] = []
    var paragraphs: [Paragraph] = []
    sentences.reserveCapacity(tokens.count / 16 + layer.paragraphs.count)
    paragraphs.reserveCapacity(layer.paragraphs.count)
    var score = WeightSum(model: model)
    for (at, start) in layer.paragraphs.enumerated() {
      let end = at + 1 < layer.paragraphs.count ? layer.paragraphs[at + 1] : tokens.count
      let first = sentences.count
      split(bytes, tokens.span, start..<end, &score, within: limit, into: &sentences)
      paragraphs.append(
        Paragraph(
          range: Slice(start: tokens[start].range.start, end: tokens[end - 1].range.end),
          sentences: Index(first)..<Index(sentences.count)))
    }
    return Segments(paragraphs: paragraphs, sentences: sentences, tokens: tokens)
  }

  /// A sentence has no more tokens than this: what runs on longer is a table or litter, and later stages compare the
  /// parts of a sentence with each other, so that time stays linear on any text only if it ends somewhere.
  static let most = 512

  /// The sentences of one paragraph; what is left when the time is over is one.
  private func split(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>, _ score: inout WeightSum,
    within limit: TimeLimit, into sentences: inout [Sentence]
  ) {
    var open = OpenMarks()
    var list = ListTracker()
    var start = range.lowerBound
    list.begin(bytes, tokens, range, at: start)
    var next = start
    while true {
      next += 1
      let bound = min(range.upperBound, start + Self.most)
      if !list.isOpen { next = Self.nextGap(bytes, tokens, next, bound) }
      guard next < range.upperBound else { break }
      open.take(bytes, tokens[next - 1])
      guard
        next - start >= Self.most || list.continues(bytes, tokens, range, at: next)
          || ends(bytes, tokens, range, from: start, before: next, open, &score)
      else { continue }
      sentences.append(Self.sentence(tokens, start, next))
      start = next
      if limit.isOver(at: sentences.count) { break }
      list.begin(bytes, tokens, range, at: start)
    }
    sentences.append(Self.sentence(tokens, start, range.upperBound))
  }

  /// The first gap before `next` or a later token that is not one between a word and a word in small letters: those are
  /// no candidates, and marks and lists have nothing to do with them. Most gaps are passed here.
  @inline(never)
  private static func nextGap(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ next: Int, _ end: Int
  ) -> Int {
    var at = next
    while at < end {
      let last = tokens[at &- 1]
      guard last.kind == .word, tokens[at].kind == .word, tokens[at].shape == .lower,
        bytes[last.range.upper &- 1] != UInt8(ascii: ".")
      else { return at }
      at &+= 1
    }
    return end
  }

  /// Whether the model ends the sentence that began at `start` in the gap before `next`.
  @inline(__always)
  private func ends(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>, from start: Int,
    before next: Int, _ open: OpenMarks, _ score: inout WeightSum
  ) -> Bool {
    guard
      let gap = reader.candidate(
        bytes, tokens, in: range, from: start, before: next, open: open)
    else { return false }
    if reader.mustEnd(bytes, tokens, gap, range, from: start) { return true }
    score.sum = 0
    features.emit(bytes, tokens, gap, in: range, from: start, open: open, into: &score)
    return score.sum > 0
  }

  private static func sentence(_ tokens: Span<Token>, _ start: Int, _ end: Int) -> Sentence {
    Sentence(
      range: Slice(start: tokens[start].range.start, end: tokens[end - 1].range.end),
      tokens: Index(start)..<Index(end))
  }
}

import DocumentModel
import LexiconStore

/// Extents from the order of words alone: they serve where a sentence has no arcs, or wrong ones.
struct OrderExtents {
  let reading: Reading
  private let thats: ExtentTail
  /// The most words that a source takes between commas and cue.
  private static let sourceReach = 14
  private static let subordinatorReach = 10
  private static let turnReach = 9
  /// How many commas of a sentence may end a content.
  private static let mostCommas = 3

  init(reading: Reading) {
    self.reading = reading
    thats = ExtentTail(reading: reading, cues: CueFeatures(reading: reading))
  }

  func add(of hit: CueHit, to list: inout ExtentList) {
    let sentence = reading.sentence(hit.sentence)
    if reading.table.cues[hit.cue].part == .phrase {
      addAccording(hit, sentence, to: &list)
      return
    }
    if reading.table.cues[hit.cue].part == .punct { addTurn(hit, to: &list) }
    addAfter(hit, sentence, to: &list)
    addBefore(hit, sentence, to: &list)
  }

  /// "CONTENT - said SOURCE."
  func addParted(_ dash: Int, of hit: CueHit, to list: inout ExtentList) {
    let sentence = reading.sentence(hit.sentence)
    if let run = reading.trimmed(sentence.lowerBound..<dash) {
      list.add(run, .dash, anchor: hit.head)
    }
  }

  /// "NAME: CONTENT" to the end of the paragraph.
  private func addTurn(_ hit: CueHit, to list: inout ExtentList) {
    let paragraph = reading.paragraph(ofSentence: hit.sentence)
    guard hit.head - paragraph.lowerBound < Self.turnReach else { return }
    if let run = reading.trimmed(hit.tokens.upperBound..<paragraph.upperBound) {
      list.add(run, .turn, anchor: hit.head)
    }
  }

  /// "According to SOURCE, CONTENT." and "CONTENT, according to SOURCE(, CONTENT)."
  private func addAccording(_ hit: CueHit, _ sentence: Range<Int>, to list: inout ExtentList) {
    let left = reading.trimmed(sentence.lowerBound..<hit.tokens.lowerBound)
    let comma = (hit.tokens.upperBound..<sentence.upperBound).first(where: reading.view.isComma)
    let right = comma.flatMap { reading.trimmed($0..<sentence.upperBound) }
    if let left {
      list.add(left, .before, anchor: hit.head)
      if let right { list.add([left, right], .around, anchor: hit.head) }
    } else if let right {
      list.add(right, .after, anchor: hit.head)
    }
  }

  /// "SOURCE said (that) CONTENT."
  private func addAfter(_ hit: CueHit, _ sentence: Range<Int>, to list: inout ExtentList) {
    let start = hit.tokens.upperBound
    guard start < sentence.upperBound else { return }
    let limit = min(sentence.upperBound, start + Self.subordinatorReach)
    let subordinator = (start..<limit).first { reading.view.tag($0) == .sconj }
    if let subordinator { addOpen(subordinator, sentence, .that, hit, to: &list) }
    if let that = thats.that(behind: hit), that != subordinator {
      addOpen(that, sentence, .that, hit, to: &list)
    }
    if let to = (start..<limit).first(where: { isParticle($0) }), to > start {
      addOpen(to, sentence, .to, hit, to: &list)
    }
    addOpen(start, sentence, .after, hit, to: &list)
  }

  /// Whether an infinitive begins: "urged the council ⟦to vote⟧".
  private func isParticle(_ at: Int) -> Bool {
    reading.view.tag(at) == .part && at + 1 < reading.view.segments.tokens.count
      && reading.view.tag(at + 1) == .verb
  }

  /// To the end of the sentence, and to its last commas.
  private func addOpen(
    _ start: Int, _ sentence: Range<Int>, _ shape: ExtentShape, _ hit: CueHit,
    to list: inout ExtentList
  ) {
    guard let whole = reading.trimmed(start..<sentence.upperBound) else { return }
    list.add(whole, shape, anchor: hit.head)
    var commas = 0
    for at in whole.indices.reversed() where reading.view.isComma(at) {
      guard at > start + 2, commas < Self.mostCommas else { return }
      guard reading.stretch(at) == nil, let cut = reading.trimmed(start..<at) else { continue }
      list.add(cut, shape, anchor: hit.head)
      commas += 1
    }
  }

  /// "CONTENT, SOURCE said." and "CONTENT, SOURCE said, CONTENT."
  private func addBefore(_ hit: CueHit, _ sentence: Range<Int>, to list: inout ExtentList) {
    let floor = max(sentence.lowerBound, hit.tokens.lowerBound - Self.sourceReach)
    let end = max(floor, subject(of: hit, sentence) ?? hit.tokens.lowerBound)
    guard let comma = (floor..<end).last(where: reading.view.isComma),
      let left = reading.trimmed(sentence.lowerBound..<comma)
    else {
      addUnparted(hit, sentence, to: &list)
      return
    }
    list.add(left, .before, anchor: hit.head)
    if let later = reading.trimmed(start(of: left)..<comma) {
      list.add(later, .before, anchor: hit.head)
    }
    let next = (hit.tokens.upperBound..<sentence.upperBound).first(where: reading.view.isComma)
    if let next, let right = reading.trimmed(next..<sentence.upperBound) {
      list.add([left, right], .around, anchor: hit.head)
    }
    guard let next, let marks = marks(behindComma: next, sentence),
      let right = reading.trimmed(marks..<sentence.upperBound)
    else { return }
    list.add([left, right], .around, anchor: hit.head)
  }

  /// The comma right before a stretch in marks, where others come first: those part an apposition ("said Orlyk, a doctor,
  /// “…”").
  private func marks(behindComma first: Int, _ sentence: Range<Int>) -> Int? {
    for at in first + 1..<max(first + 1, min(sentence.upperBound, first + Self.sourceReach)) {
      if reading.stretch(at) != nil { return nil }
      if reading.view.isComma(at), at + 2 < sentence.upperBound,
        reading.view.token(at + 1).kind == .quoteMark, reading.stretch(at + 2) != nil
      {
        return at
      }
    }
    return nil
  }

  /// Where the subject of a cue begins, before it: commas behind that belong to its appositions.
  private func subject(of hit: CueHit, _ sentence: Range<Int>) -> Int? {
    let subject = reading.tree.child(hit.head) { $0 == .nsubj }
    guard let subject, subject < hit.head else { return nil }
    let start = reading.tree.yield(subject).lowerBound
    return start > sentence.lowerBound + 2 ? start : nil
  }

  /// "CONTENT SOURCE said": no comma, the content ends where the subject begins.
  private func addUnparted(_ hit: CueHit, _ sentence: Range<Int>, to list: inout ExtentList) {
    guard let end = subject(of: hit, sentence),
      let left = reading.trimmed(sentence.lowerBound..<end)
    else { return }
    list.add(left, .before, anchor: hit.head)
  }

  /// Behind the last semicolon, colon or dash, else the first comma, else a leading conjunction of a content.
  private func start(of content: TokenRun) -> Int {
    let view = reading.view
    let isBreak = { (at: Int) in
      view.isColon(at) || view.isDash(at) || view.isMark(at, UInt8(ascii: ";"))
    }
    if let at = content.indices.last(where: { isBreak($0) }) { return at + 1 }
    if let at = content.indices.first(where: { view.isComma($0) }) { return at + 1 }
    return view.tag(Int(content.start)) == .cconj ? Int(content.start) + 1 : Int(content.start)
  }
}

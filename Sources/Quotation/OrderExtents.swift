import DocumentModel
import LexiconStore

/// Extents from the order of words alone: they serve where a sentence has no arcs, or wrong ones.
struct OrderExtents {
  let reading: Reading
  /// The most words that a source takes between commas and cue.
  private static let sourceReach = 14
  private static let subordinatorReach = 10
  private static let turnReach = 9

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
    if let that = (start..<limit).first(where: { reading.view.tag($0) == .sconj }) {
      addOpen(that, sentence, .that, hit, to: &list)
    }
    addOpen(start, sentence, .after, hit, to: &list)
  }

  /// To the end of the sentence, and to its last comma.
  private func addOpen(
    _ start: Int, _ sentence: Range<Int>, _ shape: ExtentShape, _ hit: CueHit,
    to list: inout ExtentList
  ) {
    guard let whole = reading.trimmed(start..<sentence.upperBound) else { return }
    list.add(whole, shape, anchor: hit.head)
    let last = whole.indices.last { reading.view.isComma($0) && reading.stretch($0) == nil }
    if let last, last > start + 2, let cut = reading.trimmed(start..<last) {
      list.add(cut, shape, anchor: hit.head)
    }
  }

  /// "CONTENT, SOURCE said." and "CONTENT, SOURCE said, CONTENT."
  private func addBefore(_ hit: CueHit, _ sentence: Range<Int>, to list: inout ExtentList) {
    let floor = max(sentence.lowerBound, hit.tokens.lowerBound - Self.sourceReach)
    guard let comma = (floor..<hit.tokens.lowerBound).last(where: reading.view.isComma),
      let left = reading.trimmed(sentence.lowerBound..<comma)
    else { return }
    list.add(left, .before, anchor: hit.head)
    let next = (hit.tokens.upperBound..<sentence.upperBound).first(where: reading.view.isComma)
    if let next, let right = reading.trimmed(next..<sentence.upperBound) {
      list.add([left, right], .around, anchor: hit.head)
    }
  }
}

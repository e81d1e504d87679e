public import DocumentModel
public import Intake
public import Stance

extension Stages {
  /// What stands around the mention at code points `target` of a text, for fitting. Throws where there are no such.
  public func surroundings(
    of text: String, target: (start: Int, end: Int), id: String
  ) throws(RecordError) -> MentionSurroundings {
    let bytes = Array(text.utf8)
    let points = CodePoints(bytes)
    guard let given = points.bytes(target.start, target.end) else {
      throw RecordError(.badTarget(length: points.count), id: nil)
    }
    let base = self.base(of: RawArticle(id: id, text: bytes, origin: id))
    return scorer.surroundings(
      of: base.document.offsets.normalised(of: given), in: base.document.text.all,
      of: base.document, base.segments, base.syntax)
  }

  /// What the rules alone call the mention.
  public func told(_ around: MentionSurroundings) -> StanceLabel { scorer.label(told: around) }

  /// What `score` answers for a text: toward the mention at a range of its UTF-8 bytes, or its sentiment where that is nil.
  public func score(_ text: [UInt8], toward mention: Range<Int>?) -> StanceResult {
    let base = self.base(of: RawArticle(id: "text", text: text, origin: "text"))
    let place = mention.map {
      base.document.offsets.normalised(of: TextRange<Original>($0.lowerBound, $0.upperBound))
    }
    return scorer.score(
      base.document.text.all, toward: place, in: base.document, base.segments, base.syntax)
  }
}

import DocumentModel
public import Intake
import LexiconStore
public import Reporting
import Stance
public import Tabular

/// One text with a target per line in, one score with its evidence per line out.
public struct ScoreFilter: LineFilter {
  let stages: Stages
  let writer: ScoreLine

  public init(stages: Stages, offsets: OffsetUnit) {
    self.stages = stages
    writer = ScoreLine(lexicons: stages.lexicons, offsets: offsets)
  }

  public func answer(
    _ bytes: [UInt8], _ range: Range<Int>, line number: Int, of path: String,
    to json: inout JSONWriter
  ) throws(RecordError) {
    let request = try ScoreRequest(bytes, in: range)
    let base = stages.base(
      of: RawArticle(id: "\(number)", text: request.text, origin: "\(path):\(number)"))
    let target = try self.target(of: request, in: base.document)
    let result = stages.scorer.score(
      base.document.text.all, toward: target, in: base.document, base.segments, base.syntax)
    writer.write(
      id: request.id, score: result.score, label: result.label, evidence: result.evidence,
      document: base.document, given: request.text, to: &json)
  }

  private func target(
    of request: ScoreRequest, in document: Document
  ) throws(RecordError) -> Slice? {
    switch request.target {
    case nil: return nil
    case .range(let start, let end):
      let points = CodePoints(request.text)
      guard let given = points.bytes(start, end) else {
        throw RecordError(.badTarget(length: points.count), id: request.id)
      }
      return document.offsets.normalised(of: given)
    case .name(let name):
      return NameSearch.first(name, in: document.text)
    }
  }
}

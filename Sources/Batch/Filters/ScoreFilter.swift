import DocumentModel
import ICUText
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
    let base = stages.base(of: RawArticle(id: "", text: request.text, origin: path))
    let result = try score(request, base)
    writer.write(
      id: request.id, score: result.score, label: result.label, evidence: result.evidence,
      opinion: result.opinion, document: base.document, given: request.text, to: &json)
  }

  private func score(_ request: ScoreRequest, _ base: Stages.Base) throws(RecordError)
    -> StanceResult
  {
    switch request.target {
    case nil: return score(toward: nil, base)
    case .range(let start, let end):
      let points = CodePoints(request.text)
      guard let given = points.bytes(start, end) else {
        throw RecordError(.badTarget(length: points.count), id: request.id)
      }
      return score(toward: base.document.offsets.normalised(of: given), base)
    case .name(let name):
      if let side = stages.lexicons.side(named: ICUText.foldCase(name)),
        stages.lexicons.side(side).isTarget
      {
        return stages.scorer.score(
          base.document.text.all, toward: side, in: base.document, base.segments, base.syntax)
      }
      // A text that does not mention the name says nothing of it.
      guard let mention = NameSearch.first(name, in: base.document.text) else {
        return StanceResult()
      }
      return score(toward: mention, base)
    }
  }

  private func score(toward mention: Slice?, _ base: Stages.Base) -> StanceResult {
    stages.scorer.score(
      base.document.text.all, toward: mention, in: base.document, base.segments, base.syntax)
  }
}

import DocumentModel
public import Intake
import LexiconStore
public import Reporting
public import Tabular

/// One JSON article per line in, one annotated article per line out.
public struct AnnotateFilter: LineFilter {
  let stages: Stages
  let writer: AnnotatedLine
  private let depth: Stages.Depth

  public init(stages: Stages, offsets: OffsetUnit, layers: Layers) {
    self.stages = stages
    writer = AnnotatedLine(lexicons: stages.lexicons, offsets: offsets, layers: layers)
    depth =
      layers.contains(.quotes) ? .quotations : layers.contains(.syntax) ? .syntax : .segments
  }

  public func answer(
    _ bytes: [UInt8], _ range: Range<Int>, line number: Int, of path: String,
    to json: inout JSONWriter
  ) throws(RecordError) {
    let line = try ArticleLine(
      bytes, in: range, fallbackID: "\(number)", origin: "\(path):\(number)")
    let analysis: Analysis
    do {
      analysis = try stages.analysis(of: line.article, to: depth, within: Deadline())
    } catch {
      var id = JSONWriter()
      id.string(line.article.id)
      throw RecordError(.tookTooLong(error.message), id: line.hasID ? id.bytes : nil)
    }
    writer.write(
      analysis, of: line.article,
      unknown: line.others.map { UnknownField(key: $0.key, json: $0.json) }, to: &json)
  }
}

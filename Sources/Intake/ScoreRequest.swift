import Tabular

/// One line of `score`: `{"id","text","target":[start,end]}`, `{"id","text","target_name"}`, or neither for sentiment.
public struct ScoreRequest: Sendable {
  public enum Target: Sendable, Equatable {
    /// Code points of `text`.
    case range(start: Int, end: Int)
    case name(String)
  }
  /// As JSON, to be given back; nil where the line has none.
  public let id: [UInt8]?
  public let text: [UInt8]
  /// Nil: the sentiment is asked for.
  public let target: Target?

  public init(_ bytes: [UInt8], in range: Range<Int>) throws(RecordError) {
    let record = try RecordFields(bytes, in: range)
    id = record.idSource
    text = try record.text()
    if let member = record.member("target") {
      guard let ends = member.value.elements, ends.count == 2, let start = ends[0].integer,
        let end = ends[1].integer
      else { throw record.wrongType("target", member.value, "[start, end]") }
      target = .range(start: start, end: end)
    } else {
      target = try record.string("target_name").map { .name($0) }
    }
  }
}

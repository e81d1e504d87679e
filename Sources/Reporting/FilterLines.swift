public import DocumentModel
public import LexiconStore
public import Tabular

/// The line that a filter writes for a line it could not use.
public struct ErrorLine: Sendable {
  /// The value of the line's `id` as JSON, where it could be read.
  public let id: [UInt8]?
  /// 1-based.
  public let line: Int
  /// A word for machines: `json`, `missing-text`, …
  public let code: String
  /// What is wrong, where, and what to do.
  public let message: String

  public init(id: [UInt8]?, line: Int, code: String, message: String) {
    self.id = id
    self.line = line
    self.code = code
    self.message = message
  }

  public func write(to json: inout JSONWriter) {
    json.beginObject()
    if let id {
      json.key("id")
      json.raw(id)
    }
    json.key("line")
    json.integer(line)
    json.key("error")
    json.beginObject()
    json.key("code")
    json.string(code)
    json.key("message")
    json.string(message)
    json.endObject()
    json.endObject()
    json.newline()
  }
}

/// The line that `score` writes: `{id, score, label, evidence}`; label −1, 0 or 1. With fitted weights also `opinion`, the
/// sum that says whether the text judges the mention at all, and its evidence.
public struct ScoreLine: Sendable {
  let unit: OffsetUnit
  private let rows: EvidenceJSON

  public init(lexicons: Lexicons, offsets unit: OffsetUnit = .codepoint) {
    self.unit = unit
    rows = EvidenceJSON(lexicons)
  }

  /// `id` is the value of the input's `id` as JSON; null where it had none. `given` is the text as it was given.
  public func write(
    id: [UInt8]?, score: Millis, label: StanceLabel, evidence: [Evidence],
    opinion: (sum: Millis, evidence: [Evidence])? = nil, document: Document, given: [UInt8],
    to json: inout JSONWriter
  ) {
    let offsets = GivenOffsets(of: document, given: given, unit: unit)
    json.beginObject()
    json.key("id")
    if let id { json.raw(id) } else { json.null() }
    json.key("score")
    json.millis(score)
    json.key("label")
    json.integer(Int(label.rawValue))
    json.key("evidence")
    json.beginArray()
    for piece in evidence { rows.write(piece, offsets, to: &json) }
    json.endArray()
    if let opinion {
      json.key("opinion")
      json.millis(opinion.sum)
      json.key("opinion_evidence")
      json.beginArray()
      for piece in opinion.evidence { rows.write(piece, offsets, to: &json) }
      json.endArray()
    }
    json.endObject()
    json.newline()
  }
}

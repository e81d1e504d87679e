public import DocumentModel
import Tabular

/// What a run read, with what, and what became of it. No clock and no path of the machine stands in it beyond the names
/// the pipeline gives, so that the same input gives the same bytes.
public struct Manifest: Sendable {
  /// A file that was read or written.
  public struct File: Sendable, Equatable {
    public let path: String
    public let sha256: String
    public let bytes: Int
    /// Articles of an input, rows of an output; nil where a file has none.
    public let records: Int?
    public init(path: String, sha256: String, bytes: Int, records: Int? = nil) {
      self.path = path
      self.sha256 = sha256
      self.bytes = bytes
      self.records = records
    }
  }

  /// Why records were not scored.
  public struct Reason: Sendable {
    public let code: String
    public let count: Int
    public init(code: String, count: Int) {
      self.code = code
      self.count = count
    }
  }

  /// Law: `read = scored + skipped + failed`.
  public struct Counts: Sendable {
    public let scored: Int
    public let skipped: [Reason]
    public let failed: [Reason]
    public init(scored: Int, skipped: [Reason], failed: [Reason]) {
      self.scored = scored
      self.skipped = skipped
      self.failed = failed
    }
    public var skippedCount: Int { skipped.reduce(0) { $0 + $1.count } }
    public var failedCount: Int { failed.reduce(0) { $0 + $1.count } }
    public var read: Int { scored + skippedCount + failedCount }
  }

  public let version: String
  /// The pipeline's file and digest.
  public let pipeline: File
  public let icu: (major: Int, minor: Int)
  public let inputs: [File]
  public let lexicons: [File]
  public let outputs: [File]
  public let counts: Counts
  public let findings: [(code: FindingCode, count: Int)]
  /// Cells that got an apostrophe: table, column, how many.
  public let defused: [(table: TableName, column: String, count: Int)]

  public init(
    version: String, pipeline: File, icu: (major: Int, minor: Int), inputs: [File],
    lexicons: [File], outputs: [File], counts: Counts,
    findings: [(code: FindingCode, count: Int)], defused: [TableName: [String: Int]]
  ) {
    self.version = version
    self.pipeline = pipeline
    self.icu = icu
    self.inputs = inputs
    self.lexicons = lexicons
    self.outputs = outputs
    self.counts = counts
    self.findings = findings
    self.defused = TableName.allCases.flatMap { table in
      (defused[table] ?? [:]).sorted { $0.key < $1.key }
        .map { (table: table, column: $0.key, count: $0.value) }
    }
  }

  /// manifest.json.
  public var json: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.member("program", "standpoint")
    json.member("version", version)
    json.member("icu", "\(icu.major).\(icu.minor)")
    json.key("pipeline")
    json.file(pipeline, records: "records")
    json.key("counts")
    json.counts(counts)
    json.key("findings")
    json.beginArray()
    for finding in findings { json.finding(finding.code, finding.count) }
    json.endArray()
    json.key("defused_cells")
    json.beginArray()
    for cells in defused {
      json.beginObject()
      json.member("table", cells.table.rawValue)
      json.member("column", cells.column)
      json.member("cells", cells.count)
      json.endObject()
    }
    json.endArray()
    json.files("inputs", inputs, records: "articles")
    json.files("lexicons", lexicons, records: "records")
    json.files("outputs", outputs, records: "rows")
    json.endObject()
    return JSONLayout.indented(json.bytes, width: 200)
  }
}

extension JSONWriter {
  fileprivate mutating func file(_ file: Manifest.File, records name: String) {
    beginObject()
    member("path", file.path)
    member("sha256", file.sha256)
    member("bytes", file.bytes)
    if let records = file.records { member(name, records) }
    endObject()
  }

  fileprivate mutating func files(_ name: String, _ files: [Manifest.File], records: String) {
    key(name)
    beginArray()
    for file in files { self.file(file, records: records) }
    endArray()
  }

  fileprivate mutating func counts(_ counts: Manifest.Counts) {
    beginObject()
    member("in", counts.read)
    member("scored", counts.scored)
    member("skipped", counts.skippedCount)
    member("failed", counts.failedCount)
    key("reasons")
    beginArray()
    for (outcome, reasons) in [("skipped", counts.skipped), ("failed", counts.failed)] {
      for reason in reasons.sorted(by: { $0.code < $1.code }) {
        beginObject()
        member("outcome", outcome)
        member("code", reason.code)
        member("count", reason.count)
        endObject()
      }
    }
    endArray()
    endObject()
  }

  fileprivate mutating func finding(_ code: FindingCode, _ count: Int) {
    beginObject()
    member("code", code.rawValue)
    member("count", count)
    member("message", Finding(code, at: nil, count: count).message)
    endObject()
  }
}

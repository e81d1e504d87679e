import Foundation
public import Intake
public import LexiconStore
import MappedBytes
public import Reporting
import Yams

/// Where an article's id comes from.
public enum IDPolicy: String, Sendable, CaseIterable {
  /// The article's own; else the file's name (and line).
  case given
  /// The file's path below the pipeline's folder (and line).
  case path
  /// The first 16 hexadecimal digits of the text's SHA-256.
  case text
}

/// Whether an article that several outlets carry counts once or each time.
public enum DuplicateChoice: String, Sendable, CaseIterable { case once, each }

/// What a run makes of its tables.
public enum ReportKind: String, Sendable, CaseIterable {
  /// The comparison as one page.
  case html
  /// All tables as a workbook for Excel and LibreOffice.
  case xlsx
  /// All tables as a database, with keys, indexes and views.
  case sqlite
  /// Who is quoted where and speaks of what, as a graph for Gephi.
  case gexf
  /// JSON Schema of the JSON tables.
  case schema

  public var fileName: String {
    switch self {
    case .html: "report.html"
    case .xlsx: "standpoint.xlsx"
    case .sqlite: "standpoint.sqlite"
    case .gexf: "graph.gexf"
    case .schema: "schema.json"
    }
  }
}

/// How CSV is written.
public enum Spreadsheet: String, Sendable, CaseIterable {
  /// RFC 4180: comma, decimal point, no byte order mark.
  case plain
  /// As Excel opens it by a double click: byte order mark, CRLF.
  case excel
  /// The same where the decimal mark is a comma: semicolons between cells.
  case excelComma = "excel-comma"
}

/// A pipeline, read and checked.
public struct Plan: Sendable {
  /// What `inputs` names.
  public enum Input: Sendable, Equatable {
    /// A file, a folder, or a pattern with `*` and `?`.
    case path(String)
    /// A file with one such path a line.
    case list(String)
  }

  /// The pipeline file, as it was named, and its bytes.
  public let path: String
  public let bytes: [UInt8]
  public let inputs: [Input]
  /// How names of text files are made, or nil.
  public let names: FileNamePattern?
  public let ids: IDPolicy
  /// Which column of a CSV file holds what.
  public let columns: ColumnMapping
  /// The folder of the tables; nil: Output in the working directory.
  public let output: String?
  public let tables: [TableName]
  public let formats: [TableFormat]
  public let reports: [ReportKind]
  public private(set) var spreadsheet: Spreadsheet
  public let offsets: OffsetUnit
  public let includesText: Bool
  /// A folder laid over Lexicons/, or nil.
  public let lexicons: String?
  /// Names of sides; nil: those that sides.tsv marks.
  let targets: [PlacedText]?
  public let weights: WeightChoice
  public let duplicates: DuplicateChoice
  public let jobs: Int?
  /// Processor time that an article may take; nil: a minute.
  let seconds: Int?
  /// The file that remembers what was scored; nil: nothing is remembered.
  public let store: String?
  /// How many runs the output folder keeps, each in a folder of its own; nil: the last one, in the folder itself.
  public let keep: Int?

  static let keys = [
    "inputs", "names", "columns", "ids", "output", "lexicons", "targets", "weights", "duplicates",
    "jobs", "store", "seconds",
  ]
  static let outputKeys = [
    "folder", "tables", "formats", "reports", "spreadsheet", "offsets", "text", "keep",
  ]

  /// Reads and checks a pipeline file.
  public init(path: String) throws {
    try self.init(path: path, bytes: ByteStream.contents(path))
  }

  public init(path: String, bytes: [UInt8]) throws(PipelineError) {
    guard let yaml = String(validating: bytes, as: UTF8.self) else {
      throw PipelineError(
        path: path, line: 0, kind: .unreadable("not valid UTF-8; save it as UTF-8"))
    }
    let reader = try PlanReader(yaml: yaml, path: path, known: Self.keys)
    self.path = path
    self.bytes = bytes
    inputs = try Self.inputs(reader)
    names = try Self.names(reader)
    columns = try Self.columns(reader)
    ids = try reader.choice("ids", IDPolicy.self) ?? .given
    lexicons = try reader.text("lexicons").map { Self.resolved($0, beside: path) }
    targets = try reader.placedTexts("targets")
    weights = try reader.choice("weights", WeightChoice.self) ?? .fitted
    duplicates = try reader.choice("duplicates", DuplicateChoice.self) ?? .once
    jobs = try reader.count("jobs")
    seconds = try reader.count("seconds")
    store = try reader.text("store").map { Self.resolved($0, beside: path) }
    let output = try reader.node("output").map { node throws(PipelineError) in
      try PlanReader(node, key: "output", path: path, known: Self.outputKeys)
    }
    self.output = try output?.text("folder").map { Self.resolved($0, beside: path) }
    tables = try output?.choices("tables", TableName.self) ?? TableName.allCases
    formats = try output?.choices("formats", TableFormat.self) ?? TableFormat.allCases
    reports = try output?.choices("reports", ReportKind.self) ?? ReportKind.allCases
    spreadsheet = try output?.choice("spreadsheet", Spreadsheet.self) ?? .plain
    offsets = try output?.choice("offsets", OffsetUnit.self) ?? .codepoint
    keep = try output?.count("keep")
    includesText = try output?.choice("text", Answer.self) == .yes
  }

  /// The same with CSV written in another way than the file says.
  public func writing(_ spreadsheet: Spreadsheet) -> Plan {
    var plan = self
    plan.spreadsheet = spreadsheet
    return plan
  }

  /// The lexicons with stance measured toward the plan's targets; a name that is no target is a fault of the pipeline.
  public func measured(_ lexicons: Lexicons) throws(PipelineError) -> Lexicons {
    guard let targets else { return lexicons }
    let known = lexicons.targets.map { lexicons.side($0).name }
    for target in targets where !known.contains(target.text) {
      throw PipelineError(
        path: path, line: target.line,
        kind: .badValue(key: "targets", value: target.text, allowed: known))
    }
    return lexicons.measuring(targets.map(\.text)) ?? lexicons
  }

  /// Names of the sides, where the pipeline names any.
  var targetNames: [String] { targets?.map(\.text) ?? [] }

  private enum Answer: String, CaseIterable { case yes, no }

  private static func inputs(_ reader: PlanReader) throws(PipelineError) -> [Input] {
    let nodes = reader.nodes("inputs")
    guard !nodes.isEmpty else {
      throw reader.missing("inputs", hint: "name the files or folders with the articles")
    }
    var inputs: [Input] = []
    for node in nodes {
      if let path = node.scalar?.string {
        inputs.append(.path(path))
        continue
      }
      let list = try PlanReader(node, key: "inputs", path: reader.path, known: ["list"])
      guard let path = try list.text("list") else {
        throw reader.fault(node, .missing(key: "list", hint: "name a file with one path a line"))
      }
      inputs.append(.list(path))
    }
    return inputs
  }

  private static func columns(_ reader: PlanReader) throws(PipelineError) -> ColumnMapping {
    guard let node = reader.node("columns") else { return ColumnMapping() }
    let mapping = try PlanReader(
      node, key: "columns", path: reader.path, known: ColumnMapping.fields)
    var columns: [String: String] = [:]
    for field in ColumnMapping.fields { columns[field] = try mapping.text(field) }
    return ColumnMapping(columns)
  }

  private static func names(_ reader: PlanReader) throws(PipelineError) -> FileNamePattern? {
    guard let node = reader.node("names"), let text = try reader.text("names") else { return nil }
    do {
      return try FileNamePattern(text)
    } catch {
      throw reader.fault(node, .badPattern(text, error))
    }
  }

  /// A path of the pipeline counts from the folder of its file.
  static func resolved(_ path: String, beside pipeline: String) -> String {
    if path.hasPrefix("/") { return path }
    let folder = (pipeline as NSString).deletingLastPathComponent
    return folder.isEmpty ? path : folder + "/" + path
  }
}

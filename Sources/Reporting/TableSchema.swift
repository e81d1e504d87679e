/// A table of a run.
public enum TableName: String, Sendable, CaseIterable {
  case articles, quotes, evidence, speakers, outlets
  case outletsDaily = "outlets_daily"
  case outletsWeekly = "outlets_weekly"
  case speakersByOutlet = "speakers_by_outlet"
  case groupsByOutlet = "groups_by_outlet"
  case comparison, statements, duplicates
}

public enum TableFormat: String, Sendable, CaseIterable {
  case csv, json
}

/// What a table holds and what its columns mean.
public struct TableSchema: Sendable {
  public let name: TableName
  /// What one row is.
  public let meaning: String
  public let columns: [ColumnDefinition]
  public let primaryKey: [String]
  /// Columns that hold another table's primary key.
  public let foreignKeys: [(column: String, table: TableName)]

  public func fileName(_ format: TableFormat) -> String { "\(name.rawValue).\(format.rawValue)" }
}

/// Rows as bytes, in both formats; concatenating them is all it takes to join them.
public struct EncodedRows: Sendable, Equatable {
  public private(set) var count = 0
  public private(set) var csv: [UInt8] = []
  /// Each row is preceded by a comma and a line feed: `body` drops the first comma.
  public private(set) var json: [UInt8] = []
  /// Text cells of CSV that got an apostrophe, by column.
  public private(set) var defused: [String: Int] = [:]

  public init() {}

  public init(count: Int, csv: [UInt8], json: [UInt8], defused: [String: Int]) {
    self.count = count
    self.csv = csv
    self.json = json
    self.defused = defused
  }

  public mutating func append(_ other: EncodedRows) {
    count += other.count
    csv += other.csv
    json += other.json
    defused.merge(other.defused, uniquingKeysWith: +)
  }
}

import DocumentModel
import Tabular

/// A table whose rows are made from `Row`: its columns, each defined once.
struct Table<Row>: Sendable {
  let name: TableName
  let meaning: String
  let columns: [Column<Row>]
  let primaryKey: [String]
  let foreignKeys: [(column: String, table: TableName)]
  /// Of each column, as JSON.
  private let keys: [[UInt8]]

  init(
    name: TableName, meaning: String, columns: [Column<Row>], primaryKey: [String],
    foreignKeys: [(column: String, table: TableName)] = []
  ) {
    self.name = name
    self.meaning = meaning
    self.columns = columns
    self.primaryKey = primaryKey
    self.foreignKeys = foreignKeys
    keys = columns.map { JSONWriter.encoded(key: $0.definition.name) }
  }

  var schema: TableSchema {
    TableSchema(
      name: name, meaning: meaning, columns: columns.map(\.definition), primaryKey: primaryKey,
      foreignKeys: foreignKeys)
  }

  /// Part by part: memory does not grow with the rows.
  func encode<Failure: Error>(
    _ rows: some Sequence<Row>, _ options: TableOptions,
    _ body: (EncodedRows) throws(Failure) -> Void
  ) throws(Failure) {
    var part: [Row] = []
    for row in rows {
      part.append(row)
      guard part.count == 4_096 else { continue }
      try body(encode(part, options))
      part.removeAll(keepingCapacity: true)
    }
    if !part.isEmpty { try body(encode(part, options)) }
  }

  func encode(_ rows: some Sequence<Row>, _ options: TableOptions) -> EncodedRows {
    var csv = CSVWriter(options.dialect)
    var json = JSONWriter()
    var defused: [String: Int] = [:]
    var count = 0
    var cells: [Cell] = []
    cells.reserveCapacity(columns.count)
    for row in rows {
      count += 1
      cells.removeAll(keepingCapacity: true)
      for column in columns { cells.append(column.cell(row)) }
      if options.writesCSV {
        for at in cells.indices where csv.cell(cells[at]) {
          defused[columns[at].definition.name, default: 0] += 1
        }
        csv.endLine()
      }
      if options.formats.contains(.json) { append(cells, to: &json) }
    }
    return EncodedRows(count: count, csv: csv.bytes, json: json.bytes, defused: defused)
  }

  private func append(_ cells: [Cell], to json: inout JSONWriter) {
    json.separator()
    json.beginObject()
    for at in cells.indices {
      json.key(encoded: keys[at])
      json.cell(cells[at])
    }
    json.endObject()
  }
}

extension CSVWriter {
  /// True where the cell had to be defused.
  fileprivate mutating func cell(_ cell: Cell) -> Bool {
    switch cell {
    case .absent: empty()
    case .integer(let value): integer(value)
    case .number(let value): millis(value)
    case .fine(let value): micros(value)
    case .text(let value): return text(value)
    }
    return false
  }
}

extension JSONWriter {
  fileprivate mutating func cell(_ cell: Cell) {
    switch cell {
    case .absent: null()
    case .integer(let value): integer(value)
    case .number(let value): millis(value)
    case .fine(let value): micros(value)
    case .text(let value): string(value)
    }
  }
}

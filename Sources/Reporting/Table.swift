import DocumentModel
import Tabular

/// A table whose rows are made from `Row`: its columns, each defined once.
struct Table<Row>: Sendable {
  let name: TableName
  let meaning: String
  let columns: [Column<Row>]
  let primaryKey: [String]
  let foreignKeys: [(column: String, table: TableName)]
  /// What stands before the value of each column in JSON, one after the other, and where each ends.
  private let keys: [UInt8]
  private let keyEnds: [Int]

  init(
    name: TableName, meaning: String, columns: [Column<Row>], primaryKey: [String],
    foreignKeys: [(column: String, table: TableName)] = []
  ) {
    self.name = name
    self.meaning = meaning
    self.columns = columns
    self.primaryKey = primaryKey
    self.foreignKeys = foreignKeys
    var keys: [UInt8] = []
    var ends: [Int] = []
    for column in columns {
      keys += JSONWriter.encoded(key: column.definition.name)
      ends.append(keys.count)
    }
    self.keys = keys
    keyEnds = ends
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

  /// Some rows at a time, column by column: a column's closure, which all threads share, is taken in hand once, not once
  /// a row.
  func encode(_ rows: [Row], _ options: TableOptions) -> EncodedRows {
    var csv = CSVWriter(options.dialect)
    var json = JSONWriter()
    var defused = [Int](repeating: 0, count: columns.count)
    var cells: [Cell] = []
    for start in stride(from: 0, to: rows.count, by: Self.atOnce) {
      let part = rows[start..<min(start + Self.atOnce, rows.count)]
      cells.removeAll(keepingCapacity: true)
      for column in columns {
        for row in part { cells.append(column.cell(row)) }
      }
      if options.writesCSV { append(cells, part.count, to: &csv, &defused) }
      if options.formats.contains(.json) { append(cells, part.count, to: &json) }
    }
    var named: [String: Int] = [:]
    for (column, count) in zip(columns, defused) where count > 0 {
      named[column.definition.name] = count
    }
    return EncodedRows(count: rows.count, csv: csv.bytes, json: json.bytes, defused: named)
  }

  private static var atOnce: Int { 256 }

  private func append(
    _ cells: [Cell], _ rows: Int, to csv: inout CSVWriter, _ defused: inout [Int]
  ) {
    for row in 0..<rows {
      for column in columns.indices where csv.cell(cells[column * rows + row]) {
        defused[column] += 1
      }
      csv.endLine()
    }
  }

  private func append(_ cells: [Cell], _ rows: Int, to json: inout JSONWriter) {
    let (keys, ends) = (keys.span, keyEnds.span)
    for row in 0..<rows {
      json.separator()
      json.beginObject()
      for column in ends.indices {
        let start = column == 0 ? 0 : ends[column - 1]
        json.key(encoded: keys.extracting(start..<ends[column]))
        json.cell(cells[column * rows + row])
      }
      json.endObject()
    }
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

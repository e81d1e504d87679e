import DocumentModel

/// A line of a fitted table (kind, term, of, then a number a column), read in one pass: there are tens of thousands.
struct FittedLine<Kind: Sendable, Sum: Sendable> {
  let kind: Kind
  let sum: Sum
  let term: Range<Int>
  let values: [Int32]

  init(
    _ row: LexiconTable.Row, columns: [String], kinds: KeyValuePairs<String, Kind>,
    sums: KeyValuePairs<String, Sum>
  ) throws(LexiconError) {
    var fields: [Range<Int>] = []
    var start = row.range.lowerBound
    for at in row.range where row.bytes[at] == Fields.tab {
      fields.append(start..<at)
      start = at + 1
    }
    fields.append(start..<row.range.upperBound)
    guard let kind = try row.choice("kind", kinds) else {
      throw row.error(.empty(column: "kind"))
    }
    guard let sum = try row.choice("of", sums) else { throw row.error(.empty(column: "of")) }
    self.kind = kind
    self.sum = sum
    guard fields.count > 3, !fields[1].isEmpty else { throw row.error(.empty(column: "term")) }
    term = fields[1]
    var values = [Int32](repeating: 0, count: columns.count)
    for (at, field) in fields.dropFirst(3).enumerated() {
      guard let value = Self.number(row.bytes, field) else {
        let text = String(decoding: row.bytes[field], as: UTF8.self)
        throw row.error(.badNumber(column: columns[at], field: text))
      }
      values[at] = value
    }
    self.values = values
  }

  /// A whole number; 0 where the field is absent; nil where it is neither.
  private static func number(_ bytes: [UInt8], _ field: Range<Int>) -> Int32? {
    let minus = UInt8(ascii: "-")
    if field.isEmpty || field.count == 1 && bytes[field.lowerBound] == minus { return 0 }
    let isNegative = bytes[field.lowerBound] == minus
    var value: Int32 = 0
    for at in isNegative ? field.dropFirst() : field {
      let digit = bytes[at] &- UInt8(ascii: "0")
      guard digit < 10, value < 100_000_000 else { return nil }
      value = value * 10 + Int32(digit)
    }
    return isNegative ? -value : value
  }
}

/// Where the lines of a fitted table go: those of one kind and term that follow each other are one row of the fit.
struct FittedPlaces<Kind: Equatable & Sendable> {
  private var last: (term: Range<Int>, kind: Kind, place: Int)?

  /// The place of the line before, where this one goes on with its term.
  func known<Sum>(_ line: FittedLine<Kind, Sum>, _ bytes: [UInt8]) -> Int? {
    guard let last, last.kind == line.kind, bytes[last.term].elementsEqual(bytes[line.term]) else {
      return nil
    }
    return last.place
  }

  mutating func keep<Sum>(_ line: FittedLine<Kind, Sum>, _ place: Int) {
    last = (line.term, line.kind, place)
  }
}

extension LexiconTable {
  /// A fitted table: its lines are read by position, so the columns stand in this order and no other.
  init(fitted file: LexiconSource, columns: [String]) throws(LexiconError) {
    let all = ["kind", "term", "of"] + columns
    try self.init(file, required: all)
    if let first = rows.first,
      let wrong = zip(first.columns, all).first(where: { $0 != $1 })?.0
    {
      throw first.error(.unknownColumn(wrong))
    }
  }
}

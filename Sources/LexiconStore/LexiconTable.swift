public import DocumentModel

/// A parsed file of Lexicons/: tab-separated, `#` begins a comment line, the first other line names the columns. A field
/// that is `-` or empty is absent. Trailing absent fields may be left out.
public struct LexiconTable: Sendable {
  public struct Row: Sendable {
    public let path: String
    public let line: Int
    /// The header's columns, and what this row's fields are cut from. Both are shared by all rows.
    let columns: [String]
    let bytes: [UInt8]
    /// The line, without its line end.
    let range: Range<Int>

    /// The field, or nil where it is absent.
    public subscript(_ column: String) -> String? {
      guard let at = columns.firstIndex(of: column) else { return nil }
      let field = Fields.field(at, bytes, range)
      if field.isEmpty || field.count == 1 && bytes[field.lowerBound] == UInt8(ascii: "-") {
        return nil
      }
      return String(decoding: bytes[field], as: UTF8.self)
    }

    public func error(_ kind: LexiconError.Kind) -> LexiconError {
      LexiconError(path: path, line: line, kind: kind)
    }

    public func required(_ column: String) throws(LexiconError) -> String {
      guard let value = self[column] else { throw error(.empty(column: column)) }
      return value
    }

    /// A decimal number as thousandths; nil where absent.
    public func millis(_ column: String) throws(LexiconError) -> Millis? {
      guard let field = self[column] else { return nil }
      guard let number = Double(field), number.isFinite, abs(number) <= 1_000_000 else {
        throw error(.badNumber(column: column, field: field))
      }
      return Millis(Int((number * 1000).rounded()))
    }

    public func integer(_ column: String) throws(LexiconError) -> Int? {
      guard let field = self[column] else { return nil }
      guard let number = Int(field) else { throw error(.badNumber(column: column, field: field)) }
      return number
    }

    /// One of a closed set of words; nil where absent.
    public func choice<Value>(
      _ column: String, _ allowed: KeyValuePairs<String, Value>
    ) throws(LexiconError) -> Value? {
      guard let field = self[column] else { return nil }
      guard let hit = allowed.first(where: { $0.key == field }) else {
        throw error(.badValue(column: column, field: field, allowed: allowed.map(\.key)))
      }
      return hit.value
    }

    /// Values separated by `|`; empty where absent.
    public func list(_ column: String) -> [String] {
      guard let field = self[column] else { return [] }
      return Fields.list(Array(field.utf8))
    }
  }

  public let path: String
  public let rows: [Row]

  /// Parses `source`. Throws at the first fault, with its line.
  /// `isOpen`: columns of other names are passed over instead of refused.
  public init(
    _ source: LexiconSource, required: [String], optional: [String] = [], isOpen: Bool = false
  ) throws(LexiconError) {
    path = source.path
    guard String(validating: source.bytes, as: UTF8.self) != nil else {
      throw LexiconError(path: source.path, line: 0, kind: .invalidUTF8)
    }
    var columns: [String] = []
    var rows: [Row] = []
    var number = 0
    var start = 0
    while start < source.bytes.count {
      let (range, next) = Fields.line(source.bytes, from: start)
      start = next
      number += 1
      if Fields.isRemark(source.bytes, range) { continue }
      if columns.isEmpty {
        columns = Fields.all(source.bytes, range)
        let known = isOpen ? columns : required + optional
        try Self.check(columns, known, required, source.path, number)
        continue
      }
      let count = Fields.count(source.bytes, range)
      guard count <= columns.count else {
        throw LexiconError(
          path: source.path, line: number,
          kind: .wrongFieldCount(expected: columns.count, found: count))
      }
      rows.append(
        Row(path: path, line: number, columns: columns, bytes: source.bytes, range: range))
    }
    guard !columns.isEmpty else {
      throw LexiconError(path: source.path, line: 0, kind: .noHeader)
    }
    self.rows = rows
  }

  private static func check(
    _ columns: [String], _ known: [String], _ required: [String], _ path: String, _ line: Int
  ) throws(LexiconError) {
    for name in columns where !known.contains(name) {
      throw LexiconError(path: path, line: line, kind: .unknownColumn(name))
    }
    for name in required where !columns.contains(name) {
      throw LexiconError(path: path, line: line, kind: .missingColumn(name))
    }
  }
}

/// Lines and fields of a table's bytes. Fields are trimmed of spaces.
enum Fields {
  static let tab = UInt8(ascii: "\t")

  /// The line that begins at `start`, without its line end, and where the next one begins.
  static func line(_ bytes: [UInt8], from start: Int) -> (Range<Int>, next: Int) {
    let all = bytes.span
    var end = start
    while end < all.count && all[end] != UInt8(ascii: "\n") { end += 1 }
    let next = end + 1
    if end > start && all[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return (start..<end, next)
  }

  /// Whether a line is empty or a comment.
  static func isRemark(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard let first = line.first else { return true }
    return bytes[first] == UInt8(ascii: "#")
      || line.allSatisfy { bytes[$0] == UInt8(ascii: " ") || bytes[$0] == tab }
  }

  static func count(_ bytes: [UInt8], _ line: Range<Int>) -> Int {
    let all = bytes.span
    var count = 1
    for at in line where all[at] == tab { count += 1 }
    return count
  }

  /// The `number`th field, empty where the line has fewer.
  static func field(_ number: Int, _ bytes: [UInt8], _ line: Range<Int>) -> Range<Int> {
    let all = bytes.span
    var start = line.lowerBound
    var rest = number
    while rest > 0 && start < line.upperBound {
      if all[start] == tab { rest -= 1 }
      start += 1
    }
    guard rest == 0 else { return line.upperBound..<line.upperBound }
    var end = start
    while end < line.upperBound && all[end] != tab { end += 1 }
    return trimmed(bytes, start..<end)
  }

  static func all(_ bytes: [UInt8], _ line: Range<Int>) -> [String] {
    (0..<count(bytes, line)).map { String(decoding: bytes[field($0, bytes, line)], as: UTF8.self) }
  }

  /// The values between `|` that are not empty.
  static func list(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: UInt8(ascii: "|")).compactMap { part in
      let range = trimmed(bytes, part.indices)
      return range.isEmpty ? nil : String(decoding: bytes[range], as: UTF8.self)
    }
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    let all = bytes.span
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end && all[start] == UInt8(ascii: " ") { start += 1 }
    while end > start && all[end - 1] == UInt8(ascii: " ") { end -= 1 }
    return start..<end
  }
}

public import DocumentModel

/// A parsed file of Lexicons/: tab-separated, `#` begins a comment line, the first other line names the columns. A field
/// that is `-` or empty is absent. Trailing absent fields may be left out.
public struct LexiconTable: Sendable {
  public struct Row: Sendable {
    public let path: String
    public let line: Int
    let columns: [String: Int]
    let fields: [Substring]

    /// The field, or nil where it is absent.
    public subscript(_ column: String) -> String? {
      guard let at = columns[column], at < fields.count else { return nil }
      let field = fields[at]
      return field.isEmpty || field == "-" ? nil : String(field)
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
      (self[column] ?? "").split(separator: "|").map { trimmed($0) }.filter { !$0.isEmpty }
    }
  }

  public let path: String
  public let rows: [Row]

  /// Parses `source`. Throws at the first fault, with its line.
  public init(_ source: LexiconSource, required: [String], optional: [String] = [])
    throws(LexiconError)
  {
    path = source.path
    guard let text = String(validating: source.bytes, as: UTF8.self) else {
      throw LexiconError(path: source.path, line: 0, kind: .invalidUTF8)
    }
    var columns: [String: Int] = [:]
    var width = 0
    var rows: [Row] = []
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let body = line.hasSuffix("\r") ? line.dropLast() : line
      if body.hasPrefix("#") || body.allSatisfy({ $0 == " " || $0 == "\t" }) { continue }
      let fields = body.split(separator: "\t", omittingEmptySubsequences: false)
        .map { trimmed($0) }.map { $0[...] }
      if columns.isEmpty {
        columns = try Self.header(fields, required + optional, required, source.path, number)
        width = fields.count
        continue
      }
      guard fields.count <= width else {
        throw LexiconError(
          path: source.path, line: number,
          kind: .wrongFieldCount(expected: width, found: fields.count))
      }
      rows.append(Row(path: source.path, line: number, columns: columns, fields: fields))
    }
    guard !columns.isEmpty else {
      throw LexiconError(path: source.path, line: 0, kind: .noHeader)
    }
    self.rows = rows
  }

  private static func header(
    _ fields: [Substring], _ known: [String], _ required: [String], _ path: String, _ line: Int
  ) throws(LexiconError) -> [String: Int] {
    var columns: [String: Int] = [:]
    for (at, field) in fields.enumerated() {
      let name = String(field)
      guard known.contains(name) else {
        throw LexiconError(path: path, line: line, kind: .unknownColumn(name))
      }
      columns[name] = at
    }
    for name in required where columns[name] == nil {
      throw LexiconError(path: path, line: line, kind: .missingColumn(name))
    }
    return columns
  }
}

/// Without spaces at both ends.
func trimmed<S: StringProtocol>(_ text: S) -> String {
  var slice = text[...]
  while slice.first == " " { slice = slice.dropFirst() }
  while slice.last == " " { slice = slice.dropLast() }
  return String(slice)
}

/// A fault in CSV or TSV, with its 1-based line.
public struct CSVError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Kind: String, Sendable, Equatable {
    case unclosedQuote = "a quoted field begins here and never ends; close it with \""
  }
  public let kind: Kind
  public let line: Int
  public init(_ kind: Kind, line: Int) {
    self.kind = kind
    self.line = line
  }
  public var description: String { "line \(line): \(kind.rawValue)" }
}

/// One record: its fields as unquoted bytes.
public struct CSVRecord: Sendable, Equatable {
  public let fields: [[UInt8]]
  /// 1-based line of the source where it begins.
  public let line: Int
  public func text(_ field: Int) -> String { String(decoding: fields[field], as: UTF8.self) }
}

/// Reads records as RFC 4180 has them and as Python's csv module reads the rest: LF, CR or CRLF end a record; a quote
/// inside an unquoted field is a letter; text after a closing quote belongs to the field; empty lines are passed over.
/// A byte order mark at the start of a file is no part of the first field; anywhere else it is a letter.
public struct CSVReader: Sendable {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var at = 0
  /// Where the next record begins.
  public var position: Int { at }
  private var line = 1
  /// U+FEFF in UTF-8.
  public static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// `isStart`: the bytes stand at the start of their file.
  public init(
    _ bytes: [UInt8], separator: UInt8 = UInt8(ascii: ","), isStart: Bool = true
  ) {
    self.bytes = bytes
    self.separator = separator
    if isStart, bytes.starts(with: Self.mark) { at = 3 }
  }

  /// The next record, or nil at the end.
  public mutating func next() throws(CSVError) -> CSVRecord? {
    while at < bytes.count, isLineEnd(bytes[at]) { stepOverLineEnd() }
    guard at < bytes.count else { return nil }
    let first = line
    var fields: [[UInt8]] = []
    while true {
      fields.append(try field())
      guard at < bytes.count, bytes[at] == separator else { break }
      at += 1
    }
    if at < bytes.count { stepOverLineEnd() }
    return CSVRecord(fields: fields, line: first)
  }

  /// All records that are left.
  public mutating func rest() throws(CSVError) -> [CSVRecord] {
    var records: [CSVRecord] = []
    while let record = try next() { records.append(record) }
    return records
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private mutating func stepOverLineEnd() {
    let byte = bytes[at]
    at += 1
    if byte == 0x0D, at < bytes.count, bytes[at] == 0x0A { at += 1 }
    line += 1
  }

  /// Reads up to the separator or line end that closes the field.
  private mutating func field() throws(CSVError) -> [UInt8] {
    var out: [UInt8] = []
    if at < bytes.count, bytes[at] == 0x22 { out = try quoted() }
    let plain = at
    while at < bytes.count, bytes[at] != separator, !isLineEnd(bytes[at]) { at += 1 }
    if plain < at { out += bytes[plain..<at] }
    return out
  }

  private mutating func quoted() throws(CSVError) -> [UInt8] {
    let first = line
    var out: [UInt8] = []
    at += 1
    while true {
      let plain = at
      while at < bytes.count, bytes[at] != 0x22 {
        if bytes[at] == 0x0A || bytes[at] == 0x0D && !isFollowedByLF(at) { line += 1 }
        at += 1
      }
      out += bytes[plain..<at]
      guard at < bytes.count else { throw CSVError(.unclosedQuote, line: first) }
      at += 1
      guard at < bytes.count, bytes[at] == 0x22 else { return out }
      out.append(0x22)
      at += 1
    }
  }

  private func isFollowedByLF(_ at: Int) -> Bool { at + 1 < bytes.count && bytes[at + 1] == 0x0A }
}

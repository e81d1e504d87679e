public import DocumentModel

/// Goes through CSV record by record without copying a field: for large files, read block by block. It reads what `CSVWriter`
/// and other programs write, as `CSVReader` does.
public struct CSVScanner: Sendable {
  /// A field of the record: where it stands, and whether it stands in quotation marks.
  struct Field: Sendable {
    let range: Range<Int>
    let isQuoted: Bool
  }

  public let separator: UInt8
  public let decimalMark: UInt8
  private(set) var fields: [Field] = []
  /// Where the next record begins.
  public private(set) var position = 0
  /// Where the record that was read last stands, without its line end.
  public private(set) var record = 0..<0
  /// 1-based line of the record that was read last.
  public private(set) var line = 0
  private var nextLine = 1

  /// `decimalMark` parts whole and thousandths.
  public init(
    separator: UInt8 = UInt8(ascii: ","), decimalMark: UInt8 = UInt8(ascii: ".")
  ) {
    self.separator = separator
    self.decimalMark = decimalMark
  }

  public var fieldCount: Int { fields.count }

  /// The bytes before `position` were dropped.
  public mutating func rewind() { position = 0 }

  /// Reads the record at `position`. False where none is left, or where `bytes` end within it and more can come.
  public mutating func next(in bytes: [UInt8], isLast: Bool) throws(CSVError) -> Bool {
    while position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x0D {
      if bytes[position] == 0x0A { nextLine += 1 }
      position += 1
    }
    guard position < bytes.count else { return false }
    fields.removeAll(keepingCapacity: true)
    var at = position
    var lines = 0
    while true {
      guard let end = try field(in: bytes, from: at, isLast, &lines) else { return false }
      at = end
      guard at < bytes.count, bytes[at] == separator else { break }
      at += 1
    }
    if at == bytes.count && !isLast { return false }
    line = nextLine
    nextLine += lines
    record = position..<at
    position = at
    return true
  }

  /// Where the field ends; nil where `bytes` end first and more can come.
  private mutating func field(
    in bytes: [UInt8], from start: Int, _ isLast: Bool, _ lines: inout Int
  ) throws(CSVError) -> Int? {
    var at = start
    let isQuoted = at < bytes.count && bytes[at] == 0x22
    if isQuoted {
      at += 1
      while true {
        while at < bytes.count, bytes[at] != 0x22 {
          if bytes[at] == 0x0A { lines += 1 }
          at += 1
        }
        guard at + 1 < bytes.count || isLast else { return nil }
        guard at < bytes.count else { throw CSVError(.unclosedQuote, line: nextLine) }
        at += 1
        guard at < bytes.count, bytes[at] == 0x22 else { break }
        at += 1
      }
    }
    while at < bytes.count, bytes[at] != separator, bytes[at] != 0x0A, bytes[at] != 0x0D { at += 1 }
    fields.append(Field(range: start..<at, isQuoted: isQuoted))
    return at
  }

  /// The bytes of a field as `CSVWriter` was given them: unquoted, the apostrophe before a formula taken away. Empty where
  /// the record has no such field.
  public func value(_ field: Int, in bytes: [UInt8]) -> [UInt8] {
    guard field < fields.count else { return [] }
    let (range, isQuoted) = (fields[field].range, fields[field].isQuoted)
    let plain = isQuoted ? Self.unquoted(bytes[range]) : Array(bytes[range])
    return CSVWriter.isDefused(plain) ? Array(plain.dropFirst()) : plain
  }

  private static func unquoted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count)
    var inside = false
    var at = bytes.startIndex
    while at < bytes.endIndex {
      if bytes[at] == 0x22, !inside || at + 1 == bytes.endIndex || bytes[at + 1] != 0x22 {
        inside.toggle()
      } else {
        if bytes[at] == 0x22 { at += 1 }
        out.append(bytes[at])
      }
      at += 1
    }
    return out
  }

  /// Nil of an empty field.
  public func text(_ field: Int, in bytes: [UInt8]) -> String? {
    let value = value(field, in: bytes)
    return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
  }

  /// A decimal with up to three places, as thousandths; nil of an empty field or of anything else.
  public func millis(_ field: Int, in bytes: [UInt8]) -> Millis? {
    guard field < fields.count else { return nil }
    return Decimal.millis(bytes[fields[field].range], mark: decimalMark)
  }

  public func integer(_ field: Int, in bytes: [UInt8]) -> Int? {
    guard field < fields.count else { return nil }
    return Int(String(decoding: bytes[fields[field].range], as: UTF8.self))
  }
}

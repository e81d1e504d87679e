/// Reads one JSON value (RFC 8259) from bytes. Strict: no comments, no trailing commas, no lone surrogates, at most 128
/// deep. It does not check that strings are UTF-8: Normalisation does, and counts what it mends.
public struct JSONReader {
  static let maximalDepth = 128
  private let bytes: [UInt8]
  private let start: Int
  private let end: Int
  private var at: Int

  /// The value that `bytes[range]` holds, with nothing but white space around it.
  public static func value(
    of bytes: [UInt8], in range: Range<Int>? = nil
  ) throws(JSONError) -> JSONValue {
    var reader = JSONReader(bytes, range ?? bytes.startIndex..<bytes.endIndex)
    reader.skipSpace()
    guard reader.at < reader.end else { throw reader.error(.empty) }
    let value = try reader.value(depth: 0)
    reader.skipSpace()
    guard reader.at == reader.end else { throw reader.error(.trailingBytes) }
    return value
  }

  private init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    start = range.lowerBound
    end = range.upperBound
    at = start
  }

  private func error(_ kind: JSONError.Kind) -> JSONError {
    JSONError(kind, column: at - start + 1)
  }

  private mutating func skipSpace() {
    while at < end, Self.isSpace(bytes[at]) { at += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private func peek() throws(JSONError) -> UInt8 {
    guard at < end else { throw error(.unexpectedEnd) }
    return bytes[at]
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    switch try peek() {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), 0x30...0x39: return .number(try number())
    case UInt8(ascii: "t"): return try literal("true", .flag(true))
    case UInt8(ascii: "f"): return try literal("false", .flag(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      throw error(.badLiteral)
    default: throw error(.unexpectedByte)
    }
  }

  private mutating func literal(
    _ word: StaticString, _ value: JSONValue
  ) throws(JSONError) -> JSONValue {
    for letter in word.description.utf8 {
      guard at < end, bytes[at] == letter else {
        throw error(at < end ? .badLiteral : .unexpectedEnd)
      }
      at += 1
    }
    return value
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < Self.maximalDepth else { throw error(.tooDeep) }
    var members: [JSONMember] = []
    at += 1
    skipSpace()
    if try peek() == UInt8(ascii: "}") {
      at += 1
      return .object([])
    }
    while true {
      guard try peek() == UInt8(ascii: "\"") else { throw error(.missingKey) }
      let key = String(decoding: try string(), as: UTF8.self)
      skipSpace()
      guard try peek() == UInt8(ascii: ":") else { throw error(.missingColon) }
      at += 1
      skipSpace()
      let first = at
      let value = try value(depth: depth + 1)
      members.append(JSONMember(key: key, value: value, source: first..<at))
      if try closes(UInt8(ascii: "}")) { return .object(members) }
    }
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    guard depth < Self.maximalDepth else { throw error(.tooDeep) }
    var values: [JSONValue] = []
    at += 1
    skipSpace()
    if try peek() == UInt8(ascii: "]") {
      at += 1
      return .array([])
    }
    while true {
      values.append(try value(depth: depth + 1))
      if try closes(UInt8(ascii: "]")) { return .array(values) }
    }
  }

  /// Steps over a comma and the white space after it (false) or over `bracket` (true).
  private mutating func closes(_ bracket: UInt8) throws(JSONError) -> Bool {
    skipSpace()
    let byte = try peek()
    guard byte == bracket || byte == UInt8(ascii: ",") else { throw error(.missingComma) }
    at += 1
    if byte == bracket { return true }
    skipSpace()
    return false
  }

  /// `-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?`
  private mutating func number() throws(JSONError) -> String {
    let first = at
    if bytes[at] == UInt8(ascii: "-") { at += 1 }
    let leadingZero = at < end && bytes[at] == 0x30
    let whole = digits()
    guard whole > 0, !leadingZero || whole == 1 else { throw error(.badNumber) }
    if at < end, bytes[at] == UInt8(ascii: ".") {
      at += 1
      guard digits() > 0 else { throw error(.badNumber) }
    }
    if at < end, bytes[at] | 0x20 == UInt8(ascii: "e") {
      at += 1
      if at < end, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") { at += 1 }
      guard digits() > 0 else { throw error(.badNumber) }
    }
    return String(decoding: bytes[first..<at], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let first = at
    while at < end, bytes[at] >= 0x30, bytes[at] <= 0x39 { at += 1 }
    return at - first
  }

  private mutating func string() throws(JSONError) -> [UInt8] {
    at += 1
    var out: [UInt8] = []
    while true {
      let plain = at
      while at < end, bytes[at] >= 0x20, bytes[at] != 0x22, bytes[at] != 0x5C { at += 1 }
      out += bytes[plain..<at]
      switch try peek() {
      case 0x22:
        at += 1
        return out
      case 0x5C: try escape(into: &out)
      default: throw error(.controlCharacter)
      }
    }
  }

  private mutating func escape(into out: inout [UInt8]) throws(JSONError) {
    guard at + 1 < end else { throw error(.unexpectedEnd) }
    let simple: UInt8
    switch bytes[at + 1] {
    case 0x22: simple = 0x22
    case 0x5C: simple = 0x5C
    case UInt8(ascii: "/"): simple = UInt8(ascii: "/")
    case UInt8(ascii: "b"): simple = 0x08
    case UInt8(ascii: "f"): simple = 0x0C
    case UInt8(ascii: "n"): simple = 0x0A
    case UInt8(ascii: "r"): simple = 0x0D
    case UInt8(ascii: "t"): simple = 0x09
    case UInt8(ascii: "u"): return try unicodeEscape(into: &out)
    default: throw error(.badEscape)
    }
    out.append(simple)
    at += 2
  }

  private mutating func unicodeEscape(into out: inout [UInt8]) throws(JSONError) {
    let high = try codeUnit(at: at)
    var scalar = high
    if high & 0xF800 == 0xD800 {
      let paired = at + 7 < end && bytes[at + 6] == 0x5C && bytes[at + 7] == UInt8(ascii: "u")
      guard high < 0xDC00, paired else { throw error(.loneSurrogate) }
      let low = try codeUnit(at: at + 6)
      guard low & 0xFC00 == 0xDC00 else { throw error(.loneSurrogate) }
      scalar = 0x10000 + ((high & 0x3FF) << 10) + (low & 0x3FF)
      at += 6
    }
    at += 6
    guard let valid = Unicode.Scalar(scalar) else { throw error(.loneSurrogate) }
    out += UTF8.encode(valid).map { Array($0) } ?? []
  }

  /// The four hexadecimal digits of the `\u` at `escape`.
  private func codeUnit(at escape: Int) throws(JSONError) -> UInt32 {
    guard escape + 6 <= end else { throw error(.unexpectedEnd) }
    var unit: UInt32 = 0
    for digit in bytes[(escape + 2)..<(escape + 6)] {
      switch digit {
      case 0x30...0x39: unit = unit << 4 | UInt32(digit - 0x30)
      case 0x41...0x46, 0x61...0x66: unit = unit << 4 | UInt32((digit | 0x20) - 0x61 + 10)
      default: throw error(.badEscape)
      }
    }
    return unit
  }
}

public import DocumentModel

/// Writes JSON bytes, compact, in the order it is called. It keeps commas right; nesting is the caller's.
/// Text is always valid UTF-8 in the output: invalid bytes become U+FFFD.
public struct JSONWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  /// A value stands before the next one in the same object or array.
  private var needsComma = false

  public init(reserving capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// Forgets what was written, keeps the memory.
  public mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  public mutating func beginObject() { open("{") }
  public mutating func endObject() { close("}") }
  public mutating func beginArray() { open("[") }
  public mutating func endArray() { close("]") }

  /// The key of the value that is written next.
  public mutating func key(_ name: String) {
    separate()
    quoted(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// The same, of a key that `encoded(key:)` made.
  public mutating func key(encoded key: [UInt8]) {
    separate()
    bytes += key
    needsComma = false
  }

  /// A key that is written many times.
  public static func encoded(key: String) -> [UInt8] {
    var json = JSONWriter()
    json.key(key)
    return json.bytes
  }

  public mutating func null() { word("null") }
  public mutating func flag(_ value: Bool) { word(value ? "true" : "false") }

  public mutating func integer(_ value: Int) {
    separate()
    Decimal.append(value, to: &bytes)
    needsComma = true
  }

  /// Thousandths as a decimal: −420 is −0.42, 1000 is 1.
  public mutating func millis(_ value: Millis) {
    separate()
    Decimal.append(value, to: &bytes)
    needsComma = true
  }

  /// Millionths as a decimal.
  public mutating func micros(_ value: Int) {
    separate()
    Decimal.append(micros: value, to: &bytes)
    needsComma = true
  }

  public mutating func string(_ value: String) {
    separate()
    quoted(value)
    needsComma = true
  }

  public mutating func string(_ value: String?) {
    if let value { string(value) } else { null() }
  }

  /// A string value from UTF-8 bytes.
  public mutating func string(utf8 value: [UInt8]) {
    string(String(decoding: value, as: UTF8.self))
  }

  /// A value that is JSON already.
  public mutating func raw(_ json: some Sequence<UInt8>) {
    separate()
    bytes.append(contentsOf: json)
    needsComma = true
  }

  /// A value of at most `capacity` bytes that `body` writes in one go, compact.
  public mutating func value(upTo capacity: Int, _ body: (inout OutputSpan<UInt8>) -> Void) {
    let needsComma = needsComma
    bytes.append(addingCapacity: capacity + 1) { (out: inout OutputSpan<UInt8>) in
      if needsComma { out.append(UInt8(ascii: ",")) }
      body(&out)
    }
    self.needsComma = true
  }

  /// Ends a line of JSON Lines; the next value starts afresh.
  public mutating func newline() {
    bytes.append(UInt8(ascii: "\n"))
    needsComma = false
  }

  /// A comma and a line feed before the next value: rows of an array whose ends are written elsewhere.
  public mutating func separator() {
    bytes += [UInt8(ascii: ","), UInt8(ascii: "\n")]
    needsComma = false
  }

  private mutating func open(_ mark: Unicode.Scalar) {
    separate()
    bytes.append(UInt8(ascii: mark))
    needsComma = false
  }

  private mutating func close(_ mark: Unicode.Scalar) {
    bytes.append(UInt8(ascii: mark))
    needsComma = true
  }

  private mutating func word(_ literal: String) {
    separate()
    bytes.append(contentsOf: literal.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  /// Escapes `"`, `\` and control characters; everything else is written as it is (RFC 8259, section 7). U+2028 and
  /// U+2029 are escaped too, so that a reader which takes them for line ends still sees one line.
  private mutating func quoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    let span = text.utf8.span
    if !Self.isPlain(span) {
      var at = 0
      while at < span.count {
        if Self.needsEscape(span, at) {
          at += Self.escape(span, at, to: &bytes)
        } else {
          bytes.append(span[at])
          at += 1
        }
      }
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether nothing in the text needs an escape.
  private static func isPlain(_ span: Span<UInt8>) -> Bool {
    var at = 0
    while at < span.count {
      if needsEscape(span, at) { return false }
      at &+= 1
    }
    return true
  }

  @inline(__always)
  static func needsEscape(_ span: Span<UInt8>, _ at: Int) -> Bool {
    let byte = span[at]
    return byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0xE2 && isLineMark(span, at)
  }

  private static func isLineMark(_ span: Span<UInt8>, _ at: Int) -> Bool {
    at + 2 < span.count && span[at + 1] == 0x80 && span[at + 2] & 0xFE == 0xA8
  }

  /// Writes the escape of the character at `at`; returns its length in `span`.
  static func escape(_ span: Span<UInt8>, _ at: Int, to bytes: inout [UInt8]) -> Int {
    let byte = span[at]
    switch byte {
    case 0x22: bytes += [0x5C, 0x22]
    case 0x5C: bytes += [0x5C, 0x5C]
    case 0x0A: bytes += [0x5C, UInt8(ascii: "n")]
    case 0x0D: bytes += [0x5C, UInt8(ascii: "r")]
    case 0x09: bytes += [0x5C, UInt8(ascii: "t")]
    case 0xE2:
      bytes += Array((span[at + 2] == 0xA8 ? "\\u2028" : "\\u2029").utf8)
      return 3
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return 1
  }
}

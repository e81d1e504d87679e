public import DocumentModel

/// How a spreadsheet wants its CSV.
public struct CSVDialect: Sendable, Equatable {
  public var separator: UInt8
  public var lineEnd: [UInt8]
  /// UTF-8 byte order mark before the header.
  public var byteOrderMark: Bool
  /// Stands between whole and thousandths.
  public var decimalMark: UInt8
  public init(
    separator: UInt8, lineEnd: [UInt8] = [0x0A], byteOrderMark: Bool = false,
    decimalMark: UInt8 = UInt8(ascii: ".")
  ) {
    self.separator = separator
    self.lineEnd = lineEnd
    self.byteOrderMark = byteOrderMark
    self.decimalMark = decimalMark
  }
  public static let plain = CSVDialect(separator: UInt8(ascii: ","))
  public static let tabs = CSVDialect(separator: 0x09)

  /// For Excel. Where its decimal mark is a comma, it wants semicolons between the fields.
  public static func excel(decimalComma: Bool = false) -> CSVDialect {
    CSVDialect(
      separator: UInt8(ascii: decimalComma ? ";" : ","), lineEnd: [0x0D, 0x0A],
      byteOrderMark: true, decimalMark: UInt8(ascii: decimalComma ? "," : "."))
  }
}

/// Writes CSV bytes (RFC 4180). A text field that a spreadsheet would run as a formula gets a leading apostrophe; numbers
/// never do.
public struct CSVWriter: Sendable {
  public private(set) var bytes: [UInt8] = []
  public let dialect: CSVDialect
  private var atLineStart = true

  public init(_ dialect: CSVDialect = .plain) { self.dialect = dialect }

  /// The marks that go before the header line.
  public mutating func beginFile() {
    if dialect.byteOrderMark { bytes += [0xEF, 0xBB, 0xBF] }
  }

  /// Whether a spreadsheet would take the field for a formula: it begins with = + - @ TAB or CR. A field that begins so
  /// behind apostrophes counts too, so that taking one apostrophe away always gives back what was written.
  public static func isFormula(_ text: String) -> Bool { isFormula(text.utf8) }

  static func isFormula(_ text: some Sequence<UInt8>) -> Bool {
    switch text.first(where: { $0 != UInt8(ascii: "'") }) {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }

  /// Whether the field begins with an apostrophe that `text` set before a formula.
  public static func isDefused(_ field: [UInt8]) -> Bool {
    field.first == UInt8(ascii: "'") && isFormula(field.dropFirst())
  }

  /// A text field. True where it was defused.
  @discardableResult
  public mutating func text(_ value: String) -> Bool {
    separate()
    let defused = Self.isFormula(value)
    let quoted = value.utf8.contains { needsQuotes($0) }
    if quoted { bytes.append(0x22) }
    if defused { bytes.append(UInt8(ascii: "'")) }
    if quoted {
      for byte in value.utf8 {
        bytes.append(byte)
        if byte == 0x22 { bytes.append(0x22) }
      }
      bytes.append(0x22)
    } else {
      bytes.append(contentsOf: value.utf8)
    }
    return defused
  }

  public mutating func integer(_ value: Int) {
    separate()
    Decimal.append(value, to: &bytes)
  }

  public mutating func millis(_ value: Millis) {
    separate()
    let first = bytes.count
    Decimal.append(value, to: &bytes)
    setMark(from: first)
  }

  /// Millionths.
  public mutating func micros(_ value: Int) {
    separate()
    let first = bytes.count
    Decimal.append(micros: value, to: &bytes)
    setMark(from: first)
  }

  private mutating func setMark(from first: Int) {
    guard dialect.decimalMark != UInt8(ascii: ".") else { return }
    if let mark = bytes[first...].firstIndex(of: UInt8(ascii: ".")) {
      bytes[mark] = dialect.decimalMark
    }
  }

  /// An absent value.
  public mutating func empty() { separate() }

  public mutating func endLine() {
    bytes += dialect.lineEnd
    atLineStart = true
  }

  private func needsQuotes(_ byte: UInt8) -> Bool {
    byte == dialect.separator || byte == 0x22 || byte == 0x0A || byte == 0x0D
  }

  private mutating func separate() {
    if !atLineStart { bytes.append(dialect.separator) }
    atLineStart = false
  }
}

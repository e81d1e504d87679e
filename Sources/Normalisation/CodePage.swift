import ICUText

/// A single-byte charset with ASCII in its lower half, as the way back from characters to bytes.
struct CodePage: Sendable {
  let name: String
  /// By scalar value: the byte, or 0 for characters that the charset does not have (and for ASCII).
  private let bytes: [UInt8]

  static let western = CodePage("windows-1252")
  static let cyrillic = CodePage("windows-1251")

  /// The table is ICU's. Bytes that the charset leaves undefined are C1 controls, as browsers read them.
  init(_ name: String) {
    self.name = name
    var bytes = [UInt8](repeating: 0, count: 0x2123)
    for control in 0x80...0x9F { bytes[control] = UInt8(control) }
    let upper = [UInt8](0x80...0xFF)
    let decoded = ICUText.decode(upper.span, charset: name)?.bytes ?? []
    for (byte, scalar) in zip(upper, String(decoding: decoded, as: UTF8.self).unicodeScalars) {
      if Int(scalar.value) < bytes.count { bytes[Int(scalar.value)] = byte }
    }
    self.bytes = bytes
  }

  /// The byte above 7F that this charset reads as `scalar`, or nil.
  func byte(of scalar: UInt32) -> UInt8? {
    guard scalar < UInt32(bytes.count) else { return nil }
    let byte = bytes[Int(scalar)]
    return byte == 0 ? nil : byte
  }
}

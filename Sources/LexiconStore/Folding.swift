import ICUText

/// Case folding of single characters without a buffer, as ICU folds them. Characters whose folding is longer than one
/// character, or rare enough to have no place in the table, are left to `ICUText.foldCase`.
enum Folding {
  /// First scalar beyond the table: Latin, Greek, Cyrillic and their neighbours lie below.
  static let limit: UInt32 = 0x530
  /// By scalar: its folding, or 0 where ICU must be asked.
  private static let table: [UInt16] = (0..<limit).map { value in
    guard let scalar = Unicode.Scalar(value) else { return 0 }
    let folded = Array(ICUText.foldCase(String(Character(scalar))).unicodeScalars)
    guard folded.count == 1, folded[0].value < limit else { return 0 }
    return UInt16(folded[0].value)
  }

  /// The folding of `scalar`, or nil where ICU must be asked. ’ folds to ', ‐ and ‑ to -.
  static func simple(_ scalar: UInt32) -> UInt32? {
    if scalar < limit {
      let folded = table[Int(scalar)]
      return folded == 0 && scalar != 0 ? nil : UInt32(folded)
    }
    switch scalar {
    case 0x2019: return 0x27
    case 0x2010...0x2011: return 0x2D
    case 0x2000..<0x2100, 0x3000..<0xA4D0, 0xAC00..<0xD800, 0x1F000..<0x20000: return scalar
    case 0x0590..<0x10A0, 0x0E00..<0x0F00: return scalar
    default: return nil
    }
  }

  /// Calls `body` with each byte of the folded form. False where ICU must be asked (`body` may have been called).
  @inline(__always)
  static func forEachByte(_ form: Span<UInt8>, _ body: (UInt8) -> Void) -> Bool {
    var at = 0
    while at < form.count {
      let (scalar, length) = CharacterClass.decode(form, at)
      guard let folded = simple(scalar) else { return false }
      at += length
      switch folded {
      case 0..<0x80: body(UInt8(folded))
      case 0x80..<0x800:
        body(UInt8(0xC0 | folded >> 6))
        body(UInt8(0x80 | folded & 0x3F))
      case 0x800..<0x10000:
        body(UInt8(0xE0 | folded >> 12))
        body(UInt8(0x80 | folded >> 6 & 0x3F))
        body(UInt8(0x80 | folded & 0x3F))
      default:
        body(UInt8(0xF0 | folded >> 18))
        body(UInt8(0x80 | folded >> 12 & 0x3F))
        body(UInt8(0x80 | folded >> 6 & 0x3F))
        body(UInt8(0x80 | folded & 0x3F))
      }
    }
    return true
  }
}

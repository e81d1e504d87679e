/// What a character is to the tokeniser. ASCII letters and digits are told apart by arithmetic, the rest here.
public enum CharacterClass: UInt8, Sendable {
  case letter, digit, space, lineEnd, quote, apostrophe, dash, terminator, ellipsis, bullet, mark,
    symbol
  /// Invisible, or a modifier of the character before it.
  case joiner
  /// A character of a script written without spaces: a token of its own.
  case ideograph
}

/// A decoded character: its class and its length in bytes.
public struct ClassifiedCharacter: Sendable {
  public let kind: CharacterClass
  public let length: Int
  @inlinable
  public init(_ kind: CharacterClass, _ length: Int) {
    self.kind = kind
    self.length = length
  }
}

extension CharacterClass {
  @inlinable @inline(__always)
  public static func isASCIILetter(_ byte: UInt8) -> Bool { (byte | 32) &- 97 < 26 }
  @inlinable @inline(__always)
  public static func isUpper(_ byte: UInt8) -> Bool { byte &- 65 < 26 }
  @inlinable @inline(__always)
  public static func isLower(_ byte: UInt8) -> Bool { byte &- 97 < 26 }
  @inlinable @inline(__always)
  public static func isDigit(_ byte: UInt8) -> Bool { byte &- 48 < 10 }

  /// The scalar at `at` and its length. The buffer is valid UTF-8; a sequence cut off by the end of the span is taken as
  /// one byte, so nothing traps.
  @inlinable
  public static func decode(_ bytes: Span<UInt8>, _ at: Int) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[at])
    if first < 0x80 { return (first, 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard at + length <= bytes.count else { return (0xFFFD, 1) }
    var scalar = first & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { scalar = scalar << 6 | UInt32(bytes[at + offset] & 0x3F) }
    return (scalar, length)
  }

  /// The character at `at`.
  public static func at(_ bytes: Span<UInt8>, _ at: Int) -> ClassifiedCharacter {
    let byte = bytes[at]
    if byte < 0x80 { return ClassifiedCharacter(ascii(byte), 1) }
    let (scalar, length) = decode(bytes, at)
    return ClassifiedCharacter(wide(scalar), length)
  }

  private static func ascii(_ byte: UInt8) -> CharacterClass {
    if isASCIILetter(byte) { return .letter }
    if isDigit(byte) { return .digit }
    switch byte {
    case 10, 13: return .lineEnd
    case 0...32: return .space
    case UInt8(ascii: "\""): return .quote
    case UInt8(ascii: "'"): return .apostrophe
    case UInt8(ascii: "-"): return .dash
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): return .terminator
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "`"):
      return .mark
    default: return .symbol
    }
  }

  /// Characters beyond ASCII.
  static func wide(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x80...0xBF: return latinMark(scalar)
    case 0xD7, 0xF7: return .symbol
    case 0x055D, 0x060C, 0x061B: return .mark
    case 0x0589, 0x061F, 0x06D4, 0x0964, 0x0965: return .terminator
    case 0..<0x2000: return .letter
    case 0x2000..<0x2070: return punctuation(scalar)
    case 0x2070..<0x20A0: return .letter
    case 0x20A0..<0x2C00: return symbol(scalar)
    case 0x2E00..<0x2E80: return .mark
    case 0x3000..<0x3040: return ideographic(scalar)
    case 0x3040..<0xA4D0, 0xF900..<0xFB00: return .ideograph
    case 0xFE00...0xFE0F, 0xFEFF: return .joiner
    case 0xFF00..<0xFFF0: return fullWidth(scalar)
    case 0xFFF0..<0x10000: return .symbol
    case 0x1F000..<0x1FC00: return .symbol
    case 0x20000..<0x40000: return .ideograph
    case 0xE0000...: return .joiner
    default: return .letter
    }
  }

  private static func latinMark(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x85: .lineEnd
    case 0x80..<0xA0: .symbol
    case 0xA0: .space
    case 0xAB, 0xBB: .quote
    case 0xAD: .joiner
    case 0xA1, 0xBF: .mark
    case 0xB7: .bullet
    case 0xAA, 0xB2, 0xB3, 0xB5, 0xB9, 0xBA: .letter
    default: .symbol
    }
  }

  private static func punctuation(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x2028, 0x2029: .lineEnd
    case 0x2000...0x200B, 0x202F, 0x205F: .space
    case 0x200C...0x200F, 0x202A...0x202E, 0x2060...0x206F: .joiner
    case 0x2010...0x2015: .dash
    case 0x2019: .apostrophe
    case 0x2018, 0x201A...0x201F, 0x2039, 0x203A: .quote
    case 0x2022, 0x2023, 0x2043: .bullet
    case 0x2024...0x2026: .ellipsis
    case 0x203C, 0x203D, 0x2047...0x2049: .terminator
    default: .symbol
    }
  }

  private static func symbol(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x20D0...0x20FF: .joiner
    case 0x25A0...0x25AB, 0x25B6...0x25B9, 0x25CB...0x25CF, 0x25E6: .bullet
    default: .symbol
    }
  }

  private static func ideographic(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0x3000: .space
    case 0x3002: .terminator
    case 0x300A...0x300F, 0x301D...0x301F: .quote
    default: .mark
    }
  }

  private static func fullWidth(_ scalar: UInt32) -> CharacterClass {
    switch scalar {
    case 0xFF01, 0xFF0E, 0xFF1F, 0xFF61: .terminator
    case 0xFF02: .quote
    case 0xFF10...0xFF19: .digit
    case 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0xFF66...0xFFDC: .letter
    default: .mark
    }
  }
}

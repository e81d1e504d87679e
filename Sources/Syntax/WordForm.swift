/// What a word's bytes tell before any model is asked: a hash of the folded form, its beginning and end, and how it is
/// written. Folding: ASCII letters to lower case, typographic quotation marks to their ASCII forms. The same code reads
/// documents and treebanks.
struct WordForm: Sendable {
  /// Suffixes of 2, 3 and 4 bytes, then prefixes of 1, 2 and 3 bytes.
  static let affixes = 6
  /// Slots that each kind of affix is hashed into.
  static let slots = 1 << 13
  /// Ways of writing: eight kinds, with or without other signs, in each setting.
  static let shapes = 8 * 2 * 3

  private(set) var hash: UInt32 = 2_166_136_261
  private(set) var shape: UInt8 = 0
  /// Up to three bytes from the beginning and four from the end, packed; absent ones are zero.
  private var head: UInt32 = 0
  private var tail: UInt32 = 0
  private var length = 0
  private var capitals = 0
  private var signs = Signs()

  init(_ bytes: Span<UInt8>, _ setting: WordSetting) {
    var at = 0
    while at < bytes.count {
      let byte = bytes[at]
      let width = byte < 0xC2 ? 0 : Self.quoteMark(bytes, at)
      if width == 0 {
        take(byte)
        at &+= 1
      } else {
        take(width == 3 && bytes[at + 2] < 0x9C ? UInt8(ascii: "'") : UInt8(ascii: "\""))
        at &+= width
      }
    }
    hash = Self.mixed(hash)
    let capital = bytes.count > 0 && bytes[0] &- 65 < 26
    let written = kind(startsWithCapital: capital) << 1 | (signs.contains(.other) ? 1 : 0)
    shape = written &* 3 &+ setting.rawValue
  }

  /// Whether a capital stands in the word.
  var hasCapital: Bool { capitals > 0 }
  /// Whether the word is of small letters alone.
  var isSmall: Bool { capitals == 0 && signs == .lower }

  /// An opening quotation mark, folded: what follows is written like the beginning of a sentence.
  var isQuoteMark: Bool {
    length == 1 && tail == 0x22 || length == 2 && tail == 0x6060
  }

  /// The slot of an affix; `which` counts as in `affixes`.
  @inline(__always)
  func slot(_ which: Int) -> Int {
    let packed =
      which < 3
      ? tail & (UInt32.max >> UInt32(16 &- 8 &* which))
      : head & (0x00FF_FFFF << UInt32(40 &- 8 &* which))
    let salted = packed &+ UInt32(which &+ 1) &* 0x9E37_79B9
    return Int(Self.mixed(salted) & UInt32(Self.slots - 1))
  }

  /// The width in bytes of a typographic quotation mark, or 0.
  private static func quoteMark(_ bytes: Span<UInt8>, _ at: Int) -> Int {
    if bytes[at] == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80 {
      return bytes[at + 2] & 0xF8 == 0x98 ? 3 : 0
    }
    if bytes[at] == 0xC2, at + 1 < bytes.count {
      return bytes[at + 1] == 0xAB || bytes[at + 1] == 0xBB ? 2 : 0
    }
    return 0
  }

  @inline(__always)
  private mutating func take(_ byte: UInt8) {
    let isCapital = byte &- 65 < 26
    let folded = isCapital ? byte | 32 : byte
    hash = (hash ^ UInt32(folded)) &* 16_777_619
    tail = tail << 8 | UInt32(folded)
    if length < 3 { head |= UInt32(folded) << UInt32(16 &- 8 &* length) }
    length &+= 1
    if isCapital {
      capitals &+= 1
    } else if folded &- 97 < 26 || folded >= 128 {
      signs.insert(.lower)
    } else if folded &- 48 < 10 {
      signs.insert(.digit)
    } else {
      signs.insert(.other)
    }
  }

  private func kind(startsWithCapital: Bool) -> UInt8 {
    let lower = signs.contains(.lower)
    let digit = signs.contains(.digit)
    if capitals == 0 && lower && !digit { return 0 }
    if startsWithCapital && capitals == 1 && lower { return 1 }
    if capitals == 1 && !lower { return 2 }
    if capitals > 0 { return lower ? 4 : 3 }
    if digit { return lower ? 6 : 5 }
    return 7
  }

  @inline(__always)
  private static func mixed(_ hash: UInt32) -> UInt32 {
    let h = (hash ^ (hash >> 15)) &* 0x2C1B_3C6D
    return h ^ (h >> 12)
  }

  private struct Signs: OptionSet {
    let rawValue: UInt8
    static let lower = Signs(rawValue: 1)
    static let digit = Signs(rawValue: 2)
    static let other = Signs(rawValue: 4)
  }
}

/// What a text needs, found in one pass that changes nothing. Most texts need nothing and are never copied.
/// Law: where a step is not asked for, it would change nothing.
struct Survey: OptionSet {
  let rawValue: UInt8
  /// Some bytes are no UTF-8.
  static let illFormed = Survey(rawValue: 1)
  /// `Cleaning` has something to do.
  static let litter = Survey(rawValue: 2)
  /// Some characters may not be in normalisation form C.
  static let composition = Survey(rawValue: 4)
  /// Some pairs of characters look like UTF-8 that was read as another charset.
  static let mojibake = Survey(rawValue: 8)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ bytes: Span<UInt8>) {
    self.init(rawValue: 0)
    var at = 0
    while true {
      at = UTF8Bytes.plainEnd(bytes, from: at)
      guard at < bytes.count else { break }
      at = Self.cyrillicEnd(bytes, from: at)
      guard at < bytes.count, bytes[at] >= 0x80 || Change(bytes, at, 1) != .keep else { continue }
      at += inspect(bytes, at)
    }
  }

  /// Skips Russian and Ukrainian letters that need nothing: most of such a text.
  @inline(__always)
  private static func cyrillicEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var at = start
    while at + 1 < bytes.count, isPlainCyrillic(bytes[at], bytes[at + 1]) { at += 2 }
    return at
  }

  /// U+0400 … U+047F but for Р, С and в, with which mojibake begins.
  @inline(__always)
  private static func isPlainCyrillic(_ lead: UInt8, _ trail: UInt8) -> Bool {
    guard trail & 0xC0 == 0x80 else { return false }
    return lead == 0xD1 || (lead == 0xD0 && trail != 0xA0 && trail != 0xA1 && trail != 0xB2)
  }

  /// Notes what the sequence at `at` needs and returns its length.
  @inline(__always)
  private mutating func inspect(_ bytes: Span<UInt8>, _ at: Int) -> Int {
    guard case .character(let count) = UTF8Sequence(bytes, at: at) else {
      formUnion([.illFormed, .litter])
      return UTF8Sequence(bytes, at: at).count
    }
    if Change(bytes, at, count) != .keep { insert(.litter) }
    if Self.mayCompose(bytes, at, count) { insert(.composition) }
    if count == 2, Mojibake.begins(bytes, at) { insert(.mojibake) }
    return count
  }

  /// False only for characters that stand in normalisation form C and never join the one before them.
  @inline(__always)
  private static func mayCompose(_ bytes: Span<UInt8>, _ at: Int, _ count: Int) -> Bool {
    let lead = bytes[at]
    let trail = count > 1 ? bytes[at + 1] : 0
    switch lead {
    case 0..<0xCC, 0xCF...0xD1, 0xD3: return false
    case 0xD2: return trail < 0x88  // Cyrillic combining marks
    // General punctuation, currency, arrows, shapes.
    case 0xE2: return !(trail == 0x80 || trail == 0x82 || trail == 0x86 || trail == 0x96)
    default: return true
    }
  }
}

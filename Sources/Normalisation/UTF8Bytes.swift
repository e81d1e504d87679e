import ICUText

/// What stands at a place of text that may not be UTF-8.
enum UTF8Sequence: Equatable {
  /// A well-formed character of so many bytes.
  case character(Int)
  /// A maximal ill-formed stretch of so many bytes (Unicode ch. 3.9): one U+FFFD.
  case illFormed(Int)

  var count: Int {
    switch self {
    case .character(let count), .illFormed(let count): count
    }
  }

  /// The sequence that begins at `at`.
  @inline(__always)
  init(_ bytes: Span<UInt8>, at: Int) {
    let lead = bytes[at]
    if lead < 0x80 {
      self = .character(1)
      return
    }
    let (count, second) = Self.shape(lead)
    guard count > 0, at + 1 < bytes.count, second.contains(bytes[at + 1]) else {
      self = .illFormed(1)
      return
    }
    var length = 2
    while length < count {
      guard at + length < bytes.count, bytes[at + length] & 0xC0 == 0x80 else {
        self = .illFormed(length)
        return
      }
      length += 1
    }
    self = .character(count)
  }

  /// How many bytes a lead byte promises (0: it is none), and what may follow it.
  @inline(__always)
  private static func shape(_ lead: UInt8) -> (Int, ClosedRange<UInt8>) {
    switch lead {
    case 0xC2...0xDF: (2, 0x80...0xBF)
    case 0xE0: (3, 0xA0...0xBF)
    case 0xED: (3, 0x80...0x9F)
    case 0xE1...0xEF: (3, 0x80...0xBF)
    case 0xF0: (4, 0x90...0xBF)
    case 0xF1...0xF3: (4, 0x80...0xBF)
    case 0xF4: (4, 0x80...0x8F)
    default: (0, 0x80...0xBF)
    }
  }
}

enum UTF8Bytes {
  static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

  /// The scalar value of the well-formed character of `count` bytes at `at`.
  static func scalar(_ bytes: Span<UInt8>, _ at: Int, _ count: Int) -> UInt32 {
    let lead = UInt32(bytes[at])
    if count == 1 { return lead }
    var value = lead & (0x7F >> UInt32(count))
    for next in 1..<count { value = value << 6 | UInt32(bytes[at + next] & 0x3F) }
    return value
  }

  /// The first byte at or after `start` that is neither visible ASCII, a space nor a line feed; the count if none.
  static func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var at = start
    while at + 8 <= bytes.count {
      let marks = unplain(EightBytes(bytes, at: at))
      if marks == 0 {
        at += 8
        continue
      }
      at += marks.trailingZeroBitCount >> 3
      guard bytes[at] == 0x0A else { return at }
      at += 1
    }
    while at < bytes.count, isPlain(bytes[at]) { at += 1 }
    return at
  }

  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool { byte &- 0x20 < 0x5F || byte == 0x0A }

  /// 0 where all eight bytes are 20 … 7E, else its lowest bit is in the first byte that is not (the classic tests for "a
  /// byte less than n" and "more than n", which err in bytes behind that one only).
  @inline(__always)
  private static func unplain(_ group: EightBytes) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let tooLow = (group.value &- ones &* 0x20) & ~group.value
    let tooHigh = (group.value &+ ones) | group.value
    return (tooLow | tooHigh) & (ones &* 0x80)
  }
}

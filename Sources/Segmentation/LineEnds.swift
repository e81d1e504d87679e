import ICUText

/// Which line ends end a paragraph. A blank line does; a single line end does too, unless the text is wrapped at a fixed
/// width: then only a line that stops well short of that width.
struct LineEnds {
  private enum Layout {
    case unknown, lines
    case wrapped(width: Int)
  }
  private var layout = Layout.unknown
  /// `at` is a line feed; text begins behind it, or more white space.
  @inline(never)
  mutating func endsParagraph(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    if Self.isBlankNext(bytes, at + 1) { return true }
    if case .unknown = layout { layout = Self.layout(of: bytes) }
    guard case .wrapped(let width) = layout else { return true }
    return at - Self.lineStart(bytes, at, width) < width * 3 / 5
  }

  /// Whether the line that begins at `start` holds nothing but spaces.
  private static func isBlankNext(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
    var at = start
    while at < bytes.count, bytes[at] == 32 || bytes[at] == 9 || bytes[at] == 13 { at += 1 }
    return at >= bytes.count || bytes[at] == 10
  }

  /// The start of the line that ends at `end`, sought no farther back than `width`.
  private static func lineStart(_ bytes: Span<UInt8>, _ end: Int, _ width: Int) -> Int {
    var at = end
    while at > 0, end - at < width, bytes[at - 1] != 10 { at -= 1 }
    return at
  }

  /// Wrapped: at least a third of the single line ends, and three of them, stand between a byte that ends no sentence and a
  /// small letter, and no line is longer than 100 bytes. Read once, at the first single line end.
  private static func layout(of bytes: Span<UInt8>) -> Layout {
    var single = 0
    var inside = 0
    var width = 0
    var start = 0
    var at = -1
    while true {
      at = nextFeed(bytes, from: at + 1)
      guard at < bytes.count else { break }
      let length = at - start
      start = at + 1
      guard length > 0, !isBlankNext(bytes, start) else { continue }
      single += 1
      width = max(width, length)
      if goesOn(bytes, at) { inside += 1 }
    }
    return inside >= 3 && inside * 3 >= single && width <= 100 ? .wrapped(width: width) : .lines
  }

  /// The first line feed at or behind `start`; the count of bytes if none.
  private static func nextFeed(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var at = start
    while at + 8 <= bytes.count, !EightBytes(bytes, at: at).contains(10) { at += 8 }
    while at < bytes.count, bytes[at] != 10 { at += 1 }
    return at
  }

  private static func goesOn(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    switch bytes[at - 1] {
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
      UInt8(ascii: ";"), UInt8(ascii: "\""):
      return false
    default: return at + 1 < bytes.count && bytes[at + 1] &- 97 < 26
    }
  }
}

import DocumentModel
import ICUText

/// The buttons of a picture gallery that a page ran into its text: "… on Friday. Hide Caption 3 of 21 Photos: Photos: The
/// bridge …". They are no words of the article and are left out, with the "Photos:" behind them; the captions stay.
/// Law: only "Hide Caption" or "Show Caption" with two numbers goes.
enum CaptionLitter {
  private static let button = Array(" Caption ".utf8)
  private static let title = Array("Photos: ".utf8)

  /// The text without the buttons, or nil where it has none. Every one that goes is counted.
  static func cleaned(
    _ source: [UInt8], repairs: inout Repairs
  ) -> (bytes: [UInt8], map: OffsetMap)? {
    let bytes = source.span
    guard var next = caption(bytes, from: 4) else { return nil }
    var rewriter = Rewriter(source)
    let before = repairs.links
    while true {
      if let range = litter(bytes, at: next) {
        rewriter.delete(range)
        repairs.links += 1
      }
      guard let found = caption(bytes, from: next + 1) else { break }
      next = found
    }
    return repairs.links == before ? nil : rewriter.finish()
  }

  /// The next " Caption ".
  private static func caption(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    let end = bytes.count - button.count
    var at = start
    while at < end {
      while at < end, !EightBytes(bytes, at: at + 1).contains(UInt8(ascii: "C")) { at += 8 }
      let stop = min(at + 8, end)
      while at < stop {
        if bytes[at + 1] == UInt8(ascii: "C"), holds(bytes, button, at) { return at }
        at += 1
      }
    }
    return nil
  }

  /// From "Hide" to the last "Photos: " behind the numbers.
  private static func litter(_ bytes: Span<UInt8>, at caption: Int) -> Range<Int>? {
    let start = caption - 4
    guard holds(bytes, Array("Hide".utf8), start) || holds(bytes, Array("Show".utf8), start),
      start == 0 || bytes[start - 1] <= 0x20,
      let first = number(bytes, caption + button.count),
      holds(bytes, Array(" of ".utf8), first), let second = number(bytes, first + 4)
    else { return nil }
    var end = second
    if end < bytes.count, bytes[end] == 0x20 { end += 1 }
    while holds(bytes, title, end) { end += title.count }
    return start..<end
  }

  /// The end of the digits at `start`, or nil where there are none.
  private static func number(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    var at = start
    while at < bytes.count, bytes[at] &- 0x30 < 10 { at += 1 }
    return at > start ? at : nil
  }

  private static func holds(_ bytes: Span<UInt8>, _ word: [UInt8], _ at: Int) -> Bool {
    guard at >= 0, at + word.count <= bytes.count else { return false }
    for offset in word.indices where bytes[at + offset] != word[offset] { return false }
    return true
  }
}

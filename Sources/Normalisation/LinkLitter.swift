import DocumentModel
import ICUText

/// Related-article links that some sites set into a sentence behind a name, run together with it when the page becomes
/// text: "Hart Maria Lund HartCouncil delays vote Bridge to close MORE said". They are no words of the article and are
/// left out; the first name stays.
/// Law: only what lies between a surname and MORE in capitals goes, and only where the surname is repeated behind other
/// capitalised words and either a headline is glued to it or the given name stands before both.
enum LinkLitter {
  /// The longest run of links in bytes.
  private static let reach = 900
  /// The most words that the repeated name may have before its surname.
  private static let names = 6

  /// The text without the links, or nil where it has none. Every run that goes is counted.
  static func cleaned(
    _ source: [UInt8], repairs: inout Repairs
  ) -> (bytes: [UInt8], map: OffsetMap)? {
    let bytes = source.span
    guard var next = more(bytes, from: 0) else { return nil }
    var rewriter = Rewriter(source)
    var done = 0
    while true {
      if let range = litter(bytes, before: next, floor: max(done, next - reach)) {
        rewriter.delete(range)
        repairs.links += 1
      }
      done = next + 4
      guard let found = more(bytes, from: done) else { break }
      next = found
    }
    return repairs.links == 0 ? nil : rewriter.finish()
  }

  /// The next MORE that ends a word.
  private static func more(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var at = start
    while at + 3 < bytes.count {
      // Its third letter is rare in capitals.
      while at + 10 <= bytes.count, !EightBytes(bytes, at: at + 2).contains(0x52) { at += 8 }
      let end = min(at + 8, bytes.count - 3)
      while at < end {
        if isMore(bytes, at) { return at }
        at += 1
      }
    }
    return nil
  }

  private static func isMore(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    bytes[at + 2] == 0x52 && bytes[at] == 0x4D && bytes[at + 1] == 0x4F && bytes[at + 3] == 0x45
      && (at + 4 == bytes.count || !isLetter(bytes[at + 4]))
      && at > 0 && (bytes[at - 1] == 0x20 || isSmall(bytes[at - 1]))
  }

  /// From the end of the first surname to the end of MORE at `end`.
  private static func litter(_ bytes: Span<UInt8>, before end: Int, floor: Int) -> Range<Int>? {
    var start = end
    while start > floor, bytes[start - 1] != 0x0A { start -= 1 }
    var surname = wordStart(bytes, from: start, end)
    while surname < end {
      let stop = wordEnd(bytes, surname, end)
      if isCapital(bytes[surname]), stop - surname > 2,
        isRepeated(bytes, surname..<stop, start, end)
      {
        return stop..<end + 4
      }
      surname = wordStart(bytes, from: stop, end)
    }
    return nil
  }

  /// Whether the word comes again behind one to six capitalised words, with a headline behind it.
  private static func isRepeated(
    _ bytes: Span<UInt8>, _ surname: Range<Int>, _ floor: Int, _ end: Int
  ) -> Bool {
    var at = wordStart(bytes, from: surname.upperBound, end)
    let first = at
    guard at < end, at == surname.upperBound + 1 else { return false }
    for count in 0...names where at < end {
      guard isCapital(bytes[at]) || bytes[at] == UInt8(ascii: "(") else { return false }
      let stop = wordEnd(bytes, at, end)
      if count > 0, equal(bytes, surname, at..<min(end, at + surname.count)) {
        let behind = at + surname.count
        if behind == end || behind < end && opensHeadline(bytes[behind]) { return true }
        return behind < end && bytes[behind] == 0x20
          && isGivenTwice(bytes, first, before: surname.lowerBound, floor)
      }
      guard stop < end, bytes[stop] == 0x20 else { return false }
      at = stop + 1
    }
    return false
  }

  /// "Paul Hart Paul Lund Hart Council …": the word before the first surname opens the repeated name.
  private static func isGivenTwice(
    _ bytes: Span<UInt8>, _ given: Int, before surname: Int, _ floor: Int
  ) -> Bool {
    var start = surname - 1
    while start > floor, bytes[start - 1] != 0x20 { start -= 1 }
    let count = surname - 1 - start
    guard count > 1, given + count < bytes.count else { return false }
    return equal(bytes, start..<start + count, given..<given + count)
      && bytes[given + count] == 0x20
  }

  private static func equal(_ bytes: Span<UInt8>, _ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for offset in 0..<a.count
    where bytes[a.lowerBound + offset] != bytes[b.lowerBound + offset] { return false }
    return true
  }

  private static func wordStart(_ bytes: Span<UInt8>, from start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, bytes[at] == 0x20 { at += 1 }
    return at
  }

  private static func wordEnd(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var at = start
    while at < end, bytes[at] != 0x20 { at += 1 }
    return at
  }

  private static func opensHeadline(_ byte: UInt8) -> Bool {
    isCapital(byte) || byte &- 0x30 < 10
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    byte &- 0x41 < 26 || (byte >= 0xC3 && byte < 0xE0)
  }

  private static func isSmall(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 }

  /// First bytes of marks such as ’ (U+2000 to U+2FFF) are none: "MORE’s" ends a run.
  private static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || (byte >= 0x80 && byte != 0xE2)
  }
}

import DocumentModel
import ICUText

/// Bytes that are not in UTF-8 as a whole, but in another charset.
enum CharsetChoice {
  /// The text in UTF-8, or nil where it is UTF-8 already (perhaps a damaged one). A declared charset and a byte order
  /// mark are believed where the bytes are no UTF-8; detection is the last resort and is reported.
  static func decoded(
    _ bytes: [UInt8], declared: String?, repairs: inout Repairs
  ) -> (bytes: [UInt8], map: OffsetMap)? {
    if let name = byteOrder(bytes) ?? declared.flatMap(usable),
      let result = ICUText.decode(bytes.span, charset: name)
    {
      repairs.illFormed += result.replacements
      return (result.bytes, result.edits)
    }
    guard isSingleByte(bytes.span), let name = detected(bytes),
      let result = ICUText.decode(bytes.span, charset: name)
    else { return nil }
    repairs.guessedCharset = true
    repairs.illFormed += result.replacements
    return (result.bytes, result.edits)
  }

  private static func byteOrder(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
    return nil
  }

  /// A declared name, unless it says UTF-8 (then damage is damage). Latin-1 means Windows-1252, as in browsers.
  private static func usable(_ name: String) -> String? {
    switch name.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii", "": nil
    case "iso-8859-1", "latin1", "latin-1": "windows-1252"
    default: name
    }
  }

  /// Whether high bytes stand alone, as in no UTF-8. One lone byte at the very end, or a character cut off, is damage.
  private static func isSingleByte(_ bytes: Span<UInt8>) -> Bool {
    var alone = 0
    var sequences = 0
    var at = 0
    while true {
      at = UTF8Bytes.plainEnd(bytes, from: at)
      guard at < bytes.count else { break }
      let sequence = UTF8Sequence(bytes, at: at)
      if bytes[at] >= 0x80 {
        switch sequence {
        case .illFormed(1): alone += at + 1 < bytes.count ? 1 : 0
        default: sequences += 1
        }
      }
      at += sequence.count
    }
    return alone > 4 * sequences
  }

  /// ICU's best guess among the charsets that European news is written in, judged by a window that begins shortly
  /// before the first high byte.
  private static func detected(_ bytes: [UInt8]) -> String? {
    let known = [
      "windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "windows-1252", "windows-1250",
      "windows-1253", "windows-1254", "ISO-8859-1", "ISO-8859-2", "ISO-8859-7", "ISO-8859-9",
    ]
    let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
    let window = bytes[max(0, first - 1024)..<min(bytes.count, first + 65_536)]
    let guess = ICUText.charsets(of: Array(window).span).first { known.contains($0.name) }
    return guess.flatMap { usable($0.name) }
  }
}

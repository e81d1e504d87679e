/// Texts made to break a segmenter.
enum Hostile {
  static let pieces = [
    "word", "Word", "WORD", "international", "Eightxyz", "sixteenlettersab", "UnusuallyLongSurname",
    "said.", "Gen.",
    "don't", "cannot", "U.S.", "Mr.", "No.", "e.g.", "a", "I", "п'ять",
    "Київ", "é", "ß", "12",
    "3.5", "1,000", "9th", "'", "’", "\"", "“", "”", "«", "»", "''", "``", ".", "...", "…", "!",
    "?", ",", ";", ":", "-",
    "--", "—", "/", "@", "#", "$", "%", "&", "_", "*", "(", ")", "[", "]", " ", " ", " ", "  ",
    "\n", "\n\n", "\t",
    "\u{A0}", "\u{200D}", "\u{FE0F}", "😀", "日本語。", "http://", "www.", "a@b.c", ":)", "\u{0}",
    "\u{301}", "•",
  ]

  static func text(seed: UInt64, pieces count: Int) -> String {
    var random = SplitMix(state: seed)
    return (0..<count).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
  }

  /// One pattern again and again: `size` bytes of it.
  static func repeated(_ pattern: String, size: Int) -> [UInt8] {
    let unit = Array(pattern.utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(size + unit.count)
    while bytes.count < size { bytes += unit }
    return bytes
  }
}

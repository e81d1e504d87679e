import TestKit

/// Texts made of what has broken normalisers.
enum HostileText {
  /// Pieces whose meaning does not depend on what stands beside them.
  static let plain = [
    "a", "Zaporizhzhia", " ", "\n", "“", "”", "«", "»", "—", "’", "Київ", "ё", "й", "é", "日本", "😀",
    ".", "ß", "ж",
    "\u{FFFD}",
  ]
  static let litter = [
    "\r\n", "\r", "\t", "\u{0}", "\u{7}", "\u{7F}", "\u{85}", "\u{90}", "\u{A0}", "\u{AD}",
    "\u{61C}", "\u{1680}",
    "\u{180E}", "\u{2003}", "\u{200B}", "\u{200E}", "\u{2028}", "\u{2029}", "\u{202A}", "\u{202F}",
    "\u{205F}",
    "\u{2060}", "\u{2066}", "\u{3000}", "\u{FEFF}", "\u{FFFC}",
  ]
  static let marks = [
    "e\u{301}", "и\u{306}", "і\u{308}", "q\u{307}\u{323}", "\u{1100}\u{1161}\u{11A8}", "\u{212B}",
    "\u{37E}",
    "\u{301}", "\u{483}", "\u{20D0}", "\u{FB1D}", "\u{1D15E}", "e\u{AD}\u{301}", "a\u{200B}\u{30A}",
  ]
  static let misread = [
    "â€œ", "â€\u{9D}", "â€™", "Ã©", "Ð¿Ñ€", "Ñ", "РїСЂ", "вЂњ", "вЂ", "ï»¿", "Ã¢â‚¬â„¢", "Â\u{A0}",
    "в‚¬", "Р", "С", "в", "€",
  ]
  static let joiners = ["\u{200C}", "\u{200D}", "👩\u{200D}🌾", "می\u{200C}خ"]
  static let broken: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC3], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F], [0xF5],
    [0xFF], [0xFE, 0xFF],
  ]

  static func text(_ pieces: [String], seed: UInt64, count: Int = 40) -> [UInt8] {
    bytes(pieces.map { Array($0.utf8) }, seed: seed, count: count)
  }

  static func bytes(_ pieces: [[UInt8]], seed: UInt64, count: Int) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).flatMap { _ in pieces.randomElement(using: &random) ?? [] }
  }

  static var everything: [[UInt8]] {
    (plain + plain + litter + marks + misread + joiners).map { Array($0.utf8) } + broken
  }
}

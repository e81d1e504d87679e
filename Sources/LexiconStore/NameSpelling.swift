internal import DocumentModel
internal import ICUText

/// One word of a name, spelled away: the key is equal for transliterations of one name (Zelensky, Zelenskyy, Зеленський).
public struct NameWord: Sendable, Hashable {
  public let key: UInt64
  /// The first sound, as a small Latin letter; 0 where there is none.
  public let first: UInt8
  /// "J." or "JD": letters that stand for names.
  public let isInitial: Bool

  /// Law: equal keys, or one is the initial of the other.
  @inlinable
  public func agrees(with other: NameWord) -> Bool {
    key == other.key || ((isInitial || other.isInitial) && first == other.first)
  }
}

/// Name words as keys, by Lexicons/letters.tsv and the rules below. No allocation.
public struct NameSpelling: Sendable {
  /// Up to three Latin bytes for a code point below `limit`, low byte first; 0 where unlisted, `silent` where silent.
  private var table: [UInt32]
  private static let limit = 0x2000
  private static let silent: UInt32 = 0xFF00_0000
  private static let most = 40

  init() { table = [UInt32](repeating: 0, count: Self.limit) }

  mutating func set(_ letter: Unicode.Scalar, _ latin: String?) {
    guard Int(letter.value) < Self.limit else { return }
    var packed: UInt32 = latin == nil ? Self.silent : 0
    for (at, byte) in (latin ?? "").utf8.prefix(3).enumerated() {
      packed |= UInt32(byte) << (8 * at)
    }
    table[Int(letter.value)] = packed
  }

  /// The words of a name form, split at spaces and hyphens.
  public func words(of form: String) -> [NameWord] {
    form.split { $0 == " " || $0 == "-" }.map { word(Array($0.utf8).span) }
  }

  /// The key of one word.
  public func word(_ bytes: Span<UInt8>) -> NameWord {
    var letters = InlineArray<42, UInt8>(repeating: 0)
    let count = latin(bytes, &letters)
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var opening: UInt8 = 0
    var last: UInt8 = 0
    var at = 0
    while at < count {
      let (first, second, step) = Self.sound(letters, at, count)
      for sound in [first, second] where sound != 0 && sound != last {
        hash = (hash ^ UInt64(sound)) &* 0x100_0000_01B3
        last = sound
        if opening == 0 { opening = sound }
      }
      at += step
    }
    let dotted = bytes.count > 1 && bytes[bytes.count - 1] == UInt8(ascii: ".")
    return NameWord(
      key: hash, first: opening, isInitial: count == 1 || (count <= 3 && dotted))
  }

  /// Writes the plain Latin letters of `bytes`; returns how many.
  private func latin(_ bytes: Span<UInt8>, _ out: inout InlineArray<42, UInt8>) -> Int {
    var count = 0
    var at = 0
    while at < bytes.count && count < Self.most {
      let byte = bytes[at]
      if byte < 0x80 {
        let low = byte | 0x20
        if low &- 97 < 26 {
          out[count] = low
          count += 1
        }
        at += 1
        continue
      }
      let (scalar, width) = Self.scalar(bytes, at)
      at += width
      var packed = scalar < Self.limit ? table[scalar] : 0
      if packed == Self.silent { continue }
      while packed != 0 && count < Self.most {
        out[count] = UInt8(packed & 0xFF)
        count += 1
        packed >>= 8
      }
    }
    return count
  }

  /// The scalar at `at` of valid UTF-8, and its width.
  private static func scalar(_ bytes: Span<UInt8>, _ at: Int) -> (Int, Int) {
    let lead = Int(bytes[at])
    func tail(_ offset: Int) -> Int {
      at + offset < bytes.count ? Int(bytes[at + offset] & 0x3F) : 0
    }
    if lead >= 0xF0 { return ((lead & 7) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4) }
    if lead >= 0xE0 { return ((lead & 15) << 12 | tail(1) << 6 | tail(2), 3) }
    if lead >= 0xC0 { return ((lead & 31) << 6 | tail(1), 2) }
    return (0, 1)
  }

  /// The one or two sounds at `at`, and how many letters they take. Merges what transliterations of Slavic names vary
  /// in: kh/h, zh/z, sh/s, ch/c, ts/tz, x/ks, w/v, y/i/j, and the glide before a vowel (ye, ia, iu).
  private static func sound(
    _ letters: InlineArray<42, UInt8>, _ at: Int, _ count: Int
  ) -> (UInt8, UInt8, Int) {
    let here = letters[at]
    let next = at + 1 < count ? letters[at + 1] : 0
    switch (here, next) {
    case (k, h): return (h, 0, 2)
    case (z, h): return (z, 0, 2)
    case (s, h): return (s, 0, 2)
    case (c, h): return (c, 0, 2)
    case (t, s), (t, z): return (c, 0, 2)
    case (c, k): return (k, 0, 2)
    case (p, h): return (f, 0, 2)
    case (x, _): return (k, s, 1)
    case (w, _): return (v, 0, 1)
    case (q, _): return (k, 0, 1)
    case (j, _) where at == 0: return (j, 0, 1)
    case (i, _), (y, _), (j, _): return isVowel(next) ? (0, 0, 1) : (i, 0, 1)
    default: return (here, 0, 1)
    }
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    letter == 97 || letter == 101 || letter == 111 || letter == 117
  }

  private static let c = UInt8(ascii: "c")
  private static let f = UInt8(ascii: "f")
  private static let h = UInt8(ascii: "h")
  private static let i = UInt8(ascii: "i")
  private static let j = UInt8(ascii: "j")
  private static let k = UInt8(ascii: "k")
  private static let p = UInt8(ascii: "p")
  private static let q = UInt8(ascii: "q")
  private static let s = UInt8(ascii: "s")
  private static let t = UInt8(ascii: "t")
  private static let v = UInt8(ascii: "v")
  private static let w = UInt8(ascii: "w")
  private static let x = UInt8(ascii: "x")
  private static let y = UInt8(ascii: "y")
  private static let z = UInt8(ascii: "z")
}

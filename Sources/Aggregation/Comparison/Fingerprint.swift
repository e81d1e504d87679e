public import DocumentModel

/// A sketch of an article's words by which near-duplicates are found: MinHash (Broder 1997) over runs of five words, by one
/// permutation in 64 bins (Li, Owen and Zhang 2012), empty bins filled from their neighbours (Shrivastava and Li 2014),
/// 8 bits kept of each. The share of equal bytes estimates the share of common five-word runs. 64 bytes.
public struct Fingerprint: Sendable, Hashable {
  public static let size = 64
  static let run = 5
  public let bytes: [UInt8]

  /// Nil of a text of fewer than five words.
  public init?(of text: TextBuffer) {
    var words = WordHashes(text.storage)
    var window: [UInt64] = []
    var bins = [UInt64](repeating: .max, count: Self.size)
    while let word = words.next() {
      window.append(word)
      guard window.count >= Self.run else { continue }
      let hash = WordHashes.combined(window.suffix(Self.run))
      let bin = Int(hash >> 58)
      bins[bin] = min(bins[bin], hash << 6)
      if window.count > 4 * Self.run { window.removeFirst(window.count - Self.run) }
    }
    guard window.count >= Self.run else { return nil }
    bytes = Self.filled(bins)
  }

  /// An empty bin takes the value of the next one that is not, shifted by the distance.
  private static func filled(_ bins: [UInt64]) -> [UInt8] {
    bins.indices.map { at in
      var steps = 0
      while bins[(at + steps) % size] == .max { steps += 1 }
      let value = WordHashes.mixed(bins[(at + steps) % size] &+ UInt64(steps))
      return UInt8(truncatingIfNeeded: value >> 32)
    }
  }

  /// As a table writes it: letters a to p, two a byte, which no spreadsheet takes for a number or formula.
  public var text: String {
    String(
      decoding: bytes.flatMap { [UInt8(ascii: "a") + $0 >> 4, UInt8(ascii: "a") + $0 & 15] },
      as: UTF8.self)
  }

  /// Nil where `text` is none that `text` made.
  public init?(text: some Sequence<UInt8>) {
    let digits = text.map { $0 &- UInt8(ascii: "a") }
    guard digits.count == 2 * Self.size, digits.allSatisfy({ $0 < 16 }) else { return nil }
    bytes = (0..<Self.size).map { digits[2 * $0] << 4 | digits[2 * $0 + 1] }
  }

  /// The estimated share of common five-word runs (Jaccard), 0 to 1; standard error at most 0.0625.
  public func similarity(_ other: Fingerprint) -> Double {
    Self.similarity(equal: zip(bytes, other.bytes).reduce(0) { $0 + ($1.0 == $1.1 ? 1 : 0) })
  }

  /// Of two fingerprints with so many equal bytes.
  static func similarity(equal: Int) -> Double {
    let chance = 1.0 / 256
    return max(0, (Double(equal) / Double(size) - chance) / (1 - chance))
  }
}

/// The words of a text as hashes: letters and digits, ASCII case folded; what stands between is passed over.
struct WordHashes {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> UInt64? {
    while at < bytes.count {
      let mark = markLength
      if mark == 0 { break }
      at += mark
    }
    guard at < bytes.count else { return nil }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    while at < bytes.count, markLength == 0 {
      let byte = bytes[at]
      hash = (hash ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01b3
      at += 1
    }
    return hash
  }

  /// How many bytes the mark or space at `at` takes; 0 of a letter or digit. Beyond ASCII, U+2000 to U+203F (spaces,
  /// dashes, quotation marks) and U+00A0 to U+00BF are marks.
  private var markLength: Int {
    switch bytes[at] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: 0
    case 0..<0x80: 1
    case 0xC2: 2
    case 0xE2 where at + 1 < bytes.count && bytes[at + 1] == 0x80: 3
    default: 0
    }
  }

  static func combined(_ words: some Sequence<UInt64>) -> UInt64 {
    mixed(words.reduce(0) { ($0 &* 0x9E37_79B9_7F4A_7C15) ^ $1 })
  }

  /// SplitMix64's finaliser: every bit of the outcome depends on every bit given.
  static func mixed(_ value: UInt64) -> UInt64 {
    var z = value &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

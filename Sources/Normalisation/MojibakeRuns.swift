/// How runs are found, turned back and judged.
extension Mojibake {
  /// All runs that can be repaired, ascending.
  func runs() -> [Run] {
    let bytes = source.span
    var runs: [Run] = []
    var back = Back()
    var at = 0
    while at < bytes.count {
      let sequence = UTF8Sequence(bytes, at: at)
      if let byte = byte(bytes, at, sequence) {
        back.bytes.append(byte)
        back.starts.append(at)
      } else if !back.bytes.isEmpty {
        if let run = run(back, end: at) { runs.append(run) }
        back.removeAll()
      }
      at += sequence.count
    }
    if let run = run(back, end: at) { runs.append(run) }
    return runs
  }

  /// A run turned back into bytes, and where in the source each came from.
  private struct Back {
    var bytes: [UInt8] = []
    var starts: [Int] = []

    mutating func removeAll() {
      bytes.removeAll(keepingCapacity: true)
      starts.removeAll(keepingCapacity: true)
    }
  }

  private func byte(_ bytes: Span<UInt8>, _ at: Int, _ sequence: UTF8Sequence) -> UInt8? {
    guard bytes[at] >= 0x80, case .character(let count) = sequence else { return nil }
    return page.byte(of: UTF8Bytes.scalar(bytes, at, count))
  }

  /// The run that ends at `end`, or nil where its bytes are not the UTF-8 of plausible text.
  private func run(_ back: Back, end: Int) -> Run? {
    let bytes = back.bytes.span
    var pieces: [Run.Piece] = []
    var longest = 0
    var at = 0
    while at < bytes.count {
      switch UTF8Sequence(bytes, at: at) {
      case .character(let count) where Self.isPlausible(UTF8Bytes.scalar(bytes, at, count)):
        let next = at + count
        let sourceEnd = next < back.starts.count ? back.starts[next] : end
        pieces.append(.init(range: back.starts[at]..<sourceEnd, bytes: back.bytes[at..<next]))
        longest = max(longest, count)
        at = next
      case .illFormed(2) where at + 2 == bytes.count && bytes[at] == 0xE2 && bytes[at + 1] == 0x80:
        pieces.append(cutClosingMark(from: back.starts[at], to: end))
        at += 2
      default: return nil
      }
    }
    guard let first = pieces.first else { return nil }
    let certain = longest >= 3 || (longest > 0 && pieces.count >= 2) || isAccented(first)
    return Run(pieces: pieces, isCertain: certain)
  }

  /// `â€` whose third character was lost: the closing mark ”, the only common one that Windows-1252 has no name for.
  private func cutClosingMark(from start: Int, to end: Int) -> Run.Piece {
    let lost = source[end...].starts(with: UTF8Bytes.replacement)
    return Run.Piece(range: start..<(lost ? end + 3 : end), bytes: [0xE2, 0x80, 0x9D])
  }

  /// `Ã©`, `Â£`, `Å¡`: one accented letter or sign, read as two. After a capital it could be a Portuguese or Danish
  /// word before a mark, and a curly quotation mark behind `Ã` or `Â` proves nothing.
  private func isAccented(_ piece: Run.Piece) -> Bool {
    guard page.name == CodePage.western.name, let lead = piece.bytes.first,
      let trail = piece.bytes.last
    else { return false }
    let start = piece.range.lowerBound
    let afterCapital = start > 0 && source[start - 1] &- 0x41 < 26
    return (0xC2...0xC5).contains(lead) && trail >= 0xA0 && !afterCapital
  }

  /// What news in Latin and Cyrillic letters is written with.
  static func isPlausible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xA0...0x17F, 0x192, 0x2C6, 0x2DC: true  // Latin
    case 0x81, 0x8D, 0x8F, 0x90, 0x9D: true  // half of a character that was misread twice
    case 0x410...0x44F, 0x401, 0x451, 0x404, 0x454, 0x406...0x407, 0x456...0x457, 0x490...0x491:
      true  // Russian and Ukrainian
    case 0x2010...0x2044, 0x20AC, 0x20B4, 0x20BD, 0x2116, 0x2122: true  // marks and signs
    case 0x200B...0x200F, 0xFE0F, 0xFEFF: true  // invisible
    case 0x2190...0x21FF, 0x2500...0x27BF, 0x1F1E6...0x1FAFF: true  // arrows, shapes, emoji
    default: false
    }
  }
}

import DocumentModel

/// UTF-8 that somebody read as Windows-1252 or Windows-1251 and wrote as UTF-8 again: `â€œ`, `Ð¿Ñ€`, `вЂњ`.
/// A run of characters is repaired where all of it is UTF-8 when turned back into bytes, every character that comes
/// out is one that news is written with, and chance is ruled out (`Run.isCertain`).
struct Mojibake {
  let source: [UInt8]
  let page: CodePage

  /// Whether the two-byte character at `at` and the one behind it may be the beginning of a run. It errs to the side
  /// of yes; it is no wherever `isCertain` would say no to every run that begins here.
  @inline(__always)
  static func begins(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    guard at + 3 < bytes.count else { return false }
    let next = bytes[at + 2]
    switch (bytes[at], bytes[at + 1]) {
    case (0xC3, 0x82...0xB4): return next >= 0xC2  // Â … ô
    case (0xD0, 0xA0...0xA1), (0xD0, 0xB2): return Self.isOddAfterCyrillic(next, bytes[at + 3])
    default: return false
    }
  }

  /// Not an everyday letter of Russian or Ukrainian.
  @inline(__always)
  private static func isOddAfterCyrillic(_ lead: UInt8, _ trail: UInt8) -> Bool {
    switch lead {
    case 0xD0: return trail < 0x90
    case 0xD1: return trail >= 0x90 && ![0x91, 0x94, 0x96, 0x97].contains(trail)
    case 0xC2, 0xD2, 0xE2: return true
    default: return false
    }
  }

  /// Repairs what is certain; nil where nothing is.
  static func repaired(
    _ source: [UInt8], repairs: inout Repairs
  ) -> (bytes: [UInt8], map: OffsetMap)? {
    let readings = [CodePage.western, .cyrillic].map { Mojibake(source: source, page: $0) }
    let runs = readings.map { $0.runs() }
    let certain = runs.map { $0.count { $0.isCertain } }
    guard let most = certain.max(), most > 0, let best = certain.firstIndex(of: most) else {
      return nil
    }
    // Certain runs make as many doubtful ones believable.
    let believesAll = runs[best].count <= 2 * most
    var rewriter = Rewriter(source)
    for run in runs[best] where run.isCertain || believesAll {
      repairs.mojibake += 1
      for piece in run.pieces { rewriter.replace(piece.range, with: piece.bytes) }
    }
    return rewriter.finish()
  }

  /// A run of characters beyond ASCII that all become bytes of one well-formed text.
  struct Run {
    /// One character that comes out, and the bytes of the source that it was.
    struct Piece {
      let range: Range<Int>
      let bytes: ArraySlice<UInt8>
    }
    let pieces: [Piece]
    /// Nobody would write this run on purpose. Doubtful runs are believed only beside certain ones.
    let isCertain: Bool
  }
}

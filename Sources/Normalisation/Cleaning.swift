import DocumentModel

/// What becomes of one character. After cleaning, the only white space of a text is the space and the line feed, and
/// nothing invisible stands between two letters.
enum Change: Equatable {
  case keep
  /// A space of another kind: one plain space.
  case space
  /// A line ends here.
  case line
  /// U+2029: an empty line.
  case paragraph
  /// NUL and its like: a space, counted.
  case control
  case delete
  /// A joiner: meaningful in Persian, Indic scripts and emoji; between letters of ours it is litter.
  case joiner

  /// Of the well-formed character of `count` bytes at `at`. A CR is `line` here; `Cleaning` takes CR LF as one.
  @inline(__always)
  init(_ bytes: Span<UInt8>, _ at: Int, _ count: Int) {
    switch count {
    case 1: self = Self.ascii(bytes[at])
    case 2: self = Self.two(bytes[at], bytes[at + 1])
    case 3: self = Self.three(bytes[at], UInt16(bytes[at + 1]) << 8 | UInt16(bytes[at + 2]))
    default: self = .keep
    }
  }

  private static func ascii(_ byte: UInt8) -> Change {
    switch byte {
    case 0x09: .space
    case 0x0A, 0x20...0x7E: .keep
    case 0x0B...0x0D: .line
    default: .control
    }
  }

  private static func two(_ lead: UInt8, _ trail: UInt8) -> Change {
    switch (lead, trail) {
    case (0xC2, 0x85): .line
    case (0xC2, 0x80...0x9F): .control
    case (0xC2, 0xA0): .space
    case (0xC2, 0xAD): .delete  // soft hyphen
    case (0xD8, 0x9C): .delete  // Arabic letter mark
    default: .keep
    }
  }

  private static func three(_ lead: UInt8, _ trail: UInt16) -> Change {
    switch (lead, trail) {
    case (0xE1, 0x9A80), (0xE3, 0x8080): .space
    case (0xE2, 0x8080...0x808A), (0xE2, 0x80AF), (0xE2, 0x819F): .space
    case (0xE2, 0x808C...0x808D): .joiner
    case (0xE2, 0x808B), (0xE2, 0x808E...0x808F): .delete  // zero width, direction marks
    case (0xE2, 0x80A8): .line
    case (0xE2, 0x80A9): .paragraph
    case (0xE2, 0x80AA...0x80AE): .delete  // embeddings and overrides of direction
    case (0xE2, 0x81A0...0x81AF): .delete  // word joiner, invisible operators, isolates
    case (0xE1, 0xA08E), (0xEF, 0xBBBF): .delete  // Mongolian separator, byte order mark
    case (0xEF, 0xBFBC): .space  // where a picture was
    default: .keep
    }
  }
}

enum Cleaning {
  /// Rewrites spaces, line ends, controls and invisible characters, and replaces what is no UTF-8.
  static func clean(_ source: [UInt8], repairs: inout Repairs) -> (bytes: [UInt8], map: OffsetMap) {
    var rewriter = Rewriter(source)
    let bytes = source.span
    var at = 0
    while true {
      at = UTF8Bytes.plainEnd(bytes, from: at)
      guard at < bytes.count else { break }
      let sequence = UTF8Sequence(bytes, at: at)
      let range = at..<(at + sequence.count)
      switch sequence {
      case .illFormed:
        repairs.illFormed += 1
        rewriter.replace(range, with: UTF8Bytes.replacement)
      case .character(let count):
        apply(Change(bytes, at, count), to: range, &rewriter, &repairs)
      }
      at = range.upperBound
    }
    return rewriter.finish()
  }

  private static func apply(
    _ change: Change, to range: Range<Int>, _ rewriter: inout Rewriter, _ repairs: inout Repairs
  ) {
    switch change {
    case .keep: break
    case .space: put(0x20, range, &rewriter)
    case .control:
      repairs.controls += 1
      put(0x20, range, &rewriter)
    case .line:
      let next = range.upperBound
      let source = rewriter.source
      if source[range.lowerBound] == 0x0D, next < source.count, source[next] == 0x0A {
        rewriter.replace(range.lowerBound..<(next + 1), with: CollectionOfOne(0x0A))
      } else {
        put(0x0A, range, &rewriter)
      }
    case .paragraph: rewriter.replace(range, with: [0x0A, 0x0A])
    case .delete: rewriter.delete(range)
    case .joiner:
      if !joins(after: rewriter.lastScalar(before: range.lowerBound)) { rewriter.delete(range) }
    }
  }

  /// Whether a joiner may mean something behind a character: in Arabic and Indic scripts and in emoji.
  private static func joins(after scalar: UInt32?) -> Bool {
    switch scalar ?? 0 {
    case 0x600...0x10FF, 0x1200...0x1BFF, 0x2600...0x27BF, 0xFE00...0xFE0F, 0x1F000...0x1FAFF: true
    default: false
    }
  }

  private static func put(_ byte: UInt8, _ range: Range<Int>, _ rewriter: inout Rewriter) {
    if range.count == 1 {
      rewriter.set(range.lowerBound, byte)
    } else {
      rewriter.replace(range, with: CollectionOfOne(byte))
    }
  }
}

/// Where a word stands, which says what its capital tells.
enum WordSetting: UInt8 {
  case inside
  /// The first word of a sentence or of a quotation: a capital tells little.
  case beginning
  /// A headline or the like, nearly all words of which begin with capitals: a capital tells nothing.
  case headline
}

/// The settings of a sentence's words, one after the other.
struct WordSettings {
  private let isHeadline: Bool
  private(set) var next: WordSetting

  init(_ beginnings: BeginningCount) {
    isHeadline = beginnings.isHeadline
    next = isHeadline ? .headline : .beginning
  }

  /// Goes on to the word behind `form`.
  @inline(__always)
  mutating func pass(_ form: WordForm) {
    if !isHeadline { next = form.isQuoteMark ? .beginning : .inside }
  }
}

/// How many words of a sentence begin with a capital and how many with a small letter (of ASCII).
struct BeginningCount {
  private var capitals = 0
  private var small = 0

  init() {}

  init(_ forms: [[UInt8]]) { for form in forms { if let first = form.first { take(first) } } }

  @inline(__always)
  mutating func take(_ first: UInt8) {
    capitals &+= first &- 65 < 26 ? 1 : 0
    small &+= first &- 97 < 26 ? 1 : 0
  }

  var isHeadline: Bool { capitals >= 2 && capitals >= 3 * small }
}

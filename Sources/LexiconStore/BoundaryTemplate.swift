public import DocumentModel

/// What a feature of a sentence boundary looks at. The names stand in Lexicons/sentences.tsv.
///
/// Around a gap between two tokens: `stop` is the mark before it (closing quotation marks and brackets passed over),
/// `before` the word in front of the stop, `after` the first word behind the gap (opening marks passed over).
public enum BoundaryTemplate: UInt32, Sendable, CaseIterable {
  case bias
  case stop, stopAfterShape, stopCloserAfterShape, stopSpacing
  case before, beforeStop, beforeShape, beforeLength, beforeAfterShape
  case after, afterStop, afterShape, functionAfter, afterAbbreviation, shapesStop
  case secondStop, afterSecond, previousStop
  case opener, openerStop, closer, quoteStateStop, bracketState
  case lengthStop, restStop

  /// The kinds of its values, in order. Law: a word stands first.
  @inlinable @inline(__always)
  public var signature: (first: BoundaryValue, second: BoundaryValue, third: BoundaryValue) {
    switch self {
    case .bias: (.none, .none, .none)
    case .stop: (.stop, .none, .none)
    case .stopAfterShape: (.stop, .shape, .none)
    case .stopCloserAfterShape: (.stop, .marks, .shape)
    case .stopSpacing: (.stop, .count, .none)
    case .before, .after: (.word, .none, .none)
    case .beforeStop, .afterStop, .previousStop: (.word, .stop, .none)
    case .beforeAfterShape, .afterAbbreviation, .afterSecond: (.word, .shape, .none)
    case .beforeShape, .secondStop: (.shape, .stop, .none)
    case .beforeLength, .bracketState, .lengthStop, .restStop: (.count, .stop, .none)
    case .afterShape: (.shape, .none, .none)
    case .functionAfter: (.tag, .stop, .shape)
    case .shapesStop: (.shape, .stop, .shape)
    case .opener, .closer: (.marks, .none, .none)
    case .openerStop: (.marks, .stop, .shape)
    case .quoteStateStop: (.count, .stop, .marks)
    }
  }

  public var kinds: [BoundaryValue] {
    [signature.first, signature.second, signature.third].filter { $0 != .none }
  }

  /// Where in its block a feature stands.
  @inlinable @inline(__always)
  public func place(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> Int {
    (Int(a) << signature.second.bits + Int(b)) << signature.third.bits + Int(c)
  }

  /// The values of the feature at a place of its block.
  func values(at place: Int) -> (UInt32, UInt32, UInt32) {
    let second = place >> signature.third.bits
    return (
      UInt32(second >> signature.second.bits),
      UInt32(second & (1 << signature.second.bits - 1)),
      UInt32(place & (1 << signature.third.bits - 1))
    )
  }

  /// A template that looks at the same values and more wherever this one does, or nil.
  @inlinable @inline(__always)
  public var host: BoundaryTemplate? {
    switch self {
    case .bias, .stop, .stopAfterShape, .afterShape, .closer: .stopCloserAfterShape
    case .before: .beforeStop
    case .after: .afterStop
    case .beforeShape: .shapesStop
    case .opener: .openerStop
    default: nil
    }
  }

  /// Its own values among those of its host.
  func values(inHost host: (UInt32, UInt32, UInt32)) -> (UInt32, UInt32, UInt32) {
    switch self {
    case .bias: (0, 0, 0)
    case .stop, .before, .after, .opener: (host.0, 0, 0)
    case .closer: (host.1, 0, 0)
    case .afterShape: (host.2, 0, 0)
    case .beforeShape: (host.0, host.1, 0)
    case .stopAfterShape: (host.0, host.2, 0)
    default: host
    }
  }

  /// How many places its block has, where so many words have numbers.
  func blockSize(words: Int) -> Int {
    let first = signature.first == .word ? words : 1 << signature.first.bits
    return first << (signature.second.bits + signature.third.bits)
  }
}

/// A kind of values that features have: each value is a number, and a name in Lexicons/sentences.tsv.
public enum BoundaryValue: Sendable {
  case none, stop, shape, marks, count, tag, word

  /// The bits that its numbers need. Words have any number; they are told by `BoundaryModel.word`.
  @inlinable
  public var bits: Int {
    switch self {
    case .none, .word: 0
    case .stop: 5
    case .shape: 4
    case .marks: 2
    case .count: 4
    case .tag: 5
    }
  }

  /// By number. A name in <…> is a class; `word` has none, its names are words.
  public var names: [String] {
    switch self {
    case .none, .word: []
    case .stop: Stop.names
    case .shape: WordShape.names
    case .marks: Marks.names
    case .count: ["0", "1", "2", "3", "4-5", "6-9", "10-19", "20-39", "40+"]
    case .tag: UPOS.allCases.map(\.name) + ["<edge>"]
    }
  }

  /// Classes that stand in the place of words; their numbers begin with 1.
  public static let wordClasses = ["<number>", "<link>", "<hyphen>", "<edge>"]
  public static let number: UInt32 = 1
  public static let link: UInt32 = 2
  public static let hyphen: UInt32 = 3
  public static let edge: UInt32 = 4
  /// The tag where there is no word.
  public static let edgeTag = UInt32(UPOS.allCases.count)

  /// The number of a count's class, without a branch.
  @inlinable @inline(__always)
  public static func count(_ count: Int) -> UInt32 {
    var number = UInt32(truncatingIfNeeded: min(max(count, 0), 4))
    number &+= count >= 6 ? 1 : 0
    number &+= count >= 10 ? 1 : 0
    number &+= count >= 20 ? 1 : 0
    return number &+ (count >= 40 ? 1 : 0)
  }
}

/// What stands before a gap that may end a sentence.
public enum Stop: UInt32, Sendable {
  case period, question, exclamation, ellipsis, spacedDots
  /// An abbreviation of that class (abbreviations.tsv), or a capital or capitals with stops.
  case title, name, numbered, middle, end, initial, acronym
  case colon, semicolon, comma, dash, other, none

  static let names = [
    ".", "?", "!", "...", ". . .", "<title>", "<name>", "<numbered>", "<middle>", "<end>",
    "<initial>", "<acronym>", ":", ";", ",", "<dash>", "<mark>", "<none>",
  ]

  public var isAbbreviation: Bool {
    rawValue >= Stop.title.rawValue && rawValue <= Stop.acronym.rawValue
  }

  /// Whether the mark can end a sentence by itself or is an abbreviation's stop.
  public var isTerminal: Bool { rawValue <= Stop.acronym.rawValue }
}

/// How a word beside a gap is written.
public enum WordShape: UInt32, Sendable {
  case lower, capitalised, upper, mixed, number, mark, link, handle, edge

  static let names = [
    "<lower>", "<capital>", "<upper>", "<mixed>", "<digits>", "<sign>", "<url>", "<handle>",
    "<nothing>",
  ]

  /// The number of a token's shape, as `init` tells it, read from a row of half bytes.
  @inlinable @inline(__always)
  public static func number(of token: Token) -> UInt32 {
    let row: UInt64 = token.kind == .word ? 0x5_3210 : 0x765_5540
    let at = UInt64(token.kind == .word ? token.shape.rawValue : token.kind.rawValue)
    return UInt32(truncatingIfNeeded: row &>> (4 &* at) & 15)
  }

  public init(_ token: Token) {
    switch token.kind {
    case .link: self = .link
    case .handle: self = .handle
    case .number: self = .number
    case .punctuation, .quoteMark, .symbol: self = .mark
    case .word:
      switch token.shape {
      case .lower: self = .lower
      case .capitalised: self = .capitalised
      case .upper: self = .upper
      case .mixed: self = .mixed
      case .other: self = .mark
      }
    }
  }
}

/// Quotation marks and brackets passed over beside a gap.
public enum Marks: UInt32, Sendable {
  case none, quote, bracket, both

  static let names = ["<bare>", "<quote>", "<bracket>", "<quote+bracket>"]

  public mutating func add(_ other: Marks) {
    if self == .none { self = other } else if self != other { self = .both }
  }
}

import DocumentModel
import LexiconStore

/// What stands before a gap that may end a sentence.
enum Stop: Int {
  case period, question, exclamation, ellipsis, spacedDots
  /// An abbreviation of that class (abbreviations.tsv), or a capital or capitals with stops.
  case title, name, numbered, middle, end, initial, acronym
  case colon, semicolon, comma, dash, other, none

  static let names = [
    ".", "?", "!", "...", ". . .", "<title>", "<name>", "<numbered>", "<middle>", "<end>",
    "<initial>", "<acronym>", ":", ";", ",", "<dash>", "<mark>", "<none>",
  ]

  var isAbbreviation: Bool {
    rawValue >= Stop.title.rawValue && rawValue <= Stop.acronym.rawValue
  }

  /// Whether the mark can end a sentence by itself or is an abbreviation's stop.
  var isTerminal: Bool { rawValue <= Stop.acronym.rawValue }
}

/// How a word beside a gap is written.
enum WordShape: Int {
  case lower, capitalised, upper, mixed, number, mark, link, handle, edge

  static let names = [
    "<lower>", "<capital>", "<upper>", "<mixed>", "<digits>", "<sign>", "<url>", "<handle>",
    "<nothing>",
  ]

  init(_ token: Token) {
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
enum Marks: Int {
  case none, quote, bracket, both

  static let names = ["<bare>", "<quote>", "<bracket>", "<quote+bracket>"]

  mutating func add(_ other: Marks) {
    if self == .none { self = other } else if self != other { self = .both }
  }
}

/// The values of features that are no words, as Lexicons/sentences.tsv writes them, by their numbers.
struct BoundaryNames: Sendable {
  private let shapes = WordShape.names.map(BoundaryModel.value)
  private let stops = Stop.names.map(BoundaryModel.value)
  private let marks = Marks.names.map(BoundaryModel.value)
  private let tags = UPOS.allCases.map { BoundaryModel.value($0.name) }
  private let lengths = Self.lengthNames.map(BoundaryModel.value)
  let number = BoundaryModel.value("<number>")
  let link = BoundaryModel.value("<link>")
  let hyphen = BoundaryModel.value("<hyphen>")
  let edge = BoundaryModel.value("<edge>")

  private static let lengthNames = ["0", "1", "2", "3", "4-5", "6-9", "10-19", "20-39", "40+"]
  /// Every name, for the trainer, which writes them.
  static let all =
    WordShape.names + Stop.names + Marks.names + lengthNames
    + UPOS.allCases.map { $0.name } + ["<number>", "<link>", "<hyphen>", "<edge>"]

  subscript(_ shape: WordShape) -> UInt32 { shapes[shape.rawValue] }
  subscript(_ stop: Stop) -> UInt32 { stops[stop.rawValue] }
  subscript(_ marks: Marks) -> UInt32 { self.marks[marks.rawValue] }

  subscript(_ tag: UPOS) -> UInt32 { tags[Int(tag.rawValue)] }

  /// A small number (at most 3).
  func digit(_ value: UInt32) -> UInt32 { lengths[Int(value)] }

  func length(_ count: Int) -> UInt32 {
    switch count {
    case ..<4: lengths[max(count, 0)]
    case ..<6: lengths[4]
    case ..<10: lengths[5]
    case ..<20: lengths[6]
    case ..<40: lengths[7]
    default: lengths[8]
    }
  }
}

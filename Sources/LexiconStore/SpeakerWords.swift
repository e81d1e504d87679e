public import DocumentModel

/// What a single form tells the search for speakers. A form may have several traits.
public struct SpeakerTraits: OptionSet, Sendable {
  public let rawValue: UInt32
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static let masculine = Self(rawValue: 1 << 0)
  public static let feminine = Self(rawValue: 1 << 1)
  public static let plural = Self(rawValue: 1 << 2)
  public static let neuter = Self(rawValue: 1 << 3)
  public static let first = Self(rawValue: 1 << 4)
  public static let second = Self(rawValue: 1 << 5)
  public static let relative = Self(rawValue: 1 << 6)
  public static let possessive = Self(rawValue: 1 << 7)
  public static let definite = Self(rawValue: 1 << 8)
  public static let indefinite = Self(rawValue: 1 << 9)
  public static let some = Self(rawValue: 1 << 10)
  public static let particle = Self(rawValue: 1 << 11)
  public static let suffix = Self(rawValue: 1 << 12)
  public static let link = Self(rawValue: 1 << 13)
  public static let body = Self(rawValue: 1 << 14)
  public static let plain = Self(rawValue: 1 << 15)
  public static let bridge = Self(rawValue: 1 << 16)
  public static let given = Self(rawValue: 1 << 17)
  /// A given name that is also an ordinary word or a place.
  public static let weakGiven = Self(rawValue: 1 << 18)
  public static let title = Self(rawValue: 1 << 19)
  /// A role noun of one word, or the last word of a longer one.
  public static let role = Self(rawValue: 1 << 20)
  public static let joint = Self(rawValue: 1 << 21)
  public static let genitive = Self(rawValue: 1 << 22)
  public static let agent = Self(rawValue: 1 << 23)

  public static let quoting = Self(rawValue: 1 << 24)
  /// "seems", "appears": what they introduce is nobody's.
  public static let seeming = Self(rawValue: 1 << 25)
  /// "by saying", "after saying": the subject of the sentence speaks, not the noun before.
  public static let means = Self(rawValue: 1 << 26)
  /// "faces", "draws": the subject undergoes what the noun behind says.
  public static let undergoing = Self(rawValue: 1 << 27)
  /// "when asked", "if asked".
  public static let whenever = Self(rawValue: 1 << 28)
  /// "interviews", "interviewed".
  public static let interview = Self(rawValue: 1 << 29)
  /// "speech", "address": texts in the first person of whoever gives them.
  public static let address = Self(rawValue: 1 << 30)
  /// "statement", "letter": documents that are the words of whoever issues them.
  public static let utterance = Self(rawValue: 1 << 31)

  public static let pronoun: Self = [
    .masculine, .feminine, .plural, .neuter, .first, .second, .relative,
  ]
  public static let determiner: Self = [.definite, .indefinite, .some, .possessive]
}

/// 8 bytes.
public struct SpeakerWord: Sendable {
  public var traits: SpeakerTraits = []
  /// Of a given name, a title or a possessive.
  public var gender: Gender = .unknown
  /// Of a title.
  public var side: SideID = .unknown
  public var sort: NounSort = .unknown
}

/// What a noun that is no role says of a source.
public enum NounSort: UInt8, Sendable {
  case unknown
  /// An event, a time, a measure, an abstraction: it says nothing ("summit", "week", "history").
  case thing
  /// A medium: "the daily" is the one named last.
  case outlet
  /// "known", "alias": a second name follows for the one named before.
  case alias
}

/// A role noun of roles.tsv.
public struct Role: Sendable {
  public let entry: EntryID
  public let kind: SpeakerKind
  public let gender: Gender
  public let side: SideID
  public let isPlural: Bool
  /// Whether the line names an office or trade of one person ("analyst"), in either number.
  public let isPersonal: Bool
}

/// A country, capital, people or organisation.
public struct Body: Sendable {
  public enum Kind: Sendable {
    case country, capital, people, organisation, media
  }
  /// The name outputs use.
  public let name: String
  public let kind: Kind
  public let side: SideID
  public let entry: EntryID

  /// Whether it is a country, a region or a city.
  public var isPlace: Bool { kind == .country || kind == .capital }

  /// Whether it is a place or a people.
  public var isNation: Bool { isPlace || kind == .people }
}

/// Who may speak, and the words that tell it: people.tsv, organisations.tsv, nationalities.tsv, roles.tsv, titles.tsv,
/// given-names.tsv, name-words.tsv, letters.tsv.
public struct SpeakerLexicon: Sendable {
  var words: [SpeakerWord] = []
  public internal(set) var roles: [Role] = []
  public internal(set) var roleTerms = TermTrie()
  public internal(set) var bodies: [Body] = []
  public internal(set) var bodyTerms = TermTrie()
  public internal(set) var people = People()
  public internal(set) var spelling = NameSpelling()
  /// Endings of nouns for what cannot speak ("tion"), as bytes.
  public internal(set) var abstractEndings: [[UInt8]] = []
  /// By lexeme: the role of one word, plus one.
  var singleRoles: [UInt16] = []

  @inline(__always)
  public func word(_ lexeme: LexemeID) -> SpeakerWord {
    let at = Int(lexeme.rawValue)
    return at < words.count ? words[at] : SpeakerWord()
  }

  @inline(__always)
  public func traits(_ lexeme: LexemeID) -> SpeakerTraits { word(lexeme).traits }

  /// The longest role of `tokens` that ends with `head` and begins at or behind `floor`, with its first token.
  public func role(
    endingAt head: Int, of tokens: [Token], floor: Int
  ) -> (role: Role, start: Int)? {
    for start in stride(from: max(floor, head - 3), through: head, by: 1) {
      guard let match = roleTerms.longest(tokens, at: start, end: head + 1),
        start + match.length == head + 1, let value = match.values.first
      else { continue }
      return (roles[Int(value)], start)
    }
    return nil
  }

  /// The role that is this one word, or nil.
  public func role(_ lexeme: LexemeID) -> Role? {
    let at = Int(lexeme.rawValue)
    guard at < singleRoles.count, singleRoles[at] != 0 else { return nil }
    return roles[Int(singleRoles[at]) - 1]
  }

  mutating func change(_ lexeme: LexemeID, _ body: (inout SpeakerWord) -> Void) {
    let at = Int(lexeme.rawValue)
    while words.count <= at { words.append(SpeakerWord()) }
    body(&words[at])
  }

  mutating func setRole(_ lexeme: LexemeID, _ role: Int) {
    let at = Int(lexeme.rawValue)
    while singleRoles.count <= at { singleRoles.append(0) }
    if singleRoles[at] == 0 { singleRoles[at] = UInt16(role + 1) }
  }
}

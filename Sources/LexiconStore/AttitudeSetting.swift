public import DocumentModel

/// Which of a side and its opponent stand somewhere.
public enum AttitudeNaming: Int, Sendable, CaseIterable {
  case neither, own, opponent, both

  public init(own: Bool, opponent: Bool) {
    self = own ? (opponent ? .both : .own) : (opponent ? .opponent : .neither)
  }
}

/// Third persons that may stand for a side.
public enum AttitudePronoun: Int, Sendable, CaseIterable {
  case person, thing, several
}

/// What a fit knows of a quotation beside its words, by number: the rows `setting` of fitted-attitude.tsv. Who speaks is not
/// among it: a prior on the speaker's side would score better and make the comparison of outlets circular (STANCE.md).
public struct AttitudeSetting: Sendable, Hashable {
  public let number: Int

  public static let always = Self("always")
  /// The rules hold that the quotation involves the side.
  public static let involved = Self("involved")
  /// The sentiment of the words, above and below zero, times its size.
  public static let toneGood = Self("tone+")
  public static let toneBad = Self("tone-")

  /// Which of the two is named, and which first.
  public static func named(_ presence: AttitudeColumn) -> Self {
    Self(base: .named, presence.rawValue - AttitudeColumn.inIn.rawValue)
  }
  public static func first(_ isOwn: Bool?) -> Self {
    Self(base: .first, isOwn.map { $0 ? 1 : 2 } ?? 0)
  }
  public static func kind(_ kind: QuoteKind) -> Self {
    Self(base: .kind, kind == .direct ? 0 : kind == .mixed ? 1 : 2)
  }
  /// `tone`: the sign of the sentiment.
  public static func tone(_ tone: Int, naming presence: AttitudeColumn) -> Self {
    Self(base: .toneNaming, (tone + 1) * 9 + presence.rawValue - AttitudeColumn.inIn.rawValue)
  }
  /// The sum of the rules' evidence toward the side, or toward its opponent, above or below zero, times its size.
  public static func sum(ofOpponent: Bool, isPro: Bool) -> Self {
    Self(base: .sum, (ofOpponent ? 2 : 0) + (isPro ? 0 : 1))
  }
  /// What the rules alone would call it.
  public static func call(ofOpponent: Bool, isPro: Bool) -> Self {
    Self(base: .call, (ofOpponent ? 2 : 0) + (isPro ? 0 : 1))
  }
  public static func calls(isPro: Bool, opponentIsPro: Bool) -> Self {
    Self(base: .calls, (isPro ? 0 : 2) + (opponentIsPro ? 0 : 1))
  }
  /// How much of an article's naming of the two sides is of this one, in fifths; how often it is named a thousand words,
  /// in five steps. `named`: whether the quotation itself names it, here and below.
  public static func share(fifths: Int, named: Bool) -> Self {
    Self(base: .share, 2 * min(4, max(0, fifths)) + (named ? 1 : 0))
  }
  public static func density(perThousand: Int, named: Bool) -> Self {
    let step = densities.firstIndex { perThousand < $0 } ?? densities.count
    return Self(base: .density, 2 * step + (named ? 1 : 0))
  }
  /// Who is named `back` sentences before: 0 in the quotation's own, before it.
  public static func before(_ back: Int, _ who: AttitudeNaming, named: Bool) -> Self {
    Self(base: .before, (back * 4 + who.rawValue) * 2 + (named ? 1 : 0))
  }
  /// Who is named in an article's first sentences.
  public static func lead(_ who: AttitudeNaming, named: Bool) -> Self {
    Self(base: .lead, who.rawValue * 2 + (named ? 1 : 0))
  }
  /// Which of the two was named last before the quotation, and how many sentences back (nil: neither).
  public static func last(isOwn: Bool, back: Int, named: Bool) -> Self {
    Self(base: .last, ((isOwn ? 0 : 1) * 6 + min(5, max(0, back))) * 2 + (named ? 1 : 0))
  }
  /// A pronoun in the quotation, and which of the two was named last before it.
  public static func pronoun(_ kind: AttitudePronoun, last: Bool?, named: Bool) -> Self {
    Self(base: .pronoun, (kind.rawValue * 3 + (last.map { $0 ? 1 : 2 } ?? 0)) * 2 + (named ? 1 : 0))
  }
  /// A "we" that is the side's, its opponent's, or another's.
  public static func we(isOwn: Bool?, named: Bool) -> Self {
    Self(base: .we, (isOwn.map { $0 ? 1 : 2 } ?? 0) * 2 + (named ? 1 : 0))
  }

  /// Whether it can speak for or against: the tone and what the rules find; who is named in what kind of quotation cannot.
  public var hasDirection: Bool {
    number >= Self.starts[Base.toneNaming.rawValue] && number < Self.starts[Base.share.rawValue]
      || self == .toneGood || self == .toneBad
  }

  /// Where it is the sum or the call of what the rules found: whether of what they found toward the opponent.
  public var isToldOfOpponent: Bool? {
    let place = number - Self.starts[Base.sum.rawValue]
    let ended = Self.starts[Base.calls.rawValue] - Self.starts[Base.sum.rawValue]
    return place >= 0 && place < ended ? place % 4 >= 2 : nil
  }

  public static var count: Int { names.count }
  public var name: String { Self.names[number] }
  /// By name.
  public static let numbers = Dictionary(
    uniqueKeysWithValues: names.enumerated().map { ($1, $0) })

  private enum Base: Int, CaseIterable {
    case single, named, first, kind, toneNaming, sum, call, calls
    case share, density, before, lead, last, pronoun, we
  }
  private static let singles = ["always", "involved", "tone+", "tone-"]
  private static let groups: [[String]] = Base.allCases.map { base in
    let presences = AttitudePresence.all.map { "\($0.0)-\($0.1)" }
    let tones = ["tone bad", "tone none", "tone good"]
    let signs = ["own +", "own -", "opponent +", "opponent -"]
    return switch base {
    case .single: singles
    case .named: presences.map { "named \($0)" }
    case .first: ["first none", "first own", "first opponent"]
    case .kind: ["direct", "mixed", "indirect"]
    case .toneNaming: tones.flatMap { tone in presences.map { "\(tone), named \($0)" } }
    case .sum: signs.map { "rules' sum \($0)" }
    case .call: signs.map { "rules' call \($0)" }
    case .calls: ["++", "+-", "-+", "--"].map { "rules' calls \($0)" }
    case .share: named((0..<5).map { "share \($0)/5" })
    case .density: named((densities + [0]).map { $0 > 0 ? "density < \($0)" : "density more" })
    case .before: named((0..<3).flatMap { back in naming.map { "before \(back) \($0)" } })
    case .lead: named(naming.map { "lead \($0)" })
    case .last: named(["own", "opponent"].flatMap { who in (0..<6).map { "last \(who) \($0)" } })
    case .pronoun:
      named(
        AttitudePronoun.allCases.flatMap { kind in
          ["none", "own", "opponent"].map { "\(kind) after \($0)" }
        })
    case .we: named(["we", "we own", "we opponent"])
    }
  }
  private static let densities = [2, 5, 15, 30]
  private static let naming = AttitudeNaming.allCases.map { "\($0)" }
  private static func named(_ names: [String]) -> [String] {
    names.flatMap { ["\($0), not named", "\($0), named"] }
  }
  private static let names = groups.flatMap { $0 }
  private static let starts = groups.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }

  private init(base: Base, _ place: Int) { number = Self.starts[base.rawValue] + place }
  private init(_ single: String) { number = Self.singles.firstIndex(of: single) ?? 0 }
}

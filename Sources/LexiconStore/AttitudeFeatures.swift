public import DocumentModel

/// Where a word of a quotation stands to the mentions of the side that is judged and of its opponent: the columns of
/// fitted-attitude.tsv. A word stands in several.
public enum AttitudeColumn: Int, Sendable, CaseIterable {
  /// Anywhere in what was said; under a negator; in the sentence around it, the cue among it.
  case any, negated, around
  /// At most eight tokens from the side's mention in the sentence: at all, before it, behind it; at most two.
  case near, before, behind, justBefore, justBehind
  /// The same to a mention of the opponent.
  case nearOpponent, beforeOpponent, behindOpponent, justBeforeOpponent, justBehindOpponent
  /// Which of the two are named, see `AttitudePresence`: first the side, then its opponent.
  case inIn, inBy, inNo, byIn, byBy, byNo, noIn, noBy, noNo

  public var name: String { "\(self)" }
  public var bit: UInt32 { 1 << UInt32(rawValue) }
}

/// Whether a side is named in what was said, in the sentence around it (by), or in neither.
public enum AttitudePresence: Int, Sendable, CaseIterable {
  case `in`, by, no

  static let all = allCases.flatMap { own in
    allCases.map { (own, $0) }
  }

  /// The column for the presence of a side and of its opponent.
  public static func column(_ own: Self, _ opponent: Self) -> AttitudeColumn {
    AttitudeColumn(
      rawValue: AttitudeColumn.inIn.rawValue + own.rawValue * allCases.count + opponent.rawValue)
      ?? .noNo
  }
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

  /// Whether it can speak for or against: the tone and what the rules find; who is named in what kind of quotation cannot.
  public var hasDirection: Bool {
    number >= Self.starts[Base.toneNaming.rawValue] || self == .toneGood || self == .toneBad
  }

  public static var count: Int { names.count }
  public var name: String { Self.names[number] }
  /// By name.
  public static let numbers = Dictionary(
    uniqueKeysWithValues: names.enumerated().map { ($1, $0) })

  private enum Base: Int, CaseIterable {
    case single, named, first, kind, toneNaming, sum, call, calls
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
    }
  }
  private static let names = groups.flatMap { $0 }
  private static let starts = groups.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }

  private init(base: Base, _ place: Int) { number = Self.starts[base.rawValue] + place }
  private init(_ single: String) { number = Self.singles.firstIndex(of: single) ?? 0 }
}

/// Evidence of a rule toward the side or toward its opponent, for or against: the rows `rule` of fitted-attitude.tsv.
public struct AttitudeRule: Sendable, Hashable {
  public let rule: RuleID
  public let isOfOpponent: Bool
  public let isPro: Bool
  public init(_ rule: RuleID, isOfOpponent: Bool, isPro: Bool) {
    self.rule = rule
    self.isOfOpponent = isOfOpponent
    self.isPro = isPro
  }

  public var name: String {
    "\(rule.rawValue) \(isOfOpponent ? "opponent" : "own") \(isPro ? "+" : "-")"
  }

  init?(name: String) {
    let parts = name.split(separator: " ")
    guard parts.count == 3, let rule = RuleID(rawValue: String(parts[0])),
      ["own", "opponent"].contains(parts[1]), ["+", "-"].contains(parts[2])
    else { return nil }
    self.init(rule, isOfOpponent: parts[1] == "opponent", isPro: parts[2] == "+")
  }
}

/// A word of a quotation as a fit sees it: names of the sides are replaced by what they are to the side that is judged.
public enum AttitudeWord: Sendable, Hashable {
  case form(LexemeID)
  case own, opponent, bystander, both

  /// How the table writes what is no form.
  public static let marks: KeyValuePairs<String, AttitudeWord> = [
    "@own": .own, "@opponent": .opponent, "@bystander": .bystander, "@both": .both,
  ]
}

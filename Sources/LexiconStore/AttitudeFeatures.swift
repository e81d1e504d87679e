public import DocumentModel

/// Where a word of a quotation stands to the mentions of the side that is judged and of its opponent: the columns of
/// fitted-attitude.tsv. A word stands in several.
@frozen public enum AttitudeColumn: Int, Sendable, CaseIterable {
  /// Anywhere in what was said; under a negator; in the sentence around it, the cue among it.
  case any, negated, around
  /// At most eight tokens from the side's mention in the sentence: at all, before it, behind it; at most two.
  case near, before, behind, justBefore, justBehind
  /// The same to a mention of the opponent.
  case nearOpponent, beforeOpponent, behindOpponent, justBeforeOpponent, justBehindOpponent
  /// Which of the two are named, see `AttitudePresence`: first the side, then its opponent.
  case inIn, inBy, inNo, byIn, byBy, byNo, noIn, noBy, noNo

  public var name: String { "\(self)" }
  @inlinable public var bit: UInt32 { 1 << UInt32(rawValue) }
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

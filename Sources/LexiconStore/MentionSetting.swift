/// What a mention is in its sentence, as far as that tells whether the words around it are about it.
public enum MentionRole: Int, Sendable, CaseIterable {
  /// Somebody of whom something may be said.
  case plain
  /// "X said": the words around are what the mention says.
  case speaker
  /// "X: …": the mention heads what it says, or a list.
  case label
  /// A day, a month, a year, or another word that names nobody.
  case date
  /// A country, a region or a city that neither acts nor owns nor is acted on.
  case place
  /// Whatever else something happens in or near.
  case scene
  /// Who is told or given something.
  case recipient
  /// Named behind another in a list.
  case listed

  /// How much the words count that no rule binds to the mention; nil: in full.
  public var weight: StanceParameter? {
    switch self {
    case .plain: nil
    case .speaker: .reachSpeaker
    case .label: .reachLabel
    case .date: .reachDate
    case .place: .reachPlace
    case .scene: .reachWithin
    case .recipient: .reachRecipient
    case .listed: .reachListed
    }
  }
}

/// What fitted-stance.tsv weighs beside the words near a mention (its lines of kind `setting`).
public enum MentionSetting: Hashable, Sendable {
  case role(MentionRole)
  /// The text's length, in steps.
  case length(Int)

  private static let step = 6
  private static let longest = 9

  /// The setting of a text of so many tokens.
  public static func length(tokens: Int) -> Self { .length(min(longest, tokens / step)) }

  public static let all: [Self] =
    MentionRole.allCases.map { .role($0) } + (0...longest).map { .length($0) }

  public var name: String {
    switch self {
    case .role(let role): "role.\(role)"
    case .length(let steps): "length.\(steps * Self.step)"
    }
  }
}

public import DocumentModel

/// Where a word stands to the mention that is judged: the columns of fitted-stance.tsv. A word stands in several.
public enum MentionRelation: Int, Sendable, CaseIterable {
  /// Anywhere in the text.
  case any
  /// Under a negator.
  case negated
  /// Before the mention in its sentence.
  case before
  /// At most three tokens before it, or behind it.
  case closeBefore, closeAfter
  /// At most eight tokens away.
  case near
  /// Over the mention, which is its subject, its object, or something else.
  case governsSubject, governsObject, governsOther
  /// Under the mention.
  case dependent
  /// Under the same head, at most three arcs away, where the mention is a subject, an object, or something else.
  case besideSubject, besideObject, besideOther
  /// Between quotation marks; and the mention too.
  case quoted, quotedTogether
  /// In another sentence than the mention.
  case elsewhere
  /// The token before the mention, or behind it.
  case nextBefore, nextAfter
  /// At most five tokens away, or fifteen.
  case withinFive, withinFifteen
  /// Before the mention, at most eight tokens away.
  case nearBefore
  public var name: String { "\(self)" }
}

/// A set of relations, one bit each.
public struct MentionRelations: OptionSet, Sendable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }
  public init(_ relation: MentionRelation) { rawValue = 1 << UInt32(relation.rawValue) }
}

/// Two words that stand together, or a word and the mention on a path of the tree. A line of fitted-stance.tsv names it
/// in five fields: kind, two relations of the tree, two words; `-` where the kind has none, `@` for the mention.
public struct MentionPair: Hashable, Sendable {
  public enum Kind: UInt8, Sendable, CaseIterable {
    /// `first` hangs on `second`; the relation is kept where one of them is the mention.
    case arc
    /// `first` stands just before `second`.
    case row
    /// `first` is the head of the mention's head.
    case above
    /// What the mention is to its head, and the head to its own.
    case role
    /// `first` hangs on the mention's head.
    case beside
    /// `first` hangs on what is beside the mention.
    case below

    public var name: String { "\(self)" }
    /// How many words it names.
    public var words: Int { self == .role ? 0 : self == .arc || self == .row ? 2 : 1 }
  }
  public let kind: Kind
  public let upper: Relation
  public let lower: Relation
  /// Nil: the mention, where the kind has such a word.
  public let first: LexemeID?
  public let second: LexemeID?

  public init(
    _ kind: Kind, _ upper: Relation = .none, _ lower: Relation = .none, _ first: LexemeID? = nil,
    _ second: LexemeID? = nil
  ) {
    self.kind = kind
    self.upper = upper
    self.lower = lower
    self.first = first
    self.second = second
  }

  /// As the table names it; nil where `name` does not know a word.
  public func term(_ name: (LexemeID) -> String?) -> String? {
    var fields = [kind.name, Self.field(upper), Self.field(lower)]
    for (place, word) in [first, second].enumerated() {
      if place >= kind.words {
        fields.append("-")
      } else if let word {
        guard let text = name(word) else { return nil }
        fields.append(text)
      } else {
        fields.append("@")
      }
    }
    return fields.joined(separator: " ")
  }

  /// What a line of the table names; nil where it names none.
  init?(_ term: String, _ lexeme: (String) -> LexemeID) {
    let fields = term.split(separator: " ").map(String.init)
    guard fields.count == 5, let kind = Kind.allCases.first(where: { $0.name == fields[0] }),
      let upper = Self.relation(fields[1]), let lower = Self.relation(fields[2])
    else { return nil }
    let words = fields.dropFirst(3).map { $0 == "-" || $0 == "@" ? nil : lexeme($0) }
    self.init(kind, upper, lower, words[0], words[1])
  }

  private static func field(_ relation: Relation) -> String {
    relation == .none ? "-" : relation.name
  }

  private static func relation(_ field: String) -> Relation? {
    field == "-" ? Relation.none : Relation(conllu: field)
  }
}

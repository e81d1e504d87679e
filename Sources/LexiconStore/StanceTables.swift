public import DocumentModel

/// Which tags a sense of a term goes with.
public enum SensePOS: UInt8, Sendable, CaseIterable {
  case any, noun, verb, adj, adv

  /// What an entry's name ends in: ".n", ".v"; nothing where any tag will do.
  var suffix: String {
    switch self {
    case .any: ""
    case .noun: ".n"
    case .verb: ".v"
    case .adj, .adv: ".a"
    }
  }

  /// How well a tag fits: 2 exactly, 1 possible, 0 not.
  public func fit(_ tag: UPOS) -> Int {
    switch (self, tag) {
    case (.any, _), (_, .unknown), (_, .x): 2
    case (.noun, .noun), (.noun, .propn), (.verb, .verb), (.adj, .adj), (.adv, .adv): 2
    case (.noun, .adj), (.noun, .intj), (.noun, .sym), (.verb, .aux), (.verb, .noun): 1
    case (.adj, .adv), (.adj, .verb), (.adj, .noun), (.adj, .propn), (.adj, .intj): 1
    case (.adv, .adj), (.adv, .adp), (.adv, .part), (.adv, .sconj), (.adv, .intj): 1
    default: 0
    }
  }
}

/// What a mention of a side names: the state itself or something of it.
public enum TargetRelation: UInt8, Sendable, CaseIterable {
  case state, government, leader, military, people, territory, proxy, media, demonym
  public var name: String { "\(self)" }
}

/// A name of a side (targets/<side>.tsv).
public struct TargetTerm: Sendable {
  public let side: SideID
  public let relation: TargetRelation
  /// What using the name itself says of the side: −1000 for a slur; 0 for a plain name.
  public let polarity: Millis
}

public enum EvaluativeClass: UInt8, Sendable, CaseIterable {
  case judgement, quality, affect, event
  public var name: String { "\(self)" }
}

/// An evaluative word (evaluative.tsv).
public struct EvaluativeTerm: Sendable {
  public let value: Millis
  public let kind: EvaluativeClass
}

public enum PredicateClass: UInt8, Sendable, CaseIterable {
  case deed, attitude, outcome, transfer, combat, claim, wish, reverser, event
  /// Brings about what it governs ("lead to", "guarantee").
  case cause
  /// Asks its object to do what it does not do ("urge", "call on").
  case demand

  /// Whether it wishes for what it governs.
  public var isWish: Bool { self == .wish || self == .demand }
  public var name: String { "\(self)" }
}

/// A verb or deverbal noun with what it says of its arguments (predicates.tsv, and the reversers of shifters.tsv).
public struct PredicateTerm: Sendable {
  public let isNoun: Bool
  public let kind: PredicateClass
  /// What happens to the object: harm or help.
  public let object: Millis
  /// The value judgement that the word puts on its subject.
  public let subject: Millis
  /// How much of the subject's or object's value the opponent gets with the opposite sign.
  public let mirror: Millis
  /// Prepositions that bring the object; empty: the direct object of a verb, the usual ones of a noun.
  public let via: [LexemeID]
  /// `via` also names the direct object.
  public let takesObject: Bool

  /// The one sign rule: the speaker's attitude to the object is effect × value of the subject (the effect alone where
  /// the word does not judge its subject).
  public var attitude: Millis {
    subject == .zero ? object : Millis(Int(object.rawValue) * Int(subject.rawValue) / 1000)
  }
}

/// A thing that helps or harms whoever gets it (policy.tsv).
public struct PolicyTerm: Sendable {
  public let effect: Millis
  /// Prepositions that bind its target.
  public let via: [LexemeID]
  /// Whether a possessor or a demonym before it names its target ("Ukraine's sovereignty").
  public let ownerIsTarget: Bool
  /// Who is meant where nobody is named.
  public let fallback: SideID?
  public let mirror: Millis
}

/// Wording that only one side uses (frames.tsv).
public struct FrameTerm: Sendable {
  public let toward: [(side: SideID, weight: Millis)]
  /// The side that speaks so, where one does.
  public let user: SideID?
  /// What it says of whatever it is predicated of; 0: nothing.
  public let referent: Millis
}

public enum ShifterClass: UInt8, Sendable, CaseIterable {
  case negator, intensifier, diminisher, possible, necessary, conditional, question, distance, doubt
  case irony, contrast, purpose, concession
  /// A verb that only carries the noun it governs ("launch an attack").
  case light
  public var name: String { "\(self)" }
}

/// A word that turns or weighs others (shifters.tsv).
public struct ShifterTerm: Sendable {
  public let kind: ShifterClass
  /// The factor of an intensifier or diminisher; 1000 where the class decides.
  public let factor: Millis
  /// What the word itself says of a mention near it ("allegedly", "strong"): 0 where it only turns or weighs others.
  public let subject: Millis
}

/// Words that point (deixis.tsv).
public enum DeixisClass: UInt8, Sendable, CaseIterable {
  /// we, our; the country (with `home`); the enemy; our partners; he, she; it; they; people heads; symmetric words.
  case own, speaker, home, enemy, partner, person, thing, several, both, relative
  public var name: String { "\(self)" }
}

/// Nouns that stand for the side that owns them ("the Ukrainian people", relational-heads.tsv).
public struct HeadTerm: Sendable {
  /// How much of what is said of the head is said of the owner; negative where harm to it is good for the owner.
  public let share: Millis
  public let kind: Kind

  public enum Kind: Sendable {
    case plain
    /// Stands for the power on whose land things happen where nobody owns it ("the police", "the authorities").
    case power
    /// People and things that no one may fight against ("hospital", "protester").
    case civil
  }
}

/// One sense of a term, in the one trie of all stance lexicons.
public struct StanceTerm: Sendable {
  public enum Payload: Sendable {
    case target(TargetTerm)
    case evaluative(EvaluativeTerm)
    case predicate(PredicateTerm)
    case policy(PolicyTerm)
    case frame(FrameTerm)
    case shifter(ShifterTerm)
    case deixis(DeixisClass)
    case head(HeadTerm)
    /// A preposition that itself takes a side ("against"), with its value for what it brings.
    case side(Millis)
    case neutral

    /// Whether the term points to somebody rather than saying something.
    var refers: Bool {
      switch self {
      case .target, .deixis, .head: true
      default: false
      }
    }
  }
  public let entry: EntryID
  public let pos: SensePOS
  public let words: Int
  public let payload: Payload
}

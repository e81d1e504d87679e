/// Universal part-of-speech tags (Universal Dependencies v2).
public enum UPOS: UInt8, Sendable, CaseIterable {
  case unknown
  case adj, adp, adv, aux, cconj, det, intj, noun, num, part, pron, propn, punct, sconj, sym, verb,
    x

  /// As CoNLL-U writes it; `_` for unknown.
  public var name: String { Self.names[Int(rawValue)] }
  private static let names = allCases.map { $0 == .unknown ? "_" : "\($0)".uppercased() }

  /// The tag that CoNLL-U writes so, or nil.
  public init?(conllu name: String) {
    guard let tag = Self.allCases.first(where: { $0 != .unknown && $0.name == name }) else {
      return nil
    }
    self = tag
  }
}

/// Universal dependency relations of English, subtypes kept where later stages use them.
public enum Relation: UInt8, Sendable, CaseIterable {
  case none
  case acl, aclRelcl, advcl, advmod, amod, appos, aux, auxPass, caseMark, cc, ccPreconj, ccomp, clf
  case compound, compoundPrt, conj, cop, csubj, csubjPass, dep, det, detPredet, discourse,
    dislocated
  case expl, fixed, flat, goeswith, iobj, list, mark, nmod, nmodPoss, nmodTmod, nsubj, nsubjPass
  case nummod, obj, obl, oblAgent, oblTmod, orphan, parataxis, punct, reparandum, root, vocative,
    xcomp
  /// "last week", "this way": no preposition marks the noun (UD's later name for what was `:tmod` and `:npmod`).
  case nmodUnmarked, oblUnmarked

  /// As CoNLL-U writes it ("nmod:poss"); `_` for none.
  public var name: String { Self.names[Int(rawValue)] }

  /// The relation that CoNLL-U writes so, else the one without its subtype, else nil.
  public init?(conllu name: String) {
    let base = name.split(separator: ":", maxSplits: 1).first.map(String.init)
    guard let at = Self.names.firstIndex(of: name) ?? base.flatMap(Self.names.firstIndex) else {
      return nil
    }
    self.init(rawValue: UInt8(at))
  }

  private static let names: [String] = allCases.map { relation in
    if relation == .none { return "_" }
    if relation == .caseMark { return "case" }
    return "\(relation)".reduce(into: "") { name, letter in
      name += letter.isUppercase ? ":\(letter.lowercased())" : String(letter)
    }
  }
}

/// Tags and arcs, parallel to the document's tokens. Tags exist for every token; arcs only in sentences that asked for
/// them (`head == Syntax.noArc` elsewhere). Empty arrays: no analysis was made.
public struct Syntax: Sendable {
  public var tags: [UPOS]
  /// Index of the head token in the document; `Syntax.root` at a sentence's root; `Syntax.noArc` where not parsed.
  public var heads: [Int32]
  public var relations: [Relation]

  public static let root: Int32 = -1
  public static let noArc: Int32 = -2
  public static let empty = Syntax(tags: [], heads: [], relations: [])

  public init(tags: [UPOS], heads: [Int32], relations: [Relation]) {
    self.tags = tags
    self.heads = heads
    self.relations = relations
  }

  @inlinable
  public func tag(_ token: Int) -> UPOS { token < tags.count ? tags[token] : .unknown }

  @inlinable
  public func relation(_ token: Int) -> Relation {
    token < relations.count ? relations[token] : .none
  }

  /// The head of `token`, or nil at a root and where there is no arc.
  @inlinable
  public func head(_ token: Int) -> Int? {
    guard token < heads.count, heads[token] >= 0 else { return nil }
    return Int(heads[token])
  }

  /// Whether the sentence was parsed.
  @inlinable
  public func hasArcs(_ sentence: Sentence) -> Bool {
    let first = sentence.tokens.lowerBound.value
    return first < heads.count && heads[first] != Syntax.noArc
  }
}

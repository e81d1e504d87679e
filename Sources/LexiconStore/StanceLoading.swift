public import DocumentModel
import ICUText

/// All stance lexicons in two tries, each read once over a text: what refers, and what is said of it.
public struct StanceLexicon: Sendable {
  public internal(set) var terms: [StanceTerm] = []
  /// Evaluative words, predicates, policy objects, frames and shifters.
  public internal(set) var trie = TermTrie()
  /// Names of sides, pointing words and relational heads.
  public internal(set) var names = TermTrie()
  public internal(set) var weights = StanceWeights()
  /// Nil where the hand weights score mentions alone.
  public internal(set) var fitted: FittedStance?
  /// Nil where the hand weights score quotations alone.
  public internal(set) var attitude: FittedAttitude?
  /// By lexeme: the tag of a closed-class word, for texts without tags (function-words.tsv).
  public internal(set) var functionTags: [UPOS] = []
  /// Prepositions that bring the patient of a noun ("aggression against X").
  public internal(set) var patientPrepositions: Set<LexemeID> = []
  /// Prepositions that bring the agent ("by X").
  public internal(set) var agentPrepositions: Set<LexemeID> = []
  /// `of`: agent of an outcome, patient of a deed.
  public internal(set) var genitives: Set<LexemeID> = []

  /// Prepositions after which a clause has the object as its subject ("accuse X of lying").
  public internal(set) var controlPrepositions: Set<LexemeID> = []
  /// Prepositions that bring the place where something happens ("in", "inside").
  public internal(set) var placePrepositions: Set<LexemeID> = []
  /// Prepositions that bring what is said of the object ("see X as a threat").
  public internal(set) var predicativePrepositions: Set<LexemeID> = []
  /// The forms of `be`.
  public internal(set) var copulas: Set<LexemeID> = []

  /// The tag of a closed-class word, or `.unknown`.
  public func functionTag(_ lexeme: LexemeID) -> UPOS {
    let at = Int(lexeme.rawValue)
    return !lexeme.isNone && at < functionTags.count ? functionTags[at] : .unknown
  }
}

extension Lexicons {
  mutating func loadStance(_ files: SourceFiles) throws(LexiconError) {
    var stance = StanceLexicon()
    stance.weights = try StanceWeights(files.file("weights-hand.tsv"))
    try loadFunctionWords(files, into: &stance)
    for source in files.files(below: "targets/") { try loadTargets(source, into: &stance) }
    try loadDeixis(files, into: &stance)
    // Where several lines fit a word equally, the first loaded is taken: the most specific class first.
    try loadFrames(files, into: &stance)
    try loadPolicies(files, into: &stance)
    try loadPredicates(files, into: &stance)
    try loadShifters(files, into: &stance)
    // A user's own words come before ours.
    for source in files.dictionaries { try loadEvaluative(source, into: &stance) }
    try loadEvaluative(files.file("evaluative.tsv"), into: &stance)
    self.stance = stance
  }

  private static let senses: KeyValuePairs<String, SensePOS> = [
    "NOUN": .noun, "PROPN": .noun, "VERB": .verb, "ADJ": .adj, "ADV": .adv, "X": .any,
  ]

  /// Adds a row's term in all its forms.
  private mutating func add(
    _ row: LexiconTable.Row, _ payload: StanceTerm.Payload, into stance: inout StanceLexicon
  ) throws(LexiconError) {
    let term = try row.required("term")
    let pos = try row.choice("pos", Self.senses) ?? .any
    let entry = addEntry(row, name: term + pos.suffix)
    let value = UInt32(stance.terms.count)
    var words = 1
    for form in termForms(term, pos: row["pos"] ?? "X") + row.list("forms") {
      for spelling in LexiconWords.spellings(form, cutter) {
        let ids = spelling.map { vocabulary.intern(ICUText.foldCase($0)) }
        words = max(words, cutter.words(of: form).count)
        if payload.refers {
          stance.names.insert(ids, value: value)
        } else {
          stance.trie.insert(ids, value: value)
        }
      }
    }
    stance.terms.append(StanceTerm(entry: entry, pos: pos, words: words, payload: payload))
  }

  /// The forms a lexicon line stands for: its head inflected; adverbs and comparison of an adjective.
  private func termForms(_ term: String, pos: String) -> [String] {
    let words = cutter.words(of: term)
    guard let first = words.first, let last = words.last else { return [] }
    switch pos {
    case "VERB":
      return forms(of: first, pos: "verb").map { ([$0] + words.dropFirst()).joined(separator: " ") }
    case "NOUN":
      return forms(of: last, pos: "noun").map { (words.dropLast() + [$0]).joined(separator: " ") }
    case "ADJ" where words.count == 1:
      return [term] + (irregular["\(term)/adj"] ?? Inflection.adjective(term))
    default: return [term]
    }
  }

  private func prepositions(_ row: LexiconTable.Row, _ column: String) -> [String] {
    row.list(column).filter { $0 != "obj" && $0 != "owner" }
  }

  private mutating func lexemeList(_ words: [String]) -> [LexemeID] {
    words.map { vocabulary.intern(ICUText.foldCase($0)) }
  }

  private func knownSide(
    _ row: LexiconTable.Row, _ column: String
  ) throws(LexiconError) -> SideID? {
    guard let name = row[column] else { return nil }
    guard let side = side(named: name) else {
      throw row.error(.unknownReference(column: column, field: name))
    }
    return side
  }

  private mutating func loadTargets(
    _ source: LexiconSource, into stance: inout StanceLexicon
  ) throws(LexiconError) {
    let name = String(source.path.dropFirst("targets/".count).dropLast(".tsv".count))
    guard let side = side(named: name) else {
      throw LexiconError(
        path: source.path, line: 0, kind: .unknownReference(column: "file name", field: name))
    }
    let table = try LexiconTable(
      source, required: ["term", "pos", "relation"], optional: ["polarity", "forms", "note"])
    let relations = KeyValuePairs(
      dictionaryLiteral: ("state", TargetRelation.state), ("government", .government),
      ("leader", .leader),
      ("military", .military), ("people", .people), ("territory", .territory), ("proxy", .proxy),
      ("media", .media), ("demonym", .demonym))
    for row in table.rows {
      let relation = try row.choice("relation", relations) ?? .state
      let polarity = try row.millis("polarity") ?? .zero
      try add(
        row, .target(TargetTerm(side: side, relation: relation, polarity: polarity)), into: &stance)
    }
  }

  private mutating func loadEvaluative(
    _ source: LexiconSource, into stance: inout StanceLexicon
  ) throws(LexiconError) {
    let table = try LexiconTable(
      source, required: ["term", "pos", "value", "class"],
      optional: ["forms", "note"])
    let classes: KeyValuePairs<String, EvaluativeClass?> = [
      "judgement": .judgement, "quality": .quality, "affect": .affect, "event": .event,
      "neutral": nil,
    ]
    for row in table.rows {
      let kind = try row.choice("class", classes) ?? nil
      let value = try row.millis("value") ?? .zero
      try add(
        row, kind.map { .evaluative(EvaluativeTerm(value: value, kind: $0)) } ?? .neutral,
        into: &stance)
    }
  }

  private mutating func loadPredicates(
    _ files: SourceFiles, into stance: inout StanceLexicon
  ) throws(LexiconError) {
    let table = try LexiconTable(
      files.file("predicates.tsv"), required: ["term", "pos", "object", "subject", "class"],
      optional: ["via", "mirror", "note"])
    let classes: KeyValuePairs<String, PredicateClass> = [
      "deed": .deed, "attitude": .attitude, "outcome": .outcome, "transfer": .transfer,
      "combat": .combat, "claim": .claim, "wish": .wish, "reverser": .reverser, "event": .event,
      "cause": .cause, "demand": .demand,
    ]
    for row in table.rows {
      let kind = try row.choice("class", classes) ?? .deed
      try add(row, .predicate(try predicate(row, kind)), into: &stance)
    }
  }

  private mutating func predicate(
    _ row: LexiconTable.Row, _ kind: PredicateClass
  ) throws(LexiconError) -> PredicateTerm {
    let via = row.list("via")
    return PredicateTerm(
      isNoun: row["pos"] == "NOUN", kind: kind, object: try row.millis("object") ?? .zero,
      subject: try row.millis("subject") ?? .zero, mirror: try row.millis("mirror") ?? .zero,
      via: lexemeList(prepositions(row, "via")), takesObject: via.isEmpty || via.contains("obj"))
  }

  private mutating func loadPolicies(
    _ files: SourceFiles, into stance: inout StanceLexicon
  ) throws(LexiconError) {
    let table = try LexiconTable(
      files.file("policy.tsv"), required: ["term", "pos", "effect", "via", "default"],
      optional: ["mirror", "note"])
    for row in table.rows {
      let policy = PolicyTerm(
        effect: try row.millis("effect") ?? .zero, via: lexemeList(prepositions(row, "via")),
        ownerIsTarget: row.list("via").contains("owner"),
        fallback: try knownSide(row, "default"), mirror: try row.millis("mirror") ?? .zero)
      try add(row, .policy(policy), into: &stance)
    }
  }

  private mutating func loadFrames(
    _ files: SourceFiles, into stance: inout StanceLexicon
  ) throws(LexiconError) {
    let table = try LexiconTable(
      files.file("frames.tsv"), required: ["term", "pos", "toward", "referent"],
      optional: ["user", "note"])
    for row in table.rows {
      var toward: [(side: SideID, weight: Millis)] = []
      for pair in row.list("toward") {
        let parts = pair.split(separator: ":")
        guard parts.count == 2, let side = side(named: String(parts[0])) else {
          throw row.error(.unknownReference(column: "toward", field: pair))
        }
        guard let number = Double(parts[1]) else {
          throw row.error(.badNumber(column: "toward", field: pair))
        }
        toward.append((side, Millis(Int((number * 1000).rounded()))))
      }
      let frame = FrameTerm(
        toward: toward, user: try knownSide(row, "user"),
        referent: try row.millis("referent") ?? .zero)
      try add(row, .frame(frame), into: &stance)
    }
  }

  private mutating func loadShifters(
    _ files: SourceFiles, into stance: inout StanceLexicon
  ) throws(LexiconError) {
    let table = try LexiconTable(
      files.file("shifters.tsv"), required: ["term", "pos", "class"],
      optional: ["factor", "subject", "via", "note"])
    let classes = KeyValuePairs(
      dictionaryLiteral: ("negator", ShifterClass.negator as ShifterClass?),
      ("intensifier", .intensifier),
      ("diminisher", .diminisher), ("possible", .possible), ("necessary", .necessary),
      ("conditional", .conditional), ("question", .question), ("distance", .distance),
      ("doubt", .doubt), ("irony", .irony), ("contrast", .contrast), ("purpose", .purpose),
      ("concession", .concession), ("light", .light), ("reverser", nil), ("side", nil))
    for row in table.rows {
      if row["class"] == "side" {
        try add(row, .side(try row.millis("factor") ?? .zero), into: &stance)
        continue
      }
      let kind = try row.choice("class", classes) ?? nil
      let factor = try row.millis("factor")
      if let kind {
        try add(
          row,
          .shifter(
            ShifterTerm(
              kind: kind, factor: factor ?? Millis(1000),
              subject: try row.millis("subject") ?? .zero)), into: &stance)
      } else {
        try add(row, .predicate(try reverser(row, factor ?? Millis(-1000))), into: &stance)
      }
    }
  }

  /// A reverser is a predicate that undoes its object: the object's good is lost, its harm averted.
  private mutating func reverser(
    _ row: LexiconTable.Row, _ factor: Millis
  ) throws(LexiconError) -> PredicateTerm {
    let via = row.list("via")
    return PredicateTerm(
      isNoun: row["pos"] == "NOUN", kind: .reverser, object: factor,
      subject: try row.millis("subject") ?? .zero, mirror: .zero,
      via: lexemeList(prepositions(row, "via")), takesObject: via.isEmpty || via.contains("obj"))
  }

  private mutating func loadDeixis(
    _ files: SourceFiles, into stance: inout StanceLexicon
  ) throws(LexiconError) {
    let table = try LexiconTable(
      files.file("deixis.tsv"), required: ["term", "pos", "class"], optional: ["share", "note"])
    let classes = KeyValuePairs(
      dictionaryLiteral: ("own", DeixisClass.own as DeixisClass?), ("speaker", .speaker),
      ("home", .home),
      ("enemy", .enemy), ("partner", .partner), ("person", .person), ("thing", .thing),
      ("several", .several), ("both", .both), ("relative", .relative), ("head", nil),
      ("power", nil), ("civil", nil))
    for row in table.rows {
      if let kind = try row.choice("class", classes) ?? nil {
        try add(row, .deixis(kind), into: &stance)
      } else {
        let head = HeadTerm(
          share: try row.millis("share") ?? Millis(1000), kind: Self.headKind(row["class"]))
        try add(row, .head(head), into: &stance)
      }
    }
  }

  private static func headKind(_ name: String?) -> HeadTerm.Kind {
    switch name {
    case "power": .power
    case "civil": .civil
    default: .plain
    }
  }

  private mutating func loadFunctionWords(
    _ files: SourceFiles, into stance: inout StanceLexicon
  ) throws(LexiconError) {
    let table = try LexiconTable(
      files.file("function-words.tsv"), required: ["word", "tag"], optional: ["role", "note"])
    for row in table.rows {
      let word = try row.required("word")
      let lexeme = vocabulary.intern(ICUText.foldCase(word))
      let tag = try row.required("tag")
      guard let upos = UPOS.allCases.first(where: { $0.name == tag }) else {
        throw row.error(
          .badValue(column: "tag", field: tag, allowed: UPOS.allCases.map(\.name)))
      }
      let at = Int(lexeme.rawValue)
      if at >= stance.functionTags.count {
        stance.functionTags += [UPOS](
          repeating: .unknown, count: at + 1 - stance.functionTags.count)
      }
      stance.functionTags[at] = upos
      let roles = row.list("role")
      if roles.contains("patient") { stance.patientPrepositions.insert(lexeme) }
      if roles.contains("agent") { stance.agentPrepositions.insert(lexeme) }
      if roles.contains("control") { stance.controlPrepositions.insert(lexeme) }
      if roles.contains("place") { stance.placePrepositions.insert(lexeme) }
      if roles.contains("predicative") { stance.predicativePrepositions.insert(lexeme) }
      if roles.contains("copula") { stance.copulas.insert(lexeme) }
      if roles.contains("genitive") { stance.genitives.insert(lexeme) }
    }
  }
}

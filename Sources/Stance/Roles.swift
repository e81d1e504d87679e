import DocumentModel
import LexiconStore

/// Who does what to whom: through passives, participles, relative clauses, control, conjunction and nouns.
extension Reading {
  // MARK: Subjects

  /// The token that is the subject of verb or nominal predicate `token`, or nil. For a passive it is the agent.
  func subject(of token: Int, depth: Int = 0) -> Int? {
    guard depth < 6 else { return nil }
    if isPassive(token) { return agent(of: token) }
    if let subject = surfaceSubject(of: token) { return relativised(subject, token) }
    return inheritedSubject(of: token, depth: depth)
  }

  /// The subject as it stands in the sentence, active or passive.
  func surfaceSubject(of token: Int) -> Int? {
    scene.child(token, .nsubj) ?? scene.child(token, .nsubjPass)
  }

  /// Replaces a relative pronoun by the noun it stands for.
  private func relativised(_ subject: Int, _ verb: Int) -> Int {
    guard scene.deixis(subject) == .relative, scene.relations[verb] == .aclRelcl,
      scene.heads[verb] >= 0
    else { return subject }
    return scene.heads[verb]
  }

  private func inheritedSubject(of token: Int, depth: Int) -> Int? {
    if let name = mistakenSubject(of: token) { return name }
    let head = scene.heads[token]
    guard head >= 0 else { return nil }
    switch scene.relations[token] {
    case .xcomp:
      return object(of: head) ?? scene.child(head, .iobj) ?? surfaceSubject(of: head)
        ?? subject(of: head, depth: depth + 1)
    case .advcl where isObjectControlled(token):
      return object(of: head) ?? surfaceSubject(of: head)
    case .advcl, .parataxis:
      guard scene.child(token, .mark) == nil || !hasFiniteMark(token) else { return nil }
      if isMeans(token, of: head) { return subject(of: scene.heads[head], depth: depth + 1) }
      return surfaceSubject(of: head).map { relativised($0, head) }
        ?? subject(of: head, depth: depth + 1)
    case .conj:
      return surfaceSubject(of: head) ?? inheritedSubject(of: head, depth: depth + 1)
    case .acl, .amod:
      if scene.tags[token] == .adj && scene.relations[token] == .amod && !isVerbTerm(token) {
        return head
      }
      if isPastParticiple(token) && (scene.tags[token] != .adj || isVerbTerm(token)) {
        return agent(of: token)
      }
      let isInfinitive = scene.relations[token] == .acl && !scene.isActiveParticiple(token)
      guard isInfinitive, [.obj, .nsubj, .obl].contains(scene.relations[head]),
        scene.heads[head] >= 0
      else { return head }
      return subject(of: scene.heads[head], depth: depth + 1)
    case .aclRelcl:
      return nil
    default: return nil
    }
  }

  /// The name before a verb and its object that the tagger takes for a name of three nouns ("X bombs hospitals").
  private func mistakenSubject(of token: Int) -> Int? {
    guard mode == .quotation, let hit = scene.charges[token], hit.length > 1,
      lexicon.terms[hit.term].pos == .verb, scene.tags[hit.first] == .noun,
      scene.tags[hit.first + hit.length - 1] == .noun,
      let name = scene.child(hit.first, .compound), name < hit.first, scene.target(name) != nil
    else { return nil }
    return name
  }

  /// A participle that the tagger takes for an adjective ("forcibly deported people").
  private func isVerbTerm(_ token: Int) -> Bool {
    guard mode == .quotation, !scene.isActiveParticiple(token), let hit = scene.charges[token],
      case .predicate(let term) = hit.payload
    else { return false }
    return lexicon.terms[hit.term].pos == .verb && term.object != .zero
  }

  /// "accuse X of lying", "keep X from winning": the clause is about the object.
  private func isObjectControlled(_ token: Int) -> Bool {
    guard let mark = scene.child(token, .mark) else { return false }
    return lexicon.controlPrepositions.contains(lexeme(mark))
  }

  /// "Press X to act by withholding aid": the means are those of who presses.
  private func isMeans(_ token: Int, of head: Int) -> Bool {
    mode == .quotation && scene.relations[head] == .xcomp && scene.heads[head] >= 0
      && scene.isActiveParticiple(token) && scene.child(token, .mark) != nil
      && object(of: scene.heads[head]) != nil
  }

  /// A subordinator other than the infinitive's `to`.
  func hasFiniteMark(_ token: Int) -> Bool {
    guard let mark = scene.child(token, .mark) else { return false }
    return scene.tags[mark] == .sconj && !scene.isActiveParticiple(token)
  }

  func isPassive(_ token: Int) -> Bool {
    if scene.child(token, .auxPass) != nil || scene.child(token, .nsubjPass) != nil { return true }
    // "Was seized and occupied by X".
    guard scene.relations[token] == .conj, scene.tags[token] == .verb, scene.heads[token] >= 0,
      !scene.isActiveParticiple(token), surfaceSubject(of: token) == nil
    else { return false }
    let head = scene.heads[token]
    return scene.child(head, .auxPass) != nil && scene.child(token, .aux) == nil
      && scene.child(token, .obj) == nil
  }

  /// A participle that makes its noun the object ("cities occupied by …", "occupied territories").
  func isPastParticiple(_ token: Int) -> Bool {
    guard !scene.isActiveParticiple(token) else { return false }
    guard let mark = scene.child(token, .mark) else { return true }
    return scene.tags[mark] != .part
  }

  /// The agent of a passive.
  func agent(of token: Int) -> Int? {
    if let agent = scene.child(token, .oblAgent) { return agent }
    if let next = scene.child(token, .conj), let agent = scene.child(next, .oblAgent) {
      return agent
    }
    let prepositions = lexicon.agentPrepositions
    return oblique(of: token) { prepositions.contains($0) }
  }

  // MARK: Objects

  /// The direct object, or the surface subject of a passive, or the noun of an object relative, or nil.
  func object(of token: Int) -> Int? {
    if let passive = scene.child(token, .nsubjPass) { return relativised(passive, token) }
    if isPassive(token), let passive = scene.child(token, .nsubj) {
      return relativised(passive, token)
    }
    if let object = scene.child(token, .obj) {
      return scene.deixis(object) == .relative ? relativised(object, token) : object
    }
    if let alone = loneRecipient(of: token) { return alone }
    let head = scene.heads[token]
    guard head >= 0 else { return nil }
    switch scene.relations[token] {
    case .acl, .amod: return isPastParticiple(token) ? head : nil
    case .aclRelcl: return isPassive(token) || surfaceSubject(of: token) == nil ? nil : head
    case .conj where isPassive(head) && surfaceSubject(of: token) == nil: return object(of: head)
    default: return sharedObject(of: token)
    }
  }

  /// What the parser takes for a recipient where nothing is given is the object ("nobody can trust X").
  private func loneRecipient(of token: Int) -> Int? {
    guard mode == .quotation, let recipient = scene.child(token, .iobj),
      scene.child(token, .ccomp) == nil, scene.child(token, .xcomp) == nil
    else { return nil }
    return recipient
  }

  /// "Support and arm Ukraine": the object of the next conjunct.
  private func sharedObject(of token: Int) -> Int? {
    guard let next = scene.child(token, .conj), next <= token + 3, scene.tags[next] == .verb,
      surfaceSubject(of: next) == nil
    else { return nil }
    return scene.child(next, .obj)
  }

  /// The noun brought by a preposition that `accepts`, or nil.
  func oblique(of token: Int, _ accepts: (LexemeID) -> Bool) -> Int? {
    guard let hit = scene.charges[token], hit.head == token else {
      return oblique(at: token, accepts)
    }
    for member in hit.span {
      if let found = oblique(at: member, accepts), !hit.span.contains(found) { return found }
    }
    return nil
  }

  private func oblique(at token: Int, _ accepts: (LexemeID) -> Bool) -> Int? {
    var at = scene.firstChild(token)
    while at >= 0 {
      switch scene.relations[at] {
      case .obl, .nmod, .oblAgent, .iobj, .advcl, .advmod, .acl:
        // "With the guns falling silent" is no phrase of the verb.
        let isAbsolute = scene.relations[at] == .advcl && surfaceSubject(of: at) != nil
        if !isAbsolute, let mark = scene.child(at, .caseMark) ?? scene.child(at, .mark),
          accepts(lexeme(mark))
        {
          return at
        }
      default: break
      }
      at = scene.sibling(at)
    }
    return scene.tags[token] == .noun ? adjacent(to: token, accepts) : nil
  }

  /// A preposition right behind a noun brings the noun's own phrase, whatever the parser attached it to.
  func adjacent(to token: Int, _ accepts: (LexemeID) -> Bool) -> Int? {
    let next = token + 1
    guard scene.hasArcs, next < scene.count, scene.relations[next] == .caseMark,
      scene.heads[next] > next, accepts(lexeme(next))
    else { return nil }
    return scene.heads[next]
  }

  /// Every token in object position of the predicate at `token`.
  func objects(of token: Int, _ term: PredicateTerm) -> [Int] {
    term.isNoun ? nounObjects(of: token, term) : verbObjects(of: token, term)
  }

  private func verbObjects(of token: Int, _ term: PredicateTerm) -> [Int] {
    var found: [Int] = []
    if let bound = boundByTerm(token) { return [bound] }
    if !term.via.isEmpty, let bound = oblique(of: token, { term.via.contains($0) }) {
      found.append(bound)
    }
    if term.takesObject {
      if term.kind == .transfer {
        if let recipient = recipient(of: token) { found.append(recipient) }
      } else if let object = object(of: token) ?? asked(by: token, term), found.first != object {
        found.append(object)
      }
    }
    return found
  }

  /// Who is asked to do something ("urge X to return it").
  private func asked(by token: Int, _ term: PredicateTerm) -> Int? {
    term.kind == .demand && scene.child(token, .xcomp) != nil ? scene.child(token, .iobj) : nil
  }

  /// Who is given something: the object before what is given, or the subject of "was given aid".
  private func recipient(of token: Int) -> Int? {
    scene.child(token, .iobj)
      ?? (scene.child(token, .obj) != nil ? scene.child(token, .nsubjPass) : nil)
  }

  /// The noun that the preposition at the end of a term of several words brings ("be wary of X").
  private func boundByTerm(_ token: Int) -> Int? {
    guard let hit = scene.charges[token], hit.length > 1 else { return nil }
    let last = hit.first + hit.length - 1
    let noun = scene.heads[last]
    guard scene.relations[last] == .caseMark || scene.relations[last] == .mark, noun >= 0,
      !hit.span.contains(noun)
    else { return nil }
    return noun
  }

  /// The patient of a noun: its prepositional phrase, or the one its light verb took ("put pressure on X"), or a name
  /// before it, or its possessor where the noun judges no agent.
  private func nounObjects(of token: Int, _ term: PredicateTerm) -> [Int] {
    let patients = lexicon.patientPrepositions
    let accepts: (LexemeID) -> Bool = { lexeme in
      term.via.isEmpty ? patients.contains(lexeme) : term.via.contains(lexeme)
    }
    let bound = oblique(of: token, accepts)
    if let bound, !bearersOfSubject(bound).isEmpty { return [bound] }
    let head = scene.heads[token]
    if head >= 0, scene.relations[token] == .obj, let bound = oblique(of: head, accepts),
      !lexicon.genitives.contains(lexeme(scene.child(bound, .caseMark) ?? bound))
    {
      return [bound]
    }
    return bound.map { [$0] } ?? []
  }

  // MARK: Agents of nouns

  /// The agent of a deed noun: possessor, demonym, `by`, or the subject of the light verb that carries it.
  func nounAgent(of token: Int, _ term: PredicateTerm) -> Referents {
    var all = Referents()
    let prepositions = lexicon.agentPrepositions
    if let bound = oblique(of: token, { prepositions.contains($0) }) {
      all.add(referents(bound))
    }
    var at = scene.firstChild(token)
    while at >= 0 {
      switch scene.relations[at] {
      case .nmodPoss: all.add(referents(at))
      case .amod, .compound:
        if !isPatientName(at, of: token, term), let adjective = adjectival(at) {
          all.add(adjective)
        }
      case .nmod where isGenitive(at) && takesGenitiveAgent(term):
        // "X's campaign of terror in Y": who owns the deed is its doer.
        if all.isEmpty || mode == .mention { all.add(referents(at)) }
      case .nmod where term.kind == .outcome && standsBehindPatientMark(at): all.add(referents(at))
      default: break
      }
      at = scene.sibling(at)
    }
    if all.isEmpty, let carrier = lightVerb(over: token), let subject = subject(of: carrier) {
      all.add(bearersOfSubject(subject))
    }
    if all.isEmpty, let subject = predicated(token) { all.add(bearersOfSubject(subject)) }
    return all
  }

  /// "The X invasion", "the X war": a land's name before a deed done to somebody whom nothing else names is its victim; a
  /// demonym is its doer.
  private func isPatientName(_ name: Int, of token: Int, _ term: PredicateTerm) -> Bool {
    guard mode == .quotation, scene.relations[name] == .compound, term.object < .zero,
      let target = scene.target(name), target.relation == .state || target.relation == .territory
    else { return false }
    let patients = lexicon.patientPrepositions
    return oblique(of: token, { term.via.isEmpty ? patients.contains($0) : term.via.contains($0) })
      == nil
  }

  /// "A victory for X".
  private func standsBehindPatientMark(_ token: Int) -> Bool {
    scene.child(token, .caseMark).map { lexicon.patientPrepositions.contains(lexeme($0)) } == true
  }

  /// Whether "of X" brings who acts: of an outcome, and of a deed whose patient other prepositions bring.
  private func takesGenitiveAgent(_ term: PredicateTerm) -> Bool {
    if term.kind == .outcome { return true }
    return !term.via.isEmpty && !term.via.contains { lexicon.genitives.contains($0) }
  }

  /// The light verb that governs the noun ("launch an attack", "is guilty of aggression"), or nil.
  func lightVerb(over token: Int) -> Int? {
    var at = token
    for _ in 0..<3 {
      let head = scene.heads[at]
      guard head >= 0 else { return nil }
      if scene.shifter(head)?.kind == .light { return isCarried(at, by: head) ? head : nil }
      if scene.relations[at] == .conj { at = head } else { return nil }
    }
    return nil
  }

  /// The verb's own noun, not a phrase beside it ("despite X's attack Y had a quiet night").
  private func isCarried(_ token: Int, by verb: Int) -> Bool {
    guard mode == .quotation, scene.hasArcs else { return true }
    switch scene.relations[token] {
    case .obl, .nmod, .advcl:
      guard let mark = scene.child(token, .caseMark) ?? scene.child(token, .mark) else {
        return false
      }
      return scene.charges[verb]?.span.contains(mark) == true
    case .nsubj: return isPassive(verb)
    default: return true
    }
  }
}

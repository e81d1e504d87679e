import DocumentModel
import LexiconStore

/// Arcs for a sentence that was not parsed, from tags and word order alone, so that the rules need one code path. The
/// pattern: noun groups are headed by their last noun; a verb group by its last verb; the subject is the last noun group
/// before the verb that stands in no prepositional phrase; the object is the first after it; a prepositional phrase
/// attaches to the noun before it where that is a lexicon term or `of` stands between, else to the verb; `by` after a
/// passive brings the agent; a complement after a form of `be` heads its clause.
extension Scene {
  /// What the pattern remembers on its way through the sentence.
  private struct State {
    var subject = -1
    var verb = -1
    var auxiliary = -1
    var lastNoun = -1
    var preposition = -1
    var marker = -1
    var infinitive = -1
    var objectTaken = false
    var passive = false
    /// The next noun group is joined to the last by a conjunction.
    var joined = false
    /// The verb before a conjunction or an infinitive, to which the next verb attaches.
    var governor = -1
    var governing: Relation = .root
  }

  mutating func attachShallow(_ tokens: [Token], _ stance: StanceLexicon) {
    var state = State()
    var at = 0
    while at < count {
      let end = groupEnd(at)
      if end > at {
        attachGroup(at, end, &state, stance, tokens)
        at = end
      } else {
        attachWord(at, &state, stance, tokens)
        at += 1
      }
    }
    finish(&state)
  }

  /// The end of the noun group that begins at `at`; `at` where none does.
  private func groupEnd(_ start: Int) -> Int {
    var at = start
    var nouns = 0
    while at < count {
      switch tags[at] {
      case .det, .num, .adj: if nouns > 0 && tags[at] == .det { return at }
      case .noun, .propn: nouns += 1
      case .pron:
        if nouns > 0 { return at }
        nouns += 1
        if at + 1 < count, tags[at + 1] != .noun, tags[at + 1] != .adj { return at + 1 }
      case .part where at > start && isPossessive(at): break
      case .punct where isHyphen(at) && at > start && at + 1 < count: break
      default: return nouns > 0 ? at : start
      }
      at += 1
    }
    return nouns > 0 ? at : start
  }

  /// 's between two nouns: the tag of the token after a noun that is a particle.
  private func isPossessive(_ at: Int) -> Bool {
    at + 1 < count && (tags[at - 1] == .noun || tags[at - 1] == .propn)
  }

  private func isHyphen(_ at: Int) -> Bool {
    tags[at] == .punct && at > 0 && charges.at[at] >= 0 && charges.at[at] == charges.at[at - 1]
  }

  /// The head of the group is its last noun; words before 's belong to the possessor.
  private mutating func attachGroup(
    _ start: Int, _ end: Int, _ state: inout State, _ stance: StanceLexicon, _ tokens: [Token]
  ) {
    var head = end - 1
    while head > start, tags[head] != .noun, tags[head] != .propn, tags[head] != .pron { head -= 1 }
    var owner = -1
    for at in start..<head {
      if tags[at] == .part {
        heads[at] = at - 1
        relations[at] = .caseMark
        owner = at - 1
      }
    }
    for at in start..<end where at != head && tags[at] != .part {
      heads[at] = head
      switch tags[at] {
      case .det: relations[at] = .det
      case .num: relations[at] = .nummod
      case .adj: relations[at] = .amod
      case .pron: relations[at] = .nmodPoss
      case .punct: relations[at] = .punct
      default: relations[at] = at == owner ? .nmodPoss : .compound
      }
    }
    placeGroup(head, &state, stance, tokens)
  }

  /// Gives the noun group its function in the clause.
  private mutating func placeGroup(
    _ head: Int, _ state: inout State, _ stance: StanceLexicon, _ tokens: [Token]
  ) {
    defer { state.lastNoun = head }
    if state.joined {
      heads[head] = state.lastNoun
      relations[head] = .conj
      state.joined = false
    } else if state.preposition >= 0 {
      heads[state.preposition] = head
      relations[state.preposition] = .caseMark
      let lexeme = tokens[lower + state.preposition].lexeme
      let bound = state.lastNoun >= 0 && state.lastNoun == state.preposition - 1
      let toNoun = bound && (stance.genitives.contains(lexeme) || charges.at[state.lastNoun] >= 0)
      if toNoun || (state.verb < 0 && state.lastNoun >= 0) {
        heads[head] = state.lastNoun
        relations[head] = .nmod
      } else if state.verb >= 0 {
        heads[head] = state.verb
        let isAgent = state.passive && stance.agentPrepositions.contains(lexeme)
        relations[head] = isAgent ? .oblAgent : .obl
      }
      state.preposition = -1
    } else if state.verb < 0, state.auxiliary >= 0, state.subject >= 0 {
      becomeCopular(head, &state)
    } else if state.verb < 0 {
      state.subject = head
    } else if !state.objectTaken {
      heads[head] = state.verb
      relations[head] = .obj
      state.objectTaken = true
    } else if state.lastNoun == head - 1 {
      heads[state.lastNoun] = state.verb
      relations[state.lastNoun] = .iobj
      heads[head] = state.verb
      relations[head] = .obj
    } else {
      closeClause(&state, .ccomp)
      state.subject = head
    }
  }

  private mutating func becomeCopular(_ head: Int, _ state: inout State) {
    heads[state.auxiliary] = head
    relations[state.auxiliary] = .cop
    startVerb(head, &state)
    state.objectTaken = true
  }

  /// A verb or a nominal predicate opens: subject, marker and governor attach.
  private mutating func startVerb(_ verb: Int, _ state: inout State) {
    if state.subject >= 0 && state.subject != verb {
      heads[state.subject] = verb
      relations[state.subject] = state.passive ? .nsubjPass : .nsubj
    }
    if state.marker >= 0 {
      heads[state.marker] = verb
      relations[state.marker] = .mark
    }
    if state.governor >= 0 {
      heads[verb] = state.governor
      relations[verb] = state.governing
    }
    for at in 0..<verb where relations[at] == .none && heads[at] < 0 && tags[at] == .adv {
      heads[at] = verb
      relations[at] = .advmod
    }
    state.verb = verb
    state.subject = -1
    state.marker = -1
    state.objectTaken = false
  }

  private mutating func attachWord(
    _ at: Int, _ state: inout State, _ stance: StanceLexicon, _ tokens: [Token]
  ) {
    switch tags[at] {
    case .verb: attachVerb(at, &state, stance, tokens)
    case .aux: state.auxiliary = at
    case .adj where state.auxiliary >= 0 && state.verb < 0: becomeCopular(at, &state)
    case .adp: state.preposition = at
    case .part:
      if at + 1 < count, tags[at + 1] == .verb { state.infinitive = at }
      if relations[at] == .none && state.infinitive != at { attachNegation(at, &state) }
    case .adv: if state.verb >= 0 { attachNegation(at, &state) }
    case .sconj:
      closeClause(&state, .advcl)
      state.marker = at
    case .cconj: openConjunction(at, &state)
    case .punct: if state.verb >= 0 { closeClause(&state, .parataxis) }
    default: break
    }
  }

  private mutating func attachNegation(_ at: Int, _ state: inout State) {
    guard state.verb >= 0 || state.auxiliary >= 0 else { return }
    if state.verb >= 0 && state.auxiliary < state.verb {
      heads[at] = state.verb
      relations[at] = .advmod
    }
  }

  private mutating func attachVerb(
    _ at: Int, _ state: inout State, _ stance: StanceLexicon, _ tokens: [Token]
  ) {
    if state.infinitive >= 0, state.verb >= 0 {
      heads[state.infinitive] = at
      relations[state.infinitive] = .mark
      heads[at] = state.lastNoun > state.verb ? state.lastNoun : state.verb
      relations[at] = state.lastNoun > state.verb ? .acl : .xcomp
      state.infinitive = -1
      state.verb = at
      state.objectTaken = false
      return
    }
    if state.auxiliary >= 0 {
      state.passive =
        stance.copulas.contains(tokens[lower + state.auxiliary].lexeme)
        && !isActiveParticiple(at)
      heads[state.auxiliary] = at
      relations[state.auxiliary] = state.passive ? .auxPass : .aux
    }
    startVerb(at, &state)
    for word in 0..<at where relations[word] == .none && heads[word] < 0 && tags[word] == .part {
      heads[word] = at
      relations[word] = .advmod
    }
    state.auxiliary = -1
  }

  private mutating func closeClause(_ state: inout State, _ relation: Relation) {
    if state.verb >= 0 {
      state.governor = state.verb
      state.governing = relation
    }
    state.verb = -1
    state.auxiliary = -1
    state.preposition = -1
    state.subject = -1
    state.passive = false
  }

  /// "and" before a noun joins it to the noun before; otherwise a new clause begins.
  private mutating func openConjunction(_ at: Int, _ state: inout State) {
    let end = groupEnd(at + 1)
    let joins = end > at + 1 && state.lastNoun == at - 1 && (end >= count || tags[end] != .verb)
    if joins {
      state.joined = true
    } else {
      closeClause(&state, .conj)
    }
  }

  /// A sentence without a verb is headed by its last noun.
  private mutating func finish(_ state: inout State) {
    if state.verb < 0, state.subject >= 0, state.auxiliary >= 0 {
      heads[state.auxiliary] = state.subject
      relations[state.auxiliary] = .aux
    }
    for at in 0..<count where heads[at] == at { heads[at] = -1 }
  }
}

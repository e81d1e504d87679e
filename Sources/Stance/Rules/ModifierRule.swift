import DocumentModel
import LexiconStore

/// An evaluative word that modifies a mention, or a noun the mention owns ("brave Ukrainians", "Russia's brutal war").
enum ModifierRule {
  static let id = RuleID.stanceModifier

  static func apply(_ hit: Hit, _ term: EvaluativeTerm, in reading: inout Reading) {
    let relation = reading.scene.relations[hit.head]
    let noun = reading.scene.heads[hit.head]
    guard noun >= 0,
      relation == .amod || relation == .appos
        || relation == .compound && reading.scene.tags[hit.head] == .adj
    else { return }
    guard !reading.contradicts(noun, Int(term.value.rawValue)) else { return }
    let scope = reading.scope(of: hit.head, .judged, sign: Int(term.value.rawValue.signum()))
    reading.bearers(of: noun).visit { referent in
      reading.emit(
        id, hit, toward: referent, value: Int(term.value.rawValue) / 3,
        factors: reading.weight(.modifier), reading.weight(term.kind), scope.factor,
        reading.prospect(Int(term.value.rawValue) * scope.factor, of: referent.side, term.kind))
    }
  }
}

extension Reading {
  /// "Human rights abuses", "legitimate grievances": the noun is of the other sign and decides.
  func contradicts(_ noun: Int, _ value: Int) -> Bool {
    switch scene.charge(noun) {
    case .predicate(let term):
      let other = Int((term.subject == .zero ? term.object : term.subject).rawValue)
      return other * value < 0
    case .evaluative(let term): return Int(term.value.rawValue) * value < 0
    case .frame(let term): return Int(term.referent.rawValue) * value < 0
    default: return false
    }
  }

  /// Whoever bears what is said of the noun: the sides it names, else those that own it, else the subject of which it is
  /// predicated, else the agent of the deed it names.
  func bearers(of noun: Int) -> Referents {
    if let person = personCalled(noun) { return bearersOfSubject(person) }
    let named = referents(noun)
    if !named.isEmpty || named.isSymmetric { return named }
    let owned = owner(of: noun)
    if !owned.isEmpty || owned.isSymmetric { return owned }
    if let subject = predicated(noun) { return bearersOfSubject(subject) }
    if let carrier = lightVerb(over: noun), let subject = subject(of: carrier) {
      return referents(subject)
    }
    return .none
  }

  /// "He is X's rightful king": the person is judged, not the land.
  private func personCalled(_ noun: Int) -> Int? {
    guard mode == .quotation, scene.tags[noun] == .noun,
      scene.child(noun, .cop) != nil || scene.relations[noun] == .xcomp,
      let subject = predicated(noun)
    else { return nil }
    return scene.deixis(subject) == .person || scene.deixis(subject) == .speaker ? subject : nil
  }

  /// The subject of which noun or adjective `token` is predicated: by a copula, or by "call X a …".
  func predicated(_ token: Int) -> Int? {
    if scene.child(token, .cop) != nil { return surfaceSubject(of: token) }
    let head = scene.heads[token]
    guard head >= 0 else { return nil }
    switch scene.relations[token] {
    case .xcomp: return object(of: head) ?? surfaceSubject(of: head)
    case .conj: return predicated(head)
    case .obl, .advcl, .nmod: return isPredicative(token) ? object(of: head) : nil
    // "The culprit is X": the name stands behind the verb.
    case .nsubj: return scene.child(head, .cop) != nil && scene.target(head) != nil ? head : nil
    default: return nil
    }
  }

  /// "see X as a threat".
  private func isPredicative(_ token: Int) -> Bool {
    guard let mark = scene.child(token, .caseMark) ?? scene.child(token, .mark) else {
      return false
    }
    return lexicon.predicativePrepositions.contains(lexeme(mark))
  }

  /// The sides a subject names or owns ("Russia's actions").
  func bearersOfSubject(_ subject: Int) -> Referents {
    let named = referents(subject)
    guard named.isEmpty && !named.isSymmetric else { return named }
    var owned = Referents()
    owned.add(owner(of: subject), times: weight(.owned))
    return owned
  }
}

import DocumentModel
import LexiconStore

/// The predicate's object: effect × value of the subject ("betray X", "arm X", "the destruction of X"). An object that
/// names the same side as the subject says nothing ("bombed its own people").
enum PredicateObjectRule {
  static let id = RuleID.stanceObject

  static func apply(_ hit: Hit, _ term: PredicateTerm, in reading: inout Reading) {
    guard term.attitude != .zero, !reading.isPartOfName(hit.head) else { return }
    let subjects = reading.subjects(of: hit.head, term)
    let charge: Charge = term.subject < .zero ? .victim : .effect
    for token in reading.objects(of: hit.head, term)
    where !reading.isPolicy(token) && !reading.isMisdeed(token, Int(term.attitude.rawValue))
      && !reading.isCalledBad(hit.head, token, term)
    {
      let scope = reading.scope(of: hit.head, charge, sign: Int(term.attitude.rawValue.signum()))
      reading.bearersOfSubject(token).visit { referent in
        guard !subjects.contains(referent.side) else {
          ProxyRule.apply(hit, term, referent, scope, in: &reading)
          return
        }
        guard !GrievanceRule.apply(hit, term, subjects, referent, scope, in: &reading) else {
          return
        }
        let value = Int(term.attitude.rawValue)
        reading.emit(
          id, hit, toward: referent, value: value,
          factors: reading.weight(.object), reading.weight(term.kind), scope.factor,
          reading.endorsed(hit.head, term, scope),
          reading.sympathy(charge, referent.side, hit.head, scope, isNoun: term.isNoun),
          reading.toldShare(term, toward: referent.side, value, hit.head, scope),
          reading.disclaimed(term, hit.head, scope), reading.demandedHarm(charge, hit.head, scope))
        MirrorRule.apply(hit, term.mirror, of: referent, value: value, scope, in: &reading)
      }
    }
  }
}

extension Reading {
  /// Another's attitude is not the speaker's own, and a deed that is only named is presupposed, not asserted.
  func endorsed(_ token: Int, _ term: PredicateTerm, _ scope: Scope) -> Int {
    guard mode == .quotation else { return 1000 }
    if term.kind == .attitude, !term.isNoun {
      if isPartyDeed(token) { return weight(.parties) }
      if isStrangersDeed(token) { return weight(.told) }
    }
    if term.isNoun, term.kind == .deed, term.subject < .zero, !scope.isGoverned,
      predicated(token) == nil
    {
      return weight(.presupposed)
    }
    return 1000
  }

  /// "Recognise X's attack", "finance X's war": help for a misdeed is no help for who did it.
  func isMisdeed(_ token: Int, _ value: Int) -> Bool {
    if mode == .quotation, value > 0, let bad = scene.evaluative(token), bad.value < .zero {
      return true
    }
    if mode == .quotation, value > 0, isFrameOfMisdeed(token) || isCondemned(token) { return true }
    guard value > 0, let deed = scene.predicate(token) else { return false }
    return deed.isNoun && deed.subject < .zero
  }

  /// A word of judgement before the noun ("a false story about X").
  private func isCondemned(_ token: Int) -> Bool {
    guard scene.tags[token] == .noun, let adjective = scene.child(token, .amod),
      let term = scene.evaluative(adjective)
    else { return false }
    return term.value < .zero && term.kind == .judgement && scene.name(token) == nil
  }

  /// "Recognise X as a sponsor of terror": what X is called decides.
  func isCalledBad(_ verb: Int, _ object: Int, _ term: PredicateTerm) -> Bool {
    guard mode == .quotation, term.object > .zero, term.kind != .attitude else { return false }
    let accepts: (LexemeID) -> Bool = { lexicon.predicativePrepositions.contains($0) }
    guard let name = oblique(of: verb, accepts) ?? oblique(of: object, accepts) else {
      return false
    }
    switch scene.charge(name) {
    case .evaluative(let bad): return bad.value < .zero
    case .frame(let frame):
      return frame.referent < .zero || frame.toward.contains { $0.weight < .zero }
    case .predicate(let deed): return deed.subject < .zero
    default:
      return scene.charges.hits.contains { hit in
        guard scene.heads[hit.head] == name, case .predicate(let deed) = hit.payload else {
          return false
        }
        return deed.subject < .zero
      }
    }
  }

  /// One side's wording for a misdeed of the other ("illegal invasion", "war of aggression").
  func isFrameOfMisdeed(_ token: Int) -> Bool {
    guard case .frame(let term)? = scene.charge(token), scene.tags[token] == .noun else {
      return false
    }
    return term.toward.contains { $0.weight < .zero }
  }

  /// What is said of a policy is the policy rule's matter.
  func isPolicy(_ token: Int) -> Bool {
    if case .policy? = scene.charge(token) { true } else { false }
  }

  /// Who tells what was done to a side is not yet for it, unless it is the speaker's own or the speaker did it ("we betray
  /// them").
  func sympathy(
    _ charge: Charge, _ side: SideID, _ token: Int, _ scope: Scope, isNoun: Bool
  ) -> Int {
    guard mode == .quotation, case .victim = charge, side != speakerSide, !scope.isNecessary,
      !scope.isNegated, subject(of: token).map(isSpeaker) != true
    else { return 1000 }
    // A deed that is only named ("since the invasion of X") says nothing of its victim.
    if isNoun && !isAsserted(token) { return 0 }
    // Nor is who tells of a foe's harm for the foe.
    if isFoe(side) && !scope.isGoverned { return isOwnSidesDeed(token) ? 0 : weight(.told) }
    return speakerSide == .unknown ? 1000 : weight(.victim)
  }

  /// What others than the speaker's own are only said to do is no attitude of the speaker: not help for the speaker's foe,
  /// nor harm to the own side or its ally.
  fileprivate func toldShare(
    _ term: PredicateTerm, toward side: SideID, _ value: Int, _ token: Int, _ scope: Scope
  ) -> Int {
    guard mode == .quotation, term.subject == .zero, term.kind != .outcome,
      !scope.isNecessary, scope.demanded == nil
    else { return 1000 }
    if isHarm(term), !isFoe(side), isStrangersDeed(token) { return weight(.told) }
    let said = value * scope.factor
    guard said > 0 && isFoe(side) || said < 0 && isFriend(side) else { return 1000 }
    guard let subject = subject(of: token), !isSpeaker(subject),
      !bearersOfSubject(subject).contains(speakerSide)
    else { return 1000 }
    return weight(.told)
  }

  /// "We must abandon X": who demands a misdeed is against whom it is done to.
  fileprivate func demandedHarm(_ charge: Charge, _ token: Int, _ scope: Scope) -> Int {
    guard mode == .quotation, charge == .victim, scope.isNecessary, !scope.isNegated,
      scope.factor > 0, !isPassive(token), !isPartyDeed(token),
      hasAuxiliary(token, { $0 == .necessary })
    else { return 1000 }
    return -weight(.necessary)
  }

  /// A deed that hurts and that the word does not judge ("pressure X").
  private func isHarm(_ term: PredicateTerm) -> Bool {
    term.object < .zero && term.kind != .attitude && term.kind != .combat
  }

  /// "We do not hate X": who disclaims ill will does not yet praise.
  fileprivate func disclaimed(_ term: PredicateTerm, _ token: Int, _ scope: Scope) -> Int {
    guard mode == .quotation, term.kind == .attitude, term.attitude < .zero, scope.isNegated,
      scope.factor < 0, !scope.isNecessary, isOwnDeed(token)
    else { return 1000 }
    return weight(.cleared)
  }

  /// The noun is what is said of a subject: "this is an invasion", "this is an act of aggression".
  private func isAsserted(_ token: Int) -> Bool {
    if predicated(token) != nil { return true }
    let head = scene.heads[token]
    return head >= 0 && isGenitive(token) && predicated(head) != nil
  }

  /// The sides in subject position of the predicate.
  func subjects(of token: Int, _ term: PredicateTerm) -> Referents {
    if term.isNoun { return nounAgent(of: token, term) }
    return subject(of: token).map { bearersOfSubject($0) } ?? .none
  }
}

import DocumentModel
import LexiconStore

/// The value judgement a predicate puts on its subject ("X invaded", "X's aggression", "X prevailed").
enum PredicateSubjectRule {
  static let id = RuleID.stanceSubject

  static func apply(_ hit: Hit, _ term: PredicateTerm, in reading: inout Reading) {
    guard term.subject != .zero else { return }
    let charge: Charge = term.kind == .outcome ? .effect : .judged
    let value = Int(term.subject.rawValue)
    let scope = reading.scope(of: hit.head, charge, sign: value.signum())
    let subjects = reading.subjects(of: hit.head, term)
    subjects.visit { referent in
      if reading.isAccuser(referent) || reading.isOwnBattle(hit, term, referent.side) { return }
      if reading.isFoesSuccess(hit, term, referent.side) { return }
      if DemandRule.apply(hit, term, referent, scope, in: &reading) { return }
      if SacrificeRule.apply(hit, term, referent, scope, in: &reading) { return }
      if WarningRule.apply(hit, term, referent, scope, in: &reading) { return }
      reading.emit(
        id, hit, toward: referent, value: value,
        factors: reading.weight(.subject), reading.weight(term.kind), scope.factor,
        reading.naming(hit.head, term, scope),
        reading.clearing(value * scope.factor, of: referent.side, term),
        reading.pledge(hit, term, referent.side, scope),
        reading.lament(term, referent.side, value * scope.factor))
      let harmsOwn = reading.harmsOwn(hit, term, referent.side)
      MirrorRule.apply(
        hit, harmsOwn ? Millis(1000) : term.mirror, of: referent, value: value, scope,
        by: harmsOwn ? .selfHarm : term.kind == .outcome ? .mirror : .mirrorDeed, in: &reading)
    }
  }
}

extension Reading {
  /// A misdeed that is only named in a phrase beside another matter ("a week after the invasion").
  fileprivate func naming(_ token: Int, _ term: PredicateTerm, _ scope: Scope) -> Int {
    mode == .quotation && term.isNoun && term.kind == .deed && term.subject < .zero
      && (scope.isEmbedded && !scope.isGoverned || isDate(token)) ? weight(.named) : 1000
  }

  /// "Since X's invasion", "after the attack": a noun behind a subordinator says when.
  private func isDate(_ token: Int) -> Bool {
    scene.tags[token] == .noun && scene.relations[token] == .advcl
      && scene.child(token, .mark) != nil && surfaceSubject(of: token) == nil
  }

  /// Who accuses is not who is accused.
  fileprivate func isAccuser(_ referent: Referent) -> Bool {
    guard cueAttitude == .attacking, let mention = referent.mention, let speakerMention else {
      return false
    }
    return speakerMention.overlaps(range(mention))
  }

  /// Nobody charges the own side with fighting the foe.
  fileprivate func isOwnBattle(_ hit: Hit, _ term: PredicateTerm, _ doer: SideID) -> Bool {
    guard mode == .quotation, doer == speakerSide, term.kind == .deed, term.subject < .zero,
      let foe = opponent(of: doer)
    else { return false }
    return objects(of: hit.head, term).contains { bearersOfSubject($0).contains(foe) }
  }

  /// "They want to thwart our union": the word's praise is not the speaker's where a foe does it to the speaker's side.
  fileprivate func isFoesSuccess(_ hit: Hit, _ term: PredicateTerm, _ doer: SideID) -> Bool {
    guard mode == .quotation, term.praisesHarm, isFoe(doer) else { return false }
    return objects(of: hit.head, term).contains { token in
      let harmed = bearersOfSubject(token)
      return harmed.first.map { isFriend($0.side) } == true
    }
  }

  /// Losses of the own side or its ally are mourned, not held against it.
  fileprivate func lament(_ term: PredicateTerm, _ side: SideID, _ said: Int) -> Int {
    mode == .quotation && term.kind == .outcome && term.subject < .zero && said < 0
      && isFriend(side) && isParty(side) ? weight(.selfBlame) : 1000
  }

  /// Who says that a foe did not do ill, or tells of something good that it did, does not yet speak well of it.
  fileprivate func clearing(_ said: Int, of side: SideID, _ term: PredicateTerm) -> Int {
    mode == .quotation && said > 0 && isFoe(side) && (term.subject < .zero || term.kind == .deed)
      ? weight(.cleared) : 1000
  }

  /// "We will never lay down our arms": what the own side or its ally will not give up is a pledge, no fault.
  fileprivate func pledge(
    _ hit: Hit, _ term: PredicateTerm, _ side: SideID, _ scope: Scope
  ) -> Int {
    mode == .quotation && term.kind == .deed && term.subject > .zero && isNegated(hit.head)
      && scope.factor < 0 && isFriend(side) ? -1000 : 1000
  }
}

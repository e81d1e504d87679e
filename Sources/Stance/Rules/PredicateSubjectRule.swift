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
      if DemandRule.apply(hit, term, referent, scope, in: &reading) { return }
      if SacrificeRule.apply(hit, term, referent, scope, in: &reading) { return }
      if WarningRule.apply(hit, term, referent, scope, in: &reading) { return }
      reading.emit(
        id, hit, toward: referent, value: value,
        factors: reading.weight(.subject), reading.weight(term.kind), scope.factor,
        reading.naming(term, scope),
        reading.clearing(value * scope.factor, of: referent.side, value),
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
  fileprivate func naming(_ term: PredicateTerm, _ scope: Scope) -> Int {
    mode == .quotation && term.isNoun && term.kind == .deed && term.subject < .zero
      && scope.isEmbedded && !scope.isGoverned ? weight(.named) : 1000
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

  /// Losses of the own side are mourned, not held against it.
  fileprivate func lament(_ term: PredicateTerm, _ side: SideID, _ said: Int) -> Int {
    mode == .quotation && term.kind == .outcome && term.subject < .zero && said < 0
      && side == speakerSide && isParty(side) ? weight(.selfBlame) : 1000
  }

  /// Who says that a foe did not do it, or not yet, does not speak well of it.
  fileprivate func clearing(_ said: Int, of side: SideID, _ value: Int) -> Int {
    mode == .quotation && value < 0 && said > 0 && isFoe(side) ? weight(.cleared) : 1000
  }
}

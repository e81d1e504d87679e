import DocumentModel
import LexiconStore

/// The speaker's side withholds from its ally: "we are pausing and reviewing …" without an object that says what, and "the
/// pause", where the ally is what is spoken about. Ending or lamenting the pause turns it round.
enum WithholdRule {
  static let id = RuleID.stanceWithhold

  static func apply(_ hit: Hit, _ term: PredicateTerm, in reading: inout Reading) {
    guard term.kind == .reverser, term.object < .zero, reading.mode == .quotation,
      let ally = reading.ally(of: reading.speakerSide), reading.isParty(ally),
      reading.isAround(ally),
      reading.scene.evaluative(hit.head) == nil
    else { return }
    let scope = reading.scope(of: hit.head, .effect, sign: -1)
    guard
      term.isNoun ? reading.isBarePause(hit.head, term, scope) : reading.isOwnPause(hit.head, term)
    else { return }
    reading.emit(
      id, hit, toward: Referent(side: ally, share: 1000, mention: nil),
      value: Int(term.object.rawValue), factors: reading.weight(.withhold), scope.factor)
  }
}

extension Reading {
  /// A noun of stopping that says not what is stopped, and that somebody ends, wants or judges.
  func isBarePause(_ token: Int, _ term: PredicateTerm, _ scope: Scope) -> Bool {
    scope.isGoverned && scene.child(token, .det) != nil && scene.child(token, .nmod) == nil
      && scene.relations[token] != .nmod && scene.relations[token] != .obl
      && oblique(of: token, { term.via.contains($0) }) == nil
  }

  /// "We are pausing": the speaker's group, going on now, with no object.
  func isOwnPause(_ token: Int, _ term: PredicateTerm) -> Bool {
    guard let subject = surfaceSubject(of: token), scene.deixis(subject) == .own,
      scene.child(token, .xcomp) == nil, scene.child(token, .ccomp) == nil,
      scene.child(token, .compoundPrt) == nil, scene.isActiveParticiple(token)
    else { return false }
    return term.takesObject && object(of: token) == nil
  }
}

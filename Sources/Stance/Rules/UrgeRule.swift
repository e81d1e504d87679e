import DocumentModel
import LexiconStore

/// Who is called on to act does not act as the speaker wants ("we call on X to pull back"), unless it is the speaker's own
/// side or its ally. A party that calls on its ally asks for help for itself ("we would like our allies to do more").
enum UrgeRule {
  static let id = RuleID.stanceUrge

  static func apply(_ hit: Hit, _ term: PredicateTerm, in reading: inout Reading) {
    guard term.kind.isWish, reading.mode == .quotation, reading.asksForDeed(hit.head) else {
      return
    }
    let scope = reading.scope(of: hit.head, .judged, sign: -1)
    for token in reading.objects(of: hit.head, term) {
      reading.bearersOfSubject(token).visit { referent in
        guard !reading.isFriend(referent.side) else {
          plead(hit, referent, scope, in: &reading)
          return
        }
        guard term.kind == .demand else { return }
        reading.emit(
          id, hit, toward: referent, value: -1000, factors: reading.weight(.urge),
          reading.isOwnDeed(hit.head) ? 1000 : reading.weight(.others), abs(scope.factor))
      }
    }
  }

  private static func plead(
    _ hit: Hit, _ asked: Referent, _ scope: Scope, in reading: inout Reading
  ) {
    let own = reading.speakerSide
    guard reading.isParty(own), reading.ally(of: own) == asked.side, reading.isOwnDeed(hit.head)
    else { return }
    reading.emit(
      id, hit, toward: Referent(side: own, share: 1000, mention: asked.mention), value: 1000,
      factors: reading.weight(.urge), abs(scope.factor))
  }
}

extension Reading {
  /// Whether a clause says what is to be done.
  fileprivate func asksForDeed(_ token: Int) -> Bool {
    scene.child(token, .xcomp) != nil || scene.child(token, .advcl) != nil
      || scene.child(token, .ccomp) != nil
  }
}

import DocumentModel
import LexiconStore

/// A loss that a side bears for the good of others honours it ("they are losing their best people to protect us").
enum SacrificeRule {
  static let id = RuleID.stanceSacrifice

  static func apply(
    _ hit: Hit, _ term: PredicateTerm, _ referent: Referent, _ scope: Scope,
    in reading: inout Reading
  ) -> Bool {
    guard reading.mode == .quotation, term.kind == .outcome, term.subject < .zero,
      scope.factor > 0, reading.servesOthers(hit.head)
    else { return false }
    let value = -Int(term.subject.rawValue)
    reading.emit(
      id, hit, toward: referent, value: value,
      factors: reading.weight(.sacrifice), reading.weight(term.kind), scope.factor)
    var judged = scope
    judged.isGoverned = true
    MirrorRule.apply(hit, term.mirror, of: referent, value: value, judged, in: &reading)
    return true
  }
}

extension Reading {
  /// Whether an infinitive of purpose beside the verb helps somebody.
  fileprivate func servesOthers(_ token: Int) -> Bool {
    var at = scene.firstChild(token)
    while at >= 0 {
      if [.advcl, .xcomp, .acl].contains(scene.relations[at]), at > token,
        let mark = scene.child(at, .mark), scene.tags[mark] == .part,
        let purpose = scene.predicate(at), purpose.kind == .deed, purpose.object > .zero
      {
        return true
      }
      at = scene.sibling(at)
    }
    return false
  }
}

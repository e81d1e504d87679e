import DocumentModel
import LexiconStore

/// Who must do the right thing is not doing it ("X must respect the truce", "we call on X to withdraw"): the demand
/// turns a praised act against its subject.
enum DemandRule {
  static let id = RuleID.stanceDemand

  static func apply(
    _ hit: Hit, _ term: PredicateTerm, _ referent: Referent, _ scope: Scope,
    in reading: inout Reading
  ) -> Bool {
    guard scope.isNecessary || scope.demanded != nil, term.subject > .zero, term.kind != .outcome,
      !term.isNoun, referent.side != reading.speakerSide
    else { return false }
    reading.emit(
      id, hit, toward: referent, value: -1000,
      factors: reading.weight(.demanded), scope.factor)
    return true
  }
}

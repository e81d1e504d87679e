import DocumentModel
import LexiconStore

/// A territory said to be of a side ("Crimea is Ukrainian"): good for that side, bad for its opponent.
enum TerritoryRule {
  static let id = RuleID.stanceTerritory

  static func apply(_ hit: Hit, _ term: TargetTerm, in reading: inout Reading) {
    guard term.relation == .demonym || term.relation == .state,
      let subject = reading.predicated(hit.head), let place = reading.scene.target(subject),
      place.relation == .territory
    else { return }
    let scope = reading.scope(of: hit.head, .effect, sign: 1)
    let mention = hit.span
    let value = reading.weight(.territory)
    reading.emit(
      id, hit, toward: Referent(side: term.side, share: 1000, mention: mention), value: value,
      factors: scope.factor)
    if let opponent = reading.opponent(of: term.side) {
      reading.emit(
        id, hit, toward: Referent(side: opponent, share: 1000, mention: nil), value: -value,
        factors: scope.factor)
    }
  }
}

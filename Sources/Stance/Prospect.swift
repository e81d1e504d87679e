import DocumentModel
import LexiconStore

/// From where something is seen: what a foe can do is feared and what a friend lacks is lamented, whatever the word says by
/// itself ("the enemy is strong", "our ally is exhausted"). Words of moral judgement are nobody's prospect: they count in
/// full, whoever says them of whom.
extension Reading {
  /// The share of what a quality `said` of a side counts against the speaker's own view of it.
  func prospect(_ said: Int, of side: SideID, _ kind: EvaluativeClass) -> Int {
    guard mode == .quotation, kind == .quality else { return 1000 }
    if said > 0, isFoe(side) { return weight(.cleared) }
    return said < 0 && isFriend(side) && isParty(side) ? weight(.selfBlame) : 1000
  }
}

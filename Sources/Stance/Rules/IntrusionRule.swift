import DocumentModel
import LexiconStore

/// Who says that troops of one side fight, enter or stand on the other side's land charges them with it, unless that side
/// is the speaker's own ("X's soldiers are operating inside Y").
enum IntrusionRule {
  static let id = RuleID.stanceIntrusion

  static func apply(_ hit: Hit, _ term: PredicateTerm, in reading: inout Reading) {
    guard reading.mode == .quotation, term.subject == .zero,
      [.event, .combat, .transfer, .deed].contains(term.kind),
      reading.scene.tags[hit.head] == .verb || term.isNoun
    else { return }
    let subjects = reading.subjects(of: hit.head, term)
    guard term.kind != .deed || reading.objects(of: hit.head, term).isEmpty,
      !subjects.isSymmetric, let intruder = subjects.first,
      intruder.side != reading.speakerSide,
      let foe = reading.opponent(of: intruder.side), reading.standsOn(foe, hit.head, term),
      reading.surfaceSubject(of: hit.head).map(reading.isNegated) != true
    else { return }
    let scope = reading.scope(of: hit.head, .judged, sign: -1)
    reading.emit(
      id, hit, toward: intruder, value: -1000, factors: reading.weight(.intrusion), scope.factor)
  }
}

extension Reading {
  /// Whether a place phrase beside the word, or its object, names the side or its land.
  func standsOn(_ side: SideID, _ token: Int, _ term: PredicateTerm) -> Bool {
    if objects(of: token, term).contains(where: { bearersOfSubject($0).contains(side) }) {
      return true
    }
    var at = scene.firstChild(token)
    while at >= 0 {
      if [.obl, .nmod].contains(scene.relations[at]), let mark = scene.child(at, .caseMark),
        lexicon.placePrepositions.contains(lexeme(mark)), bearersOfSubject(at).contains(side)
      {
        return true
      }
      at = scene.sibling(at)
    }
    return false
  }
}

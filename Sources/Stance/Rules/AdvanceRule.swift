import DocumentModel
import LexiconStore

/// Who says that the own troops go on or stand on the foe's land approves of it ("our soldiers will go further into X").
/// What is done in battle is CaptureRule's.
enum AdvanceRule {
  static let id = RuleID.stanceAdvance

  static func apply(_ hit: Hit, _ term: PredicateTerm, in reading: inout Reading) {
    guard reading.mode == .quotation, reading.isParty(reading.speakerSide),
      term.subject == .zero, [.event, .transfer, .deed].contains(term.kind),
      reading.scene.tags[hit.head] == .verb,
      let foe = reading.opponent(of: reading.speakerSide)
    else { return }
    let subjects = reading.subjects(of: hit.head, term)
    guard term.kind != .deed || reading.objects(of: hit.head, term).isEmpty,
      !subjects.isSymmetric, let own = subjects.first, own.side == reading.speakerSide,
      reading.standsOn(foe, hit.head, term)
    else { return }
    let scope = reading.scope(of: hit.head, .effect, sign: 1)
    guard scope.factor > 0 else { return }
    reading.emit(
      id, hit, toward: own, value: 1000, factors: reading.weight(.advance), scope.factor)
    reading.emit(
      id, hit, toward: Referent(side: foe, share: 1000, mention: nil), value: -1000,
      factors: reading.weight(.advance), scope.factor)
  }
}

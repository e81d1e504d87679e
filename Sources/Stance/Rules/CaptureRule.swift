import DocumentModel
import LexiconStore

/// A gain in battle, or harm done to the foe, is a claim of success where the side that made it tells of it ("our troops
/// took the town"); from others it is a plain fact.
enum CaptureRule {
  static let id = RuleID.stanceCapture

  static func apply(_ hit: Hit, _ term: PredicateTerm, in reading: inout Reading) {
    guard reading.isParty(reading.speakerSide),
      term.kind == .combat || reading.harmsFoe(hit.head, term)
    else { return }
    let scope = reading.scope(of: hit.head, .effect, sign: 1)
    guard scope.factor > 0 else { return }
    let subjects = reading.subjects(of: hit.head, term)
    guard subjects.contains(reading.speakerSide), !subjects.isSymmetric,
      !reading.objects(of: hit.head, term).contains(where: {
        reading.bearersOfSubject($0).contains(reading.speakerSide)
      })
    else { return }
    let own = Referent(side: reading.speakerSide, share: 1000, mention: subjects.first?.mention)
    let value = abs(Int(term.object.rawValue))
    reading.emit(
      id, hit, toward: own, value: value, factors: reading.weight(.capture), scope.factor)
    guard let foe = reading.opponent(of: reading.speakerSide) else { return }
    reading.emit(
      id, hit, toward: Referent(side: foe, share: 1000, mention: nil), value: -value,
      factors: reading.weight(.capture), reading.weight(.mirror), scope.factor)
  }
}

extension Reading {
  /// A deed that the word does not judge, done to the foe of the speaker's side.
  fileprivate func harmsFoe(_ token: Int, _ term: PredicateTerm) -> Bool {
    guard mode == .quotation, term.kind == .deed, term.object < .zero, term.subject == .zero,
      !term.isNoun, scene.tags[token] == .verb, let foe = opponent(of: speakerSide)
    else { return false }
    return objects(of: token, term).contains { bearersOfSubject($0).contains(foe) }
  }
}

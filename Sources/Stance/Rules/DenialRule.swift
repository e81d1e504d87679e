import DocumentModel
import LexiconStore

/// Who denies a charge defends the own side: a denying cue, or words of denial ("nonsense", "groundless"), of a speaker
/// whose side is a party; once per quotation.
enum DenialRule {
  static let id = RuleID.stanceDenial

  static func apply(in reading: inout Reading) {
    guard reading.mode == .quotation, reading.isParty(reading.speakerSide),
      let hit = reading.cueAttitude == .denying
        ? reading.denyingCue : reading.denyingWord ?? reading.deniedDeed,
      !reading.evidence.contains(where: { $0.rule == id }),
      !reading.isDefended, !reading.speaksOfFoeOnly
    else { return }
    reading.emit(
      id, hit, toward: Referent(side: reading.speakerSide, share: 1000, mention: nil),
      value: reading.weight(.denial))
  }
}

extension DenialRule {
  /// "No one can say that X did not try": who denies a reproach clears whom it is made to.
  static func applyDenied(_ hit: Hit, _ term: PredicateTerm, in reading: inout Reading) {
    guard reading.mode == .quotation, term.kind == .claim, reading.isNobodys(hit.head),
      let clause = reading.scene.child(hit.head, .ccomp), reading.isNegated(clause),
      let subject = reading.surfaceSubject(of: clause)
    else { return }
    reading.bearersOfSubject(subject).visit { referent in
      reading.emit(id, hit, toward: referent, value: reading.weight(.denial))
    }
  }
}

extension Reading {
  /// Whether something good of the speaker's own side was found already.
  fileprivate var isDefended: Bool {
    let pole = lexicons.side(speakerSide).pole
    return evidence.contains { $0.target == speakerSide && Int($0.weight.rawValue) * pole > 0 }
  }

  /// The sentence names a foe and not the own side: what is denied is the foe's deed.
  fileprivate var speaksOfFoeOnly: Bool {
    var foe = false
    for hit in scene.names.hits where isHeard(hit.head) {
      guard case .target(let term) = hit.payload else { continue }
      if term.side == speakerSide { return false }
      if isParty(term.side) && isFoe(term.side) { foe = true }
    }
    return foe
  }

  /// The cue of this sentence where a lexicon knows it.
  fileprivate var denyingCue: Hit? { localCeiling.flatMap { scene.charges[$0] } }

  /// A misdeed of the own side, said not to have been done, or of nobody named where third parties charge the own side
  /// ("there was no attack").
  fileprivate var deniedDeed: Hit? {
    scene.charges.hits.first { hit in
      guard case .predicate(let term) = hit.payload, term.kind == .deed, term.subject < .zero,
        isInside(hit.head)
      else { return false }
      let subjects = subjects(of: hit.head, term)
      guard subjects.isEmpty && isOpposedByOthers(speakerSide) || subjects.contains(speakerSide)
      else { return false }
      let scope = scope(of: hit.head, .judged, sign: -1)
      return scope.isNegated && !scope.isNecessary && !scope.isConditional && scope.factor < 0
    }
  }

  /// A word of denial in what was said, not itself negated.
  fileprivate var denyingWord: Hit? {
    scene.charges.hits.first { hit in
      guard case .shifter(let shifter) = hit.payload, shifter.kind == .doubt else { return false }
      if let subject = predicated(hit.head), case .policy? = scene.charge(subject) { return false }
      let head = scene.heads[hit.head]
      return isInside(hit.head) && !isNegated(hit.head) && (head < 0 || !isNegated(head))
    }
  }
}

import DocumentModel
import LexiconStore

/// Who denies a charge defends the own side: a denying cue of a speaker whose side is a party, once per quotation.
enum DenialRule {
  static let id = RuleID.stanceDenial

  static func apply(in reading: inout Reading) {
    guard reading.cueAttitude == .denying, reading.isParty(reading.speakerSide),
      let cue = reading.localCeiling, let hit = reading.scene.charges[cue],
      !reading.evidence.contains(where: { $0.rule == id }),
      !reading.evidence.contains(where: { $0.target == reading.speakerSide && $0.weight > .zero })
    else { return }
    reading.emit(
      id, hit, toward: Referent(side: reading.speakerSide, share: 1000, mention: nil),
      value: reading.weight(.denial))
  }
}

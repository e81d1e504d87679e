import DocumentModel
import LexiconStore

/// Who charges a bystander that opposes the speaker's own side answers for the own side ("the West is hysterical", said
/// for the party that the West opposes). Toward the bystander itself no stance is measured.
enum CounterRule {
  static let id = RuleID.stanceCounter

  /// `value`: what the words say of the bystander, in thousandths, all factors applied.
  static func apply(_ hit: Hit, _ charged: Referent, value: Int, in reading: inout Reading) {
    guard reading.mode == .quotation, value < 0, charged.side != reading.customSide,
      reading.opponent(of: charged.side) == reading.speakerSide,
      reading.isParty(reading.speakerSide)
    else { return }
    reading.emit(
      id, hit, toward: Referent(side: reading.speakerSide, share: 1000, mention: charged.mention),
      value: -value, factors: reading.weight(.counter))
  }
}

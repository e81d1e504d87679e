import DocumentModel
import LexiconStore

/// In a two-sided matter what is bad for one party is good for the other: the opponent gets the opposite at the share
/// that the lexicon line states, unless the same predicate reaches it by name.
enum MirrorRule {
  static let id = RuleID.stanceMirror

  static func apply(
    _ hit: Hit, _ share: Millis, of referent: Referent, value: Int, _ scope: Scope,
    by parameter: StanceParameter = .mirror, in reading: inout Reading
  ) {
    guard share != .zero, let opponent = reading.opponent(of: referent.side) else { return }
    let entry = reading.lexicon.terms[hit.term].entry
    let range = reading.range(hit.span)
    let named = reading.evidence.contains {
      $0.entry == entry && $0.range == range && $0.target == opponent
    }
    guard !named else { return }
    // Who speaks ill of the own side does not speak for the other.
    let isSelfBlame = value < 0 && referent.side == reading.speakerSide
    reading.emit(
      id, hit, toward: Referent(side: opponent, share: referent.share, mention: nil),
      value: -value, factors: reading.weight(parameter), Int(share.rawValue), scope.factor,
      isSelfBlame ? reading.weight(.selfBlame) : 1000)
  }
}

import DocumentModel
import LexiconStore

/// Toward a mention in any text: an opinion word that no rule links to anybody counts a little, less with distance.
enum NearbyRule {
  static let id = RuleID.stanceNearby

  static func apply(_ hit: Hit, in reading: inout Reading) {
    guard let mention = reading.mention, let value = reading.loneValue(hit.payload) else { return }
    let distance =
      hit.head < mention.lowerBound
      ? mention.lowerBound - hit.head : hit.head - mention.upperBound + 1
    let scope = reading.scope(of: hit.head, .judged, sign: value.signum())
    reading.emit(
      id, hit, toward: Referent(side: reading.customSide, share: 1000, mention: mention),
      value: value, factors: reading.weight(.nearby), scope.factor,
      4000 / (4 + max(0, distance)))
  }
}

extension Reading {
  /// What a word is worth where nobody is known to bear it; nil for words without a value.
  func loneValue(_ payload: StanceTerm.Payload) -> Int? {
    switch payload {
    case .evaluative(let term): Int(term.value.rawValue) / 3 * weight(term.kind) / 1000
    case .predicate(let term):
      Int(term.subject == .zero ? term.object.rawValue : term.subject.rawValue)
        * weight(term.kind) / 1000
    default: nil
    }
  }
}

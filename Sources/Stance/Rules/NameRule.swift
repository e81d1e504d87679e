import DocumentModel
import LexiconStore

/// A slur or an honouring name for a side says something by itself ("the Kiev regime").
enum NameRule {
  static let id = RuleID.stanceName

  static func apply(_ hit: Hit, _ term: TargetTerm, in reading: inout Reading) {
    guard term.polarity != .zero else { return }
    let scope = reading.scope(of: hit.head, .wording, sign: 1)
    reading.emit(
      id, hit,
      toward: Referent(side: term.side, share: 1000, mention: hit.span),
      value: Int(term.polarity.rawValue), factors: reading.weight(.name), scope.factor)
    MirrorRule.apply(
      hit, .zero, of: Referent(side: term.side, share: 1000, mention: hit.span),
      value: Int(term.polarity.rawValue), scope, in: &reading)
  }
}

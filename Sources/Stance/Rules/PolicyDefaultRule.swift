import DocumentModel
import LexiconStore

/// A policy object that names nobody is about the side it is usually about ("the sanctions must stay"), at less weight.
enum PolicyDefaultRule {
  static let id = RuleID.stancePolicyDefault

  static func apply(_ hit: Hit, _ term: PolicyTerm, _ scope: Scope, in reading: inout Reading) {
    guard let side = term.fallback, reading.mode == .quotation else { return }
    reading.emit(
      id, hit, toward: Referent(side: side, share: 1000, mention: nil),
      value: Int(term.effect.rawValue),
      factors: reading.weight(.fallback), reading.weight(.classPolicy), scope.factor)
  }
}

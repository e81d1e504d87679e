import DocumentModel
import LexiconStore

/// A policy object that names nobody is about the side it is usually about ("the sanctions must stay"), at less weight.
enum PolicyDefaultRule {
  static let id = RuleID.stancePolicyDefault

  static func apply(_ hit: Hit, _ term: PolicyTerm, _ scope: Scope, in reading: inout Reading) {
    guard let side = term.fallback, reading.mode == .quotation,
      term.effect < .zero || scope.isGoverned || reading.isGiven(hit.head),
      !reading.isFilled(hit.head, term), reading.isAround(side)
    else { return }
    reading.emit(
      id, hit, toward: Referent(side: side, share: 1000, mention: nil),
      value: GrievanceRule.value(Int(term.effect.rawValue), toward: side, scope, in: reading),
      factors: reading.weight(.fallback), reading.weight(.classPolicy), scope.factor)
  }
}

extension Reading {
  /// Whether a side is named in the sentence, in the one before, or often in the article.
  func isAround(_ side: SideID) -> Bool {
    if context.previousSides.contains(side) { return true }
    let isHere = scene.names.hits.contains {
      if case .target(let term) = $0.payload { term.side == side } else { false }
    }
    return isHere || context.count(side) >= weight(.often) / 1000
  }

  /// Whether the phrase that would bind the target names somebody or something else.
  func isFilled(_ token: Int, _ term: PolicyTerm) -> Bool {
    guard let bound = oblique(of: token, { term.via.contains($0) }) else { return false }
    return !lexicon.genitives.contains(lexeme(scene.child(bound, .caseMark) ?? bound))
  }

  /// Whether the noun is what a verb of giving gives.
  func isGiven(_ token: Int) -> Bool {
    let head = scene.heads[token]
    return head >= 0 && scene.predicate(head)?.kind == .transfer
  }
}

import DocumentModel
import LexiconStore

/// "If X falls, others will follow": an outcome put as a condition is feared or hoped for, not asserted. It counts
/// against its own sign, unless what follows is called good.
enum WarningRule {
  static let id = RuleID.stanceWarning

  static func apply(
    _ hit: Hit, _ term: PredicateTerm, _ referent: Referent, _ scope: Scope,
    in reading: inout Reading
  ) -> Bool {
    guard scope.isConditional, term.kind == .outcome, !reading.consequenceIsJudged(hit.head) else {
      return false
    }
    let value = -Int(term.subject.rawValue)
    reading.emit(
      id, hit, toward: referent, value: value,
      factors: reading.weight(.warning), reading.weight(term.kind), scope.factor)
    MirrorRule.apply(hit, term.mirror, of: referent, value: value, scope, in: &reading)
    return true
  }
}

extension Reading {
  /// Whether the main clause over a condition already judges it ("it would be a tragedy if …", "… Europe will be safer").
  func consequenceIsJudged(_ token: Int) -> Bool {
    guard scene.relations[token] == .advcl, scene.heads[token] >= 0 else { return false }
    guard let term = scene.evaluative(scene.heads[token]) else { return false }
    return term.kind != .event
  }
}

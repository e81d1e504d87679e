import DocumentModel
import LexiconStore

/// "If X falls, others will follow", "it guarantees X's victory": an outcome put as a condition is feared or hoped for,
/// not asserted, and so is one that the speaker's side fears where something is said to bring it about. It counts against
/// its own sign, unless what follows is called good.
enum WarningRule {
  static let id = RuleID.stanceWarning

  static func apply(
    _ hit: Hit, _ term: PredicateTerm, _ referent: Referent, _ scope: Scope,
    in reading: inout Reading
  ) -> Bool {
    guard term.kind == .outcome, !reading.consequenceIsJudged(hit.head),
      scope.isConditional || reading.isFearedEffect(hit.head, term)
    else { return false }
    let value = -Int(term.subject.rawValue)
    // Words of warning over the condition say once more what the condition says.
    var feared = scope
    feared.factor = abs(scope.factor)
    reading.emit(
      id, hit, toward: referent, value: value,
      factors: reading.weight(.warning), reading.weight(term.kind), feared.factor)
    MirrorRule.apply(hit, term.mirror, of: referent, value: value, feared, in: &reading)
    return true
  }
}

extension Reading {
  /// Whether something is said to bring about an outcome that the speaker's side fears.
  func isFearedEffect(_ token: Int, _ term: PredicateTerm) -> Bool {
    let head = scene.heads[token]
    guard head >= 0, let cause = scene.predicate(head), cause.kind == .cause else { return false }
    return isFeared(token, term)
  }

  /// Whether the main clause over a condition already judges it ("it would be a tragedy if …", "… Europe will be safer").
  func consequenceIsJudged(_ token: Int) -> Bool {
    guard scene.relations[token] == .advcl, scene.heads[token] >= 0 else { return false }
    return scene.evaluative(scene.heads[token]) != nil
  }
}

import DocumentModel
import LexiconStore

/// Who tells that a party arms, funds or steers its own proxies charges it with that, unless the party is the speaker's own
/// ("X supplies the separatists").
enum ProxyRule {
  static let id = RuleID.stanceProxy

  static func apply(
    _ hit: Hit, _ term: PredicateTerm, _ helped: Referent, _ scope: Scope,
    in reading: inout Reading
  ) {
    guard term.object > .zero else { return }
    apply(hit, helped, scope, in: &reading)
  }

  static func apply(_ hit: Hit, _ helped: Referent, _ scope: Scope, in reading: inout Reading) {
    guard reading.mode == .quotation, helped.side != reading.speakerSide,
      let mention = helped.mention, reading.isProxy(mention)
    else { return }
    reading.emit(
      id, hit, toward: helped, value: -1000, factors: reading.weight(.proxy), abs(scope.factor))
  }
}

extension Reading {
  /// Whether the words name armed groups that a side backs.
  func isProxy(_ mention: Range<Int>) -> Bool {
    mention.contains { scene.target($0)?.relation == .proxy }
  }
}

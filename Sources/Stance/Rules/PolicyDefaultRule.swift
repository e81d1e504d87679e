import DocumentModel
import LexiconStore

/// A policy object that names nobody is about the side it is usually about ("the sanctions must stay"), at less weight.
enum PolicyDefaultRule {
  static let id = RuleID.stancePolicyDefault

  static func apply(_ hit: Hit, _ term: PolicyTerm, _ scope: Scope, in reading: inout Reading) {
    guard let side = term.fallback ?? reading.beneficiary(of: hit.head, term, scope),
      reading.mode == .quotation,
      term.effect < .zero || scope.isGoverned || reading.isGiven(hit.head),
      !reading.isFilled(hit.head, term), reading.isAround(side),
      term.effect < .zero || !reading.isElsewhere(hit.head, than: side)
    else { return }
    let referent = Referent(side: side, share: 1000, mention: nil)
    let value = GrievanceRule.value(Int(term.effect.rawValue), toward: side, scope, in: reading)
    reading.emit(
      id, hit, toward: referent, value: value,
      factors: reading.weight(.fallback), reading.weight(.classPolicy), scope.factor,
      reading.policyShare(hit.head, term, toward: side, scope))
    if term.mirror != .zero {
      MirrorRule.apply(hit, term.mirror, of: referent, value: value, scope, in: &reading)
    }
  }
}

extension Reading {
  /// Whether the side does what the verb says or has it done to it; what it thinks or says of it is no matter.
  private func acts(_ verb: Int, _ side: SideID) -> Bool {
    guard scene.tags[verb] == .verb else { return false }
    if let kind = scene.predicate(verb)?.kind, kind == .attitude || kind == .claim || kind.isWish {
      return false
    }
    return [subject(of: verb), object(of: verb)].contains { token in
      token.map { bearersOfSubject($0).contains(side) } == true
    }
  }

  /// Who gets help that names nobody: the own side of a party that asks for it, the ally of who gives it or wants it given.
  fileprivate func beneficiary(
    of token: Int, _ term: PolicyTerm, _ scope: Scope
  ) -> SideID? {
    guard term.effect > .zero, !term.ownerIsTarget,
      isGiven(token) || scope.isNecessary || isWished(token)
    else { return nil }
    if isParty(speakerSide) { return speakerSide }
    return ally(of: speakerSide).flatMap { isNear($0) ? $0 : nil }
  }

  /// Whether the noun is what somebody asks for.
  private func isWished(_ token: Int) -> Bool {
    let head = scene.heads[token]
    return head >= 0 && [.obj, .obl, .nsubjPass].contains(scene.relations[token])
      && scene.predicate(head)?.kind.isWish == true
  }

  /// Whether the help is another's: it has an owner, or a verb over it has the opponent of `side` as giver or receiver.
  fileprivate func isElsewhere(_ token: Int, than side: SideID) -> Bool {
    if let owner = scene.child(token, .nmodPoss), scene.deixis(owner) != .own { return true }
    guard let foe = opponent(of: side) else { return false }
    var at = scene.heads[token]
    for _ in 0..<4 where at >= 0 {
      if acts(at, foe) { return true }
      at = scene.heads[at]
    }
    return false
  }

  /// Whether a side is named in the sentence, in the one before, or often in the article.
  func isAround(_ side: SideID) -> Bool {
    isNear(side) || context.count(side) >= weight(.often) / 1000
  }

  /// Whether a side is named in the sentence or in the one before.
  private func isNear(_ side: SideID) -> Bool {
    if context.previousSides.contains(side) { return true }
    return scene.names.hits.contains {
      if case .target(let term) = $0.payload { term.side == side } else { false }
    }
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

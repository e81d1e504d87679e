import DocumentModel
import LexiconStore

/// A policy object whose target is bound by a preposition, a possessor or a name before it ("aid to X", "sanctions on
/// X", "X's sovereignty"), or by the verb that gives it ("give X weapons").
enum PolicyBoundRule {
  static let id = RuleID.stancePolicyBound

  static func apply(_ hit: Hit, _ term: PolicyTerm, in reading: inout Reading) {
    guard !reading.isPartOfName(hit.head) else { return }
    let targets = reading.policyTargets(of: hit.head, term)
    let value = Int(term.effect.rawValue)
    let scope = reading.scope(of: hit.head, .effect, sign: value.signum())
    if targets.isEmpty && !targets.isSymmetric {
      PolicyDefaultRule.apply(hit, term, scope, in: &reading)
    }
    let giver = reading.giver(of: hit.head)
    targets.visit { referent in
      guard !giver.contains(referent.side) else {
        if term.effect > .zero { ProxyRule.apply(hit, referent, scope, in: &reading) }
        return
      }
      let value = GrievanceRule.value(value, toward: referent.side, scope, in: reading)
      reading.emit(
        id, hit, toward: referent, value: value,
        factors: reading.weight(.bound), reading.weight(.classPolicy), scope.factor,
        value > 0 && scope.isEmbedded && !scope.isGoverned ? reading.weight(.embedded) : 1000,
        reading.policyShare(hit.head, term, toward: referent.side, scope))
      MirrorRule.apply(hit, term.mirror, of: referent, value: value, scope, in: &reading)
    }
  }
}

extension Reading {
  /// "A state security officer", "the defence ministry": the word only says which.
  func isPartOfName(_ token: Int) -> Bool {
    let head = scene.heads[token]
    return scene.relations[token] == .compound && head >= 0 && !isTaken(head)
      && scene.evaluative(head) == nil
  }

  /// The subject of the verb that governs the noun: who arms the own proxies does not speak well of them.
  func giver(of token: Int) -> Referents {
    guard scene.relations[token] == .obj || scene.relations[token] == .obl, scene.heads[token] >= 0,
      let subject = subject(of: scene.heads[token])
    else { return .none }
    return bearersOfSubject(subject)
  }

  func policyTargets(of token: Int, _ term: PolicyTerm) -> Referents {
    var all = Referents()
    let accepts: (LexemeID) -> Bool = { term.via.contains($0) }
    if let bound = oblique(of: token, accepts) { all.add(bearersOfSubject(bound)) }
    if all.isEmpty && !all.isSymmetric {
      if term.ownerIsTarget { all.add(owner(of: token)) } else { all.add(compoundName(of: token)) }
    }
    if all.isEmpty && !all.isSymmetric { all.add(verbTargets(of: token, accepts)) }
    return all
  }

  /// "Ukraine aid", "Russia sanctions": a name, not a demonym, before the noun.
  private func compoundName(of token: Int) -> Referents {
    var all = Referents()
    var at = scene.firstChild(token)
    while at >= 0 {
      if scene.relations[at] == .compound, let term = scene.target(at), term.relation != .demonym,
        isParty(term.side), let name = adjectival(at)
      {
        all.add(name)
      }
      at = scene.sibling(at)
    }
    return all
  }

  /// The recipient at the verb that governs the noun ("supply X with weapons", "send weapons to X", "give X aid").
  private func verbTargets(of token: Int, _ accepts: (LexemeID) -> Bool) -> Referents {
    var all = Referents()
    var at = token
    while scene.relations[at] == .conj, scene.heads[at] >= 0 { at = scene.heads[at] }
    let verb = scene.heads[at]
    guard verb >= 0 else { return all }
    switch scene.relations[at] {
    case .obj, .nsubjPass:
      if let recipient = scene.child(verb, .iobj) { all.add(referents(recipient)) }
      if all.isEmpty, let bound = oblique(of: verb, accepts) { all.add(referents(bound)) }
    case .obl where (scene.predicate(verb)?.object ?? .zero) > .zero:
      if let recipient = object(of: verb) { all.add(referents(recipient)) }
    // "A delivery of weapons to X": the noun over it binds the target.
    case .nmod where isGenitive(at), .compound:
      if let bound = oblique(of: verb, accepts), bound != at { all.add(referents(bound)) }
    default: break
    }
    return all
  }
}

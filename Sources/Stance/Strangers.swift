import DocumentModel
import LexiconStore

/// Strangers: doers that are neither the speaker, nor the speaker's own side, nor a party. What they are said, charged or
/// denied to have done is told: no attitude of the speaker toward whom they did it to ("he is accused of pressuring X").
extension Reading {
  /// Whether a stranger does what the token says. The doer of what has no subject of its own is the subject over it.
  func isStrangersDeed(_ token: Int) -> Bool {
    guard scene.hasArcs else { return false }
    if isPassive(token), agent(of: token) == nil { return !isModal(token) }
    var at = token
    for _ in 0..<6 {
      // What is judged ("it is wrong to …") is no tale.
      if scene.lower + at == ceiling || scene.evaluative(at)?.kind == .judgement { return false }
      if scene.relations[at] == .csubj || scene.relations[at] == .csubjPass { return false }
      if scene.tags[at] == .noun, let owner = scene.child(at, .nmodPoss) {
        return isStranger(owner)
      }
      if let subject = subject(of: at) { return isStranger(subject) }
      let head = scene.heads[at]
      guard head >= 0, isHeard(head) || scene.lower + head == ceiling else { return false }
      at = head
    }
    return false
  }

  /// "X cannot be defeated" judges X.
  private func isModal(_ token: Int) -> Bool {
    hasAuxiliary(token) { $0 == .possible || $0 == .negator }
  }

  /// Whether an auxiliary of the token is a shifter of such a kind.
  func hasAuxiliary(_ token: Int, _ isMeant: (ShifterClass) -> Bool) -> Bool {
    var at = scene.firstChild(token)
    while at >= 0 {
      if scene.relations[at] == .aux, let kind = scene.shifter(at)?.kind, isMeant(kind) {
        return true
      }
      at = scene.sibling(at)
    }
    return false
  }

  private func isStranger(_ token: Int) -> Bool {
    if scene.child(token, .cop) != nil, let bearer = surfaceSubject(of: token) {
      return isStranger(bearer)
    }
    if isSpeaker(token) || scene.deixis(token) == .thing { return false }
    if scene.shifter(token)?.kind == .negator || scene.deixis(token) == .home { return false }
    // "Our deputies", "my government".
    if let owner = scene.child(token, .nmodPoss), isSpeaker(owner) { return false }
    let sides = bearersOfSubject(token)
    if sides.isSymmetric { return false }
    return !sides.contains(speakerSide) && !lexicons.targets.contains { sides.contains($0) }
  }

  /// What help that a stranger gives, stops or links to something counts as: little, unless the speaker wants it or it is
  /// for the speaker's own side.
  func policyShare(_ noun: Int, _ term: PolicyTerm, toward side: SideID, _ scope: Scope) -> Int {
    guard mode == .quotation, term.effect > .zero, !term.ownerIsTarget, side != speakerSide,
      !scope.isNecessary, scope.demanded == nil
    else { return 1000 }
    let head = scene.heads[noun]
    guard head >= 0, isHeard(head) else { return 1000 }
    // "Aid to X is out of the question": what is said of the help itself.
    if scene.relations[noun] == .nsubj, !isPassive(head) { return 1000 }
    return isStrangersDeed(head) ? weight(.told) : 1000
  }
}

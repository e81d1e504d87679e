import DocumentModel
import LexiconStore

/// A misdeed or a condemnation whose bearer nobody names is about whom the context speaks: the actor named last in the
/// carrier sentence, else in the sentence before, else the side the article is mostly about; never the speaker's own
/// side. A speaker whose side third parties oppose answers a charge so, unless the opponent was just named.
enum ImplicitRule {
  static let id = RuleID.stanceImplicit

  static func apply(_ hit: Hit, _ term: PredicateTerm, in reading: inout Reading) {
    guard reading.mode == .quotation, term.subject < .zero, term.kind == .deed,
      term.attitude == .zero || term.mirror > .zero,
      reading.isAgentless(hit.head, term) || reading.foeOfMourned(hit.head) != nil
    else { return }
    let value = Int(term.subject.rawValue) * reading.weight(.classDeed) / 1000
    if let foe = reading.foeOfMourned(hit.head) ?? reading.foeOfVictim(hit.head, term) {
      apply(hit, value, toward: foe, .reachCarrier, in: &reading)
    } else if let (side, reach) = reading.contextActor(before: hit.head) {
      apply(hit, value, toward: side, reach, in: &reading)
    }
  }

  static func apply(_ hit: Hit, _ term: EvaluativeTerm, in reading: inout Reading) {
    guard reading.mode == .quotation, term.value < .zero, term.kind == .judgement,
      reading.isUnborne(hit.head)
    else { return }
    guard let (side, reach) = reading.contextActor(before: hit.head) else { return }
    apply(
      hit, Int(term.value.rawValue) / 3 * reading.weight(.classJudgement) / 1000, toward: side,
      reach,
      in: &reading)
  }

  private static func apply(
    _ hit: Hit, _ value: Int, toward side: SideID, _ reach: StanceParameter,
    in reading: inout Reading
  ) {
    let scope = reading.scope(of: hit.head, .judged, sign: -1)
    guard scope.factor > 0 else { return }
    reading.emit(
      id, hit, toward: Referent(side: side, share: 1000, mention: nil),
      value: side == reading.speakerSide ? -value : value,
      factors: reading.weight(.implicit), reading.weight(reach), scope.factor)
  }
}

extension Reading {
  /// The verb that a phrase belongs to, be it attached to the verb or to the phrase before it.
  private func phraseHead(of token: Int) -> Int? {
    guard scene.relations[token] == .obl || scene.relations[token] == .nmod else { return nil }
    var at = scene.heads[token]
    if at >= 0, scene.tags[at] != .verb, scene.relations[at] == .obl || scene.relations[at] == .obj
    {
      at = scene.heads[at]
    }
    return at >= 0 ? at : nil
  }

  /// Who must have done the unowned deed after which the speaker's sympathy goes to the people of a side ("we grieve with
  /// the families of X after the strike").
  fileprivate func foeOfMourned(_ token: Int) -> SideID? {
    guard scene.predicate(token)?.isNoun == true, owner(of: token).isEmpty,
      let verb = phraseHead(of: token),
      let sympathy = scene.predicate(verb), sympathy.kind == .attitude,
      sympathy.object > .zero, sympathy.subject == .zero
    else { return nil }
    for object in objects(of: verb, sympathy) where object != token {
      if let victim = bearersOfSubject(object).first, victim.side != customSide {
        return opponent(of: victim.side)
      }
    }
    return nil
  }

  /// Who must have done what the sentence says was done to a side, where the speaker condemns it.
  fileprivate func foeOfVictim(_ token: Int, _ term: PredicateTerm) -> SideID? {
    for object in objects(of: token, term) {
      guard let victim = bearersOfSubject(object).first, let foe = opponent(of: victim.side) else {
        continue
      }
      // Whom third parties oppose is harmed by them as well.
      return foe == speakerSide || isOpposedByOthers(victim.side) ? nil : foe
    }
    return nil
  }

  /// No doer is named: none in the sentence, or a pronoun that nothing resolves.
  func isAgentless(_ token: Int, _ term: PredicateTerm) -> Bool {
    if !subjects(of: token, term).isEmpty { return false }
    if term.isNoun { return isUnborne(token) }
    guard let subject = subject(of: token) else { return isPassive(token) }
    return isPointer(subject)
  }

  /// What is said is said of nobody: of "this" or "it", of a thing without an owner, or of nothing at all.
  func isUnborne(_ token: Int) -> Bool {
    if scene.child(token, .nmodPoss) != nil { return false }
    if let subject = predicated(token) ?? surfaceSubject(of: token) { return isPointer(subject) }
    let head = scene.heads[token]
    guard head >= 0, isInside(head) else { return true }
    switch scene.relations[token] {
    case .amod: return scene.child(head, .nmodPoss) == nil && isUnborne(head)
    case .conj: return isUnborne(head)
    case .nsubj: return scene.child(head, .cop) != nil
    default: return false
    }
  }

  /// A pronoun that is neither the speaker nor the speaker's group.
  private func isPointer(_ token: Int) -> Bool {
    switch scene.deixis(token) {
    case .thing: true
    // People whom nothing resolves are strangers to whoever is no party.
    case .person, .several: isParty(speakerSide)
    case .own, .speaker, .enemy, .home, .partner, .both: false
    case .relative, nil: scene.tags[token] == .pron
    }
  }

  /// The side the context speaks of, and how it was found. Whom a speaker that is no party leaves unnamed, in a text with
  /// room to name it, is seldom that side.
  func contextActor(before token: Int) -> (side: SideID, reach: StanceParameter)? {
    if let here = carrierActor(before: token) { return (here, .reachCarrier) }
    guard let found = earlierActor() else { return nil }
    let isMeant =
      isParty(speakerSide) || !AttitudeSurroundings.exist(segments)
      || named.contains { $0.side == found.side }
    return isMeant ? found : nil
  }

  private func earlierActor() -> (side: SideID, reach: StanceParameter)? {
    if let before = context.previous, before != speakerSide, before != ally(of: speakerSide),
      isFoe(before) || context.previousSides.isOnly(before)
    {
      return (before, .reachPrevious)
    }
    guard opponent(of: speakerSide) != nil else { return nil }
    if let foe = foeOfNamedFriend() { return (foe, .reachPrevious) }
    if isParty(speakerSide) {
      return lexicons.targets.contains(speakerSide) && isOpposedByOthers(speakerSide)
        ? (speakerSide, .reachPrevious) : opponent(of: speakerSide).map { ($0, .reachPrevious) }
    }
    return dominant().map { ($0, .reachDominant) }
  }

  /// What is done where only a friend of the speaker is named was done by the friend's opponent.
  private func foeOfNamedFriend() -> SideID? {
    var named: SideID? = nil
    for hit in scene.names.hits where !isSpeaking(hit.head) {
      guard case .target(let term) = hit.payload, isParty(term.side) else { continue }
      guard isFriend(term.side), !isOpposedByOthers(term.side) else { return nil }
      named = term.side
    }
    return named.flatMap { opponent(of: $0) }
  }

  /// The side that is named often and far more often than the other, where the speaker is not its ally.
  private func dominant() -> SideID? {
    let named = lexicons.targets.max { context.count($0) < context.count($1) }
    guard let named, context.count(named) * 1000 >= weight(.often), ally(of: speakerSide) != named
    else { return nil }
    let rivals = lexicons.targets.filter { $0 != named && $0 != ally(of: speakerSide) }
    return rivals.allSatisfy { context.count($0) * 2 <= context.count(named) } ? named : nil
  }

  /// Whether a side that is no party itself opposes it (sides.tsv).
  func isOpposedByOthers(_ side: SideID) -> Bool {
    lexicons.sides.indices.contains { at in
      let other = lexicons.sides[at]
      return !other.isTarget && other.opponent == lexicons.side(side).name
    }
  }

  /// The last actor named in this sentence before the token, outside the mention that speaks.
  private func carrierActor(before token: Int) -> SideID? {
    var best: SideID? = nil
    for hit in scene.names.hits where hit.first < token {
      guard case .target(let term) = hit.payload, term.relation != .territory,
        term.relation != .media, term.side != speakerSide, term.side != ally(of: speakerSide),
        !isSpeaking(hit.head)
      else { continue }
      best = term.side
    }
    return best
  }

  /// Whether the mention is the subject of the cue.
  func isSpeaking(_ token: Int) -> Bool {
    guard let cue = localCeiling, let subject = surfaceSubject(of: cue) else { return false }
    return subject == token || scene.heads[token] == subject
  }
}

import DocumentModel
import LexiconStore

/// Operators: what stands over a charge and endorses, rejects or undoes it.
extension Reading {
  func operate(
    _ scope: inout Scope, from token: Int, to head: Int, _ relation: Relation, _ charge: Charge,
    _ sign: Int
  ) {
    let isSubject = [.nsubj, .csubj].contains(relation)
    if let consequence = consequence(of: head, relation) {
      govern(&scope, by: consequence, charge, sign, head, nil)
      return
    }
    let isPhrase =
      (relation == .obl || relation == .nmod && !isGenitive(token)) && !isTop(head)
    if charge == .wording && (isPhrase || relation == .nmod) { scope.isEmbedded = true }
    guard let hit = judging(head, relation) else {
      if isPhrase { scope.isEmbedded = true }
      return
    }
    switch hit.payload {
    case .predicate(let term):
      if term.kind.isWish, relation == .xcomp || relation == .ccomp || relation == .advcl {
        scope.demanded =
          scope.demanded ?? objects(of: head, term).first
          ?? (relation == .ccomp ? surfaceSubject(of: token) : nil)
      }
      if isSubject || isLeadingGerund(relation, token, head) {
        // "The pause will end": what stops without an object is undone itself.
        let isUndone =
          isSubject && term.kind == .reverser && term.subject == .zero
          && object(of: head) == nil && !isPassive(head)
        govern(
          &scope, by: isUndone ? signum(term.object) : signum(term.subject), charge, sign, head,
          term.kind)
      } else if takesArgument(token, relation, term) || isAccusation(relation, token) {
        govern(&scope, by: signum(term.attitude), charge, sign, head, term.kind)
        if term.kind == .claim, term.attitude == .zero, isOthersClaim(head, relation) {
          scope.times(weight(.report))
        }
      }
    // A cue tells, whatever its word means elsewhere ("she stressed that …").
    case .evaluative(let term) where !isTop(head) || scene.tags[head] != .verb:
      guard !isSubject || relation != .nsubj || scene.child(head, .cop) != nil else { return }
      guard term.kind != .event || relation == .advcl,
        isClausal(relation) || isImpersonal(head, relation)
      else { return }
      govern(&scope, by: signum(term.value), charge, sign, head, nil)
    case .frame(let term) where isSubject && term.referent != .zero:
      govern(&scope, by: signum(term.referent), charge, sign, head, nil)
    case .shifter(let shifter)
    where [.doubt, .necessary, .possible, .distance].contains(shifter.kind):
      modify(&scope, shifter, charge, sign, of: head)
    default: break
    }
  }

  /// The term at the head, or at a conjunct of it ("… is easy and lazy").
  private func judging(_ head: Int, _ relation: Relation) -> Hit? {
    let hit = scene.charges[head]
    if hit != nil, scene.evaluative(head)?.kind != .event { return hit }
    guard relation == .csubj || relation == .nsubj, let next = scene.child(head, .conj),
      scene.evaluative(next) != nil
    else { return hit }
    return scene.charges[next]
  }

  /// Combat governs nothing ("take the lead"); an oblique is an argument only behind a preposition of the term ("target X
  /// with sanctions" targets no sanctions).
  private func takesArgument(_ token: Int, _ relation: Relation, _ term: PredicateTerm) -> Bool {
    guard term.kind != .combat else { return false }
    switch relation {
    case .obj, .xcomp, .ccomp, .nsubjPass, .csubjPass, .acl, .compound, .nmodPoss: return true
    case .obl, .nmod:
      guard let mark = scene.child(token, .caseMark) ?? scene.child(token, .mark) else {
        return true
      }
      let lexeme = lexeme(mark)
      if term.isNoun && term.via.isEmpty { return lexicon.patientPrepositions.contains(lexeme) }
      return term.via.contains(lexeme) || lexicon.genitives.contains(lexeme)
    default: return false
    }
  }

  private func isClausal(_ relation: Relation) -> Bool {
    [.csubj, .ccomp, .xcomp, .acl].contains(relation)
  }

  /// "It would be a tragedy if …", "Sanctions are a mistake".
  private func isImpersonal(_ head: Int, _ relation: Relation) -> Bool {
    switch relation {
    case .nsubj: true
    case .advcl:
      scene.child(head, .expl) != nil
        || surfaceSubject(of: head).map { scene.deixis($0) == .thing } == true
    default: false
    }
  }

  /// "Arming X, … prolongs the war": a clause in -ing before its verb is what the verb speaks of.
  private func isLeadingGerund(_ relation: Relation, _ token: Int, _ head: Int) -> Bool {
    relation == .advcl && token < head && scene.isActiveParticiple(token)
      && scene.child(token, .mark) == nil
  }

  /// "accuse X of shelling": what comes after the preposition is the charge.
  private func isAccusation(_ relation: Relation, _ token: Int) -> Bool {
    guard relation == .advcl, let mark = scene.child(token, .mark) else { return false }
    return lexicon.controlPrepositions.contains(lexeme(mark))
  }

  /// A positive operator endorses, a negative one rejects what it governs.
  private func govern(
    _ scope: inout Scope, by operation: Int, _ charge: Charge, _ sign: Int, _ head: Int,
    _ kind: PredicateClass?
  ) {
    guard operation != 0 else { return }
    if !scope.isEmbedded { scope.isGoverned = true }
    guard charge != .wording else { return }
    let isNobodysWish = kind?.isWish == true && isNobodysDeed(head)
    let foreign =
      (kind == .attitude || kind?.isWish == true || kind == .claim) && !isOwnDeed(head)
      && !isNobodysWish && !(kind?.isWish == true && isOwnSidesDeed(head))
    let isBad = charge == .victim || sign * scope.factor < 0
    let keeps = charge != .effect && isBad
    if operation > 0 {
      scope.times(
        keeps && !foreign && !scope.isEmbedded && kind == .attitude ? -weight(.endorsement) : 1000)
    } else {
      scope.times(keeps ? weight(.reversalDeed) : -weight(.reversal))
    }
    if foreign { scope.times(foreignShare(head, kind)) }
  }

  /// What another's attitude counts as the speaker's: little where a party of the conflict holds it.
  private func foreignShare(_ head: Int, _ kind: PredicateClass?) -> Int {
    if kind == .claim { return weight(.report) }
    return isPartyDeed(head) ? weight(.parties) : weight(.others)
  }

  /// How what the head brings about judges its cause: −1 where it is bad in itself or a gain of the speaker's opponent.
  private func consequence(of head: Int, _ relation: Relation) -> Int? {
    guard [.nsubj, .csubj, .advcl, .obl].contains(relation) else { return nil }
    if relation != .obl, scene.shifter(head)?.kind == .light, let end = scene.child(head, .xcomp) {
      return judgement(of: end)
    }
    guard let cause = scene.predicate(head), cause.kind == .cause else { return nil }
    for token in objects(of: head, cause) {
      if let said = judgement(of: token) { return said }
      guard let term = scene.predicate(token) else { continue }
      if term.kind == .outcome { return -1 * (isFeared(token, term) ? 1 : -1) }
      if term.subject != .zero { return Int(term.subject.rawValue.signum()) }
    }
    return nil
  }

  private func judgement(of token: Int) -> Int? {
    scene.evaluative(token).map { Int($0.value.rawValue.signum()) }
  }

  /// An outcome that is good for the opponent of the speaker's side or bad for the speaker's side or its ally.
  func isFeared(_ token: Int, _ term: PredicateTerm) -> Bool {
    let isGood = term.subject > .zero
    var feared = false
    subjects(of: token, term).visit { referent in
      let isFoe = opponent(of: speakerSide) == referent.side
      let isFriend = speakerSide == referent.side || ally(of: speakerSide) == referent.side
      if isGood ? isFoe : isFriend { feared = true }
    }
    return feared
  }

  private func signum(_ value: Millis) -> Int { Int(value.rawValue.signum()) }

  /// What a party or a stranger is said to claim is not yet the speaker's word ("you insisted that …").
  private func isOthersClaim(_ head: Int, _ relation: Relation) -> Bool {
    mode == .quotation && relation == .ccomp && !isTop(head) && !isPassive(head)
      && (isPartyDeed(head) || isStrangersDeed(head)) && !isOwnSidesDeed(head)
  }
}

import DocumentModel
import LexiconStore

/// How a piece of evidence answers to what stands over it.
enum Charge {
  /// A judgement that lies in the word itself (aggression, betrayal, brutal): condemning or stopping it keeps it.
  case judged
  /// The object of a misdeed: sympathy. Denying the deed takes it away.
  case victim
  /// Help, harm, gain, loss, policy: stopping or opposing it turns it round.
  case effect
  /// One side's wording: only distance turns it.
  case wording
}

/// What the way up to the top of the quotation does to a charge.
struct Scope {
  /// Thousandths, signed.
  var factor = 1000
  var isConditional = false
  var isNecessary = false
  var isNegated = false
  /// Somebody wants, gives, stops or judges it: it is more than named.
  var isGoverned = false
  /// Whose doing is demanded: the token that a verb of demanding names.
  var demanded: Int? = nil
  /// It stands in a prepositional phrase or beside a noun: named, not stated.
  var isEmbedded = false
  /// Words of irony stand over it: the speaker scoffs.
  var isIronic = false
  /// The cue governs it and has turned it already.
  var isTurnedByCue = false
  /// How many heads have been climbed.
  var steps = 0

  func isGood(_ sign: Int) -> Bool { sign * factor > 0 }

  mutating func times(_ other: Int) { factor = factor * other / 1000 }
}

extension Reading {
  /// Climbs from `token` to the top of what was said and applies shifters in order, innermost first. `sign` is the sign of
  /// the charge before shifting.
  func scope(of token: Int, _ charge: Charge, sign: Int) -> Scope {
    var scope = Scope()
    var at = token
    var fromSubject = false
    for _ in 0..<24 {
      if isTop(at) { break }
      if !fromSubject { modify(&scope, at, charge, sign) }
      let head = scene.heads[at]
      guard head >= 0, !leaves(at, head) else { break }
      let relation = scene.relations[at]
      fromSubject =
        [.nsubj, .nsubjPass, .csubj, .csubjPass].contains(relation)
        || relation == .advcl && hasFiniteMark(at)
      switch relation {
      case .aclRelcl, .discourse, .vocative, .dislocated, .parataxis:
        // "Oh sure, …" opens what it scoffs at.
        if relation == .parataxis, head < at, let opener = scene.shifter(head),
          opener.kind == .irony
        {
          modify(&scope, opener, charge, sign, of: head)
        }
        return scope
      case .conj:
        shareNecessity(&scope, at, head)
        at = skippingConjunct(at)
        fromSubject = true
        continue
      default:
        if !isTop(head) || !isAppliedLast(charge, sign * scope.factor) {
          let before = scope.factor
          operate(&scope, from: at, to: head, relation, charge, sign)
          if isTop(head) && before * scope.factor < 0 { scope.isTurnedByCue = true }
        }
      }
      at = head
      scope.steps += 1
    }
    applyCue(&scope, charge, sign)
    return scope
  }

  /// From a conjunct to the first one, whose own shifters do not reach it.
  private func skippingConjunct(_ token: Int) -> Int { scene.heads[token] }

  /// "Must stop and withdraw": the modal is said once for both verbs.
  private func shareNecessity(_ scope: inout Scope, _ token: Int, _ first: Int) {
    guard mode == .quotation, scene.tags[token] == .verb, surfaceSubject(of: token) == nil,
      scene.child(token, .aux) == nil, scene.tags[first] == .verb
    else { return }
    var at = scene.firstChild(first)
    while at >= 0 {
      if scene.relations[at] == .aux, scene.shifter(at)?.kind == .necessary {
        scope.isNecessary = true
        scope.isGoverned = true
      }
      at = scene.sibling(at)
    }
  }

  /// What a denying cue does is applied once, at the end; who warns of harm to a foe threatens with it.
  private func isAppliedLast(_ charge: Charge, _ said: Int) -> Bool {
    switch cueAttitude {
    case .denying: true
    case .warning: charge == .effect && said < 0
    default: false
    }
  }

  /// The top: the cue.
  private func isTop(_ token: Int) -> Bool { scene.lower + token == ceiling }

  /// In direct speech nothing outside the marks governs what was said.
  private func leaves(_ token: Int, _ head: Int) -> Bool {
    isDirect && isInside(token) && !isInside(head)
  }

  /// A denying cue turns its content round; an accusing one makes the help it reports a charge.
  private func applyCue(_ scope: inout Scope, _ charge: Charge, _ sign: Int) {
    switch cueAttitude {
    case .denying where charge == .victim: scope.times(0)
    case .denying: scope.times(-weight(.doubt))
    case .attacking where charge == .effect && !scope.isTurnedByCue:
      scope.times(-weight(.reversal))
    default: break
    }
  }

  // MARK: Shifters that modify a word

  private func modify(_ scope: inout Scope, _ token: Int, _ charge: Charge, _ sign: Int) {
    var at = scene.firstChild(token)
    while at >= 0 {
      if !isClause(at), let hit = scene.charges[at], hit.head == at, !isLabel(hit),
        case .shifter(let shifter) = hit.payload
      {
        modify(&scope, shifter, charge, sign, of: token)
      }
      at = scene.sibling(at)
    }
  }

  /// "What X calls": a label for the words after it, see FrameRule.
  private func isLabel(_ hit: Hit) -> Bool {
    guard hit.length > 2, case .shifter(let shifter) = hit.payload else { return false }
    return shifter.kind == .distance
  }

  private func isClause(_ token: Int) -> Bool {
    [.csubj, .ccomp, .conj, .parataxis, .aclRelcl].contains(scene.relations[token])
  }

  private func modify(
    _ scope: inout Scope, _ shifter: ShifterTerm, _ charge: Charge, _ sign: Int, of token: Int
  ) {
    switch shifter.kind {
    case .negator:
      scope.isNegated.toggle()
      scope.times(negation(charge, sign, token, scope))
    case .intensifier, .diminisher: scope.times(Int(shifter.factor.rawValue))
    case .possible:
      if !isNegated(token) { scope.times(weight(.possible)) }
    case .necessary:
      scope.isNecessary = true
      scope.isGoverned = true
      scope.times(weight(.necessary))
    case .conditional:
      scope.isConditional = true
      if !consequenceIsJudged(token) { scope.times(weight(.conditional)) }
    case .question: scope.times(weight(.question))
    case .distance: scope.times(charge == .wording ? -weight(.distance) : weight(.doubt))
    case .doubt, .irony:
      scope.isGoverned = true
      if shifter.kind == .irony { scope.isIronic = true }
      scope.times(-weight(.doubt))
    case .contrast, .purpose, .concession, .light: break
    }
  }

  /// "Cannot", "could never": what is impossible is not weaker for it.
  func isNegated(_ token: Int) -> Bool {
    var at = scene.firstChild(token)
    while at >= 0 {
      if scene.shifter(at)?.kind == .negator { return true }
      at = scene.sibling(at)
    }
    return false
  }

  /// What "not" does: turns an effect, weakens and turns a judgement, frees a victim only where the speaker promises.
  private func negation(_ charge: Charge, _ sign: Int, _ token: Int, _ scope: Scope) -> Int {
    if scope.isEmbedded && !scope.isGoverned { return weight(.embedded) }
    return switch charge {
    case .judged where scope.isGood(sign): -weight(.negation)
    case .wording: scope.steps > 1 || scope.isEmbedded ? 1000 : -weight(.negation)
    case .effect: -weight(.negation)
    case .judged: -weight(isPartyWord(token) ? .negation : .negationDeed)
    case .victim:
      isOwnDeed(token) || isOwnSidesDeed(token) || scope.isNecessary || isNobodys(token)
        ? weight(.negation) : 0
    }
  }

  // MARK: Operators that govern

  private func operate(
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
    if charge == .wording && isPhrase { scope.isEmbedded = true }
    guard let hit = judging(head, relation) else {
      if isPhrase { scope.isEmbedded = true }
      return
    }
    switch hit.payload {
    case .predicate(let term):
      if term.kind.isWish, relation == .xcomp || relation == .ccomp || relation == .advcl {
        scope.demanded = scope.demanded ?? objects(of: head, term).first
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
      }
    case .evaluative(let term):
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
      scope.times(keeps && !foreign && kind == .attitude ? -weight(.endorsement) : 1000)
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
}

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
    var isTold = false
    var isUndergoing = false
    for _ in 0..<24 {
      if isTop(at) { break }
      if !fromSubject {
        modify(&scope, at, charge, sign, isTold: isTold, isUndergoing: isUndergoing)
      }
      let head = scene.heads[at]
      guard head >= 0, !leaves(at, head) else { break }
      let relation = scene.relations[at]
      fromSubject =
        relation == .nsubj || relation == .csubj || isSpared(charge, relation)
        || relation == .advcl && hasFiniteMark(at)
      isTold = relation == .ccomp && isTelling(head)
      isUndergoing = relation == .nsubjPass || relation == .csubjPass
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
  func isTop(_ token: Int) -> Bool { scene.lower + token == ceiling }

  /// In direct speech nothing outside the marks governs what was said.
  private func leaves(_ token: Int, _ head: Int) -> Bool {
    isDirect && isInside(token) && !isInside(head)
  }

  /// A denying cue turns its content round; an accusing one makes the help it reports a charge.
  private func applyCue(_ scope: inout Scope, _ charge: Charge, _ sign: Int) {
    if let cue = localCeiling, mode == .quotation, isNegated(cue) {
      applyNegatedCue(&scope, cue, charge, sign)
      return
    }
    switch cueAttitude {
    case .denying where charge == .victim: scope.times(0)
    case .denying: scope.times(-weight(.doubt))
    case .attacking where charge == .effect && !scope.isTurnedByCue:
      scope.times(-weight(.reversal))
    default: break
    }
  }

  /// What is not done to the subject of a passive is no less itself ("the invaders were not stopped"); help and harm
  /// that are not given are undone ("weapons will not be sent").
  private func isSpared(_ charge: Charge, _ relation: Relation) -> Bool {
    guard relation == .nsubjPass || relation == .csubjPass else { return false }
    if mode == .quotation, case .effect = charge { return false }
    return true
  }

  /// Whether the head takes its clause for a fact: it is no wish for it ("we must understand that …").
  private func isTelling(_ head: Int) -> Bool {
    guard mode == .quotation, scene.tags[head] == .verb else { return false }
    return scene.predicate(head).map { $0.kind == .claim } ?? (scene.charges[head] == nil)
  }

  /// "X does not expect that …": what somebody does not hold true is turned; what is not denied stands.
  private func applyNegatedCue(
    _ scope: inout Scope, _ cue: Int, _ charge: Charge, _ sign: Int
  ) {
    guard cueAttitude != .denying, cueAttitude != .doubting, !scope.isTurnedByCue,
      !scope.isEmbedded
    else { return }
    if case .wording = charge { return }
    scope.times(negation(charge, sign, cue, scope))
  }

  // MARK: Shifters that modify a word

  /// `isTold`: the charge lies in a clause that the token tells: what must or may be told is not thereby wished.
  /// `isUndergoing`: it lies in the subject of a passive: what may be done to it makes it no less itself.
  private func modify(
    _ scope: inout Scope, _ token: Int, _ charge: Charge, _ sign: Int, isTold: Bool,
    isUndergoing: Bool
  ) {
    var at = scene.firstChild(token)
    while at >= 0 {
      if !isClause(at), let hit = scene.charges[at], hit.head == at, !isLabel(hit),
        case .shifter(let shifter) = hit.payload,
        !isTold || shifter.kind != .necessary && shifter.kind != .possible,
        !isUndergoing || shifter.kind != .possible
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

  func modify(
    _ scope: inout Scope, _ shifter: ShifterTerm, _ charge: Charge, _ sign: Int, of token: Int
  ) {
    switch shifter.kind {
    case .negator:
      scope.isNegated.toggle()
      scope.times(negation(charge, sign, token, scope))
    case .intensifier, .diminisher: scope.times(Int(shifter.factor.rawValue))
    case .possible:
      if !isNegated(token) { scope.times(weight(.possible)) }
      if isTakenBack(token) { scope.times(weight(.question)) }
    case .necessary:
      scope.isNecessary = true
      scope.isGoverned = true
      scope.times(weight(.necessary))
    case .conditional:
      scope.isConditional = true
      if !consequenceIsJudged(token) { scope.times(weight(.conditional)) }
      if isMissed(token, charge) { scope.times(-1000) }
    case .question: scope.times(weight(.question))
    case .distance: scope.times(charge == .wording ? -weight(.distance) : weight(.doubt))
    case .doubt, .irony:
      scope.isGoverned = true
      if shifter.kind == .irony { scope.isIronic = true }
      scope.times(-weight(.doubt))
    case .contrast, .purpose, .concession, .light: break
    }
  }

  /// "If we do not stop X": who puts not doing it as a condition wants it done.
  private func isMissed(_ token: Int, _ charge: Charge) -> Bool {
    guard mode == .quotation, case .effect = charge, isNegated(token),
      let subject = subject(of: token)
    else { return false }
    return isSpeaker(subject) || isFriendsName(subject)
  }

  private func isFriendsName(_ token: Int) -> Bool {
    referents(token).first.map { isFriend($0.side) } == true
  }

  /// "We could send X help, but …": what is granted and then taken back.
  private func isTakenBack(_ token: Int) -> Bool {
    guard mode == .quotation, let next = scene.child(token, .conj), next > token,
      let word = scene.child(next, .cc)
    else { return false }
    return scene.shifter(word)?.kind == .contrast && surfaceSubject(of: next) != nil
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
    if scope.isEmbedded && !scope.isGoverned {
      if case .wording = charge { return 1000 }
      return weight(.embedded)
    }
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
}

import DocumentModel
import LexiconStore

/// Toward a mention in any text: an opinion word that no rule links to anybody counts a little, less with its distance, in
/// arcs where there is a tree; less where the mention is who says it, and by what it is in its sentence (MentionRole). What
/// only its giver or its doer answers for counts for nobody else, the ill words around "X said" are not said of X, and
/// words that have a name of their own as subject, object or bearer count less for another (`scope.told`).
enum NearbyRule {
  static let id = RuleID.stanceNearby

  static func apply(_ hit: Hit, in reading: inout Reading) {
    guard let mention = reading.mention, let value = reading.loneValue(hit.payload) else { return }
    let way = reading.way(from: hit.head, to: mention)
    guard reading.concerns(hit, isSubject: way.isSubject) else { return }
    let scope = reading.loneScope(hit, sign: value.signum())
    guard value * scope.factor > 0 || reading.mentionRole != .speaker else { return }
    reading.emit(
      id, hit, toward: Referent(side: reading.customSide, share: 1000, mention: mention),
      value: value, factors: reading.weight(.nearby), scope.factor,
      4000 / (4 + way.distance), reading.mentionRole.weight.map(reading.weight) ?? 1000,
      way.isSpoken ? reading.weight(.spoken) : 1000,
      reading.isOfOther(hit.head, than: mention) ? reading.weight(.told) : 1000)
  }
}

extension Reading {
  /// What a word is worth where nobody is known to bear it; nil for words without a value.
  func loneValue(_ payload: StanceTerm.Payload) -> Int? {
    switch payload {
    case .evaluative(let term): Int(term.value.rawValue) / 3 * weight(term.kind) / 1000
    case .predicate(let term):
      Int(term.subject == .zero ? term.object.rawValue : term.subject.rawValue)
        * weight(term.kind) / 1000
    case .frame(let term) where term.referent != .zero:
      Int(term.referent.rawValue) * weight(.classFrame) / 1000
    case .shifter(let term) where term.subject != .zero:
      Int(term.subject.rawValue) * weight(.classShifter) / 1000
    default: nil
    }
  }

  /// What stands over a word that no rule binds. What turns others is not turned itself.
  fileprivate func loneScope(_ hit: Hit, sign: Int) -> Scope {
    if case .shifter = hit.payload { Scope() } else { scope(of: hit.head, .judged, sign: sign) }
  }

  /// Whether a predicate that no rule binds may speak of a mention that is, or is not, in a subject's branch: of gifts only
  /// the giver, of harm that does not judge its doer only others; and "fight against" not without its "against".
  func concerns(_ hit: Hit, isSubject: Bool) -> Bool {
    guard case .predicate(let term) = hit.payload else { return true }
    if term.kind == .transfer { return isSubject }
    guard term.kind == .deed, term.subject == .zero, term.object < .zero else { return true }
    if isSubject && !term.isNoun { return false }
    return term.isNoun || term.takesObject || term.via.isEmpty
      || oblique(of: hit.head) { term.via.contains($0) } != nil
  }

  /// Whether the token is the subject of a verb that only reports ("X said", "X told").
  func isSpeaking(_ token: Int?) -> Bool {
    guard let token, scene.relations[token] == .nsubj, scene.heads[token] >= 0,
      let verb = scene.predicate(scene.heads[token])
    else { return false }
    return verb.kind == .claim && verb.subject == .zero
  }

  /// Whether a name other than the mention is subject, object or owner of the word, or of the noun that it modifies.
  func isOfOther(_ token: Int, than mention: Range<Int>) -> Bool {
    if hasName(token, [.nsubj, .nsubjPass, .obj, .obl, .nmodPoss], but: mention) { return true }
    let head = scene.heads[token]
    guard head >= 0 else { return false }
    switch scene.relations[token] {
    case .amod, .compound, .appos:
      return isName(head, but: mention) || hasName(head, [.nmodPoss], but: mention)
    case .obj, .xcomp: return hasName(head, [.nsubj], but: mention)
    default: return false
    }
  }

  private func hasName(_ head: Int, _ relations: [Relation], but mention: Range<Int>) -> Bool {
    var at = scene.firstChild(head)
    while at >= 0 {
      if relations.contains(scene.relations[at]), isName(at, but: mention) { return true }
      at = scene.sibling(at)
    }
    return false
  }

  private func isName(_ token: Int, but mention: Range<Int>) -> Bool {
    scene.tags[token] == .propn && !mention.contains(token)
  }

  /// How far the word is from the mention; the mention's head; whether the mention is in the branch of a subject where
  /// their ways meet; and whether the word lies in what the mention says or thinks: a clause under a verb whose subject
  /// the mention is.
  func way(
    from token: Int, to mention: Range<Int>
  ) -> (distance: Int, top: Int?, isSubject: Bool, isSpoken: Bool) {
    let plain =
      token < mention.lowerBound
      ? mention.lowerBound - token : max(0, token - mention.upperBound + 1)
    let top = mention.first { scene.heads[$0] < 0 || !mention.contains(scene.heads[$0]) }
    guard scene.hasArcs, let top else { return (plain, nil, false, false) }
    let up = chain(from: top)
    let own = chain(from: token)
    guard let meeting = own.firstIndex(where: { up.contains($0) }),
      let climbed = up.firstIndex(of: own[meeting])
    else { return (plain, top, false, false) }
    let isSubject = climbed > 0 && scene.relations[up[climbed - 1]] == .nsubj
    let isSpoken = isSubject && meeting > 0 && scene.relations[own[meeting - 1]] == .ccomp
    return (min(plain, 2 * (meeting + climbed)), top, isSubject, isSpoken)
  }

  private func chain(from token: Int) -> [Int] {
    var chain = [token]
    while let last = chain.last, scene.heads[last] >= 0, chain.count < 60 {
      chain.append(scene.heads[last])
    }
    return chain
  }
}

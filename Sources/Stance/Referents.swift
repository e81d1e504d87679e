import DocumentModel
import LexiconStore

/// What a noun group refers to: a side, how surely (thousandths; negative where the words stand for harm to it), and the
/// words that say so.
struct Referent {
  let side: SideID
  let share: Int
  /// Local positions of the mention; nil where the target is implicit.
  let mention: Range<Int>?
}

/// At most two referents: a coordination of opponents is none.
struct Referents {
  var first: Referent?
  var second: Referent?
  var isSymmetric = false

  static let none = Referents()

  mutating func add(_ referent: Referent) {
    if let first, first.side == referent.side { return }
    if first == nil { first = referent } else if second == nil { second = referent }
  }

  mutating func add(_ other: Referents, times share: Int = 1000) {
    if other.isSymmetric { isSymmetric = true }
    for referent in [other.first, other.second].compactMap({ $0 }) {
      add(
        Referent(
          side: referent.side, share: referent.share * share / 1000, mention: referent.mention))
    }
  }

  var isEmpty: Bool { first == nil }

  func visit(_ body: (Referent) -> Void) {
    if isSymmetric { return }
    if let first { body(first) }
    if let second { body(second) }
  }

  func contains(_ side: SideID) -> Bool { first?.side == side || second?.side == side }
}

extension Reading {
  /// The sides that the noun group headed by `token` stands for. A group that names both opponents stands for neither.
  func referents(_ token: Int, depth: Int = 0) -> Referents {
    guard depth < 5 else { return .none }
    var all = own(token, depth)
    if scene.relations[token] == .conj, scene.heads[token] >= 0, all.isEmpty == false {
      markSymmetry(&all, own(scene.heads[token], depth + 1))
    }
    var at = scene.firstChild(token)
    while at >= 0 {
      if scene.relations[at] == .conj {
        let other = own(at, depth + 1)
        markSymmetry(&all, other)
        all.add(other)
      }
      at = scene.sibling(at)
    }
    return all
  }

  private func markSymmetry(_ all: inout Referents, _ other: Referents) {
    guard let mine = all.first, let theirs = other.first else { return }
    if opponent(of: mine.side) == theirs.side || opponent(of: theirs.side) == mine.side {
      all.isSymmetric = true
    }
  }

  /// What the token itself, an apposed name, or the owner of a relational head stands for.
  private func own(_ token: Int, _ depth: Int) -> Referents {
    var all = Referents()
    if let direct = direct(token) {
      all.add(direct)
      return all
    }
    if case .head(let head)? = scene.name(token) {
      all.add(owner(of: token, depth: depth + 1), times: Int(head.share.rawValue))
      if all.isEmpty, !all.isSymmetric, let place = place(of: token) { all.add(place) }
      if all.isEmpty, !all.isSymmetric, head.kind == .power, let power = power(at: token) {
        all.add(power)
      }
      if !all.isEmpty { return all }
    }
    var at = scene.firstChild(token)
    while at >= 0 {
      switch scene.relations[at] {
      case .flat, .appos:
        if let name = direct(at) { all.add(name) }
      case .compound where scene.tags[at] == .propn && scene.tags[token] == .propn:
        if let term = scene.target(at), term.relation == .leader, let name = direct(at) {
          all.add(name)
        }
      default: break
      }
      at = scene.sibling(at)
    }
    return all
  }

  /// Whose land people are in ("the families in X", "grieve with the families in X").
  private func place(of token: Int) -> Referent? {
    let head = scene.heads[token]
    return place(beside: token) ?? (head >= 0 && head < token ? place(beside: head) : nil)
  }

  private func place(beside token: Int) -> Referent? {
    var at = scene.firstChild(token)
    while at >= 0 {
      if scene.relations[at] == .nmod || scene.relations[at] == .obl,
        let mark = scene.child(at, .caseMark),
        lexicon.placePrepositions.contains(lexeme(mark)), let term = scene.target(at),
        term.relation == .territory || term.relation == .state
      {
        return direct(at)
      }
      at = scene.sibling(at)
    }
    return nil
  }

  /// The referent that the token's own word names.
  private func direct(_ token: Int) -> Referent? {
    if let custom = mention, custom.contains(token) {
      return Referent(side: customSide, share: 1000, mention: custom)
    }
    guard let hit = scene.names[token] else { return nil }
    switch hit.payload {
    case .target(let term):
      if term.relation == .demonym && scene.tags[token] == .adj { return nil }
      return Referent(side: term.side, share: weight(reach(term.relation)), mention: hit.span)
    case .deixis(let kind):
      return deictic(kind, token).map {
        Referent(side: $0.side, share: weight($0.reach), mention: hit.span)
      }
    default: return nil
    }
  }

  /// The sides that own the noun: a possessor, a demonym or name before it, or an `of`-phrase.
  func owner(of token: Int, depth: Int = 0) -> Referents {
    var all = Referents()
    guard depth < 5 else { return all }
    var at = scene.firstChild(token)
    while at >= 0 {
      switch scene.relations[at] {
      case .nmodPoss: all.add(referents(at, depth: depth + 1))
      case .amod, .compound:
        if !isTopic(at, of: token), let adjective = adjectival(at) { all.add(adjective) }
      case .nmod where (isGenitive(at) && !bringsPatient(token)) || isAgentive(at):
        all.add(referents(at, depth: depth + 1))
      default: break
      }
      at = scene.sibling(at)
    }
    if all.isEmpty, scene.tags[token] == .noun,
      let agent = adjacent(to: token, lexicon.agentPrepositions.contains)
    {
      all.add(referents(agent, depth: depth + 1))
    }
    // "a pattern of behaviour by X", "X's drumbeat of lies": what surrounds the noun owns it too.
    if all.isEmpty, scene.relations[token] == .nmod, isGenitive(token), scene.heads[token] >= 0,
      scene.target(scene.heads[token]) == nil
    {
      return owner(of: scene.heads[token], depth: depth + 1)
    }
    return all
  }

  /// "His X call": a land's name between an owner and a noun says what it is about, not whose it is.
  private func isTopic(_ name: Int, of noun: Int) -> Bool {
    mode == .quotation && scene.relations[name] == .compound
      && scene.target(name)?.relation == .state && scene.child(noun, .nmodPoss) != nil
  }

  /// Whether "of X" after the noun names whom it is done to ("the invasion of X", "X's attack of Y").
  private func bringsPatient(_ token: Int) -> Bool {
    if scene.child(token, .nmodPoss) != nil || isFrameOfMisdeed(token) { return true }
    guard let term = scene.predicate(token), term.isNoun, term.kind != .outcome else {
      return false
    }
    return term.object != .zero
  }

  /// A demonym or name used as a modifier.
  func adjectival(_ token: Int) -> Referent? {
    if let custom = mention, custom.contains(token) {
      return Referent(side: customSide, share: 1000, mention: custom)
    }
    guard let hit = scene.names[token] else { return nil }
    switch hit.payload {
    case .target(let term):
      return Referent(side: term.side, share: weight(reach(term.relation)), mention: hit.span)
    case .head(let head) where head.kind == .power && scene.tags[token] != .adj:
      return power(at: token)
    default: return nil
    }
  }

  func hasCase(_ token: Int) -> Bool { scene.child(token, .caseMark) != nil }

  /// Whether the noun's preposition is `of` (or what function-words.tsv marks so).
  func isGenitive(_ token: Int) -> Bool {
    guard let mark = scene.child(token, .caseMark) else { return false }
    return lexicon.genitives.contains(lexeme(mark))
  }

  /// Whether the noun's preposition is `by`.
  private func isAgentive(_ token: Int) -> Bool {
    guard let mark = scene.child(token, .caseMark) else { return false }
    return lexicon.agentPrepositions.contains(lexeme(mark))
  }

  func reach(_ relation: TargetRelation) -> StanceParameter {
    switch relation {
    case .state: .reachState
    case .government: .reachGovernment
    case .leader: .reachLeader
    case .military: .reachMilitary
    case .people: .reachPeople
    case .territory: .reachTerritory
    case .proxy: .reachProxy
    case .media: .reachMedia
    case .demonym: .reachDemonym
    }
  }
}

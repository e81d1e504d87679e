import DocumentModel
import LexiconStore

/// What is done "against" a side is against it, whatever the words before it ("measures against X").
enum AgainstRule {
  static let id = RuleID.stanceAgainst

  static func apply(_ hit: Hit, _ side: Millis, in reading: inout Reading) {
    let noun = reading.scene.heads[hit.head]
    guard noun >= 0, reading.scene.relations[hit.head] == .caseMark, reading.scene.heads[noun] >= 0,
      !reading.isTaken(reading.scene.heads[noun]) || reading.isHelp(reading.scene.heads[noun], noun)
    else { return }
    let scope = reading.scope(of: noun, .effect, sign: Int(side.rawValue.signum()))
    reading.bearersOfSubject(noun).visit { referent in
      guard !reading.isFoesDeed(reading.scene.heads[noun], against: referent.side) else { return }
      reading.emit(
        id, hit, toward: referent, value: Int(side.rawValue),
        factors: reading.weight(.against), scope.factor)
    }
  }
}

extension Reading {
  /// What the word before names is a misdeed in itself ("the crime of aggression against X"), or its doer is the foe of
  /// whom it is done to ("what X has pursued against Y"): the speaker tells of it and is not against the victim.
  fileprivate func isFoesDeed(_ token: Int, against side: SideID) -> Bool {
    guard mode == .quotation else { return false }
    if let hit = scene.charges[token] {
      switch hit.payload {
      case .frame: return true
      case .predicate(let term) where term.subject < .zero: return true
      case .evaluative(let term) where term.value < .zero: return true
      default: break
      }
    }
    guard let foe = opponent(of: side) else { return false }
    if side == speakerSide { return true }
    // "A part in the war against X", said by a friend of X.
    if ally(of: speakerSide) == side, !isOwnSidesMatter(token) { return true }
    let doer =
      scene.tags[token] == .verb
      ? subject(of: token).map { bearersOfSubject($0) } : owner(of: token)
    return doer?.contains(foe) == true
  }

  /// The speaker or the speaker's own side does it or owns it.
  private func isOwnSidesMatter(_ token: Int) -> Bool {
    if scene.tags[token] == .verb { return isOwnDeed(token) || isOwnSidesDeed(token) }
    if owner(of: token).contains(speakerSide) { return true }
    let head = scene.heads[token]
    guard head >= 0, scene.tags[head] == .verb else { return false }
    return isOwnDeed(head) || isOwnSidesDeed(head)
  }

  /// Help for one party against the other ("arm X against Y").
  fileprivate func isHelp(_ token: Int, _ foe: Int) -> Bool {
    guard mode == .quotation, let other = bearersOfSubject(foe).first else { return false }
    switch scene.charge(token) {
    case .predicate(let term) where term.object > .zero:
      return objects(of: token, term).contains { at in
        at != foe && opponent(of: other.side).map { bearersOfSubject(at).contains($0) } == true
      }
    default: return false
    }
  }

  /// Whether a lexicon term already says what is done there.
  func isTaken(_ token: Int) -> Bool {
    switch scene.charge(token) {
    case .predicate(let term): term.object != .zero
    case .policy: true
    default: false
    }
  }
}

import DocumentModel
import LexiconStore

/// What is done "against" a side is against it, whatever the words before it ("measures against X").
enum AgainstRule {
  static let id = RuleID.stanceAgainst

  static func apply(_ hit: Hit, _ side: Millis, in reading: inout Reading) {
    let noun = reading.scene.heads[hit.head]
    guard noun >= 0, reading.scene.relations[hit.head] == .caseMark, reading.scene.heads[noun] >= 0,
      !reading.isTaken(reading.scene.heads[noun])
    else { return }
    let scope = reading.scope(of: noun, .effect, sign: Int(side.rawValue.signum()))
    reading.bearersOfSubject(noun).visit { referent in
      reading.emit(
        id, hit, toward: referent, value: Int(side.rawValue),
        factors: reading.weight(.against), scope.factor)
    }
  }
}

extension Reading {
  /// Whether a lexicon term already says what is done there.
  func isTaken(_ token: Int) -> Bool {
    switch scene.charge(token) {
    case .predicate(let term): term.object != .zero
    case .policy: true
    default: false
    }
  }
}

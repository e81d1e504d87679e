import DocumentModel
import LexiconStore

/// The cue itself takes a side: "X accused Y of …", "X praised Y for …", "X urged Y to …" (who is called on to act does not
/// act so). Only where the speaker is its subject and the words are reported, not quoted whole.
enum CueRule {
  static let id = RuleID.stanceCue

  static func apply(in reading: inout Reading) {
    guard !reading.isDirect, let cue = reading.localCeiling,
      let hit = reading.scene.charges[cue], case .predicate(let term) = hit.payload,
      term.kind == .attitude || term.kind.isWish || term.kind == .deed, term.object != .zero,
      !reading.isInside(hit.head)
    else { return }
    for token in reading.objects(of: hit.head, term) where term.kind == .attitude {
      reading.bearersOfSubject(token).visit { referent in
        reading.emit(
          id, hit, toward: referent, value: Int(term.attitude.rawValue),
          factors: reading.weight(.cue))
      }
    }
    if term.kind == .demand { urge(hit, term, in: &reading) }
  }
}

extension CueRule {
  /// Who is no friend of the speaker and is called on to act.
  private static func urge(_ hit: Hit, _ term: PredicateTerm, in reading: inout Reading) {
    for token in reading.objects(of: hit.head, term) {
      reading.bearersOfSubject(token).visit { referent in
        guard !reading.isFriend(referent.side) else { return }
        reading.emit(
          id, hit, toward: referent, value: -1000, factors: reading.weight(.urge))
      }
    }
  }
}

extension Reading {
  /// The cue's token in this sentence, or nil.
  var localCeiling: Int? {
    guard let ceiling, ceiling >= scene.lower, ceiling < scene.lower + scene.count else {
      return nil
    }
    return ceiling - scene.lower
  }
}

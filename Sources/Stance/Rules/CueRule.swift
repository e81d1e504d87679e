import DocumentModel
import LexiconStore

/// The cue itself takes a side: "X accused Y of …", "X praised Y for …". Only where the speaker is its subject and the
/// words are reported, not quoted whole.
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

import DocumentModel
import LexiconStore

/// An evaluative adverb says how the subject acts ("X brutally attacked", "X fights bravely").
enum MannerRule {
  static let id = RuleID.stanceManner

  static func apply(_ hit: Hit, _ term: EvaluativeTerm, in reading: inout Reading) {
    let verb = reading.scene.heads[hit.head]
    guard verb >= 0, reading.scene.relations[hit.head] == .advmod,
      reading.scene.tags[verb] == .verb || reading.scene.child(verb, .nsubj) != nil,
      let subject = reading.subject(of: verb)
    else { return }
    let scope = reading.scope(of: verb, .judged, sign: Int(term.value.rawValue.signum()))
    reading.referents(subject).visit { referent in
      reading.emit(
        id, hit, toward: referent, value: Int(term.value.rawValue) / 3,
        factors: reading.weight(.manner), reading.weight(term.kind), scope.factor,
        reading.prospect(Int(term.value.rawValue) * scope.factor, of: referent.side, term.kind))
    }
  }
}

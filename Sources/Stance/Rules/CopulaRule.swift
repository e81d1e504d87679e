import DocumentModel
import LexiconStore

/// An evaluative word predicated of a mention ("X is a tyrant", "X remains strong", "they call X a hero").
enum CopulaRule {
  static let id = RuleID.stanceCopula

  static func apply(_ hit: Hit, _ term: EvaluativeTerm, in reading: inout Reading) {
    guard let subject = reading.predicated(hit.head) else { return }
    let scope = reading.scope(of: hit.head, .judged, sign: Int(term.value.rawValue.signum()))
    reading.bearersOfSubject(subject).visit { referent in
      reading.emit(
        id, hit, toward: referent, value: Int(term.value.rawValue) / 3,
        factors: reading.weight(.copula), reading.weight(term.kind), scope.factor,
        reading.prospect(Int(term.value.rawValue) * scope.factor, of: referent.side, term.kind))
    }
  }
}

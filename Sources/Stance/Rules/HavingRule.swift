import DocumentModel
import LexiconStore

/// An evaluative noun that a mention owns, has, shows or commits ("X's courage", "X has shown cruelty").
enum HavingRule {
  static let id = RuleID.stanceHaving

  static func apply(_ hit: Hit, _ term: EvaluativeTerm, in reading: inout Reading) {
    guard reading.scene.tags[hit.head] == .noun, reading.predicated(hit.head) == nil else { return }
    var bearers = reading.owner(of: hit.head)
    if bearers.isEmpty, let verb = reading.lightVerb(over: hit.head),
      let subject = reading.subject(of: verb)
    {
      bearers = reading.referents(subject)
    }
    let scope = reading.scope(of: hit.head, .judged, sign: Int(term.value.rawValue.signum()))
    bearers.visit { referent in
      reading.emit(
        id, hit, toward: referent, value: Int(term.value.rawValue) / 3,
        factors: reading.weight(.having), reading.weight(term.kind), scope.factor,
        reading.prospect(Int(term.value.rawValue) * scope.factor, of: referent.side, term.kind))
    }
  }
}

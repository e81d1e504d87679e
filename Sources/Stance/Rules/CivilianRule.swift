import DocumentModel
import LexiconStore

/// Plain fighting is a fact; fighting whose victims are civilians or what they live by is a charge against who does it,
/// unless that is the speaker's own side ("X's soldiers shot at protesters").
enum CivilianRule {
  static let id = RuleID.stanceCivilian

  static func apply(_ hit: Hit, _ term: PredicateTerm, in reading: inout Reading) {
    guard term.kind == .combat, reading.mode == .quotation,
      reading.objects(of: hit.head, term).contains(where: { reading.isCivil($0) })
    else { return }
    let subjects = reading.subjects(of: hit.head, term)
    guard !subjects.contains(reading.speakerSide) else { return }
    let scope = reading.scope(of: hit.head, .judged, sign: -1)
    subjects.visit { referent in
      reading.emit(
        id, hit, toward: referent, value: -1000, factors: reading.weight(.civilian), scope.factor)
    }
  }
}

extension Reading {
  /// A noun for civilians or what is theirs, itself, beside it or within it ("unarmed men and children", "ten people,
  /// among them a child").
  fileprivate func isCivil(_ token: Int) -> Bool {
    if case .head(let head)? = scene.name(token), head.kind == .civil { return true }
    return [Relation.conj, .nmod].contains { relation in
      guard let other = scene.child(token, relation), case .head(let head)? = scene.name(other),
        scene.child(other, .caseMark).map({ lexicon.placePrepositions.contains(lexeme($0)) })
          != true
      else { return false }
      return head.kind == .civil
    }
  }
}

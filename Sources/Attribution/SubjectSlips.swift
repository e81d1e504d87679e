import DocumentModel
import LexiconStore

/// Subjects that a parse names amiss.
extension SourceFinder {
  /// "a source familiar with past intelligence": the person outside a thing that stands behind a preposition.
  func personal(_ head: Int, _ sentence: Range<Int>) -> Int {
    guard phrases.pieces[head] != .name, !isPerson(head),
      reader.traits(head).isDisjoint(with: .pronoun)
    else { return head }
    let outer = outermost(head, sentence.lowerBound)
    return isPerson(outer) ? outer : head
  }

  private func isPerson(_ at: Int) -> Bool {
    guard let role = reader.lexicon.role(reader.token(at).lexeme) else { return false }
    return role.kind != .organisation
  }

  /// Whether a noun stands before the cue in its sentence, so that what stands behind it is no inverted subject.
  func isPreceded(_ cue: Int) -> Bool {
    reader.sentence(of: cue).prefix { $0 < cue }.contains { phrases.isNominal($0) && !isQuoted[$0] }
  }
}

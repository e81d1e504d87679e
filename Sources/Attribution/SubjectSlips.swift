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

  /// "the head of the mission": from the noun behind a preposition to the one before it.
  func outermost(_ head: Int, _ floor: Int) -> Int {
    if isNamedBehindBody(head) { return head }
    var head = head
    while true {
      var link = phrases.start(of: head, floor: floor) - 1
      guard link > floor, isLink(link) else { return head }
      while link > floor, isLink(link) { link -= 1 }
      while link > floor, isTime(link) { link -= 1 }
      guard phrases.isNominal(link), reader.traits(link).isDisjoint(with: .pronoun),
        !isQuoted[link]
      else { return head }
      head = link
    }
  }

  /// "director of the Press Club Marta Orlyk": a name right behind an organisation is what the whole phrase names.
  private func isNamedBehindBody(_ head: Int) -> Bool {
    let pieces = phrases.pieces
    guard pieces[head] == .name, let start = phrases.nameStart(head), start > 0 else {
      return false
    }
    if pieces[start - 1] == .body { return reader.traits(start - 1).contains(.body) }
    let role = reader.lexicon.role(reader.token(start - 1).lexeme)
    return role?.kind == .organisation && reader.isCapital(start - 1)
  }

  func isLink(_ at: Int) -> Bool {
    reader.traits(at).contains(.link) && reader.traits(at).isDisjoint(with: .relative)
  }
}

import DocumentModel
import LexiconStore

/// How far a name goes on.
extension NameSpotter {
  /// The position behind the name part at `at`, or nil where the name that began at `start` has ended.
  func nextNamePart(
    _ at: Int, _ start: Int, _ end: Int, _ hasBody: Bool, _ isGiven: Bool, _ title: Bool
  ) -> Int? {
    guard at < end else { return nil }
    if at == start { return at + 1 }
    let traits = reader.traits(at)
    let glued = !reader.token(at).spaceBefore
    if reader.mark(at) == UInt8(ascii: "-") {
      let joined = glued && at + 1 < end && !reader.token(at + 1).spaceBefore
      return joined && reader.isCapital(at + 1) ? at + 1 : nil
    }
    if traits.contains(.particle), at + 1 < end,
      reader.isCapital(at + 1) || reader.traits(at + 1).contains(.particle), !hasBody
    {
      return at + 1
    }
    if hasBody, traits.contains(.link) || traits.contains(.joint), !reader.isCapital(at) {
      return continuesBody(at, end)
    }
    if hasBody, isStrongGiven(at), at + 1 < end, reader.isCapital(at + 1),
      !reader.traits(at + 1).contains(.body)
    {
      return nil
    }
    guard reader.isCapital(at), !title || (isGiven && at - start < 2) else { return nil }
    if traits.contains(.suffix) { return at + 1 }
    if isGiven, at - start > 1, isSameWord(at, start) { return nil }
    if at == start + 1, goesOnWithAnother(at, isGiven) { return nil }
    if isGiven && at == start + 1 { return traits.contains(.title) && hasStop(at) ? nil : at + 1 }
    return endsName(at, traits) ? nil : at + 1
  }

  /// "of Internal Affairs", "for the Study of War".
  private func continuesBody(_ at: Int, _ end: Int) -> Int? {
    var next = at + 1
    if next < end, reader.traits(next).contains(.definite) { next += 1 }
    guard next < end, reader.isCapital(next), !reader.traits(at).contains(.agent),
      !reader.traits(next).contains(.plain)
    else { return nil }
    let people = reader.lexicon.people
    var word: [NameWord] = []
    reader.appendWords(next, to: &word)
    if reader.traits(at).contains(.joint), let first = word.first,
      people.match(surname: first, gender: .unknown, year: nil) != .none
    {
      return nil
    }
    return next
  }

  /// "Orlyk Emerges", where Orlyk is the surname of someone listed: a known word behind it with the ending of a verb or a
  /// plural, that makes no body.
  private func goesOnWithAnother(_ at: Int, _ isGiven: Bool) -> Bool {
    guard !isGiven, !reader.token(at).lexeme.isNone, isInflected(at),
      reader.traits(at).isDisjoint(with: [.body, .given, .suffix, .particle])
    else { return false }
    let range = reader.token(at - 1).range
    let first = reader.lexicon.spelling.word(
      reader.document.text.storage.span.extracting(range.indices))
    return reader.lexicon.people.match(surname: first, gender: .unknown, year: nil) != .none
  }

  /// "makes", "making", "made" is not.
  private func isInflected(_ at: Int) -> Bool {
    let range = reader.token(at).range
    return range.count > 3
      && reader.document.text.storage[range.upper - 1] | 0x20 == UInt8(ascii: "s")
      || reader.endsInIng(at) || reader.endsInEd(at)
  }

  /// "MARTA ORLYK SAYING:": a verb of saying in capitals.
  func isSaying(_ at: Int) -> Bool {
    reader.token(at).shape == .upper && reader.endsInIng(at)
      && reader.lexicons.cues.isReliableVerb(reader.tokens, at: at)
  }

  /// "Marta Orlyk Marta Ines Orlyk": a page that names someone twice.
  private func isSameWord(_ one: Int, _ other: Int) -> Bool {
    let (a, b) = (reader.token(one), reader.token(other))
    return !a.lexeme.isNone && a.lexeme == b.lexeme
  }

  private func endsName(_ at: Int, _ traits: SpeakerTraits) -> Bool {
    if traits.contains(.plain) || traits.contains(.title) || isSaying(at) { return true }
    if !traits.isDisjoint(with: .pronoun) || traits.contains(.possessive) { return true }
    return traits.contains(.role) && !traits.contains(.body)
  }
}

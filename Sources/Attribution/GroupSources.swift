import DocumentModel
import LexiconStore

/// Groups without a name whom "they" or "one" means.
extension AttributionPass {
  /// "Officials … say they believe": the plural role noun before the pronoun in its sentence, else the one that is the
  /// subject of the sentence before it.
  mutating func group(before pronoun: Int) -> Index<Speaker>? {
    let own = reader.sentence(of: pronoun)
    guard
      let found = own.prefix(while: { $0 < pronoun }).last(where: { isGroup($0) })
        ?? groupSubject(before: own.lowerBound)
    else { return nil }
    return group(at: found, own)
  }

  /// "Officials say they believe that it will hold, with one saying": the group of people that is a subject of the
  /// sentence before "one" or "some", else the one that is the subject of the sentence before it.
  mutating func group(of member: Int) -> Index<Speaker>? {
    guard !reader.traits(member).isDisjoint(with: [.indefinite, .some]),
      reader.tag(member) != .noun,
      reader.tag(member) != .pron || reader.traits(member).contains(.indefinite)
    else { return nil }
    let own = reader.sentence(of: member)
    let subject = own.prefix { $0 < member }.first {
      isGroup($0) && reader.syntax.relation($0) == .nsubj
    }
    guard let found = subject ?? groupSubject(before: own.lowerBound),
      reader.lexicon.role(reader.token(found).lexeme)?.kind != .organisation
    else { return nil }
    return group(at: found, own)
  }

  /// The group whose noun stands at `found`, as described in its phrase.
  private mutating func group(at found: Int, _ own: Range<Int>) -> Index<Speaker>? {
    let sentence = reader.sentence(of: found)
    let start = finder.phrases.start(of: found, floor: sentence.lowerBound)
    let end = own.contains(found) ? found + 1 : finder.phrases.end(of: found, limit: own.lowerBound)
    let source = Source(head: found, range: start..<end, mention: nil, rule: .cueNone)
    return descriptions.description(of: source).map { roster.described($0) }
  }

  /// A plural role noun outside quotations.
  private func isGroup(_ at: Int) -> Bool {
    !isQuoted[at] && finder.phrases.mentionAt[at] < 0 && reader.traits(at).contains(.role)
      && reader.lexicon.role(reader.token(at).lexeme)?.isPlural ?? false
  }

  /// The group that is the only subject of the sentence that ends at `end`, in its paragraph.
  private func groupSubject(before end: Int) -> Int? {
    guard end > 0,
      reader.paragraphNumber(of: reader.token(end).range.lower)
        == reader.paragraphNumber(of: reader.token(end - 1).range.lower)
    else { return nil }
    let subjects = reader.sentence(of: end - 1).filter {
      !isQuoted[$0] && reader.syntax.relation($0) == .nsubj
        && !reader.traits($0).contains(.relative)
    }
    guard let first = subjects.first, isGroup(first) else { return nil }
    return subjects.allSatisfy { $0 == first || !reader.traits($0).isDisjoint(with: .pronoun) }
      ? first : nil
  }
}

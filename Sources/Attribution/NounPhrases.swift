import DocumentModel
import LexiconStore

/// Noun phrases from tokens and tags: their heads and extents.
struct NounPhrases {
  let reader: Reader
  let pieces: [Piece]
  /// For every token: the mention that covers it, or −1.
  let mentionAt: [Int32]

  func isNominal(_ at: Int) -> Bool {
    if pieces[at] == .name || pieces[at] == .body { return true }
    let traits = reader.traits(at)
    if traits.contains(.relative) && reader.tag(at) == .pron { return false }
    if !traits.isDisjoint(with: .pronoun) && !traits.contains(.relative) { return true }
    if traits.contains(.role) { return !reader.isVerbal(at) }
    return reader.isNominal(at) || (reader.tag(at) == .unknown && isRoleLike(at))
  }

  /// The first token of the mention that covers `at`.
  func nameStart(_ at: Int) -> Int? {
    guard mentionAt[at] >= 0 else { return nil }
    var start = at
    while start > 0, mentionAt[start - 1] == mentionAt[at] { start -= 1 }
    return start
  }

  private func isRoleLike(_ at: Int) -> Bool {
    reader.lexicon.role(reader.token(at).lexeme) != nil || pieces[at] == .people
  }

  /// The first token of the phrase whose head is `head`.
  func start(of head: Int, floor: Int) -> Int {
    var at = head
    while at > floor, extendsLeft(at - 1, to: at, head) {
      at -= 1
      if !reader.traits(at).isDisjoint(with: [.definite, .indefinite, .some, .possessive]),
        pieces[at] == .none, at == floor || !reader.isNominal(at - 1)
      {
        break
      }
    }
    let isNegated =
      at > floor && reader.traits(at).contains(.some) && reader.tag(at - 1) == .part
      && !reader.traits(at - 1).contains(.genitive)
    return isNegated ? at - 1 : at
  }

  private func extendsLeft(_ at: Int, to next: Int, _ head: Int) -> Bool {
    if reader.token(at).kind == .quoteMark { return false }
    if pieces[at] != .none { return true }
    let traits = reader.traits(at)
    if isDate(at) || (reader.token(at).kind == .number && at > 0 && isDate(at - 1)) { return false }
    if reader.token(at).kind == .punctuation { return isTight(at) }
    if traits.contains(.genitive) { return true }
    if !traits.isDisjoint(with: .determiner) { return true }
    if !traits.isDisjoint(with: [.pronoun, .link, .joint]) { return isAdjectivePair(at, head) }
    switch reader.tag(at) {
    case .adj, .noun, .propn, .num, .det: return true
    case .verb: return reader.token(next).kind == .word && isParticiple(at)
    // "so far rebels": two adverbs are no part of the phrase.
    case .adv: return reader.tag(next) == .adj && (at == 0 || reader.tag(at - 1) != .adv)
    case .unknown:
      return traits.contains(.role) || reader.isCapital(at) || reader.token(at).lexeme.isNone
    default: return false
    }
  }

  /// A day or a month.
  private func isDate(_ at: Int) -> Bool {
    pieces[at] == .none && reader.traits(at).contains(.plain) && reader.isCapital(at)
  }

  /// "Ukrainian and American officials", "U.S., Canadian and British officials": the joint between two adjectives.
  private func isAdjectivePair(_ at: Int, _ head: Int) -> Bool {
    guard reader.traits(at).contains(.joint), at > 0, at + 1 < pieces.count else { return false }
    guard pieces[head] == .none || pieces[head] == .role else { return false }
    return isPeople(at - 1) && isPeople(at + 1)
  }

  private func isPeople(_ at: Int) -> Bool {
    pieces[at] == .people || (pieces[at] == .body && reader.tag(at) != .noun)
  }

  /// A hyphen inside a word, or a comma between peoples.
  private func isTight(_ at: Int) -> Bool {
    if reader.mark(at) == UInt8(ascii: "-") { return !reader.token(at).spaceBefore }
    return reader.isComma(at) && at > 0 && isPeople(at - 1) && at + 1 < pieces.count
      && isPeople(at + 1)
  }

  /// "exiled leader": a participle between determiner and noun.
  private func isParticiple(_ at: Int) -> Bool {
    at > 0 && !reader.traits(at - 1).isDisjoint(with: .determiner)
  }

  /// The end of the phrase whose head is `head`: prepositional phrases and names that belong to it, until a verb, a
  /// comma or a mark.
  func end(of head: Int, limit: Int) -> Int {
    var at = head + 1
    while at < limit, mentionAt[head] >= 0, mentionAt[at] == mentionAt[head] { at += 1 }
    while at < limit {
      let traits = reader.traits(at)
      if traits.contains(.link) && !traits.contains(.relative),
        at + 1 < limit || reader.tag(at) == .adj
      {
        guard let next = phraseEnd(behind: at, limit) else { break }
        at = next
      } else {
        break
      }
    }
    return at
  }

  /// The end of the noun phrase behind the preposition (or "familiar", "close") at `link`.
  private func phraseEnd(behind link: Int, _ limit: Int) -> Int? {
    var at = link + 1
    // "the council on Friday": a day is no part of the phrase.
    if at < limit, isDate(at) { return nil }
    var last: Int? = nil
    while at < limit, at - link < 12 {
      let isGerund = last == at && reader.endsInIng(at) && reader.tag(at) == .verb
      if isGerund || isNominal(at), reader.traits(at).isDisjoint(with: .pronoun) || last == nil {
        last = at + 1
      } else if !isInsidePhrase(at) {
        break
      }
      at += 1
    }
    return last
  }

  private func isInsidePhrase(_ at: Int) -> Bool {
    let traits = reader.traits(at)
    if traits.contains(.link) || !traits.isDisjoint(with: .determiner) || traits.contains(.genitive)
    {
      return true
    }
    if pieces[at] != .none { return true }
    if reader.token(at).kind == .punctuation { return isTight(at) }
    let tag = reader.tag(at)
    return tag == .adj || tag == .det || tag == .num || tag == .adp
      || (tag == .unknown && reader.token(at).lexeme.isNone)
  }
}

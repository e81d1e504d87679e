import DocumentModel
import LexiconStore

/// Documents that "say" something speak for those who made them: "the ministry's report", "a tweet by the mayor".
extension Descriptions {
  /// "decision", "refusal": a noun that no list calls a role and that may introduce what somebody says.
  func isSaying(_ at: Int) -> Bool {
    phrases.mentionAt[at] < 0 && reader.isThing(at)
      && reader.lexicons.cues.isNoun(reader.tokens, at: at)
  }

  /// Who made a document, as its words name them: a mention, or the phrase of someone unnamed.
  enum Maker {
    case mention(Int)
    case phrase(Source)
    /// "its", "she": whoever the pronoun at this token means.
    case pronoun(Int)
  }

  /// Whether a word is a document rather than a body or a person: a role whose noun may introduce a quotation.
  func isDocument(_ at: Int) -> Bool {
    phrases.mentionAt[at] < 0 && reader.isDocument(at)
  }

  /// The maker that stands with the document at the head of `source`, or with the fuller words for it before.
  func maker(of source: Source) -> Maker? {
    guard isDocument(source.head) || isUtterance(source.head) || isSaying(source.head) else {
      return nil
    }
    if let found = maker(in: source.range, source) { return found }
    guard isBare(source.range, source.head),
      let role = reader.lexicon.role(reader.token(source.head).lexeme),
      let fuller = fuller(source.head, role)
    else { return nil }
    let last = fuller.upperBound - 1
    let end = phrases.end(of: last, limit: reader.sentence(of: last).upperBound)
    return maker(in: fuller.lowerBound..<max(end, fuller.upperBound), source)
  }

  private func maker(in range: Range<Int>, _ source: Source) -> Maker? {
    for at in range {
      if reader.traits(at).contains(.genitive), at > range.lowerBound {
        let start = phrases.start(of: at - 1, floor: range.lowerBound)
        return maker(at - 1, start..<at, source)
      }
      guard reader.traits(at).contains(.agent) else { continue }
      return agent(at + 1..<range.upperBound, source)
    }
    return nil
  }

  /// Who issued a document of someone's own words ("the statement"), as its last introduction tells: "the ministry said in a
  /// statement", "the union published a letter". The subject there, or the possessor in "its resolution".
  func issuer(of source: Source) -> Maker? {
    let head = source.head
    guard isUtterance(head) else { return nil }
    if let found = possessor(head, floor: source.range.lowerBound) { return found }
    guard reader.traits(source.range.lowerBound).contains(.definite) else { return nil }
    let lexeme = reader.token(head).lexeme
    for at in stride(from: head - 1, through: max(1, head - Self.introductionReach), by: -1)
    where reader.token(at).lexeme == lexeme && phrases.mentionAt[at] < 0 {
      let floor = reader.sentence(of: at).lowerBound
      let start = phrases.start(of: at, floor: floor)
      if let found = maker(in: start..<at + 1, source) ?? possessor(at, floor: start) {
        return found
      }
      guard reader.traits(start).isDisjoint(with: .definite) else { continue }
      return subject(over: at).map { maker($0, start: phrases.start(of: $0, floor: floor), source) }
        ?? nil
    }
    return nil
  }

  /// The person with whose name as subject one of the first sentences opens, where the message stands right behind it:
  /// "Marta Orlyk sent greetings to the fair. The message reads, in part".
  func sender(of source: Source) -> Int? {
    let here = reader.sentenceNumber(of: source.head)
    guard here > 0, here <= Self.opening else { return nil }
    for number in (0..<here).reversed() {
      let body = reader.body(of: reader.segments.sentences[number])
      guard let first = body.first, phrases.mentionAt[first] >= 0 else { continue }
      let mention = cast.mentions[Int(phrases.mentionAt[first])]
      let next = mention.tokens.upperBound
      guard mention.entity >= 0, !mention.isInQuote, next < body.upperBound,
        reader.isVerbal(next), cast.entities[mention.entity].kind == .person
      else { continue }
      return mention.entity
    }
    return nil
  }

  /// Among how many sentences from the first a message and its sender stand.
  private static var opening: Int { 3 }

  /// How many tokens back a document may have been introduced.
  private static var introductionReach: Int { 400 }

  /// Whether the word is a document of someone's own words, not one about something ("report").
  func isUtterance(_ at: Int) -> Bool { reader.traits(at).contains(.utterance) }

  /// "its resolution", "his letter"; "their letter" has several authors.
  private func possessor(_ noun: Int, floor: Int) -> Maker? {
    for at in (max(floor, noun - 4)..<noun).reversed()
    where reader.traits(at).contains(.possessive) && reader.token(at).range.count == 3 {
      return .pronoun(at)
    }
    return nil
  }

  /// The subject of the verb on which the noun at `at` hangs, by arcs.
  private func subject(over noun: Int) -> Int? {
    let sentence = reader.sentence(of: noun)
    var at = noun
    for _ in 0..<4 {
      guard let head = reader.syntax.head(at), sentence.contains(head) else { return nil }
      at = head
      guard reader.isVerbal(at) else { continue }
      return sentence.first {
        reader.syntax.head($0) == at && reader.syntax.relation($0) == .nsubj
          && !reader.traits($0).contains(.relative)
      }
    }
    return nil
  }

  private func maker(_ at: Int, start: Int, _ source: Source) -> Maker? {
    if let found = maker(at, start..<at + 1, source) { return found }
    let isPronoun = !reader.traits(at).isDisjoint(with: .pronoun)
    return isPronoun ? .pronoun(at) : nil
  }

  /// "by the office of the mayor".
  private func agent(_ range: Range<Int>, _ source: Source) -> Maker? {
    for at in range {
      if let found = maker(at, range.lowerBound..<at + 1, source) { return found }
    }
    return nil
  }

  private func maker(_ at: Int, _ phrase: Range<Int>, _ source: Source) -> Maker? {
    if phrases.mentionAt[at] >= 0 { return .mention(Int(phrases.mentionAt[at])) }
    guard isRole(at), !reader.isDocument(at) else { return nil }
    return .phrase(Source(head: at, range: phrase, mention: nil, rule: source.rule))
  }
}

extension Reader {
  /// A word for what is written or said ("report", "tweet") that may stand as a source.
  func isDocument(_ at: Int) -> Bool {
    guard let role = lexicon.role(token(at).lexeme) else { return false }
    return role.kind == .organisation && lexicons.cues.isNoun(tokens, at: at)
  }
}

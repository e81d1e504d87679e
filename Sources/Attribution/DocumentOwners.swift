import DocumentModel
import LexiconStore

/// Documents that "say" something speak for those who made them: "the ministry's report", "a tweet by the mayor".
extension Descriptions {
  /// Who made a document, as its words name them: a mention, or the phrase of someone unnamed.
  enum Maker {
    case mention(Int)
    case phrase(Source)
  }

  /// Whether a word is a document rather than a body or a person: a role whose noun may introduce a quotation.
  func isDocument(_ at: Int) -> Bool {
    phrases.mentionAt[at] < 0 && reader.isDocument(at)
  }

  /// The maker that stands with the document at the head of `source`, or with the fuller words for it before.
  func maker(of source: Source) -> Maker? {
    guard isDocument(source.head) else { return nil }
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

import DocumentModel
import LexiconStore

/// The gender that pronouns give to names which no list knows: "Orlyk raised her hand", "Orlyk left. She returned".
struct Genders {
  let reader: Reader
  let isQuoted: [Bool]
  /// The fewest pronouns that tell, and how many times as many as of the other gender.
  private static let least = 2
  private static let share = 3

  /// How near behind a subject its possessive stands that tells by itself ("Orlyk raised her hand").
  private static let near = 4

  /// Per entity of the cast: male, female, or unknown where the text does not tell.
  func told(by cast: Cast) -> [Gender] {
    var male = [Int32](repeating: 0, count: cast.entities.count)
    var female = male
    for (number, mention) in cast.mentions.enumerated() where isOpen(mention, cast) {
      guard let pronoun = pronoun(behind: number, cast) else { continue }
      let isClear =
        reader.traits(pronoun).contains(.possessive) && isSubject(mention)
        && pronoun - mention.tokens.upperBound < Self.near
      let votes: Int32 = isClear ? 2 : 1
      if gender(pronoun) == .male { male[mention.entity] += votes }
      if gender(pronoun) == .female { female[mention.entity] += votes }
    }
    return cast.entities.indices.map { at in
      let (most, least) = (max(male[at], female[at]), min(male[at], female[at]))
      guard most >= Self.least, most >= Int32(Self.share) * least else { return .unknown }
      return male[at] > female[at] ? .male : .female
    }
  }

  /// By arcs, or by the verb behind it where the sentence has none.
  private func isSubject(_ mention: NameMention) -> Bool {
    let sentence = reader.sentenceNumber(of: mention.tokens.lowerBound)
    guard !reader.syntax.hasArcs(reader.segments.sentences[sentence]) else {
      return mention.tokens.contains { reader.syntax.relation($0) == .nsubj }
    }
    var at = mention.tokens.upperBound
    while at < reader.tokens.count, reader.tag(at) == .adv { at += 1 }
    return at < reader.tokens.count && reader.isVerbal(at)
  }

  /// Whether the mention may tell the gender of someone of whom it is not known.
  private func isOpen(_ mention: NameMention, _ cast: Cast) -> Bool {
    guard mention.entity >= 0, mention.kind != .body, !mention.isInQuote else { return false }
    let entity = cast.entities[mention.entity]
    return entity.kind != .body && entity.body == nil && entity.gender == .unknown
  }

  /// The first pronoun behind the name, where the name is the only one of its sentence before it and the pronoun may mean
  /// it: a subject, a possessive, a reflexive of the sentence, or the first word of the next one of the paragraph.
  private func pronoun(behind number: Int, _ cast: Cast) -> Int? {
    let mention = cast.mentions[number]
    let sentence = reader.sentence(of: mention.tokens.lowerBound)
    if number > 0, names(someone: cast.mentions[number - 1], cast),
      cast.mentions[number - 1].tokens.lowerBound >= sentence.lowerBound
    {
      return nil
    }
    let end = min(sentence.upperBound, next(number, cast) ?? sentence.upperBound)
    for at in mention.tokens.upperBound..<max(mention.tokens.upperBound, end) {
      if isQuoted[at] || isSomeone(at) { return nil }
      if gender(at) != .unknown { return mayMeanSubject(at) ? at : nil }
    }
    let following = sentence.upperBound
    guard end == following, following < reader.tokens.count, !isQuoted[following],
      reader.paragraphNumber(of: reader.token(following).range.lower)
        == reader.paragraphNumber(of: reader.token(sentence.lowerBound).range.lower),
      gender(following) != .unknown, mayMeanSubject(following)
    else { return nil }
    return following
  }

  /// "she", "her hand", "herself"; not the "her" of "told her", which is someone else.
  private func mayMeanSubject(_ at: Int) -> Bool {
    switch reader.syntax.relation(at) {
    case .nsubj, .nsubjPass, .nmodPoss: return true
    case .none:
      let next = at + 1
      return next < reader.tokens.count
        && (reader.traits(at).contains(.possessive)
          ? reader.tag(next) == .noun || reader.tag(next) == .adj : reader.isVerbal(next))
    default: return reader.token(at).range.count > Self.longestPersonal
    }
  }

  /// "him", "hers": reflexives are longer.
  private static let longestPersonal = 4

  /// A single person without a name, whom a pronoun may mean.
  private func isSomeone(_ at: Int) -> Bool {
    guard reader.traits(at).contains(.role), !reader.isVerbal(at),
      let role = reader.lexicon.role(reader.token(at).lexeme)
    else { return false }
    return !role.isPlural && role.kind != .organisation
  }

  /// Where the next name of someone begins.
  private func next(_ number: Int, _ cast: Cast) -> Int? {
    let sentence = reader.sentence(of: cast.mentions[number].tokens.lowerBound)
    return cast.mentions[(number + 1)...].prefix { $0.tokens.lowerBound < sentence.upperBound }
      .first { names(someone: $0, cast) }?.tokens.lowerBound
  }

  /// A name that is no organisation and, where nothing makes it a person, does not stand before another noun ("the Sund
  /// harbour").
  private func names(someone mention: NameMention, _ cast: Cast) -> Bool {
    guard mention.entity >= 0 else { return false }
    let entity = cast.entities[mention.entity]
    guard entity.kind != .body, entity.body == nil else { return false }
    return entity.kind == .person
      || !mention.tokens.contains { reader.syntax.relation($0) == .compound }
  }

  /// Of "he", "she", "his", "her".
  private func gender(_ at: Int) -> Gender {
    let word = reader.lexicon.word(reader.token(at).lexeme)
    if word.traits.contains(.masculine) { return .male }
    if word.traits.contains(.feminine) { return .female }
    return word.traits.contains(.possessive) ? word.gender : .unknown
  }
}

import DocumentModel
import LexiconStore

/// Who "he", "she", "they" and "it" are.
struct Pronouns {
  let reader: Reader
  let cast: Cast
  /// How many mentions back a pronoun may reach.
  private static let reach = 40
  /// What an unknown gender costs.
  private static let doubt = 30
  /// What an unknown gender costs the subject of the clause above ("NAME said she").
  private static let smallDoubt = 4
  /// What an unknown gender costs the one who has just spoken.
  private static let lastDoubt = 12
  /// What standing in a sentence in brackets costs.
  private static let aside = 90
  /// What standing under a picture costs: in a line without a verb.
  private static let caption = 25
  /// How often someone is named at most who is shown in passing.
  private static let passing = 2
  /// The most tokens of such a line.
  private static let captionLength = 16
  /// How many pronouns back a chain may be followed.
  private static let links = 4
  /// "he" and "she" as subjects outside quotations, in order, with whom they mean.
  private var chain: [Link] = []

  private struct Link {
    let token: Int
    let entity: Int
    let gender: Gender
  }

  init(reader: Reader, cast: Cast, isQuoted: [Bool]) {
    self.reader = reader
    self.cast = cast
    for at in reader.tokens.indices
    where !reader.traits(at).isDisjoint(with: [.masculine, .feminine]) && !isQuoted[at] {
      guard isSubject(pronoun: at), let wish = wish(at),
        let entity = referent(of: at, wish, last: nil),
        cast.entities[entity].kind == .person, cast.entities[entity].gender == wish.gender
      else { continue }
      chain.append(Link(token: at, entity: entity, gender: wish.gender))
    }
  }

  private func isSubject(pronoun at: Int) -> Bool {
    let relation = reader.syntax.relation(at)
    if relation != .none { return relation == .nsubj || relation == .nsubjPass }
    var next = at + 1
    while next < reader.tokens.count, reader.tag(next) == .adv { next += 1 }
    return next < reader.tokens.count && reader.isVerbal(next)
  }

  struct Wish {
    var gender: Gender = .unknown
    var person = true
    var plural = false
  }

  /// What a pronoun asks for, or nil where it names nobody of the article ("I", "who").
  func wish(_ at: Int) -> Wish? {
    let traits = reader.traits(at)
    if traits.contains(.masculine) { return Wish(gender: .male) }
    if traits.contains(.feminine) { return Wish(gender: .female) }
    if traits.contains(.plural) { return Wish(person: false, plural: true) }
    if traits.contains(.neuter) { return Wish(person: false) }
    if traits.contains(.possessive) {
      let gender = reader.lexicon.word(reader.token(at).lexeme).gender
      return gender == .unknown ? Wish(person: false, plural: true) : Wish(gender: gender)
    }
    return nil
  }

  /// The most plausible entity for the pronoun at `at`; `last` spoke the quotation before it.
  /// Only entities that `isCandidate` takes are considered.
  func referent(
    of at: Int, _ wish: Wish, last: (entity: Int, quote: Slice)?,
    among isCandidate: (Int) -> Bool = { _ in true }
  ) -> Int? {
    if let found = dislocated(at, wish) { return found }
    let mentions = cast.mentions
    let sentence = reader.sentenceNumber(of: at)
    var best: (score: Int, entity: Int)? = nil
    var number = partition(mentions.count) { mentions[$0].tokens.lowerBound < at } - 1
    var seen = 0
    while number >= 0, seen < Self.reach {
      let mention = mentions[number]
      if mention.entity >= 0, isCandidate(mention.entity),
        let score = score(mention, wish, at, sentence), best.map({ score > $0.score }) ?? true
      {
        best = (score, mention.entity)
      }
      number -= 1
      seen += 1
    }
    if wish.person, wish.gender != .unknown, let link = link(before: at, wish, sentence),
      best.map({ link.score > $0.score }) ?? true, isCandidate(link.entity)
    {
      best = link
    }
    guard let last, fits(cast.entities[last.entity], wish), isCandidate(last.entity) else {
      return best?.entity
    }
    let isUnsure = wish.gender != .unknown && cast.entities[last.entity].gender == .unknown
    let lastScore = closeness(of: last.quote, to: at) - (isUnsure ? Self.lastDoubt : 0)
    return best.map { $0.score >= lastScore } ?? false ? best?.entity : last.entity
  }

  /// "And the head of the union, Pavel Hart, he has said": the name before the pronoun's comma, where nothing but noun
  /// phrases opens the sentence.
  private func dislocated(_ at: Int, _ wish: Wish) -> Int? {
    let start = reader.sentence(of: at).lowerBound
    guard wish.person, at - start > 2, reader.isComma(at - 1), reader.tag(start) != .adp,
      reader.tag(start) != .sconj, !(start..<at).contains(where: { reader.isVerbal($0) })
    else { return nil }
    let known = partition(cast.mentions.count) { cast.mentions[$0].tokens.upperBound < at } - 1
    guard known >= 0, cast.mentions[known].tokens.upperBound == at - 1,
      cast.mentions[known].tokens.lowerBound >= start, cast.mentions[known].entity >= 0,
      opens(cast.mentions[known], start),
      fits(cast.entities[cast.mentions[known].entity], wish)
    else { return nil }
    return cast.mentions[known].entity
  }

  /// Whether the name opens the sentence or explains what does ("the head of the union, Pavel Hart,").
  private func opens(_ mention: NameMention, _ start: Int) -> Bool {
    let first = mention.whole.lowerBound
    return first <= start || reader.isComma(first - 1) || first == start + 1
  }

  /// Whom the last pronouns of that gender mean: a subject goes on as subject.
  private func link(
    before at: Int, _ wish: Wish, _ sentence: Int
  ) -> (score: Int, entity: Int)? {
    let known = partition(chain.count) { chain[$0].token < at }
    for link in chain[max(0, known - Self.links)..<known].reversed()
    where link.gender == wish.gender {
      let here = reader.sentenceNumber(of: link.token)
      return (96 - 10 * (sentence - here) + (here == sentence ? 26 : 18), link.entity)
    }
    return nil
  }

  func fits(_ entity: Entity, _ wish: Wish) -> Bool {
    if wish.person {
      guard entity.kind != .body else { return false }
      return entity.gender == .unknown || wish.gender == .unknown || entity.gender == wish.gender
    }
    return entity.kind == .body
  }

  private func score(_ mention: NameMention, _ wish: Wish, _ at: Int, _ sentence: Int) -> Int? {
    guard mention.entity >= 0 else { return nil }
    let entity = cast.entities[mention.entity]
    guard fits(entity, wish) else { return nil }
    let here = reader.sentenceNumber(of: mention.tokens.lowerBound)
    var score = 100 - 10 * (sentence - here)
    if mention.isInQuote { score -= 35 }
    if entity.gender == .unknown && wish.gender != .unknown {
      score -= here == sentence && governs(mention, at) ? Self.smallDoubt : Self.doubt
    }
    if isSubject(mention, here) { score += here == sentence && !mention.isInQuote ? 26 : 18 }
    if isAside(here) {
      score -= Self.aside
    } else if isCaption(mention, here) {
      score -= Self.caption
    }
    if isPossessor(mention) || wish.person && isModifier(mention) { score -= 8 }
    if mention.kind == .person { score += 2 }
    score += here == sentence ? 0 : orderBonus(mention, here)
    return score
  }

  /// "NAME said that she": whether the name is the subject of the verb right above the pronoun's.
  private func governs(_ mention: NameMention, _ pronoun: Int) -> Bool {
    guard let verb = reader.syntax.head(pronoun), let above = reader.syntax.head(verb),
      reader.syntax.relation(verb) == .ccomp
    else { return false }
    return mention.tokens.contains {
      reader.syntax.relation($0) == .nsubj && reader.syntax.head($0) == above
    }
  }

  /// "(Also read: …)": a sentence in brackets.
  private func isAside(_ sentence: Int) -> Bool {
    let start = reader.segments.sentences[sentence].tokenIndices.lowerBound
    return reader.mark(start) == UInt8(ascii: "(")
  }

  /// A paragraph of one short line without a verb, behind the first: what it names is shown, not told of, unless the next
  /// paragraph goes on with it as with a heading.
  private func isCaption(_ mention: NameMention, _ sentence: Int) -> Bool {
    let tokens = reader.segments.sentences[sentence].tokenIndices
    guard sentence > 0, tokens.count <= Self.captionLength,
      cast.entities[mention.entity].mentions.count <= Self.passing,
      !tokens.contains(where: { reader.isVerbal($0) || reader.isQuoteMark($0) })
    else { return false }
    let number = reader.paragraphNumber(of: reader.token(tokens.lowerBound).range.lower)
    let paragraphs = reader.segments.paragraphs
    guard paragraphs[number].sentenceIndices.count == 1, number + 1 < paragraphs.count else {
      return false
    }
    let next = reader.segments.tokens(in: paragraphs[number + 1].range)
    return !next.contains { isWord($0, of: mention) }
  }

  /// Whether the word at `at` is the name's last one.
  private func isWord(_ at: Int, of mention: NameMention) -> Bool {
    let (one, other) = (reader.token(at), reader.token(mention.tokens.upperBound - 1))
    guard one.range.count == other.range.count else { return false }
    let bytes = reader.document.text.storage
    return zip(one.range.indices, other.range.indices).allSatisfy { bytes[$0] == bytes[$1] }
  }

  /// The first name of a sentence is its likely topic.
  private func orderBonus(_ mention: NameMention, _ sentence: Int) -> Int {
    let start = reader.segments.sentences[sentence].tokenIndices.lowerBound
    return max(0, 6 - (mention.whole.lowerBound - start) / 3)
  }

  private func isSubject(_ mention: NameMention, _ sentence: Int) -> Bool {
    let range = reader.segments.sentences[sentence]
    if reader.syntax.hasArcs(range) {
      return mention.tokens.contains {
        let relation = reader.syntax.relation($0)
        return relation == .nsubj || relation == .nsubjPass
      }
    }
    var at = mention.tokens.upperBound
    while at < range.tokenIndices.upperBound, reader.tag(at) == .adv { at += 1 }
    return at < range.tokenIndices.upperBound && reader.isVerbal(at)
  }

  private func isPossessor(_ mention: NameMention) -> Bool {
    let next = mention.tokens.upperBound
    return next < reader.tokens.count && reader.traits(next).contains(.genitive)
  }

  /// "the Hart archive".
  private func isModifier(_ mention: NameMention) -> Bool {
    let next = mention.tokens.upperBound
    return next < reader.tokens.count && reader.tag(next) == .noun
      && mention.tokens.contains { reader.syntax.relation($0) == .compound }
  }

  /// How strongly the speaker of the quotation before is expected again.
  private func closeness(of quote: Slice, to at: Int) -> Int {
    let here = reader.token(at).range.lower
    let paragraphs = reader.paragraphNumber(of: here) - reader.paragraphNumber(of: quote.lower)
    let opens = reader.segments.paragraphs[reader.paragraphNumber(of: here)].sentenceIndices.first
    let isFurther = paragraphs > 0 && opens != reader.sentenceNumber(of: at)
    return (isFurther ? Self.furtherOn : 122) - 7 * paragraphs
  }

  /// The closeness of the last speaker where the pronoun's paragraph has said something before it.
  private static let furtherOn = 112
}

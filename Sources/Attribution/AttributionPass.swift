import DocumentModel
import LexiconStore

/// One document's attribution, from quotations to speakers.
struct AttributionPass {
  let reader: Reader
  let finder: SourceFinder
  let descriptions: Descriptions
  let cast: Cast
  private let pronouns: Pronouns
  private let uncued: UncuedSources
  /// Whom "I" means outside quotations.
  private let narrator: (who: Narrator.Person, isAddress: Bool)?
  private let turns: SpeechTurns
  /// The entity that "you" means outside quotations.
  private let interviewed: Int?
  let isQuoted: [Bool]
  var roster: Roster
  private var attributions: [Attribution] = []
  /// Who spoke the quotation before, with the quotation's last part.
  private var last: Spoken?

  struct Spoken {
    let speaker: Index<Speaker>
    let entity: Int?
    let quote: Slice
    let mention: Slice?
  }

  init(reader: Reader) {
    self.reader = reader
    let isQuoted = Self.quotedTokens(reader)
    let names = Names(reader: reader, isQuoted: isQuoted)
    cast = names.cast
    let phrases = NounPhrases(
      reader: reader, pieces: names.pieces, mentionAt: names.mentionAt)
    let arcs = ArcSource(reader: reader)
    finder = SourceFinder(reader: reader, phrases: phrases, arcs: arcs, isQuoted: isQuoted)
    descriptions = Descriptions(
      reader: reader, cast: cast, dressing: names.dressing, phrases: phrases,
      bridges: Bridges(reader: reader, dressing: names.dressing))
    self.isQuoted = isQuoted
    let narrators = Narrator(reader: reader, cast: names.cast, mentionAt: names.mentionAt)
    narrator = narrators.person()
    turns = SpeechTurns(reader: reader, cast: cast, isQuoted: isQuoted)
    interviewed = narrators.interviewed()
    pronouns = Pronouns(reader: reader, cast: cast, isQuoted: isQuoted)
    uncued = UncuedSources(reader: reader, phrases: phrases, finder: finder, isQuoted: isQuoted)
    roster = Roster(reader: reader, cast: cast)
  }

  /// Tokens inside direct and mixed quotations.
  private static func quotedTokens(_ reader: Reader) -> [Bool] {
    var quoted = [Bool](repeating: false, count: reader.tokens.count)
    for quote in reader.quotations.quotes where quote.kind == .direct || quote.kind == .mixed {
      for at in reader.segments.tokens(in: quote.content) { quoted[at] = true }
    }
    return quoted
  }

  mutating func run(within limit: TimeLimit, _ findings: inout [Finding]) -> Attributions {
    let quotes = reader.quotations.quotes
    var lastPart = Array(0..<quotes.count)
    for at in quotes.indices {
      if quotes[at].continues != nil {
        lastPart[reader.quotations.head(of: Index(at)).value] = at
      }
    }
    for (at, quote) in quotes.enumerated() where quote.continues == nil && quote.kind != .scare {
      if limit.isOver(at: attributions.count) { break }
      attribute(at, quotes[lastPart[at]].marked)
    }
    let speakers = roster.speakers(&findings)
    return Attributions(speakers: speakers, attributions: attributions)
  }

  private mutating func attribute(_ at: Int, _ end: Slice) {
    let quote = reader.quotations.quotes[at]
    let cue =
      OwnCue(reader: reader, isQuoted: isQuoted).cue(of: quote, end: end)
      ?? quote.cue.map { reader.quotations.cues[$0.value] }
    var source = cue.flatMap { finder.source(of: $0, quote: quote.content) }
    if quote.kind != .indirect, source.map({ !isNamed($0) }) ?? true,
      let signed = uncued.byline(behind: end)
    {
      source = signed
    }
    var rule = source?.rule ?? .cueNone
    var speaker = source.flatMap { resolve($0) }
    if source == nil && quote.kind != .indirect {
      if let found = uncued.signature(behind: end) {
        source = found
        rule = found.rule
        speaker = resolve(found)
      } else if let last, uncued.goesOn(from: last.quote, to: quote.content) {
        speaker = last.speaker
        rule = .cueSameParagraph
      } else if let found = uncued.source(of: quote.content, end: end) {
        source = found
        rule = .cueSameParagraph
        speaker = resolve(found)
      } else if let last, uncued.isNear(last.quote, quote.content) {
        speaker = last.speaker
        rule = .cueSameParagraph
      } else if let found = uncued.topic(before: quote.content) {
        source = found
        rule = .cueSameParagraph
        speaker = resolve(found)
      }
    }
    let own = source.map { reader.slice($0.mention ?? $0.range) }
    let mention = own ?? (speaker == nil || speaker != last?.speaker ? nil : last?.mention)
    if let mention = own, let speaker { roster.add(mention, kind(source), to: speaker) }
    attributions.append(
      Attribution(
        quote: Index(at), speaker: speaker, mention: mention, cue: quote.cue,
        rule: speaker == nil && source == nil ? .cueNone : rule))
    if let speaker, roster.kind(of: speaker) != .unknown, quote.kind != .indirect || source != nil,
      !isAside(quote.content), quote.kind != .indirect || source?.isAgent != true
    {
      last = Spoken(
        speaker: speaker, entity: roster.entity(of: speaker), quote: end, mention: mention)
    }
  }

  /// "(Read more: …)": whoever speaks in brackets does not go on outside them.
  private func isAside(_ quote: Slice) -> Bool {
    let here = reader.segments.firstToken(endingAfter: quote.lower)
    guard here < reader.tokens.count else { return false }
    return reader.mark(reader.sentence(of: here).lowerBound) == UInt8(ascii: "(")
  }

  private func isNamed(_ source: Source) -> Bool { descriptions.mention(at: source.head) != nil }

  private func kind(_ source: Source?) -> MentionKind {
    guard let head = source?.head else { return .description }
    if descriptions.mention(at: head) != nil { return .surname }
    return pronouns.wish(head) == nil ? .description : .pronoun
  }

  /// The speaker that a source means, or nil where it names nobody ("it was said", "I").
  private mutating func resolve(_ source: Source) -> Index<Speaker>? {
    if let group = descriptions.joint(source) { return roster.described(group) }
    let head = source.head
    if let mention = descriptions.mention(at: head) {
      if let organ = organ(cast.mentions[mention]) { return organ }
      return roster.speaker(entity: cast.mentions[mention].entity, mention: mention)
    }
    // "This shows that …": what was said before, nobody.
    if reader.traits(head).contains(.neuter), !reader.traits(head).isDisjoint(with: .determiner) {
      return nil
    }
    let isOwned = reader.traits(head).contains(.possessive) && source.range.count > 1
    if let wish = pronouns.wish(head), !isOwned {
      if wish.plural, let group = group(before: head) { return group }
      if let unnamed = unnamed(head, wish) { return unnamed }
      return referent(head, wish).map { roster.speaker(entity: $0, mention: nil) }
    }
    if reader.traits(head).contains(.first), !isQuoted[head] { return firstPerson(head) }
    if reader.traits(head).contains(.second), !isQuoted[head] {
      return interviewed.map { roster.speaker(entity: $0, mention: nil) }
    }
    guard reader.traits(head).isDisjoint(with: .pronoun) else { return nil }
    if let mention = descriptions.apposed(source) {
      return roster.speaker(entity: cast.mentions[mention].entity, mention: mention)
    }
    if source.range.count == 1, let group = group(of: head) { return group }
    if let owner = documentOwner(source) { return owner }
    if let entity = descriptions.entity(of: source, last: last?.entity) {
      return roster.speaker(entity: entity, mention: nil)
    }
    if let entity = variation(of: source) { return roster.speaker(entity: entity, mention: nil) }
    if let entity = descriptions.revealed(source) {
      return roster.speaker(entity: entity, mention: nil)
    }
    if let entity = descriptions.renamed(source) {
      return roster.speaker(entity: entity, mention: nil)
    }
    return descriptions.description(of: source).map {
      roster.described($0, owner: owner(of: source) ?? .unknown)
    }
  }

  /// Whom "I" means, or "we" in a speech: who has the word in a transcript, else the one whose text it is.
  private mutating func firstPerson(_ head: Int) -> Index<Speaker>? {
    if turns.hasBegun(at: head) {
      return turns.speaker(at: head).map { roster.speaker(entity: $0, mention: nil) }
    }
    guard let narrator, narrator.isAddress || reader.mark(head) == UInt8(ascii: "I") else {
      return nil
    }
    switch narrator.who {
    case .entity(let entity): return roster.speaker(entity: entity, mention: nil)
    case .known(let person): return roster.known(person, named: head..<head + 1)
    }
  }

  /// The speaker for whom a document speaks: its maker, or, where "the report" stands bare, the body that has just spoken.
  private mutating func documentOwner(_ source: Source) -> Index<Speaker>? {
    guard
      descriptions.isDocument(source.head) || descriptions.isUtterance(source.head)
        || descriptions.isSaying(source.head)
    else { return nil }
    switch descriptions.maker(of: source) ?? descriptions.issuer(of: source) {
    case .mention(let mention):
      if let organ = organ(cast.mentions[mention]) { return organ }
      return roster.speaker(entity: cast.mentions[mention].entity, mention: mention)
    case .phrase(let phrase): return resolve(phrase)
    case .pronoun(let at): return pronouns.wish(at).flatMap { spoken(of: at, $0) }
    case nil:
      guard isUtterance(source) else { return nil }
      return lastBody(before: source.head)
        ?? descriptions.sender(of: source).map { roster.speaker(entity: $0, mention: nil) }
    }
  }

  private mutating func spoken(of pronoun: Int, _ wish: Pronouns.Wish) -> Index<Speaker>? {
    if let unnamed = unnamed(pronoun, wish) { return unnamed }
    return referent(pronoun, wish).map { roster.speaker(entity: $0, mention: nil) }
  }

  /// "the statement", "the letter": bare.
  private func isUtterance(_ source: Source) -> Bool {
    descriptions.isUtterance(source.head) && source.range.count <= 2
      && reader.traits(source.range.lowerBound).contains(.definite)
  }

  /// The body that spoke the quotation before, in this paragraph or the last.
  private func lastBody(before head: Int) -> Index<Speaker>? {
    guard let last, roster.kind(of: last.speaker) == .organisation else { return nil }
    let here = reader.paragraphNumber(of: reader.token(head).range.lower)
    return here - reader.paragraphNumber(of: last.quote.lower) <= 1 ? last.speaker : nil
  }

  /// "the UN" for the one office of it that has spoken ("the UN human rights office"), unless the body itself spoke before.
  private func organ(_ mention: NameMention) -> Index<Speaker>? {
    guard let body = mention.body, !reader.lexicon.bodies[body].isPlace, mention.entity >= 0
    else { return nil }
    return roster.organ(of: mention, dressing: descriptions.dressing)
  }

  /// The person of the last paragraphs whom "the analyst" means.
  private func variation(of source: Source) -> Int? {
    guard let asked = descriptions.variation(source),
      let found = pronouns.referent(
        of: source.head, asked.wish, last: lastAgreeing(with: source),
        among: {
          cast.entities[$0].kind == .person && descriptions.fits($0, asked.side)
            && descriptions.agrees($0, source.range)
        })
    else { return nil }
    let here = reader.paragraphNumber(of: reader.token(source.head).range.lower)
    let isNear = cast.entities[found].mentions.contains { at in
      let start = reader.token(cast.mentions[at].tokens.lowerBound).range.lower
      return start < reader.token(source.head).range.lower
        && here - reader.paragraphNumber(of: start) <= 2
    }
    return isNear ? found : nil
  }

  /// The side of the one whose "his spokeswoman" speaks.
  private func owner(of source: Source) -> SideID? {
    let start = source.range.lowerBound
    guard reader.traits(start).contains(.possessive), let wish = pronouns.wish(start) else {
      return nil
    }
    return referent(start, wish).map { cast.entities[$0].side }
  }

  /// The unnamed or joint speaker who just spoke in this paragraph, where the pronoun fits.
  private func unnamed(_ head: Int, _ wish: Pronouns.Wish) -> Index<Speaker>? {
    guard let last, last.entity == nil else { return nil }
    let here = reader.paragraphNumber(of: reader.token(head).range.lower)
    guard here - reader.paragraphNumber(of: last.quote.lower) <= 1 else { return nil }
    let kind = roster.kind(of: last.speaker)
    if wish.plural { return kind == .group || kind == .anonymous ? last.speaker : nil }
    if wish.person {
      return kind == .anonymous && !isNamed(since: last.quote, before: head, wish)
        ? last.speaker : nil
    }
    return kind == .organisation && !isBodySubject(since: last.quote, before: head)
      ? last.speaker : nil
  }

  /// Whether a body is named as a subject between the last quotation and the pronoun.
  private func isBodySubject(since quote: Slice, before head: Int) -> Bool {
    cast.names(before: head).contains {
      $0.entity >= 0 && !$0.isInQuote
        && reader.token($0.tokens.lowerBound).range.lower >= quote.upper
        && cast.entities[$0.entity].kind == .body
        && $0.tokens.contains { reader.syntax.relation($0) == .nsubj }
    }
  }

  /// Whether someone whom the pronoun fits is named between the last quotation and it.
  private func isNamed(since quote: Slice, before head: Int, _ wish: Pronouns.Wish) -> Bool {
    let first = partition(cast.mentions.count) {
      reader.token(cast.mentions[$0].tokens.lowerBound).range.lower < quote.upper
    }
    return cast.mentions[first...].prefix { $0.tokens.lowerBound < head }.contains {
      $0.entity >= 0 && !$0.isInQuote && pronouns.fits(cast.entities[$0.entity], wish)
    }
  }

  /// Who spoke last, unless the description names another place or people than theirs.
  private func lastAgreeing(with source: Source) -> (entity: Int, quote: Slice)? {
    guard let last, let entity = last.entity, descriptions.agrees(entity, source.range) else {
      return nil
    }
    return (entity, last.quote)
  }

  private func referent(_ head: Int, _ wish: Pronouns.Wish) -> Int? {
    pronouns.referent(
      of: head, wish,
      last: last.flatMap { spoken in spoken.entity.map { ($0, spoken.quote) } })
  }
}

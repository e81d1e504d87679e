import DocumentModel
import LexiconStore

/// A source without a name: its words, what it is, whose it is.
struct Description {
  let name: Range<Int>
  let kind: SpeakerKind
  let gender: Gender
  let side: SideID
}

/// Sources that are no names: joint ones, roles of someone named elsewhere, unnamed people, groups and bodies.
struct Descriptions {
  let reader: Reader
  let cast: Cast
  let dressing: Dressing
  let phrases: NounPhrases
  let bridges: Bridges

  func mention(at head: Int) -> Int? {
    let at = phrases.mentionAt[head]
    if at >= 0, cast.mentions[Int(at)].kind != .body || !isRole(head) { return Int(at) }
    return behind(head) ?? (at < 0 ? nil : Int(at))
  }

  /// The name whose title or role the word at `head` is ("Col. Moss", "the minister Hart").
  private func behind(_ head: Int) -> Int? {
    for at in head + 1..<max(head + 1, min(phrases.mentionAt.count, head + Self.titleReach)) {
      let next = phrases.mentionAt[at]
      guard next >= 0 else { continue }
      let mention = cast.mentions[Int(next)]
      if mention.kind != .body {
        return mention.whole.contains(head) || isNamed(head, at) ? Int(next) : nil
      }
      if isNamed(head, at), let body = mention.body, !reader.lexicon.bodies[body].isPlace {
        return Int(next)
      }
    }
    return nil
  }

  /// "local newspaper NAME": the name right behind a body noun.
  private func isNamed(_ head: Int, _ at: Int) -> Bool {
    at == head + 1 && reader.lexicon.role(reader.token(head).lexeme)?.kind == .organisation
  }

  /// How far a name may stand behind the first word of its title.
  private static let titleReach = 10

  /// The name that stands in apposition to a role: "the minister, Pavel Hart".
  func apposed(_ source: Source) -> Int? {
    let comma = joinedEnd(max(source.range.upperBound, source.head + 1))
    guard comma + 1 < phrases.mentionAt.count, reader.isComma(comma),
      let mention = mention(at: comma + 1), cast.mentions[mention].kind != .body,
      cast.mentions[mention].whole.lowerBound == comma + 1
    else { return nil }
    // "According to public records, Hart": the clause begins with the name.
    let end = cast.mentions[mention].tokens.upperBound
    if source.rule == .cueAccordingTo, end < phrases.mentionAt.count, !reader.isComma(end) {
      return nil
    }
    return isRole(source.head) || isFullyExplained(source, mention) ? mention : nil
  }

  /// "former pilot and navy captain,": the end of a second role joined to the first.
  private func joinedEnd(_ end: Int) -> Int {
    guard end + 1 < phrases.mentionAt.count, reader.traits(end).contains(.joint) else { return end }
    var at = end + 1
    while at < phrases.mentionAt.count, at - end < 6, phrases.mentionAt[at] < 0,
      reader.tag(at) == .noun || reader.tag(at) == .adj || reader.tag(at) == .propn
    {
      at += 1
    }
    return at > end + 1 && isRole(at - 1) ? at : end
  }

  /// "The co-founder of the fair, Marta Orlyk,": a definite phrase, a full name, a comma.
  private func isFullyExplained(_ source: Source, _ mention: Int) -> Bool {
    let name = cast.mentions[mention]
    let opens = reader.traits(source.range.lowerBound)
    let isDefinite =
      opens.contains(.definite) || source.range.contains { reader.traits($0).contains(.genitive) }
    return isDefinite && phrases.pieces[source.head] == .none && name.words.count > 1
      && reader.traits(name.tokens.lowerBound).contains(.given)
      && name.tokens.upperBound < phrases.mentionAt.count && reader.isComma(name.tokens.upperBound)
  }

  func isRole(_ at: Int) -> Bool { reader.traits(at).contains(.role) }

  /// The entity that a definite description means: "the minister" is the last one called minister (the one who just
  /// spoke before others); "the ministry" the last body whose name has that word.
  func entity(of source: Source, last: Int?) -> Int? {
    let head = source.head
    if let found = officeHolder(source) ?? outlet(source) { return found }
    guard let words = roleWords(source), !words.role.isPlural, words.role.kind != .group else {
      return nil
    }
    guard isDefinite(source, words.end) else { return laterHolder(source, words) }
    let isBody = words.role.kind == .organisation
    let side = dressing.side(of: source.range, role: head)
    let own = side == .unknown && !isBody ? ownNation(words, before: head) : nil
    if let last, !isBody, holds(last, words, side), agrees(last, source.range),
      own == nil || !isForeign(last)
    {
      return last
    }
    if let own { return own }
    if let found = holder(words, side, before: source), !isIntroducedAnew(found, source) {
      return found
    }
    return words.role.isPersonal
      ? cast.mentions.first { isHolder($0, words, side, head) }?.entity : nil
  }

  /// The last one before the source who holds the role, or the last body whose name has its noun.
  private func holder(_ words: RoleWords, _ side: SideID, before source: Source) -> Int? {
    var number =
      partition(cast.mentions.count) { cast.mentions[$0].tokens.lowerBound < source.head } - 1
    while number >= 0 {
      let mention = cast.mentions[number]
      number -= 1
      guard mention.entity >= 0, !source.range.contains(mention.tokens.lowerBound) else { continue }
      if words.role.kind == .organisation {
        if words.stand(in: mention.tokens, reader) { return mention.entity }
      } else if holds(mention.entity, words, side), agrees(mention.entity, source.range) {
        return mention.entity
      }
    }
    return nil
  }

  /// The role that a source names: its first and last word ("head of state"), and where it ends.
  struct RoleWords {
    let role: Role
    let first: LexemeID
    let last: LexemeID
    let end: Int

    /// Whether both words stand in `range`.
    func stand(in range: Range<Int>, _ reader: Reader) -> Bool {
      range.contains { reader.token($0).lexeme == first }
        && (first == last || range.contains { reader.token($0).lexeme == last })
    }
  }

  /// A role of several words that ends the phrase, else the one of its head.
  private func roleWords(_ source: Source) -> RoleWords? {
    let last = source.range.upperBound - 1
    if last > source.head,
      let long = reader.lexicon.role(
        endingAt: last, of: reader.tokens, floor: source.range.lowerBound),
      long.start <= source.head
    {
      return RoleWords(
        role: long.role, first: reader.token(long.start).lexeme, last: reader.token(last).lexeme,
        end: last + 1)
    }
    let lexeme = reader.token(source.head).lexeme
    let long = reader.lexicon.role(
      endingAt: source.head, of: reader.tokens, floor: source.range.lowerBound)
    if let long, long.role.kind != .organisation {
      return RoleWords(
        role: long.role, first: reader.token(long.start).lexeme, last: lexeme, end: source.head + 1)
    }
    return reader.lexicon.role(lexeme).map {
      RoleWords(role: $0, first: lexeme, last: lexeme, end: source.head + 1)
    }
  }

  /// Whether the article later names the one who holds the role ("…, says the minister" in a headline).
  private func isHolder(
    _ mention: NameMention, _ words: RoleWords, _ side: SideID, _ head: Int
  ) -> Bool {
    guard mention.tokens.lowerBound > head, mention.entity >= 0, let role = mention.role else {
      return false
    }
    return words.stand(in: role, reader) && holds(mention.entity, words, side)
  }

  /// Whether the description may mean the entity: someone known must be of the side that it states.
  func fits(_ entity: Int, _ side: SideID) -> Bool {
    let one = cast.entities[entity]
    guard one.kind != .body else { return false }
    if one.person != nil { return side != .unknown && one.side == side }
    return side == .unknown || one.side == .unknown || one.side == side
  }

  /// Whether the article gives the entity's role with a nation ("the Danish president").
  private func isForeign(_ entity: Int) -> Bool {
    cast.entities[entity].role?.contains { names(nation: $0) } ?? false
  }

  private func names(nation at: Int) -> Bool {
    dressing.pieces[at] == .people || dressing.pieces[at] == .body
  }

  /// The last one whom the article gives that role without a nation: "the president" of an article's own country.
  private func ownNation(_ words: RoleWords, before head: Int) -> Int? {
    cast.mentions.last {
      guard $0.tokens.lowerBound < head, $0.entity >= 0, $0.kind != .body else { return false }
      let role = $0.role ?? $0.whole.lowerBound..<$0.tokens.lowerBound
      return words.stand(in: role, reader) && !role.contains { names(nation: $0) }
    }?.entity
  }

  /// "the Norwegian minister" is not the one called Danish minister: where both name places or peoples, one is shared.
  func agrees(_ entity: Int, _ range: Range<Int>) -> Bool {
    guard let role = cast.entities[entity].role else { return true }
    let asked = range.lazy.map { dressing.bodyAt[$0] }.filter { $0 >= 0 }
    let known = role.lazy.map { dressing.bodyAt[$0] }.filter { $0 >= 0 }
    guard let first = asked.first, !known.isEmpty else { return true }
    let sameNation = known.contains {
      reader.lexicon.bodies[Int($0)].name == reader.lexicon.bodies[Int(first)].name
    }
    return sameNation || asked.contains { known.contains($0) }
  }

  /// Whether the article or the list calls the entity by that role noun, and nothing speaks for another side.
  private func holds(_ entity: Int, _ words: RoleWords, _ side: SideID) -> Bool {
    let one = cast.entities[entity]
    guard one.kind != .body, side == .unknown || one.side == .unknown || side == one.side else {
      return false
    }
    if let role = one.role, words.stand(in: role, reader) { return true }
    guard let person = one.person else { return false }
    let office = reader.lexicon.people.persons[person].officeWords
    return office.contains(words.first) && office.contains(words.last)
  }

  /// "the minister", "the Canadian prime minister", "the president of Ukraine": nothing that tells another one apart.
  private func isDefinite(_ source: Source, _ end: Int) -> Bool {
    let start = source.range.lowerBound
    guard source.head - start <= 4, endsWithNation(end..<source.range.upperBound) else {
      return false
    }
    let opens = reader.traits(start)
    if opens.contains(.definite) { return true }
    guard opens.isDisjoint(with: .determiner) else { return false }
    return start == reader.lexicon.role(
      endingAt: end - 1, of: reader.tokens, floor: start)?.start ?? source.head
  }

  /// Nothing, or "of Ukraine".
  private func endsWithNation(_ rest: Range<Int>) -> Bool {
    guard let link = rest.first else { return true }
    return reader.traits(link).contains(.link)
      && rest.dropFirst().allSatisfy {
        names(nation: $0) || reader.traits($0).contains(.definite)
      }
  }

  /// What an unnamed source is, or nil where the head cannot speak. Bare words ("Officials", "the official") mean the
  /// same as the last fuller words of that role ("U.S. officials").
  func description(of source: Source) -> Description? {
    let range = source.range
    let head = isRole(source.head) ? source.head : outermost(source)
    guard isRole(head) || reader.tag(head) != .pron && !isPlain(head) else { return nil }
    let found = reader.lexicon.role(endingAt: head, of: reader.tokens, floor: range.lowerBound)
    guard let role = found?.role ?? partOf(range) else {
      guard phrases.isNominal(head) else { return nil }
      let isSaid = source.rule == .cueAccordingTo && isSaying(head)
      guard isSaid || !reader.isThing(head) && !isCount(head) else { return nil }
      let isPeople = phrases.pieces[head] == .people
      return Description(
        name: bare(range), kind: isPeople ? .group : .unknown, gender: .unknown,
        side: side(of: range, head: head))
    }
    let isOne = found == nil && reader.traits(range.lowerBound).contains(.indefinite)
    let kind: SpeakerKind = role.kind == .person || isOne ? .anonymous : role.kind
    var name = bare(range)
    var side = side(of: range, head: head)
    if isBare(range, head), let fuller = fuller(head, role) {
      name = bare(fuller)
      if side == .unknown { side = self.side(of: fuller, head: fuller.upperBound - 1) }
    }
    if side == .unknown, found == nil { side = role.side }
    if side == .unknown, !role.isPersonal, !reader.traits(range.lowerBound).contains(.possessive) {
      side = bridges.side(of: range, head: head)
    }
    if side == .unknown, kind == .organisation, reader.isCapital(head),
      reader.traits(head).contains(.body)
    {
      side = dressing.homeSide(before: head)
    }
    return Description(name: name, kind: kind, gender: role.gender, side: side)
  }

  /// "2020", "14": a number that counts nobody.
  private func isCount(_ at: Int) -> Bool { reader.token(at).kind == .number }

  /// "there", "Monday": a word that is nobody.
  private func isPlain(_ at: Int) -> Bool {
    reader.traits(at).contains(.plain) && phrases.pieces[at] == .none
  }

  /// "One of the rebels": the role that the number is taken from.
  private func partOf(_ range: Range<Int>) -> Role? {
    let opens: SpeakerTraits = [.indefinite, .some]
    guard range.count > 2, !reader.traits(range.lowerBound).isDisjoint(with: opens),
      reader.traits(range.lowerBound + 1).contains(.link)
    else { return nil }
    return range.lazy.compactMap { reader.lexicon.role(reader.token($0).lexeme) }.first
  }

  /// "a source familiar with the sharing": the role noun before the first preposition, else the head.
  private func outermost(_ source: Source) -> Int {
    let link = source.range.first { reader.traits($0).contains(.link) }
    guard let link, link > source.range.lowerBound, isRole(link - 1) else { return source.head }
    return link - 1
  }

  /// The side of a phrase: what it says itself, else the side of someone it names ("Hart's office").
  private func side(of range: Range<Int>, head: Int) -> SideID {
    let inside = min(max(head, range.lowerBound), range.upperBound - 1)
    let said = dressing.side(of: range, role: inside)
    if said != .unknown { return said }
    for at in range where phrases.mentionAt[at] >= 0 {
      let entity = cast.mentions[Int(phrases.mentionAt[at])].entity
      if entity >= 0, cast.entities[entity].side != .unknown { return cast.entities[entity].side }
    }
    return .unknown
  }

  /// Whether the phrase is the role noun with an article at most.
  func isBare(_ range: Range<Int>, _ head: Int) -> Bool {
    let start = bare(range).lowerBound
    return start == head && range.upperBound == head + 1
  }

  /// The last phrase before `head` with the same role noun and words of its own before it, in the same number if any is.
  func fuller(_ head: Int, _ role: Role) -> Range<Int>? {
    let lexeme = reader.token(head).lexeme
    let entry = reader.lexicon.role(lexeme)?.entry
    var other: Range<Int>? = nil
    var at = head - 1
    while at > 0, head - at < Self.memory {
      if reader.traits(at).contains(.role), !reader.isVerbal(at),
        reader.lexicon.role(reader.token(at).lexeme)?.entry == entry,
        reader.token(at).lexeme == lexeme || !isDocument(at)
      {
        let start = phrases.start(of: at, floor: reader.sentence(of: at).lowerBound)
        if bare(start..<at + 1).count > 1 {
          if reader.token(at).lexeme == lexeme { return start..<at + 1 }
          other = other ?? start..<at + 1
        }
      }
      at -= 1
    }
    return other
  }

  /// How many tokens back bare words may reach.
  private static let memory = 400

  /// Without its article: "One former official" is "former official".
  private func bare(_ range: Range<Int>) -> Range<Int> {
    let opens = reader.traits(range.lowerBound)
    let article = !opens.isDisjoint(with: [.definite, .indefinite])
    let isPartOf = range.count > 1 && reader.traits(range.lowerBound + 1).contains(.link)
    return article && range.count > 1 && !isPartOf ? range.lowerBound + 1..<range.upperBound : range
  }
}

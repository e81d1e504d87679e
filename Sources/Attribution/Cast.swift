import DocumentModel
import LexiconStore

/// Someone or something that an article names.
struct Entity {
  var kind: NameKind
  /// The mention with the fullest name.
  var fullest: Int
  var words: Range<Int>
  /// The words of a second name ("better known as …"), or none.
  var alias: Range<Int> = 0..<0
  var gender: Gender
  var side: SideID
  var role: Range<Int>?
  /// Position in `People.persons`.
  var person: Int?
  /// Position in `SpeakerLexicon.bodies`.
  var body: Int?
  var mentions: [Int] = []
  /// Those of more than one word, ascending.
  var full: [Int] = []
  /// Whether a surname fitted several known persons.
  var isAmbiguous = false
}

/// Who is who in one article: mentions linked to entities.
struct Cast {
  let reader: Reader
  let words: [NameWord]
  let year: Int?
  private(set) var mentions: [NameMention]
  private(set) var entities: [Entity] = []
  private var bodyEntity: [Int: Int] = [:]
  private var personEntity: [Int: Int] = [:]
  /// By the key of a word: the entities with it in a name, ascending. A list of thousands of names is no article, but it
  /// comes.
  private var bearers: [UInt64: [Int]] = [:]

  init(reader: Reader, mentions: [NameMention], words: [NameWord]) {
    self.reader = reader
    self.mentions = mentions
    self.words = words
    year = Self.year(reader.document.published)
  }

  /// The year an ISO date begins with.
  private static func year(_ published: String?) -> Int? {
    guard let published, let year = Int(published.prefix(4)), year > 1000 else { return nil }
    return year
  }

  /// Full names first, so that a surname in the headline finds the name of the second paragraph.
  /// `aliases` are second names that the text gives.
  mutating func link(_ aliases: [Aliases.Pair] = []) {
    for at in mentions.indices where mentions[at].words.count != 1 { linkFull(at) }
    for pair in aliases { call(pair) }
    for at in mentions.indices where mentions[at].words.count == 1 { linkSingle(at) }
    for at in entities.indices { entities[at].mentions.sort() }
  }

  /// Takes the gender that the text tells of those whose it was unknown: they are persons.
  mutating func learn(_ genders: [Gender]) {
    for at in entities.indices where entities[at].gender == .unknown {
      entities[at].gender = genders[at]
      if genders[at] != .unknown, entities[at].kind == .unknown { entities[at].kind = .person }
    }
  }

  /// One entity for both names of a pair, under the first one's.
  private mutating func call(_ pair: Aliases.Pair) {
    guard [pair.first, pair.second].allSatisfy({ mentions[$0].kind != .body }) else { return }
    let first = mentions[pair.first].entity
    let second = mentions[pair.second].entity
    // A single word joins the fuller name of the other when its turn comes.
    if first < 0 && second >= 0 { return name(second, mentions[pair.first].words) }
    if second < 0 && first >= 0 { return name(first, mentions[pair.second].words) }
    guard first >= 0, second != first else { return }
    guard entities[first].person == nil || entities[second].person == nil else { return }
    if let person = entities[second].person { know(first, person) }
    for at in entities[second].mentions { join(at, first) }
    entities[second].mentions = []
    for word in entities[second].words { bearers[words[word].key]?.removeAll { $0 == second } }
    let other = entities[second].words
    name(first, other == entities[first].words ? mentions[pair.first].words : other)
  }

  /// The entity goes by these words too.
  private mutating func name(_ entity: Int, _ alias: Range<Int>) {
    entities[entity].alias = alias
    note(entity)
  }

  private mutating func linkFull(_ at: Int) {
    let mention = mentions[at]
    let entity: Int
    if let body = mention.body {
      entity = bodyEntity[entry(body)] ?? add(at)
    } else if mention.kind != .body, let person = knownPerson(mention) {
      entity = personEntity[person] ?? add(at)
      know(entity, person)
    } else {
      entity = sameName(mention) ?? add(at)
    }
    join(at, entity)
  }

  /// The names before a token, at most the last 2,000: whoever looks back looks no further, so that a list of names costs
  /// what its length costs.
  func names(before token: Int) -> ArraySlice<NameMention> {
    let end = partition(mentions.count) { mentions[$0].tokens.lowerBound < token }
    return mentions[max(0, end - Self.farthest)..<end]
  }

  /// The names from a token on, as far.
  func names(from token: Int) -> ArraySlice<NameMention> {
    let start = partition(mentions.count) { mentions[$0].tokens.lowerBound < token }
    return mentions[start..<min(mentions.count, start + Self.farthest)]
  }

  private static let farthest = 2_000

  /// The one person of people.tsv who bears the full name.
  private func knownPerson(_ mention: NameMention) -> Int? {
    guard
      case .one(let person) = reader.lexicon.people.match(
        full: words.span.extracting(mention.words))
    else { return nil }
    return person
  }

  private func entry(_ body: Int) -> Int { Int(reader.lexicon.bodies[body].entry.rawValue) }

  /// An entity of the same last word and an agreeing first one, with names of two words or more.
  private func sameName(_ mention: NameMention) -> Int? {
    guard let last = mention.words.last, let first = mention.words.first else { return nil }
    return bearers[words[last].key]?.first { at in
      let entity = entities[at]
      guard entity.words.count > 1, let itsLast = entity.words.last,
        let itsFirst = entity.words.first
      else { return false }
      return words[itsLast].key == words[last].key && words[itsFirst].agrees(with: words[first])
    }
  }

  /// Whether the entity goes by a name of that first and last word.
  func bears(_ entity: Entity, _ name: [NameWord]) -> Bool {
    guard entity.words.count > 1, let first = entity.words.first, let last = entity.words.last,
      name.count > 1
    else { return false }
    return words[last].key == name[name.count - 1].key && words[first].agrees(with: name[0])
  }

  private mutating func linkSingle(_ at: Int) {
    let mention = mentions[at]
    if let known = fitting(at), !isOvershadowed(known, by: at) { return join(at, known) }
    let word = words[mention.words.lowerBound]
    switch reader.lexicon.people.match(surname: word, gender: mention.gender, year: year) {
    case .one(let person) where mention.kind != .body:
      let entity = personEntity[person] ?? add(at)
      if entities[entity].person == nil { know(entity, person) }
      join(at, entity)
    case .ambiguous:
      let entity = add(at)
      entities[entity].isAmbiguous = true
      join(at, entity)
    default: join(at, add(at))
    }
  }

  /// Whether a bare surname means an office holder whom the text never names in full, not the listed relative without an
  /// office whom it does.
  private func isOvershadowed(_ entity: Int, by at: Int) -> Bool {
    guard let person = entities[entity].person, let known = office(at), known != person,
      year != nil || isTitled(at, as: known), !hasJustSpoken(entities[entity], before: at)
    else { return false }
    return !isInOffice(person) && isInOffice(known)
  }

  /// In the article's year; where that is unknown, in any.
  private func isInOffice(_ person: Int) -> Bool {
    reader.lexicon.people.persons[person].offices.contains { office in
      office.since != nil && year.map { office.isHeld(in: $0) } ?? true
    }
  }

  /// The word right before the name is one of the person's office ("President Trump").
  private func isTitled(_ at: Int, as person: Int) -> Bool {
    guard let title = mentions[at].role?.last else { return false }
    let lexeme = reader.token(title).lexeme
    return !lexeme.isNone && reader.lexicon.people.persons[person].officeWords.contains(lexeme)
  }

  /// The entity that a single word means: its last word (or, failing that, any other) is this one, its gender fits; the
  /// nearest before, else the first behind.
  private func fitting(_ at: Int) -> Int? {
    let mention = mentions[at]
    let key = words[mention.words.lowerBound].key
    let known = office(at)
    var best: (score: Int, entity: Int)? = nil
    for index in bearers[key] ?? [] where entities[index].body == nil {
      let entity = entities[index]
      guard let last = entity.words.last else { continue }
      let isLast =
        words[last].key == key || entity.alias.last.map { words[$0].key == key } ?? false
      let isOther =
        !isLast && [entity.words, entity.alias].joined().contains { words[$0].key == key }
      guard isLast || (isOther && mention.role == nil) else { continue }
      if clash(mention.gender, entity.gender) { continue }
      var score = nearness(of: entity, to: at) + (isLast ? 100_000 : 0)
      if let person = entity.person, person == known { score += Self.officePreference }
      if hasJustSpoken(entity, before: at) { score += Self.speakerPreference }
      score += isNear(entity, at) ? Self.recency : Self.prominence * min(10, entity.mentions.count)
      if best.map({ score > $0.score }) ?? true { best = (score, index) }
    }
    return best?.entity
  }

  /// The office holder of the year whom a bare surname means ("Trump" beside his wife and his son), or nil.
  private func office(_ at: Int) -> Int? {
    let mention = mentions[at]
    let word = words[mention.words.lowerBound]
    guard
      case .one(let person) = reader.lexicon.people.match(
        surname: word, gender: mention.gender, year: year)
    else { return nil }
    return person
  }

  /// Whether the full name stands beside a cue in this sentence or the two before ("added NAME").
  private func hasJustSpoken(_ entity: Entity, before at: Int) -> Bool {
    guard let last = lastFull(entity, before: at) else { return false }
    let tokens = mentions[last].tokens
    let around = [tokens.lowerBound - 1, tokens.upperBound]
    return isRecent(last, at)
      && around.contains {
        $0 >= 0 && $0 < reader.tokens.count
          && reader.lexicons.cues.isReliableVerb(reader.tokens, at: $0)
      }
  }

  private func isNear(_ entity: Entity, _ at: Int) -> Bool {
    lastFull(entity, before: at).map { isRecent($0, at) } ?? false
  }

  private func lastFull(_ entity: Entity, before at: Int) -> Int? {
    let end = partition(entity.full.count) { entity.full[$0] < at }
    return end > 0 ? entity.full[end - 1] : nil
  }

  /// Within three sentences.
  private func isRecent(_ earlier: Int, _ at: Int) -> Bool {
    reader.sentenceNumber(of: mentions[at].tokens.lowerBound)
      - reader.sentenceNumber(of: mentions[earlier].tokens.lowerBound) <= 2
  }

  /// More than the preference of an office holder.
  private static let speakerPreference = 70_000
  /// More than any prominence.
  private static let recency = 1_000
  /// More than any nearness, less than the place of the word in the name.
  private static let officePreference = 60_000
  /// How many mentions further off one mention more makes up for.
  private static let prominence = 10

  private func nearness(of entity: Entity, to at: Int) -> Int {
    if let before = entity.mentions.last(where: { $0 < at }) { return 50_000 - (at - before) }
    guard let behind = entity.mentions.first(where: { $0 > at }) else { return 0 }
    return 25_000 - (behind - at)
  }

  private func clash(_ a: Gender, _ b: Gender) -> Bool {
    a != .unknown && b != .unknown && a != b
  }

  private mutating func add(_ at: Int) -> Int {
    let mention = mentions[at]
    let entity = entities.count
    let body = mention.body.map { reader.lexicon.bodies[$0] }
    entities.append(
      Entity(
        kind: mention.kind, fullest: at, words: mention.words, gender: .unknown,
        side: body?.side ?? .unknown, role: nil, person: nil, body: mention.body))
    if let body = mention.body { bodyEntity[entry(body)] = entity }
    note(entity)
    return entity
  }

  /// Names grow: an entity stands under the words that it had too, and whoever looks it up looks at those that it has.
  private mutating func note(_ entity: Int) {
    for word in [entities[entity].words, entities[entity].alias].joined() {
      let known = bearers[words[word].key] ?? []
      let place = partition(known.count) { known[$0] < entity }
      if place < known.count, known[place] == entity { continue }
      bearers[words[word].key, default: []].insert(entity, at: place)
    }
  }

  private mutating func know(_ entity: Int, _ person: Int) {
    let known = reader.lexicon.people.persons[person]
    personEntity[person] = entity
    entities[entity].person = person
    entities[entity].kind = .person
    entities[entity].gender = known.gender
    entities[entity].side = known.side
  }

  /// Places go by the first form an article gives, organisations and people by the fullest.
  private func isPlace(_ body: Int) -> Bool {
    reader.lexicon.bodies[body].isPlace
  }

  private func length(_ mention: NameMention) -> Int { reader.slice(mention.tokens).count }

  private mutating func join(_ at: Int, _ entity: Int) {
    let mention = mentions[at]
    mentions[at].entity = entity
    entities[entity].mentions.append(at)
    if mentions[at].words.count > 1 { entities[entity].full.append(at) }
    if entities[entity].kind == .unknown { entities[entity].kind = mention.kind }
    if entities[entity].gender == .unknown { entities[entity].gender = mention.gender }
    if entities[entity].side == .unknown { entities[entity].side = mention.side }
    if entities[entity].role == nil { entities[entity].role = mention.role }
    let isLonger =
      if let body = mention.body {
        !isPlace(body) && length(mention) > length(mentions[entities[entity].fullest])
      } else {
        mention.words.count > entities[entity].words.count
      }
    if isLonger {
      entities[entity].fullest = at
      entities[entity].words = mention.words
      note(entity)
    }
  }
}

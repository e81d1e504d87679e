import DocumentModel
import LexiconStore

/// Who "I" is outside quotations: the one whose address or letter the title calls the text, the one who signs it, else
/// its byline, else whom the title names behind a dash or an interview is with. "you" in an interview is the same person.
struct Narrator {
  let reader: Reader
  let cast: Cast
  let mentionAt: [Int32]
  /// How many sentences from either end a signature or a byline may stand.
  private static let reach = 4
  /// The fewest questions that make an interview where no sentence announces one.
  private static let questions = 3
  /// How many sentences may introduce an interview.
  private static let opening = 8

  /// The first person of a text: an entity of it, or someone of the people list whom only the title names.
  enum Person {
    case entity(Int)
    case known(Int)
  }

  /// Whom "I" means, or nil. `isAddress` where the whole text is theirs, so that "we" is theirs too.
  func person() -> (who: Person, isAddress: Bool)? {
    let titled = TitleAuthor(reader: reader).author(year: cast.year)
    if let titled, titled.isAddress, let who = person(titled.author) { return (who, true) }
    if let entity = entity() { return (.entity(entity), false) }
    return titled.flatMap { person($0.author) }.map { ($0, false) }
  }

  private func person(_ author: TitleAuthor.Author) -> Person? {
    switch author {
    case .known(let person):
      let entity = cast.entities.firstIndex { $0.person == person }
      return entity.map { Person.entity($0) } ?? .known(person)
    case .named(let name):
      return cast.entities.firstIndex { cast.bears($0, name) }.map { Person.entity($0) }
    }
  }

  /// The entity that "I" means by the text alone, or nil.
  private func entity() -> Int? {
    let sentences = reader.segments.sentences
    for sentence in sentences.suffix(Self.reach).reversed() {
      if let signed = named(reader.body(of: sentence), rest: 0) { return signed }
    }
    for sentence in sentences.prefix(Self.reach + 2) {
      let body = reader.body(of: sentence)
      if let first = body.first, reader.traits(first).contains(.agent),
        let author = named(body.dropFirst(), rest: 5)
      {
        return author
      }
    }
    return interviewed()
  }

  /// The person whose name begins `range`, with at most `rest` tokens behind it.
  private func named(_ range: Range<Int>, rest: Int) -> Int? {
    guard let first = range.first, mentionAt[first] >= 0 else { return nil }
    let mention = cast.mentions[Int(mentionAt[first])]
    guard mention.kind != .body, mention.entity >= 0, mention.tokens.upperBound <= range.upperBound,
      range.upperBound - mention.tokens.upperBound <= rest,
      cast.entities[mention.entity].kind != .body
    else { return nil }
    return mention.entity
  }

  /// The person whom an interview is with, in a text whose paragraphs ask questions: the one its title names, else the
  /// one of the first sentence that speaks of the interview, else the one named most.
  func interviewed() -> Int? {
    guard isInterview else { return nil }
    let opening = reader.segments.sentences.prefix(Self.opening)
    for (at, sentence) in opening.enumerated() {
      let body = reader.body(of: sentence)
      guard at == 0 || body.contains(where: { reader.traits($0).contains(.interview) }) else {
        continue
      }
      let all = body.compactMap { person(at: $0) }
      let people = all.filter { cast.entities[$0].kind == .person }
      let named = people.isEmpty ? all : people
      if let found = named.max(by: { isRarer($0, $1, named) }) { return found }
    }
    let people = cast.entities.indices.filter {
      cast.entities[$0].kind == .person && cast.entities[$0].words.count > 1
    }
    return people.max {
      (cast.entities[$0].mentions.count, $1) < (cast.entities[$1].mentions.count, $0)
    }
  }

  /// Whether `one` is named less often than `other`, or as often and later.
  private func isRarer(_ one: Int, _ other: Int, _ order: [Int]) -> Bool {
    let counts = (cast.entities[one].mentions.count, cast.entities[other].mentions.count)
    if counts.0 != counts.1 { return counts.0 < counts.1 }
    return order.firstIndex(of: one) ?? 0 > order.firstIndex(of: other) ?? 0
  }

  private var isInterview: Bool {
    let asked = reader.segments.paragraphs.lazy.filter { paragraph in
      guard let last = paragraph.sentenceIndices.last else { return false }
      let end = reader.segments.sentences[last].tokenIndices.upperBound - 1
      return end >= 0 && reader.mark(end) == UInt8(ascii: "?")
    }.prefix(Self.questions).count
    return asked == Self.questions || asked > 0 && isAnnounced
  }

  /// Whether the first sentences speak of an interview.
  private var isAnnounced: Bool {
    reader.segments.sentences.prefix(Self.opening).contains { sentence in
      reader.body(of: sentence).contains { reader.traits($0).contains(.interview) }
    }
  }

  /// The entity of a full name of a person at `at`, outside quotations.
  private func person(at: Int) -> Int? {
    guard mentionAt[at] >= 0 else { return nil }
    let mention = cast.mentions[Int(mentionAt[at])]
    guard mention.entity >= 0, !mention.isInQuote else { return nil }
    let entity = cast.entities[mention.entity]
    return entity.kind != .body && entity.words.count > 1 ? mention.entity : nil
  }
}

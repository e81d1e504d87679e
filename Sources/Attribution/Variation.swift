import DocumentModel
import LexiconStore

/// Descriptions that mean someone the article names by other words: "the analyst" for the one just quoted, "a senior
/// lawmaker" in the opening for the one whom its next sentences name.
extension Descriptions {
  /// How far back an introduction is remembered, in tokens.
  private static let introductions = 400
  /// How many sentences make the opening of an article, its headline included.
  private static let opening = 4
  /// How many sentences later the opening's person may get a name.
  private static let delay = 4

  /// The one a paragraph is about, called by another role ("the analyst", "the Danish lawmaker"): what a definite role
  /// without a holder asks for, or nil where the article has introduced someone unnamed by that word.
  func variation(_ source: Source) -> (wish: Pronouns.Wish, side: SideID)? {
    let head = source.head
    guard reader.traits(source.range.lowerBound).contains(.definite), isRole(head),
      let role = reader.lexicon.role(reader.token(head).lexeme), role.isPersonal, !role.isPlural
    else { return nil }
    let first = max(0, head - Self.introductions)
    guard !(first..<source.range.lowerBound).contains(where: { introduces($0, role) }) else {
      return nil
    }
    return (Pronouns.Wish(gender: role.gender), dressing.side(of: source.range, role: head))
  }

  /// "a rebel commander" behind the last mention of a commander with a name: "the commander" is not the latter.
  func isIntroducedAnew(_ entity: Int, _ source: Source) -> Bool {
    guard let role = reader.lexicon.role(reader.token(source.head).lexeme), role.isPersonal,
      let last = cast.entities[entity].mentions.last(where: {
        cast.mentions[$0].tokens.lowerBound < source.range.lowerBound
      })
    else { return false }
    let end = cast.mentions[last].tokens.upperBound
    guard end < source.range.lowerBound else { return false }
    return (end..<source.range.lowerBound).contains { at in
      introduces(at, role) && reader.lexicon.role(reader.token(at).lexeme)?.isPlural == false
        && reader.traits(phrases.start(of: at, floor: reader.sentence(of: at).lowerBound))
          .contains(.indefinite)
    }
  }

  /// Whether the noun at `at`, in either number, introduces someone without a name.
  private func introduces(_ at: Int, _ role: Role) -> Bool {
    guard reader.traits(at).contains(.role), phrases.mentionAt[at] < 0,
      reader.lexicon.role(reader.token(at).lexeme)?.entry == role.entry
    else { return false }
    let relation = reader.syntax.relation(at)
    return relation != .xcomp && relation != .appos && !isCarried(at) && !followsName(at)
      && !isPredicate(at)
  }

  /// Whether the role noun at `at` belongs to a name.
  private func isCarried(_ at: Int) -> Bool {
    let after = partition(cast.mentions.count) { cast.mentions[$0].tokens.upperBound <= at }
    return cast.mentions[max(0, after - 1)..<min(cast.mentions.count, after + 2)].contains {
      $0.whole.contains(at) || $0.role?.contains(at) ?? false
    }
  }

  /// "Hart, chairman of the council and a Danish engineer": no verb stands between the noun and a name before it.
  private func followsName(_ at: Int) -> Bool {
    let floor = max(reader.sentence(of: at).lowerBound, at - 20)
    var before = at - 1
    while before >= floor, !reader.isVerbal(before) {
      if phrases.pieces[before] == .name { return true }
      before -= 1
    }
    return false
  }

  /// "Hart was an engineer".
  private func isPredicate(_ at: Int) -> Bool {
    reader.sentence(of: at).contains {
      reader.syntax.head($0) == at && reader.syntax.relation($0) == .cop
    }
  }

  /// The person whom the sentences behind an opening name first, where the opening speaks of someone unnamed: a full name
  /// with a role of its own, not named before, who speaks, and whose role or side is the one described.
  func revealed(_ source: Source) -> Int? {
    let head = source.head
    let here = reader.sentenceNumber(of: head)
    guard here < Self.opening, isRole(head),
      let role = reader.lexicon.role(reader.token(head).lexeme),
      !role.isPlural, role.kind == .person || role.kind == .anonymous,
      reader.traits(source.range.lowerBound).isDisjoint(with: [.possessive, .some])
    else { return nil }
    let first = partition(cast.mentions.count) { cast.mentions[$0].tokens.lowerBound <= head }
    for at in first..<cast.mentions.count {
      let mention = cast.mentions[at]
      let there = reader.sentenceNumber(of: mention.tokens.lowerBound)
      guard there - here <= Self.delay else { return nil }
      guard there > here, !mention.isInQuote, isNewPerson(at), speaks(in: there) else { continue }
      return suits(mention, role, source) ? mention.entity : nil
    }
    return nil
  }

  /// Whether the mention is the first full name of a person.
  private func isNewPerson(_ at: Int) -> Bool {
    let mention = cast.mentions[at]
    guard mention.entity >= 0, mention.words.count > 1 else { return false }
    let entity = cast.entities[mention.entity]
    return entity.kind == .person
      && entity.mentions.first { cast.mentions[$0].words.count > 1 } == at
  }

  private func speaks(in sentence: Int) -> Bool {
    let tokens = reader.segments.sentences[sentence].tokenIndices
    return reader.quotations.cues.contains { cue in
      cue.token.map { tokens.contains($0.value) } ?? false
    }
  }

  private func suits(_ mention: NameMention, _ role: Role, _ source: Source) -> Bool {
    let entity = cast.entities[mention.entity]
    guard let own = mention.role else { return false }
    let side = dressing.side(of: source.range, role: source.head)
    guard side == .unknown || entity.side == side,
      role.gender == .unknown || entity.gender == .unknown || role.gender == entity.gender,
      agrees(mention.entity, source.range)
    else { return false }
    let isShared = own.contains {
      reader.lexicon.role(reader.token($0).lexeme)?.entry == role.entry
    }
    return isShared || side != .unknown
  }
}

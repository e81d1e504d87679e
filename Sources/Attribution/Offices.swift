import DocumentModel
import LexiconStore

/// Descriptions of several words that the article gives with a name ("the head of the harbour office"), and names that
/// stand behind a description.
extension Descriptions {
  /// The one person to whom the article gives the very words of the description, beside the name ("the head of the harbour
  /// office" after "head of the harbour office Marta Orlyk" or "Marta Orlyk, head of the harbour office"), or whose office
  /// in the people list has them all.
  func officeHolder(_ source: Source) -> Int? {
    let words = bareWords(source.range)
    guard words.count > 1, words.contains(source.head), isRole(source.head),
      let role = reader.lexicon.role(reader.token(source.head).lexeme), !role.isPlural,
      role.kind != .organisation, role.kind != .group,
      reader.traits(source.range.lowerBound).isDisjoint(with: [.indefinite, .some, .possessive])
    else { return nil }
    return named(by: words, role) ?? listed(words, source)
  }

  private func bareWords(_ range: Range<Int>) -> Range<Int> {
    let isArticle = reader.traits(range.lowerBound).contains(.definite)
    return isArticle ? range.lowerBound + 1..<range.upperBound : range
  }

  /// The person beside whose name the same words stand elsewhere, of several the one that comes first. Only what stands
  /// beside names is compared: an article has many more words.
  private func named(by words: Range<Int>, _ role: Role) -> Int? {
    var best: (start: Int, entity: Int)? = nil
    for mention in cast.mentions where mention.kind != .body {
      let before = mention.tokens.lowerBound - words.count
      if let best, best.start <= before { break }
      for start in [before, behind(mention) ?? -1]
      where best.map({ start < $0.start }) ?? true {
        guard start >= 0, start != words.lowerBound, start + words.count < reader.tokens.count,
          words.indices.allSatisfy({ isSame($0, start + $0 - words.lowerBound) }),
          let found = beside(start..<start + words.count), agrees(found, role)
        else { continue }
        best = (start, found)
      }
    }
    return best?.entity
  }

  /// Where an office behind a full name and its comma begins, its article aside.
  private func behind(_ mention: NameMention) -> Int? {
    let comma = mention.tokens.upperBound
    guard mention.words.count > 1, comma + 1 < reader.tokens.count, reader.isComma(comma) else {
      return nil
    }
    return reader.traits(comma + 1).contains(.definite) ? comma + 2 : comma + 1
  }

  private func agrees(_ entity: Int, _ role: Role) -> Bool {
    let one = cast.entities[entity]
    return one.kind != .body
      && (role.gender == .unknown || one.gender == .unknown || one.gender == role.gender)
  }

  private func isSame(_ one: Int, _ other: Int) -> Bool {
    let a = reader.token(one)
    let b = reader.token(other)
    guard a.lexeme.isNone else { return a.lexeme == b.lexeme }
    return b.lexeme.isNone && a.range.count == b.range.count
      && zip(a.range.indices, b.range.indices).allSatisfy {
        reader.document.text.storage[$0] == reader.document.text.storage[$1]
      }
  }

  /// The person named right behind the words, or before them and a comma.
  private func beside(_ words: Range<Int>) -> Int? {
    if let found = person(startingAt: words.upperBound) { return found }
    var before = words.lowerBound - 1
    if before > 0, reader.traits(before).contains(.definite) { before -= 1 }
    guard before > 0, reader.isComma(before), phrases.mentionAt[before - 1] >= 0 else {
      return nil
    }
    let mention = cast.mentions[Int(phrases.mentionAt[before - 1])]
    return mention.kind == .body || mention.words.count < 2 ? nil : mention.entity
  }

  /// The person whose name, titles before it aside, begins at `at`.
  private func person(startingAt at: Int) -> Int? {
    guard at < phrases.mentionAt.count, phrases.mentionAt[at] >= 0 else { return nil }
    let mention = cast.mentions[Int(phrases.mentionAt[at])]
    return mention.kind == .body || mention.tokens.lowerBound != at ? nil : mention.entity
  }

  /// The one person of the article whose listed offices have all the words.
  private func listed(_ words: Range<Int>, _ source: Source) -> Int? {
    guard !words.contains(where: { reader.token($0).lexeme.isNone }) else { return nil }
    var found: Int? = nil
    for (at, entity) in cast.entities.enumerated() {
      guard let person = entity.person else { continue }
      let office = reader.lexicon.people.persons[person].officeWords
      guard words.allSatisfy({ isSmall($0) || office.contains(reader.token($0).lexeme) }) else {
        continue
      }
      if found != nil { return nil }
      found = at
    }
    return found
  }

  /// The one whom the last fuller words for a bare definite role name ("the scholar", "the agency").
  func renamed(_ source: Source) -> Int? {
    let head = source.head
    guard isRole(head), reader.traits(source.range.lowerBound).contains(.definite),
      isBare(source.range, head), let role = reader.lexicon.role(reader.token(head).lexeme),
      !role.isPlural, let fuller = fuller(head, role), let found = named(with: fuller),
      role.isPersonal ? cast.entities[found].kind != .body : true
    else { return nil }
    return found
  }

  /// The one whose name stands right before or behind the fuller words of a description, with or without a comma: "Janes, a
  /// global agency"; "Danish scholar and author Marta Orlyk".
  func named(with fuller: Range<Int>) -> Int? {
    var before = fuller.lowerBound - 1
    if before > 0, !reader.traits(before).isDisjoint(with: [.definite, .indefinite]) {
      before -= 1
    }
    if before > 0, reader.isComma(before), phrases.mentionAt[before - 1] >= 0,
      reader.isPunctuation(min(fuller.upperBound, reader.tokens.count - 1))
        || reader.traits(min(fuller.upperBound, reader.tokens.count - 1)).contains(.link)
    {
      return cast.mentions[Int(phrases.mentionAt[before - 1])].entity
    }
    var at = fuller.upperBound
    let limit = min(reader.sentence(of: fuller.lowerBound).upperBound, at + 7)
    guard at < limit, reader.traits(at).contains(.joint) else { return person(startingAt: at) }
    at += 1
    while at < limit, phrases.pieces[at] != .name,
      reader.tag(at) == .noun || reader.tag(at) == .adj || reader.tag(at) == .propn
        || phrases.pieces[at] != .none
    {
      at += 1
    }
    return at < limit ? person(startingAt: at) : nil
  }

  /// "of", "the", "'s".
  private func isSmall(_ at: Int) -> Bool {
    !reader.traits(at).isDisjoint(with: [.link, .definite, .genitive])
  }

  /// "The daily", "the American newspaper": the medium named last before, of that nation where it is said.
  func outlet(_ source: Source) -> Int? {
    let start = source.range.lowerBound
    guard reader.lexicon.word(reader.token(source.head).lexeme).sort == .outlet,
      reader.traits(start).contains(.definite), source.head + 1 == source.range.upperBound,
      (start + 1..<source.head).allSatisfy({ dressing.pieces[$0] == .people })
    else { return nil }
    let side = dressing.side(of: source.range, role: source.head)
    let found = cast.names(before: start).last { mention in
      guard start - mention.tokens.lowerBound < Self.outletReach,
        mention.entity >= 0, let body = mention.body
      else { return false }
      return reader.lexicon.bodies[body].kind == .media
        && (side == .unknown || reader.lexicon.bodies[body].side == side)
    }
    return found?.entity
  }

  /// How many tokens back a medium is remembered.
  private static var outletReach: Int { 400 }

  /// "Its director" in an article that names "museum director Pavel Hart" later, and nobody before.
  func laterHolder(_ source: Source, _ words: RoleWords) -> Int? {
    guard words.role.isPersonal, reader.traits(source.range.lowerBound).contains(.possessive),
      pronounIsThing(source.range.lowerBound), source.range.count == 2
    else { return nil }
    let held = cast.mentions.filter { $0.role.map { words.stand(in: $0, reader) } ?? false }
    guard let first = held.first, first.tokens.lowerBound > source.head,
      held.allSatisfy({ $0.entity == first.entity })
    else { return nil }
    return first.entity
  }

  /// "its", not "his".
  private func pronounIsThing(_ at: Int) -> Bool {
    reader.lexicon.word(reader.token(at).lexeme).gender == .unknown
  }
}

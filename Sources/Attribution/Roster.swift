import DocumentModel
import LexiconStore

/// The speakers of an article, in the order in which they first speak.
struct Roster {
  let reader: Reader
  let cast: Cast
  private var drafts: [Draft] = []
  private var byEntity: [Int: Int] = [:]
  private var byName: [UInt64: Int] = [:]
  private var byPerson: [Int: Int] = [:]

  private struct Draft {
    let name: Range<Int>
    let kind: SpeakerKind
    let gender: Gender
    let side: SideID
    let role: Range<Int>?
    let entry: EntryID?
    let entity: Int?
    var mentions: [Mention]
  }

  init(reader: Reader, cast: Cast) {
    self.reader = reader
    self.cast = cast
  }

  func entity(of speaker: Index<Speaker>) -> Int? { drafts[speaker.value].entity }

  func name(of speaker: Index<Speaker>) -> Range<Int> { drafts[speaker.value].name }

  func kind(of speaker: Index<Speaker>) -> SpeakerKind { drafts[speaker.value].kind }

  /// The one organisation so far whose name begins with the mention's words and goes on; nil where there are several, or
  /// where the mention's own body has spoken.
  func organ(of mention: NameMention, dressing: Dressing) -> Index<Speaker>? {
    guard byEntity[mention.entity] == nil else { return nil }
    let first = reader.token(mention.tokens.lowerBound).lexeme
    var found: Int? = nil
    for (number, draft) in drafts.enumerated()
    where draft.kind == .organisation && draft.name.count > mention.tokens.count {
      let start = draft.name.lowerBound
      guard reader.token(start).lexeme == first, dressing.bodyAt[start] >= 0,
        !reader.isDocument(draft.name.upperBound - 1)
      else { continue }
      if found != nil { return nil }
      found = number
    }
    return found.map { Index($0) }
  }

  mutating func add(_ range: Slice, _ kind: MentionKind, to speaker: Index<Speaker>) {
    drafts[speaker.value].mentions.append(Mention(range: range, kind: kind))
  }

  mutating func speaker(entity: Int, mention: Int?) -> Index<Speaker> {
    if let known = byEntity[entity] { return Index(known) }
    let one = cast.entities[entity]
    let name = cast.placed(one) ?? cast.mentions[one.fullest].tokens
    let entry =
      one.person.map { reader.lexicon.people.persons[$0].entry }
      ?? one.body.map { reader.lexicon.bodies[$0].entry }
    let draft = Draft(
      name: name, kind: one.kind == .body ? .organisation : .person, gender: one.gender,
      side: one.side, role: one.role, entry: entry,
      entity: entity, mentions: [])
    byEntity[entity] = drafts.count
    drafts.append(draft)
    return Index(drafts.count - 1)
  }

  /// Someone of the people list whom the text itself does not name: `named` are the words that stand for them ("I").
  mutating func known(_ person: Int, named: Range<Int>) -> Index<Speaker> {
    if let known = byPerson[person] { return Index(known) }
    let one = reader.lexicon.people.persons[person]
    byPerson[person] = drafts.count
    drafts.append(
      Draft(
        name: named, kind: .person, gender: one.gender, side: one.side, role: nil,
        entry: one.entry, entity: nil, mentions: []))
    return Index(drafts.count - 1)
  }

  /// The speaker of a description; the same words mean the same speaker. `owner` is the side of the one whose "his
  /// spokeswoman" speaks.
  mutating func described(
    _ description: Description, owner: SideID = .unknown
  ) -> Index<Speaker> {
    let key = key(description.name)
    if let known = byName[key] { return Index(known) }
    byName[key] = drafts.count
    drafts.append(
      Draft(
        name: description.name, kind: description.kind, gender: description.gender,
        side: description.side == .unknown ? owner : description.side, role: nil, entry: nil,
        entity: nil, mentions: []))
    return Index(drafts.count - 1)
  }

  private func key(_ name: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    let bytes = reader.document.text.storage.span
    for token in name {
      for at in reader.token(token).range.indices {
        let byte = bytes[at]
        hash = (hash ^ UInt64(byte &- 65 < 26 ? byte | 32 : byte)) &* 0x100_0000_01B3
      }
    }
    return hash
  }

  func speakers(_ findings: inout [Finding]) -> [Speaker] {
    for draft in drafts {
      if let entity = draft.entity, cast.entities[entity].isAmbiguous, draft.entry == nil {
        findings.append(Finding(.ambiguousSpeaker, at: reader.slice(draft.name)))
      }
    }
    return drafts.map { draft in
      Speaker(
        name: reader.slice(draft.name), kind: draft.kind, gender: draft.gender, side: draft.side,
        role: draft.role.map { reader.slice($0) }, entry: draft.entry, mentions: draft.mentions)
    }
  }
}

import DocumentModel
import LexiconStore

/// Two sources of one quotation: two names, or a name and a group.
extension Descriptions {
  /// "Hart and Moss", "Kyiv and Washington": two named sources of one quotation.
  func joint(_ source: Source) -> Description? {
    guard source.mention == nil else { return nil }
    guard let first = named(source.head) else { return circle(endingAt: source) }
    if let second = partner(behind: first, source) { return pair(first, second) }
    if let group = group(behind: cast.mentions[first].tokens.upperBound) {
      return circle(first, group)
    }
    let start = source.range.lowerBound
    let whole = cast.mentions[first].whole.lowerBound
    let left = min(start, whole) - 1
    guard left > 1, reader.traits(left).contains(.joint), rightward(source),
      !reader.isComma(left - 1) || opensSentence(left),
      let other = named(reader.isComma(left - 1) ? left - 2 : left - 1), other != first
    else { return nil }
    return pair(other, first)
  }

  /// "The head of the council, NAME, and": no verb stands before the "and".
  private func opensSentence(_ joint: Int) -> Bool {
    !(reader.sentence(of: joint).lowerBound..<joint).contains { reader.isVerbal($0) }
  }

  /// Whether the words before the source may belong to it: it stands before its cue.
  private func rightward(_ source: Source) -> Bool { source.rule != .cueAccordingTo }

  private func named(_ at: Int) -> Int? {
    phrases.mentionAt[at] < 0 ? nil : Int(phrases.mentionAt[at])
  }

  /// The mention joined to `first` from behind, before any verb.
  private func partner(behind first: Int, _ source: Source) -> Int? {
    let end = cast.mentions[first].tokens.upperBound
    guard end < phrases.mentionAt.count - 1, let joint = joint(behind: end) else { return nil }
    var at = joint + 1
    while at < phrases.mentionAt.count, at - joint < 8 {
      if let second = named(at) { return second }
      if reader.isVerbal(at) || reader.isPunctuation(at) { return nil }
      at += 1
    }
    return nil
  }

  /// The "and" behind a name, or behind the apposition that follows it ("Hart, chairman of the union, and Moss").
  private func joint(behind end: Int) -> Int? {
    if reader.traits(end).contains(.joint) { return end }
    guard reader.isComma(end) else { return nil }
    var at = end + 1
    while at < phrases.mentionAt.count - 1, at - end < 16, !reader.isVerbal(at) {
      if reader.isComma(at) { return reader.traits(at + 1).contains(.joint) ? at + 1 : nil }
      if reader.isPunctuation(at), reader.token(at).spaceBefore { return nil }
      at += 1
    }
    return nil
  }

  private func pair(_ first: Int, _ second: Int) -> Description? {
    let a = cast.mentions[first]
    let b = cast.mentions[second]
    guard a.entity >= 0, b.entity >= 0, a.entity != b.entity,
      a.tokens.upperBound <= b.tokens.lowerBound
    else { return nil }
    let sides = [cast.entities[a.entity].side, cast.entities[b.entity].side]
    let known = sides.filter { $0 != .unknown }
    return Description(
      name: a.tokens.lowerBound..<b.tokens.upperBound, kind: .group, gender: .unknown,
      side: Set(known).count == 1 ? known[0] : .unknown)
  }

  /// "Hart and his colleagues", where the arcs lead to the group.
  private func circle(endingAt source: Source) -> Description? {
    let left = source.range.lowerBound - 1
    guard isGroup(source.head), left > 0, reader.traits(left).contains(.joint), rightward(source),
      let first = named(left - 1)
    else { return nil }
    return circle(first, source.head)
  }

  /// The plural noun of people right behind the "and" at `joint`, before any name, verb or mark.
  private func group(behind joint: Int) -> Int? {
    guard joint < phrases.mentionAt.count - 1, reader.traits(joint).contains(.joint) else {
      return nil
    }
    for at in joint + 1..<min(phrases.mentionAt.count, joint + 6) {
      if isGroup(at) { return at }
      if phrases.pieces[at] == .name || reader.isVerbal(at) || reader.isPunctuation(at) {
        return nil
      }
    }
    return nil
  }

  private func isGroup(_ at: Int) -> Bool {
    guard isRole(at), let role = reader.lexicon.role(reader.token(at).lexeme) else { return false }
    return role.isPlural && role.kind == .group
  }

  /// A name and an unnamed group: of the side of the name, unless the group shows another.
  private func circle(_ first: Int, _ group: Int) -> Description? {
    let one = cast.mentions[first]
    guard one.entity >= 0, one.tokens.upperBound < group else { return nil }
    let own = cast.entities[one.entity].side
    let other = dressing.side(of: one.tokens.upperBound..<group + 1, role: group)
    return Description(
      name: one.tokens.lowerBound..<group + 1, kind: .group, gender: .unknown,
      side: other == .unknown || other == own ? own : .unknown)
  }
}

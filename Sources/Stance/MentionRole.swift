import DocumentModel
import LexiconStore

extension Reading {
  /// Whether the words are part of the mention's own name ("Mrs. Winner").
  func isMentionsName(_ hit: Hit) -> Bool {
    guard let mention, mention.contains(hit.head) else { return false }
    return scene.tags[hit.head] == .propn
  }

  func role(of mention: Range<Int>, in text: TextBuffer) -> MentionRole {
    let top = head(of: mention)
    let relation = scene.relations[top]
    if isLabel(mention, text) { return .label }
    if isSpeaking(top) || standsBesideReport(mention) { return .speaker }
    // Whoever acts or owns is a person, even if called May or June.
    if relation == .nsubj || relation == .nsubjPass || relation == .nmodPoss { return .plain }
    if isDate(top) { return .date }
    if relation == .iobj { return .recipient }
    if relation == .obj { return .plain }
    if isPlace(mention) { return .place }
    if let mark = scene.child(top, .caseMark), lexicon.placePrepositions.contains(lexeme(mark)) {
      return .scene
    }
    return relation == .conj ? .listed : .plain
  }

  /// The mention's head; where the mention is the end of a name, the head of the name.
  private func head(of mention: Range<Int>) -> Int {
    var top =
      mention.first { scene.heads[$0] < 0 || !mention.contains(scene.heads[$0]) }
      ?? mention.lowerBound
    while scene.relations[top] == .flat, scene.heads[top] >= 0 { top = scene.heads[top] }
    return top
  }

  private func isDate(_ token: Int) -> Bool {
    segments.tokens[scene.lower + token].kind == .number
      || lexicons.speakers.traits(lexeme(token)).contains(.plain)
  }

  /// A colon right behind the mention, and something behind it.
  private func isLabel(_ mention: Range<Int>, _ text: TextBuffer) -> Bool {
    let next = mention.upperBound
    guard next + 1 < scene.count else { return false }
    let mark = segments.tokens[scene.lower + next].range
    return mark.count == 1 && text.storage.span[mark.lower] == UInt8(ascii: ":")
  }

  /// A verb of saying right behind the mention, or between what was said and the mention, whatever the tree makes of it.
  private func standsBesideReport(_ mention: Range<Int>) -> Bool {
    var next = mention.upperBound
    while next < scene.count, next < mention.upperBound + 2, isStop(next) { next += 1 }
    if next < scene.count, isReport(next) { return true }
    let last = mention.lowerBound - 1
    return last > 0 && isReport(last) && isStop(last - 1)
  }

  private func isReport(_ token: Int) -> Bool {
    guard scene.tags[token] == .verb, let verb = scene.predicate(token) else { return false }
    return verb.kind == .claim && verb.subject == .zero
  }

  private func isStop(_ token: Int) -> Bool { scene.tags[token] == .punct }

  private func isPlace(_ mention: Range<Int>) -> Bool {
    let first = scene.tags[mention.lowerBound] == .det ? mention.lowerBound + 1 : mention.lowerBound
    guard first < mention.upperBound else { return false }
    let speakers = lexicons.speakers
    guard
      let match = speakers.bodyTerms.longest(
        segments.tokens, at: scene.lower + first, end: scene.lower + mention.upperBound),
      first + match.length == mention.upperBound
    else { return false }
    return match.values.contains { speakers.bodies[Int($0)].isPlace }
  }
}

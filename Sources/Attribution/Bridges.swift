import DocumentModel
import LexiconStore

/// Whose the things of an article are: nouns that it gives one nation only ("U.S. intelligence" makes a later
/// "intelligence official" one of theirs; "Russian officials" beside "U.S. officials" tells nothing).
struct Bridges {
  let reader: Reader
  /// By noun: its one side, or nil where the article gives several.
  private var sides: [UInt32: SideID?] = [:]
  /// The most words between a nation and its noun.
  private static let reach = 5

  init(reader: Reader, dressing: Dressing) {
    self.reader = reader
    for sentence in reader.segments.sentences {
      let body = reader.body(of: sentence)
      for at in body where dressing.bodyAt[at] >= 0 {
        let side = dressing.side(at)
        guard side != .unknown else { continue }
        if isInside(at, dressing) {
          note(at, side)
        } else {
          read(at, side, body.upperBound, dressing)
        }
      }
    }
  }

  /// Whether the token goes on with the organisation before it ("Russian Foreign ⟦Ministry⟧").
  private func isInside(_ at: Int, _ dressing: Dressing) -> Bool {
    at > 0 && dressing.bodyAt[at - 1] == dressing.bodyAt[at]
  }

  private mutating func read(_ nation: Int, _ side: SideID, _ end: Int, _ dressing: Dressing) {
    var at = nation + 1
    while at < end, at - nation < Self.reach {
      let traits = reader.traits(at)
      let tag = reader.tag(at)
      if traits.contains(.role) || (tag == .noun && dressing.pieces[at] != .name) {
        note(at, side)
      } else if !(tag == .adj || dressing.bodyAt[at] >= 0 || traits.contains(.genitive)
        || traits.contains(.joint))
      {
        return
      }
      at += 1
    }
  }

  private mutating func note(_ noun: Int, _ side: SideID) {
    guard let key = key(noun) else { return }
    if let known = sides[key], known != side { sides[key] = .some(nil) } else { sides[key] = side }
  }

  /// One key for both numbers of a role noun.
  private func key(_ at: Int) -> UInt32? {
    let lexeme = reader.token(at).lexeme
    guard !lexeme.isNone else { return nil }
    if let role = reader.lexicon.role(lexeme) { return role.entry.rawValue | 1 << 31 }
    return lexeme.rawValue
  }

  /// The side of a description by its nouns: the words before its head, the head, the words behind it.
  func side(of range: Range<Int>, head: Int) -> SideID {
    for at in (range.lowerBound..<head).reversed() {
      if let found = side(at) { return found }
    }
    if let found = side(head) { return found }
    for at in head + 1..<max(head + 1, range.upperBound) {
      if let found = side(at) { return found }
    }
    return .unknown
  }

  private func side(_ at: Int) -> SideID? {
    guard reader.tag(at) == .noun || reader.traits(at).contains(.role), let key = key(at) else {
      return nil
    }
    return sides[key] ?? nil
  }
}

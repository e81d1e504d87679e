import DocumentModel
import LexiconStore

/// Finds the names of a document: one pass that marks names, bodies, roles and titles, one that puts them together.
struct NameSpotter {
  let reader: Reader
  private(set) var pieces: [Piece]
  /// For every token of a body or people: the position in `SpeakerLexicon.bodies`; elsewhere −1.
  private(set) var bodyAt: [Int16]
  private(set) var mentions: [NameMention] = []
  private(set) var words: [NameWord] = []

  init(reader: Reader) {
    self.reader = reader
    pieces = [Piece](repeating: .none, count: reader.tokens.count)
    bodyAt = [Int16](repeating: -1, count: reader.tokens.count)
  }

  mutating func run() {
    for sentence in reader.segments.sentences {
      let title = isTitleLine(sentence.tokenIndices)
      let body = reader.body(of: sentence)
      var at = body.lowerBound
      while at < body.upperBound {
        if reader.isCapital(at) {
          at = step(at, body, title)
        } else {
          if reader.token(at).shape == .mixed { markPeople(at) }
          at += 1
        }
      }
    }
  }

  /// "pro-Russian": a people behind a small letter.
  private mutating func markPeople(_ at: Int) {
    guard let match = reader.bodyTerm(at: at, end: at + 1),
      let value = match.values.first, reader.lexicon.bodies[Int(value)].kind == .people
    else { return }
    pieces[at] = .people
    bodyAt[at] = Int16(clamping: Int(value))
  }

  /// A headline in capitals: most words begin with one, so capitals tell nothing there.
  private func isTitleLine(_ sentence: Range<Int>) -> Bool {
    var capitals = 0
    var words = 0
    for at in sentence where reader.token(at).kind == .word {
      words += 1
      if reader.isCapital(at) { capitals += 1 }
    }
    return words >= 5 && capitals * 10 >= words * 7
  }

  /// Marks what begins at the capitalised token `at`; returns the position behind it.
  private mutating func step(_ at: Int, _ sentence: Range<Int>, _ title: Bool) -> Int {
    let end = sentence.upperBound
    if isParty(at, end) {
      let state = reader.bodyTerm(at: at + 2, end: end)
      return state == nil ? at + 3 : at + 2
    }
    let traits = reader.traits(at)
    let isTitled = at > sentence.lowerBound && pieces[at - 1] == .title
    if isTitled, traits.isDisjoint(with: [.title, .role]) { return markName(at, end, title) }
    let body = reader.bodyTerm(at: at, end: end)
    let role = reader.roleTerm(at: at, end: end)
    if let body, body.length >= role?.length ?? 0, !isGivenName(at, body, end) {
      return markBody(at, body, end)
    }
    if let role, !startsName(at, role, end), !isSignature(at, sentence) {
      return mark(at, role.length, .role)
    }
    if traits.contains(.title) && (hasStop(at) || at + 1 < end && reader.isCapital(at + 1)) {
      return mark(at, 1, .title)
    }
    if isSaying(at) { return at + 1 }
    let isShown = !title || isKnownName(at, end) || isFullName(at, end)
    if isSentenceWord(at, sentence, traits) || !isShown { return at + 1 }
    return markName(at, end, title)
  }

  /// The letter of "R-Tenn.": a party before its state.
  private func isParty(_ at: Int, _ end: Int) -> Bool {
    guard at + 2 < end, reader.mark(at + 1) == UInt8(ascii: "-"),
      !reader.token(at + 1).spaceBefore, !reader.token(at + 2).spaceBefore
    else { return false }
    let mark = reader.mark(at)
    return mark == UInt8(ascii: "R") || mark == UInt8(ascii: "D") || mark == UInt8(ascii: "I")
  }

  private mutating func mark(_ at: Int, _ length: Int, _ piece: Piece) -> Int {
    for position in at..<at + length { pieces[position] = piece }
    return at + length
  }

  private mutating func markBody(_ at: Int, _ match: TermTrie.Match, _ limit: Int) -> Int {
    let body = Int(match.values[0])
    let end = at + match.length
    for position in at..<end { bodyAt[position] = Int16(clamping: body) }
    if reader.lexicon.bodies[body].kind == .people { return mark(at, match.length, .people) }
    // "Russian Security Council" and "Moscow State University": a body word behind makes a longer name.
    if let longer = bodyName(from: at, known: end, limit)
      ?? longerName(from: at, known: end, limit, body)
    {
      return longer
    }
    mentions.append(
      NameMention(
        tokens: at..<end, whole: at..<end, kind: .body, words: words.count..<words.count,
        body: body))
    return mark(at, match.length, .body)
  }

  /// A known name that goes on with capitalised words to a body word ("Kyiv School of Economics").
  private mutating func bodyName(from start: Int, known end: Int, _ limit: Int) -> Int? {
    guard end < limit, reader.isCapital(end), reader.traits(end).contains(.body),
      !reader.traits(end).contains(.role)
    else { return nil }
    return markName(start, limit, false)
  }

  /// A known organisation that goes on with names ("Orlyk Analytics" where Orlyk is listed), unless they lead to a role.
  private mutating func longerName(
    from start: Int, known end: Int, _ limit: Int, _ body: Int
  ) -> Int? {
    guard !reader.lexicon.bodies[body].isPlace else { return nil }
    var stop = end
    while stop < limit, reader.isCapital(stop), reader.tag(stop) == .propn,
      isNamePart(stop), !reader.traits(stop).contains(.given), reader.token(stop).lexeme.isNone
    {
      stop += 1
    }
    guard stop > end, stop < limit else { return nil }
    let next = reader.traits(stop)
    guard !reader.isCapital(stop), next.isDisjoint(with: [.role, .title]) else { return nil }
    let first = words.count
    for position in start..<stop { reader.appendWords(position, to: &words) }
    mentions.append(
      NameMention(
        tokens: start..<stop, whole: start..<stop, kind: .body, words: first..<words.count,
        body: nil))
    return mark(start, stop - start, .body)
  }

  func hasStop(_ at: Int) -> Bool {
    let range = reader.token(at).range
    return reader.document.text.storage[range.upper - 1] == UInt8(ascii: ".")
  }

  /// "Jordan Hale", "Israel Moss": a place name that is a given name here.
  private func isGivenName(_ at: Int, _ match: TermTrie.Match, _ end: Int) -> Bool {
    guard match.length == 1, reader.traits(at).contains(.given), at + 1 < end else { return false }
    let next = reader.traits(at + 1)
    return reader.isCapital(at + 1) && next.isDisjoint(with: [.body, .role, .title, .plain])
  }

  /// A role word that is someone's given name ("Pope Ellis" is not).
  private func startsName(_ at: Int, _ match: TermTrie.Match, _ end: Int) -> Bool {
    match.length == 1 && reader.traits(at).contains(.given) && at + 1 < end
      && reader.isCapital(at + 1)
  }

  /// A given name that is a role word too, alone in its line ("Bill").
  private func isSignature(_ at: Int, _ sentence: Range<Int>) -> Bool {
    sentence.count == 1 && reader.traits(at).contains(.given)
  }

  /// A given name with a capital behind it, in a headline.
  private func isFullName(_ at: Int, _ end: Int) -> Bool {
    isStrongGiven(at) && at + 1 < end && reader.isCapital(at + 1) && isNamePart(at + 1)
  }

  /// A sentence opener: a capital that tells nothing.
  private func isSentenceWord(_ at: Int, _ sentence: Range<Int>, _ traits: SpeakerTraits) -> Bool {
    let ordinary: SpeakerTraits = [
      .plain, .masculine, .feminine, .plural, .neuter, .first, .second, .relative, .possessive,
      .definite, .indefinite, .some, .joint,
    ]
    if !traits.isDisjoint(with: ordinary) { return true }
    let opens = at == sentence.lowerBound || reader.isPunctuation(at - 1)
    guard opens, !traits.contains(.given) else { return false }
    let tag = reader.tag(at)
    let goesOn = at + 1 < sentence.upperBound && reader.isCapital(at + 1)
    // "History has shown": an ordinary noun.
    if tag == .noun, !goesOn, reader.token(at).shape == .capitalised, reader.isThing(at) {
      return !isKnownName(at, sentence.upperBound)
    }
    if goesOn, reader.endsInIng(at), isKnownName(at + 1, sentence.upperBound) { return true }
    if goesOn, reader.token(at).lexeme.isNone, isNamePart(at + 1) { return false }
    if tag == .unknown {
      return !reader.token(at).lexeme.isNone && !isKnownName(at, sentence.upperBound)
    }
    return tag != .propn && tag != .noun && tag != .x && tag != .intj
      && !isKnownName(at, sentence.upperBound)
  }

  /// A capitalised word that no list calls a role, a title or an ordinary word.
  private func isNamePart(_ at: Int) -> Bool {
    let traits = reader.traits(at)
    return traits.isDisjoint(with: [.plain, .role, .title, .body, .genitive])
      && traits.isDisjoint(with: .pronoun)
      && reader.bodyTerm(at: at, end: at + 1) == nil
  }

  /// Whether people.tsv knows a surname or a full name here.
  private func isKnownName(_ at: Int, _ end: Int) -> Bool {
    let range = reader.token(at).range
    let word = reader.lexicon.spelling.word(
      reader.document.text.storage.span.extracting(range.indices))
    if reader.lexicon.people.match(surname: word, gender: .unknown, year: nil) != .none {
      return true
    }
    guard at + 1 < end, reader.isCapital(at + 1) else { return false }
    var pair = [word]
    reader.appendWords(at + 1, to: &pair)
    return reader.lexicon.people.match(full: pair.span) != .none
  }

  /// A name from `at` on: capitalised words, initials, particles between them.
  private mutating func markName(_ start: Int, _ end: Int, _ title: Bool) -> Int {
    // "Article II": a number is no name.
    if reader.traits(start).contains(.suffix) { return start + 1 }
    let at = start + prefix(of: start, end)
    var stop = at
    var hasBody = false
    let isGiven = reader.traits(at).contains(.given)
    while let next = nextNamePart(stop, at, end, hasBody, isGiven, title) {
      let traits = reader.traits(stop)
      if reader.isCapital(stop) && traits.contains(.body) && !(isGiven && stop == at + 1) {
        hasBody = true
      }
      stop = next
    }
    if !hasBody, stop - at == 1 || stop - at == 3, isPair(at..<stop) { return stop }
    let first = words.count
    for position in at..<stop where reader.token(position).kind == .word {
      if !reader.traits(position).contains(.suffix) { reader.appendWords(position, to: &words) }
    }
    mentions.append(
      NameMention(
        tokens: at..<stop, whole: at..<stop, kind: hasBody ? .body : .unknown,
        words: first..<words.count, body: nil))
    if hasBody { markInside(at..<stop) }
    return mark(at, stop - at, hasBody ? .body : .name)
  }

  /// How many capitalised words before a given name are none of it ("Counsel Jan Hart", "Strategic Communications Maria
  /// Moss"): ordinary words, behind which a given name and another capital follow; any word before the full name of
  /// someone known ("Crazy Marta Orlyk").
  private func prefix(of start: Int, _ end: Int) -> Int {
    guard reader.traits(start).isDisjoint(with: [.given, .particle, .title]) else { return 0 }
    for length in 1...Self.longestPrefix {
      let next = start + length
      guard next + 1 < end, reader.isCapital(next), reader.isCapital(next + 1),
        reader.traits(next - 1).isDisjoint(with: [.given, .particle, .body, .title])
      else { return 0 }
      if length == 1, isKnownFullName(next), !isKnownFullName(start) { return 1 }
      guard !reader.token(next - 1).lexeme.isNone else { return 0 }
      if isStrongGiven(next), reader.traits(next + 1).isDisjoint(with: [.body, .plain]) {
        return length
      }
    }
    return 0
  }

  private static let longestPrefix = 3

  private func isKnownFullName(_ at: Int) -> Bool {
    var pair: [NameWord] = []
    reader.appendWords(at, to: &pair)
    reader.appendWords(at + 1, to: &pair)
    return pair.count == 2 && reader.lexicon.people.match(full: pair.span) != .none
  }

  /// "Orlyk-Hruska" of "the Orlyk-Hruska talks": two surnames of people who hold offices, joined by a hyphen.
  private func isPair(_ range: Range<Int>) -> Bool {
    var parts: [NameWord] = []
    for at in range where reader.token(at).kind == .word { reader.appendWords(at, to: &parts) }
    guard parts.count == 2,
      range.count == 1 || reader.mark(range.lowerBound + 1) == UInt8(ascii: "-")
    else { return false }
    return parts.allSatisfy {
      reader.lexicon.people.match(surname: $0, gender: .unknown, year: nil) != .none
    }
  }

  func isStrongGiven(_ at: Int) -> Bool {
    reader.isCapital(at) && reader.traits(at).contains(.given)
      && !reader.traits(at).contains(.weakGiven)
  }

  /// Known places and organisations inside a longer name ("Press Foundation in Brussels").
  private mutating func markInside(_ name: Range<Int>) {
    for at in name where reader.isCapital(at) {
      guard
        let match = reader.bodyTerm(at: at, end: name.upperBound),
        let value = match.values.first
      else { continue }
      for position in at..<at + match.length { bodyAt[position] = Int16(clamping: Int(value)) }
    }
  }
}

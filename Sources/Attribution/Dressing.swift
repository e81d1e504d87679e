import DocumentModel
import LexiconStore

/// What stands round a name: titles and roles before it, an apposition behind it; and what they tell of kind, gender,
/// side and role.
struct Dressing {
  let reader: Reader
  let pieces: [Piece]
  let bodyAt: [Int16]
  /// The most words that a role before a name may take.
  private static let reach = 12
  /// The side that the article is mostly about.
  private let home: SideID

  init(reader: Reader, pieces: [Piece], bodyAt: [Int16]) {
    self.reader = reader
    self.pieces = pieces
    self.bodyAt = bodyAt
    home = Self.home(reader, bodyAt)
  }

  func dress(_ mention: inout NameMention) {
    guard mention.kind != .body else { return dressBody(&mention) }
    readBefore(&mention)
    if mention.role == nil || mention.side == .unknown { readBehind(&mention) }
    readName(&mention)
  }

  /// An organisation that no list knows: "Russia's Chamber of Trade", "Kyiv School of Letters".
  private func dressBody(_ mention: inout NameMention) {
    guard mention.body == nil else { return }
    if let own = mention.tokens.lazy.map({ side($0) }).first(where: { $0 != .unknown }) {
      mention.side = own
      return
    }
    var at = mention.tokens.lowerBound - 1
    let floor = max(reader.sentence(of: mention.tokens.lowerBound).lowerBound, at - 2)
    while at >= floor {
      if bodyAt[at] >= 0 {
        mention.side = side(at)
        return
      }
      guard reader.tag(at) == .adj || reader.traits(at).contains(.genitive) else { break }
      at -= 1
    }
    if mention.tokens.allSatisfy({
      !reader.traits($0).isDisjoint(with: [.body, .role]) || reader.traits($0).contains(.link)
    }) {
      mention.side = homeSide(before: mention.tokens.lowerBound)
    }
  }

  /// Whose a bare "Foreign Ministry" is: the dateline's country, else the one that the article mostly speaks of.
  func homeSide(before at: Int) -> SideID {
    let written = datelineSide(before: at)
    return written == .unknown ? home : written
  }

  /// The side of most nations that the text names, or unknown where it names several about as often.
  private static func home(_ reader: Reader, _ bodyAt: [Int16]) -> SideID {
    var counts = InlineArray<16, Int>(repeating: 0)
    var total = 0
    var last: Int16 = -1
    for body in bodyAt {
      defer { last = body }
      guard body >= 0, body != last else { continue }
      let nation = reader.lexicon.bodies[Int(body)]
      guard nation.isNation, nation.side != .unknown, nation.side.rawValue < 16 else { continue }
      counts[Int(nation.side.rawValue)] += 1
      total += 1
    }
    let most = (0..<16).max { counts[$0] < counts[$1] } ?? 0
    let isClear = counts[most] >= leastNamed && counts[most] * 100 >= total * clearShare
    return isClear ? SideID(rawValue: UInt8(most)) : .unknown
  }

  /// How often and how predominantly (in per cent) a text must name a nation to be at home there.
  private static let leastNamed = 3
  private static let clearShare = 60

  /// The side of the place that the article is written from.
  private func datelineSide(before at: Int) -> SideID {
    guard let dateline = reader.datelines.last(where: { $0.upperBound <= at }),
      let match = reader.lexicon.bodyTerms.longest(
        reader.tokens, at: dateline.lowerBound, end: dateline.upperBound),
      let value = match.values.first
    else { return .unknown }
    return reader.lexicon.bodies[Int(value)].side
  }

  /// Titles and roles before the name: "former Ukrainian president", "White House press secretary", "Mr.".
  private func readBefore(_ mention: inout NameMention) {
    let start = mention.tokens.lowerBound
    let floor = max(reader.sentence(of: start).lowerBound, start - Self.reach)
    var at = start - 1
    var hasRole = false
    var lowest = start
    while at >= floor {
      if let role = phrase(endingAt: at, floor) {
        if mention.gender == .unknown { mention.gender = role.role.gender }
        if mention.side == .unknown { mention.side = role.role.side }
        hasRole = true
        mention.kind = .person
        lowest = role.start
        at = role.start - 1
        continue
      }
      guard takesBefore(at, hasRole, start) else { break }
      if pieces[at] == .title || isPersonal(at) {
        if mention.gender == .unknown { mention.gender = gender(at) }
        hasRole = true
        mention.kind = .person
      }
      if mention.side == .unknown { mention.side = side(at) }
      lowest = at
      at -= 1
    }
    guard hasRole else {
      if start > 0, pieces[start - 1] == .body { readAcrossBody(&mention, lowest, floor) }
      return mention.role == nil ? readAcrossComma(&mention, floor) : ()
    }
    mention.whole = lowest..<mention.whole.upperBound
    if pieces[start - 1] != .title { mention.role = lowest..<start }
  }

  /// A role of several small words that ends at `at` ("secretary of state").
  private func phrase(endingAt at: Int, _ floor: Int) -> (role: Role, start: Int)? {
    guard pieces[at] == .none, !reader.isCapital(at), reader.tag(at) == .noun,
      let found = reader.lexicon.role(endingAt: at, of: reader.tokens, floor: floor),
      found.start < at, found.role.kind != .organisation
    else { return nil }
    return found
  }

  /// "Ukraine's ambassador to Canada, NAME," and "a spokeswoman for the council, NAME,".
  private func readAcrossComma(_ mention: inout NameMention, _ floor: Int) {
    let comma = mention.tokens.lowerBound - 1
    guard comma > floor, reader.isComma(comma) else { return }
    var at = comma - 1
    while at > floor, !isPersonal(at), comma - at < 8 {
      if reader.isVerbal(at) || reader.isPunctuation(at) || pieces[at] == .name { return }
      at -= 1
    }
    guard isPersonal(at) else { return }
    var start = at
    while start > floor, takesBefore(start - 1, true, start) { start -= 1 }
    mention.kind = .person
    if mention.gender == .unknown { mention.gender = gender(at) }
    mention.role = start..<comma
    if mention.side == .unknown { mention.side = side(of: start..<comma, role: at) }
  }

  /// "a lawmaker and director of the Press Club NAME": the role noun before the preposition of the body before the name.
  private func readAcrossBody(_ mention: inout NameMention, _ body: Int, _ floor: Int) {
    var at = body - 1
    while at > floor, reader.traits(at).contains(.definite) || pieces[at] == .body { at -= 1 }
    guard at > floor, reader.traits(at).contains(.link), isRole(at - 1) else { return }
    let role = at - 1
    var start = role
    while start > floor, takesBefore(start - 1, true, start) { start -= 1 }
    mention.kind = .person
    mention.whole = start..<mention.whole.upperBound
    mention.role = start..<mention.tokens.lowerBound
    if mention.gender == .unknown { mention.gender = gender(role) }
    if mention.side == .unknown {
      mention.side = side(of: start..<mention.tokens.lowerBound, role: role)
    }
  }

  /// Whether the token at `at` belongs to the role before a name.
  private func takesBefore(_ at: Int, _ hasRole: Bool, _ start: Int) -> Bool {
    switch pieces[at] {
    case .role, .title, .people: return true
    case .body: return true
    case .name: return hasRole && isOwner(at)
    case .none: break
    }
    let traits = reader.traits(at)
    if reader.token(at).kind != .word {
      return hasRole && reader.mark(at) == UInt8(ascii: "-") && !reader.token(at).spaceBefore
    }
    if traits.contains(.role) { return true }
    if traits.contains(.genitive) { return hasRole }
    guard hasRole, traits.isDisjoint(with: [.determiner, .pronoun, .link, .joint, .plain]) else {
      return false
    }
    let tag = reader.tag(at)
    return tag == .adj || tag == .noun || tag == .propn
      || (tag == .unknown && reader.token(at).lexeme.isNone)
  }

  private func isOwner(_ at: Int) -> Bool {
    at + 1 < pieces.count && (reader.traits(at + 1).contains(.genitive) || pieces[at + 1] == .name)
  }

  private func gender(_ at: Int) -> Gender {
    if pieces[at] == .title { return reader.lexicon.word(reader.token(at).lexeme).gender }
    return reader.lexicon.role(reader.token(at).lexeme)?.gender ?? .unknown
  }

  /// The side that the token shows: of a people, a body, a title or a role.
  func side(_ at: Int) -> SideID {
    if bodyAt[at] >= 0 { return reader.lexicon.bodies[Int(bodyAt[at])].side }
    if pieces[at] == .title { return reader.lexicon.word(reader.token(at).lexeme).side }
    return reader.lexicon.role(reader.token(at).lexeme)?.side ?? .unknown
  }

  /// An apposition: ", a top Russian lawmaker,", " (the CIA director)", ", spokesman for the ministry".
  private func readBehind(_ mention: inout NameMention) {
    let sentence = reader.sentence(of: mention.tokens.lowerBound)
    var at = mention.tokens.upperBound
    guard at < sentence.upperBound else { return }
    let isCopular = isCopula(at, sentence.upperBound)
    if !isCopular, reader.isComma(at), isPlaceOpening(mention.tokens.lowerBound, sentence) {
      return
    }
    guard isCopular || opensApposition(at) else {
      return readAttached(&mention, at, sentence.upperBound)
    }
    at += 1
    if !isCopular, at < sentence.upperBound, reader.traits(at).contains(.relative) {
      guard let behind = behindRelative(at, sentence.upperBound) else { return }
      at = behind
    }
    let start = at
    let end = appositionEnd(from: start, sentence.upperBound)
    guard let role = roleNoun(in: start..<end) else {
      if mention.side == .unknown, let found = nationalSide(start..<end) ?? partySide(start..<end) {
        mention.side = found
      }
      return
    }
    mention.kind = .person
    if mention.gender == .unknown { mention.gender = gender(role) }
    let isFree = mention.role == nil && (!isCopular || mention.words.count > 1)
    if isFree { mention.role = roleStart(start)..<end }
    if mention.side == .unknown { mention.side = side(of: start..<end, role: role) }
  }

  /// "In the town of NAME,": what follows the comma is no apposition to a place that opens the sentence.
  private func isPlaceOpening(_ name: Int, _ sentence: Range<Int>) -> Bool {
    let first = sentence.lowerBound
    guard name > first, name - first < 6, reader.tag(first) == .adp,
      reader.traits(first).contains(.link), !reader.traits(name).contains(.given)
    else { return false }
    return (first + 1..<name).allSatisfy {
      reader.traits($0).contains(.link) || !reader.traits($0).isDisjoint(with: .determiner)
        || reader.tag($0) == .noun || reader.tag($0) == .adj
    }
  }

  /// The role noun that an apposition begins with, of a person ("a leading critic of the bill", not "under examination at
  /// the trial of his partner", not "Senate floor").
  private func roleNoun(in range: Range<Int>) -> Int? {
    guard let first = range.first, reader.tag(first) != .adp, reader.tag(first) != .sconj else {
      return nil
    }
    for at in range {
      if isPersonal(at) { return at }
      if reader.isVerbal(at), reader.token(at).spaceBefore { return nil }
      let opensPart =
        at == first + 1 && !reader.traits(first).isDisjoint(with: [.indefinite, .some])
      if reader.traits(at).contains(.link), !opensPart, pieces[at] == .none { return nil }
    }
    return nil
  }

  /// A role noun that a person bears, not one of bodies and documents.
  private func isPersonal(_ at: Int) -> Bool {
    guard isRole(at), pieces[at] != .body else { return false }
    guard let role = reader.lexicon.role(reader.token(at).lexeme) else { return true }
    return role.kind != .organisation
  }

  /// "Hart of the Danish institute", "Moss from Kyiv".
  private func readAttached(_ mention: inout NameMention, _ at: Int, _ limit: Int) {
    guard mention.side == .unknown, reader.traits(at).contains(.link) else { return }
    for next in at + 1..<min(limit, at + 6) {
      if bodyAt[next] >= 0, side(next) != .unknown {
        mention.side = side(next)
        return
      }
      if reader.isVerbal(next) || reader.isPunctuation(next) { return }
    }
  }

  /// "NAME is a professor at Harvard".
  private func isCopula(_ at: Int, _ limit: Int) -> Bool {
    guard at + 1 < limit, reader.tag(at) == .aux, reader.traits(at).contains(.bridge) else {
      return false
    }
    return !reader.traits(at + 1).isDisjoint(with: [.definite, .indefinite])
  }

  /// "who served as an adviser", "who is the head": the position of the article or role behind the verb.
  private func behindRelative(_ relative: Int, _ limit: Int) -> Int? {
    for at in relative + 1..<max(relative + 1, min(limit, relative + 5)) {
      if pieces[at] == .name || reader.isPunctuation(at) { return nil }
      let before = reader.traits(at - 1)
      guard before.contains(.bridge) || before.contains(.plain) else { continue }
      if isRole(at) || !reader.traits(at).isDisjoint(with: [.definite, .indefinite])
        || reader.tag(at) == .adj || reader.tag(at) == .noun || pieces[at] == .people
      {
        return at
      }
    }
    return nil
  }

  /// ", a German paying his respects": someone called by a people alone.
  private func nationalSide(_ range: Range<Int>) -> SideID? {
    let found = range.prefix(3).first { pieces[$0] == .people }
    guard let found, !range.prefix(while: { $0 < found }).contains(where: { reader.isVerbal($0) })
    else { return nil }
    let side = side(found)
    return side == .unknown ? nil : side
  }

  func isRole(_ at: Int) -> Bool { pieces[at] == .role || reader.traits(at).contains(.role) }

  private func opensApposition(_ at: Int) -> Bool {
    let mark = reader.mark(at)
    return mark == UInt8(ascii: ",") || mark == UInt8(ascii: "(")
  }

  /// "(R-Tenn.)", ", Wyoming Republican,": a role noun without one before it.
  private func partySide(_ range: Range<Int>) -> SideID? {
    guard range.count <= 5, !range.contains(where: { reader.isVerbal($0) }) else { return nil }
    return range.lazy.map { side($0) }.first { $0 != .unknown }
  }

  /// The apposition without its article.
  private func roleStart(_ at: Int) -> Int {
    reader.traits(at).isDisjoint(with: [.definite, .indefinite]) ? at : at + 1
  }

  /// Where the apposition that begins at `start` ends: before the next comma, closing bracket, dash, verb or mark.
  private func appositionEnd(from start: Int, _ limit: Int) -> Int {
    var at = start
    while at < limit, at - start < 25 {
      if reader.token(at).kind == .quoteMark { break }
      let mark = reader.mark(at)
      if mark == UInt8(ascii: ",") || mark == UInt8(ascii: ")") || mark == UInt8(ascii: ".")
        || mark == UInt8(ascii: ";") || mark == UInt8(ascii: ":")
      {
        break
      }
      if reader.traits(at).contains(.relative) || reader.tag(at) == .aux { break }
      at += 1
    }
    return at
  }

  /// The side a role phrase shows: the nearest people or body before the role noun, else the noun's own, else the first
  /// behind it ("head of the Ukrainian mission").
  func side(of range: Range<Int>, role: Int) -> SideID {
    for at in (range.lowerBound..<role).reversed() {
      let found = side(at)
      if found != .unknown { return found }
    }
    let own = reader.lexicon.role(endingAt: role, of: reader.tokens, floor: range.lowerBound)
    if let own, own.role.side != .unknown { return own.role.side }
    // "Minister for European Integration of Ukraine": the country goes before the adjective.
    return side(role..<range.upperBound) { $0 != .people }
      ?? side(role..<range.upperBound) { $0 == .people } ?? .unknown
  }

  /// The first side that a body of those kinds shows.
  private func side(_ range: Range<Int>, of kinds: (Body.Kind) -> Bool) -> SideID? {
    for at in range where bodyAt[at] >= 0 {
      guard kinds(reader.lexicon.bodies[Int(bodyAt[at])].kind), side(at) != .unknown else {
        continue
      }
      return side(at)
    }
    return nil
  }

  /// What the name itself shows: a given name makes a person, and tells the gender.
  private func readName(_ mention: inout NameMention) {
    let first = mention.tokens.lowerBound
    let word = reader.lexicon.word(reader.token(first).lexeme)
    guard word.traits.contains(.given) else { return }
    let strong = !word.traits.contains(.weakGiven) || mention.words.count > 1
    if strong && mention.kind == .unknown { mention.kind = .person }
    guard mention.words.count > 1 else { return }
    if mention.gender == .unknown { mention.gender = word.gender }
  }
}

import DocumentModel
import LexiconStore

/// Corrections of a source that a cue's neighbourhood or an arc has proposed: from an apposition to the name it explains,
/// from the words before a name to the name.
struct Settling {
  let reader: Reader
  let phrases: NounPhrases
  /// Tokens inside quotations in marks.
  let isQuoted: [Bool]
  /// The most words between a number or nation and the name it introduces.
  private static let reach = 10

  func settled(_ source: Source, limit: Int) -> Source {
    if let member = member(source) { return member }
    guard source.mention == nil, phrases.pieces[source.head] != .name else { return source }
    return explained(source) ?? introduced(source, limit) ?? source
  }

  /// "NAME, D-Fla., who": from the letter of a party or its state to the name before it.
  private func member(_ source: Source) -> Source? {
    guard let letter = party(source.head) else { return nil }
    let mark = letter - 1
    guard mark > 0, reader.isComma(mark) || reader.mark(mark) == UInt8(ascii: "("),
      phrases.pieces[mark - 1] == .name, let start = phrases.nameStart(mark - 1)
    else { return nil }
    return Source(
      head: mark - 1, range: start..<mark, mention: source.mention, rule: source.rule)
  }

  /// Where the letter of "D-Fla." stands, as a token of its own or with its state.
  private func party(_ head: Int) -> Int? {
    for at in [head, head - 2] where at > 0 && at + 1 < reader.tokens.count {
      let range = reader.token(at).range
      let bytes = reader.document.text.storage
      guard
        bytes[range.lower] == UInt8(ascii: "R") || bytes[range.lower] == UInt8(ascii: "D")
          || bytes[range.lower] == UInt8(ascii: "I")
      else { continue }
      if range.count == 1, reader.mark(at + 1) == UInt8(ascii: "-") { return at }
      if range.count > 2, bytes[range.lower + 1] == UInt8(ascii: "-"), at == head { return at }
    }
    return nil
  }

  /// "NAME, a poet of the town, said": the phrase behind the comma explains the name before it.
  private func explained(_ source: Source) -> Source? {
    let comma = source.range.lowerBound - 1
    guard comma > 0, reader.isComma(comma) || isDashed(source), phrases.pieces[comma - 1] == .name,
      reader.traits(source.head).isDisjoint(with: .pronoun), phrases.pieces[source.head] != .body,
      !(reader.lexicon.role(reader.token(source.head).lexeme)?.isPlural ?? false),
      let start = phrases.nameStart(comma - 1), opensClause(start, source.range.lowerBound)
    else { return nil }
    // "in Hallin and Sundby, a council aide said": without a comma behind it the phrase explains nothing.
    let end = source.range.upperBound
    guard
      reader.traits(start).contains(.given) || end >= reader.tokens.count
        || reader.isPunctuation(end)
    else { return nil }
    return Source(
      head: comma - 1, range: start..<source.range.upperBound, mention: nil, rule: source.rule)
  }

  /// "NAME – the longest-serving mayor – said".
  private func isDashed(_ source: Source) -> Bool {
    let dash = source.range.lowerBound - 1
    return reader.isDash(dash) && reader.token(dash).spaceBefore
      && !reader.traits(source.range.lowerBound).isDisjoint(with: [.definite, .indefinite])
  }

  /// Whether nothing that governs a noun stands before the name at `start`, titles and roles aside.
  /// Behind a comma the apposition must have an article.
  private func opensClause(_ start: Int, _ apposition: Int) -> Bool {
    let floor = reader.sentence(of: start).lowerBound
    var at = start - 1
    while at >= floor, phrases.pieces[at] != .none || reader.tag(at) == .adj { at -= 1 }
    guard at >= floor else { return true }
    // "For NAME, professor at the institute, the end is near: “…”"
    if at == floor, reader.tag(at) == .adp, reader.traits(start).contains(.given) { return true }
    if reader.isPunctuation(at) {
      return !reader.traits(apposition).isDisjoint(with: [.definite, .indefinite])
    }
    return reader.traits(at).contains(.joint)
      || reader.tag(at) == .cconj || reader.tag(at) == .sconj
  }

  /// "23-year-old pupil NAME", "US high school teacher NAME": the name at the end of the phrase.
  private func introduced(_ source: Source, _ limit: Int) -> Source? {
    let head = source.head
    guard
      reader.tag(head) == .num || phrases.pieces[head] == .body || phrases.pieces[head] == .people
        || reader.traits(head).contains(.role) || isTitle(head, limit)
    else { return nil }
    var at = head + 1
    while at < min(limit, head + Self.reach), goesOn(at) {
      if phrases.pieces[at] == .name {
        let end = phrases.end(of: at, limit: limit)
        return Source(
          head: at, range: source.range.lowerBound..<max(end, source.range.upperBound),
          mention: nil, rule: source.rule)
      }
      at += 1
    }
    return nil
  }

  /// "pupil NAME": a noun right before a name.
  private func isTitle(_ head: Int, _ limit: Int) -> Bool {
    reader.tag(head) == .noun && head + 1 < limit && phrases.pieces[head + 1] == .name
  }

  private func goesOn(_ at: Int) -> Bool {
    if isQuoted[at] { return false }
    if phrases.pieces[at] != .none { return true }
    if reader.mark(at) == UInt8(ascii: "-") { return !reader.token(at).spaceBefore }
    guard reader.token(at).kind == .word,
      reader.traits(at).isDisjoint(with: [.link, .joint, .bridge, .plain, .genitive])
    else { return false }
    let tag = reader.tag(at)
    return tag == .noun || tag == .adj || tag == .propn
  }
}

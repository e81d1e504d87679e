import DocumentModel
import LexiconStore

/// The place, date and agency that a paragraph opens with ("KYIV, Feb. 3 (Reuters) —"). They are never a source.
struct Datelines {
  let reader: Reader
  /// The most tokens a dateline may have.
  private static let reach = 18

  /// The datelines of the document as token positions, dashes included, in order.
  func found() -> [Range<Int>] {
    var found: [Range<Int>] = []
    for paragraph in reader.segments.paragraphs {
      let sentences = paragraph.sentenceIndices
      guard let first = sentences.first, let last = sentences.last else { continue }
      let tokens =
        reader.segments.sentences[first].tokenIndices
        .lowerBound..<reader.segments.sentences[last].tokenIndices.upperBound
      if let dateline = dateline(tokens) { found.append(dateline) }
    }
    return found
  }

  private func dateline(_ paragraph: Range<Int>) -> Range<Int>? {
    guard let start = paragraph.first, reader.isCapital(start) else { return nil }
    var at = start
    var isDated = false
    let limit = min(paragraph.upperBound, start + Self.reach)
    while at < limit, at == start || !reader.isDash(at) || isGlued(at) {
      guard isPart(at) else { return nil }
      isDated = isDated || reader.token(at).kind == .number || isBracket(at)
      at += 1
    }
    let dash = at
    while at < limit, reader.isDash(at) { at += 1 }
    guard dash < at, at < paragraph.upperBound else { return nil }
    return opensSentence(at) && (isDated || isPlace(start..<dash, before: at)) ? start..<at : nil
  }

  /// A capitalised word, a number, a mark that is no quotation mark, "and", "of".
  private func isPart(_ at: Int) -> Bool {
    let token = reader.token(at)
    if token.kind == .word {
      return reader.isCapital(at)
        || !reader.traits(at).isDisjoint(with: [.link, .joint, .particle])
    }
    return token.kind == .number || (token.kind == .punctuation && reader.mark(at) != Self.colon)
  }

  private static let colon = UInt8(ascii: ":")

  private func isBracket(_ at: Int) -> Bool { reader.mark(at) == UInt8(ascii: "(") }

  /// A hyphen inside a word.
  private func isGlued(_ at: Int) -> Bool {
    reader.mark(at) == UInt8(ascii: "-") && !reader.token(at).spaceBefore
  }

  private func opensSentence(_ at: Int) -> Bool {
    reader.isCapital(at) || reader.isQuoteMark(at) || reader.token(at).kind == .number
  }

  /// A place that the lexicon knows, or a word in capitals that no quotation follows ("LAVROV — “…”" names a speaker).
  private func isPlace(_ range: Range<Int>, before next: Int) -> Bool {
    let end = range.upperBound
    if let body = reader.lexicon.bodyTerms.longest(reader.tokens, at: range.lowerBound, end: end),
      let value = body.values.first
    {
      let isWhole =
        range.lowerBound + body.length == end || reader.isComma(range.lowerBound + body.length)
      return isWhole && reader.lexicon.bodies[Int(value)].isPlace
    }
    return reader.token(range.lowerBound).shape == .upper && range.count <= 3
      && !reader.isQuoteMark(next)
  }
}

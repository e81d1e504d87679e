import DocumentModel
import LexiconStore

/// "I said, “…” and he said, “…”": the second cue is the second quotation's, though it stands right behind the first.
struct OwnCue {
  let reader: Reader
  let isQuoted: [Bool]
  /// The most tokens between a quotation and the cue behind its "and".
  private static let reach = 8

  /// A cue made of the verb before `quote`, where the one that it was given stands behind it and an "and" and opens
  /// another quotation; else nil. Quotation lists no cue that introduces nothing, so this one has no place among them.
  /// `end` is the quotation's last part.
  func cue(of quote: Quote, end: Slice) -> Cue? {
    guard quote.kind == .direct, let given = quote.cue.map({ reader.quotations.cues[$0.value] }),
      let token = given.token?.value, reader.token(token).range.lower >= end.upper,
      isJoined(token, end), opensQuotation(behind: reader.segments.tokens(in: given.range))
    else { return nil }
    var at = reader.segments.firstToken(endingAfter: quote.marked.lower) - 1
    while at > 0, reader.isComma(at) || reader.mark(at) == UInt8(ascii: ":") { at -= 1 }
    guard at > 0, !isQuoted[at], reader.lexicons.cues.isReliableVerb(reader.tokens, at: at) else {
      return nil
    }
    return Cue(
      range: reader.slice(at..<at + 1), token: Index(at), entry: given.entry, kind: given.kind,
      attitude: given.attitude)
  }

  /// Whether an "and" stands right behind the quotation, and no mark between it and the cue.
  private func isJoined(_ cue: Int, _ end: Slice) -> Bool {
    var at = reader.segments.firstToken(endingAfter: end.upper)
    while at < cue, reader.isQuoteMark(at) || reader.isComma(at) { at += 1 }
    guard at < cue, cue - at <= Self.reach, reader.traits(at).contains(.joint) else { return false }
    return !(at + 1..<cue).contains { reader.isPunctuation($0) }
  }

  private func opensQuotation(behind cue: Range<Int>) -> Bool {
    var at = cue.upperBound
    while at < reader.tokens.count, reader.isComma(at) || reader.mark(at) == UInt8(ascii: ":") {
      at += 1
    }
    return at + 1 < reader.tokens.count && reader.isQuoteMark(at) && isQuoted[at + 1]
  }
}

import DocumentModel
import LexiconStore

/// Tokens to sentences and paragraphs.
struct SentenceSplitter: Sendable {
  let lexicons: Lexicons

  func segments(_ bytes: Span<UInt8>, _ layer: TokenLayer) -> Segments {
    let tokens = layer.tokens
    var sentences: [Sentence] = []
    var paragraphs: [Paragraph] = []
    sentences.reserveCapacity(tokens.count / 16 + layer.paragraphs.count)
    paragraphs.reserveCapacity(layer.paragraphs.count)
    for (at, start) in layer.paragraphs.enumerated() {
      let end = at + 1 < layer.paragraphs.count ? layer.paragraphs[at + 1] : tokens.count
      let first = sentences.count
      var from = start
      for next in start + 1..<max(end, start + 1) where isBoundary(bytes, tokens, start, next, end) {
        sentences.append(Self.sentence(tokens, from, next))
        from = next
      }
      sentences.append(Self.sentence(tokens, from, end))
      paragraphs.append(
        Paragraph(
          range: Slice(start: tokens[start].range.start, end: tokens[end - 1].range.end),
          sentences: Index(first)..<Index(sentences.count)))
    }
    return Segments(paragraphs: paragraphs, sentences: sentences, tokens: tokens)
  }

  private static func sentence(_ tokens: [Token], _ start: Int, _ end: Int) -> Sentence {
    Sentence(
      range: Slice(start: tokens[start].range.start, end: tokens[end - 1].range.end),
      tokens: Index(start)..<Index(end))
  }

  /// Whether a sentence ends before the token `next`.
  private func isBoundary(
    _ bytes: Span<UInt8>, _ tokens: [Token], _ start: Int, _ next: Int, _ end: Int
  ) -> Bool {
    guard tokens[next].spaceBefore, let stop = stop(bytes, tokens, start, next) else { return false }
    var first = next
    while first < end - 1, tokens[first].kind == .quoteMark || tokens[first].kind == .punctuation {
      first += 1
    }
    guard tokens[first].shape != .lower else { return false }
    let kind = lexicons.abbreviation(tokens[stop].lexeme)
    switch kind {
    case .title, .number, .middle: return false
    case .end: return true
    case .name: return stop == next - 1 && tokens[first].shape == .capitalised
    case .none: return tokens[stop].kind == .punctuation
    }
  }

  /// The token that ends a sentence right before `next`: a full stop, other terminator, or abbreviation, with closing
  /// quotation marks and brackets behind it.
  private func stop(_ bytes: Span<UInt8>, _ tokens: [Token], _ start: Int, _ next: Int) -> Int? {
    var at = next - 1
    while at > start, !tokens[at].spaceBefore, Self.closes(bytes, tokens[at]) { at -= 1 }
    let token = tokens[at]
    let last = WordCutter.isTerminator(bytes, endingAt: token.range.upper)
    return last && (token.kind == .punctuation || token.kind == .word) ? at : nil
  }

  private static func closes(_ bytes: Span<UInt8>, _ token: Token) -> Bool {
    if token.kind == .quoteMark { return true }
    let byte = bytes[token.range.lower]
    return byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
  }
}

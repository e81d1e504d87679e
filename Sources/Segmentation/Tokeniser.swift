import DocumentModel
import ICUText
import LexiconStore

/// Tokens, and where paragraphs begin among them.
struct TokenLayer {
  var tokens: [Token] = []
  /// The first token of each paragraph, ascending.
  var paragraphs: [Int] = []
}

/// Bytes to tokens in one pass. Where a token ends is `WordCutter`'s to say; most words and marks are cut without asking
/// it, to the same end (Tokeniser+Plain.swift).
struct Tokeniser: Sendable {
  let vocabulary: Vocabulary
  let cutter: WordCutter

  init(lexicons: Lexicons) {
    vocabulary = lexicons.vocabulary
    cutter = lexicons.cutter
  }

  func tokens(of bytes: Span<UInt8>) -> TokenLayer {
    // Offsets have 32 bits.
    precondition(bytes.count <= Int(UInt32.max))
    var layer = TokenLayer()
    var lines = LineEnds()
    layer.tokens.reserveCapacity(bytes.count / 4 + 8)
    layer.paragraphs.reserveCapacity(bytes.count / 64 + 8)
    var at = 0
    var startsParagraph = true
    while true {
      let last = at
      if at < bytes.count, bytes[at] == 32 { at += 1 }
      while at < bytes.count {
        let space = WordCutter.space(bytes, at: at)
        if space == 0 { break }
        if bytes[at] == 10, lines.endsParagraph(bytes, at) { startsParagraph = true }
        at += space
      }
      guard at < bytes.count else { return layer }
      if startsParagraph {
        layer.paragraphs.append(layer.tokens.count)
        startsParagraph = false
      }
      let token =
        plainToken(bytes, at, isGlued: at == last) ?? cutToken(bytes, at, isGlued: at == last)
      layer.tokens.append(token)
      at = token.range.upper
    }
  }

  /// The token as the cutter cuts it.
  @inline(never)
  func cutToken(_ bytes: Span<UInt8>, _ at: Int, isGlued: Bool) -> Token {
    let piece = cutter.piece(bytes, at: at)
    return Token(
      range: Slice(at, piece.end), lexeme: vocabulary.lexeme(anyCase: bytes, at..<piece.end),
      kind: piece.kind, shape: Shape.of(bytes, at..<piece.end), spaceBefore: !isGlued || at == 0)
  }
}

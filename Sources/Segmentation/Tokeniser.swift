import DocumentModel
import LexiconStore

/// Tokens, and where paragraphs begin among them.
struct TokenLayer {
  var tokens: [Token] = []
  /// The first token of each paragraph, ascending.
  var paragraphs: [Int] = []
}

/// Bytes to tokens in one pass. Where a token ends is `WordCutter`'s to say; words of ASCII letters between plain marks
/// are cut here without asking it, to the same end.
struct Tokeniser: Sendable {
  let vocabulary: Vocabulary
  let cutter: WordCutter

  init(lexicons: Lexicons) {
    vocabulary = lexicons.vocabulary
    cutter = lexicons.cutter
  }

  func tokens(of bytes: Span<UInt8>) -> TokenLayer {
    var layer = TokenLayer()
    layer.tokens.reserveCapacity(bytes.count / 4 + 8)
    var lines = LineEnds()
    var at = 0
    var gap = 0
    var startsParagraph = true
    while at < bytes.count {
      let space = WordCutter.space(bytes, at: at)
      if space > 0 {
        gap += 1
        if bytes[at] == 10, lines.endsParagraph(bytes, at) { startsParagraph = true }
        at += space
        continue
      }
      if startsParagraph {
        layer.paragraphs.append(layer.tokens.count)
        startsParagraph = false
      }
      let token = self.token(bytes, at, spaceBefore: gap > 0 || at == 0)
      layer.tokens.append(token)
      at = token.range.upper
      gap = 0
    }
    return layer
  }

  @inline(__always)
  private func token(_ bytes: Span<UInt8>, _ at: Int, spaceBefore: Bool) -> Token {
    if let end = plainWordEnd(bytes, at) {
      return make(bytes, at, end, .word, isASCII: true, spaceBefore)
    }
    let piece = cutter.piece(bytes, at: at)
    var isASCII = true
    for here in at..<piece.end where bytes[here] >= 0x80 { isASCII = false }
    return make(bytes, at, piece.end, piece.kind, isASCII: isASCII, spaceBefore)
  }

  /// The end of a word of ASCII letters with a mark behind it that cannot belong to it; nil where the cutter must be asked.
  @inline(__always)
  func plainWordEnd(_ bytes: Span<UInt8>, _ at: Int) -> Int? {
    guard CharacterClass.isASCIILetter(bytes[at]) else { return nil }
    if at > 0, bytes[at - 1] >= 0x80 || CharacterClass.isASCIILetter(bytes[at - 1]) { return nil }
    var end = at + 1
    while end < bytes.count, CharacterClass.isASCIILetter(bytes[end]) { end += 1 }
    if end < bytes.count {
      switch bytes[end] {
      case 32, 10, UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: ";"):
        break
      default: return nil
      }
    }
    return cutter.mayBeSplit(bytes, at..<end) ? nil : end
  }

  @inline(__always)
  private func make(
    _ bytes: Span<UInt8>, _ at: Int, _ end: Int, _ kind: TokenKind, isASCII: Bool,
    _ spaceBefore: Bool
  ) -> Token {
    let form = bytes.extracting(at..<end)
    return Token(
      range: Slice(at, end),
      lexeme: isASCII ? vocabulary.lexeme(ascii: form) : vocabulary.lexeme(anyCase: form),
      kind: kind, shape: isASCII ? Shape.ascii(form) : Shape.wide(form), spaceBefore: spaceBefore)
  }
}

/// How a token is written. A single capital letter counts as capitalised.
enum Shape {
  @inline(__always)
  static func ascii(_ form: Span<UInt8>) -> TokenShape {
    var upper = 0
    var letters = 0
    for at in form.indices {
      let byte = form[at]
      letters += CharacterClass.isASCIILetter(byte) ? 1 : 0
      upper += CharacterClass.isUpper(byte) ? 1 : 0
    }
    return shape(letters: letters, upper: upper, firstIsUpper: CharacterClass.isUpper(form[0]))
  }

  static func wide(_ form: Span<UInt8>) -> TokenShape {
    var upper = 0
    var letters = 0
    var at = 0
    while at < form.count {
      let (_, length) = CharacterClass.decode(form, at)
      letters += WordCutter.isLetter(form, at) ? 1 : 0
      upper += WordCutter.isCapital(form, at) ? 1 : 0
      at += length
    }
    return shape(letters: letters, upper: upper, firstIsUpper: WordCutter.isCapital(form, 0))
  }

  private static func shape(letters: Int, upper: Int, firstIsUpper: Bool) -> TokenShape {
    if letters == 0 { return .other }
    if upper == 0 { return .lower }
    if upper == 1 && firstIsUpper { return .capitalised }
    return upper == letters ? .upper : .mixed
  }
}

import DocumentModel
import ICUText
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
    if let token = shortWord(bytes, at, spaceBefore) { return token }
    if let end = plainWordEnd(bytes, at) { return make(bytes, at, end, .word, spaceBefore) }
    let piece = cutter.piece(bytes, at: at)
    return make(bytes, at, piece.end, piece.kind, spaceBefore)
  }

  /// A word of less than eight ASCII letters with such a mark behind it: most tokens. Read, measured, folded and found
  /// as eight bytes at once, to the same end as by `plainWordEnd` and `make`.
  @inline(__always)
  private func shortWord(_ bytes: Span<UInt8>, _ at: Int, _ spaceBefore: Bool) -> Token? {
    guard at + 8 <= bytes.count else { return nil }
    let text = EightBytes(bytes, at: at)
    let length = text.leadingLetters
    guard length > 0, length < 8, Self.endsWord(bytes[at + length]), !isBehindLetter(bytes, at),
      !cutter.mayBeSplit(bytes, at..<(at + length))
    else { return nil }
    return make(text.first(length), bytes[at], at, at + length, .word, spaceBefore)
  }

  @inline(__always)
  private func isBehindLetter(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    at > 0 && (bytes[at - 1] >= 0x80 || CharacterClass.isASCIILetter(bytes[at - 1]))
  }

  /// A mark that cannot belong to the word before it.
  @inline(__always)
  private static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 32, 10, UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "\""), UInt8(ascii: ";"): true
    default: false
    }
  }

  /// The end of a word of ASCII letters with a mark behind it that cannot belong to it; nil where the cutter must be asked.
  @inline(__always)
  func plainWordEnd(_ bytes: Span<UInt8>, _ at: Int) -> Int? {
    guard CharacterClass.isASCIILetter(bytes[at]) else { return nil }
    if isBehindLetter(bytes, at) { return nil }
    var end = at + 1
    while end < bytes.count, CharacterClass.isASCIILetter(bytes[end]) { end += 1 }
    if end < bytes.count, !Self.endsWord(bytes[end]) { return nil }
    return cutter.mayBeSplit(bytes, at..<end) ? nil : end
  }

  @inline(__always)
  private func make(
    _ bytes: Span<UInt8>, _ at: Int, _ end: Int, _ kind: TokenKind, _ spaceBefore: Bool
  ) -> Token {
    if end - at <= 8 {
      let form = EightBytes(bytes, at: at, end: end)
      if form.wide == 0 { return make(form, bytes[at], at, end, kind, spaceBefore) }
    }
    return Token(
      range: Slice(at, end), lexeme: vocabulary.lexeme(anyCase: bytes, at..<end), kind: kind,
      shape: Shape.of(bytes, at..<end), spaceBefore: spaceBefore)
  }

  /// A token of ASCII in one group of eight.
  @inline(__always)
  private func make(
    _ form: EightBytes, _ first: UInt8, _ at: Int, _ end: Int, _ kind: TokenKind,
    _ spaceBefore: Bool
  ) -> Token {
    Token(
      range: Slice(at, end), lexeme: vocabulary.lexeme(short: form.lowered, length: end - at),
      kind: kind,
      shape: Shape.of(
        letters: form.letters.nonzeroBitCount, upper: form.capitals.nonzeroBitCount,
        firstIsUpper: CharacterClass.isUpper(first)),
      spaceBefore: spaceBefore)
  }
}

/// How a token is written. A single capital letter counts as capitalised.
enum Shape {
  static func of(_ bytes: Span<UInt8>, _ range: Range<Int>) -> TokenShape {
    var upper = 0
    var letters = 0
    for at in stride(from: range.lowerBound, to: range.upperBound, by: 8) {
      let group = EightBytes(bytes, at: at, end: range.upperBound)
      if group.wide != 0 { return wide(bytes.extracting(range)) }
      letters += group.letters.nonzeroBitCount
      upper += group.capitals.nonzeroBitCount
    }
    return of(
      letters: letters, upper: upper,
      firstIsUpper: CharacterClass.isUpper(bytes[range.lowerBound]))
  }

  private static func wide(_ form: Span<UInt8>) -> TokenShape {
    var upper = 0
    var letters = 0
    var at = 0
    while at < form.count {
      let (_, length) = CharacterClass.decode(form, at)
      letters += WordCutter.isLetter(form, at) ? 1 : 0
      upper += WordCutter.isCapital(form, at) ? 1 : 0
      at += length
    }
    return of(letters: letters, upper: upper, firstIsUpper: WordCutter.isCapital(form, 0))
  }

  @inline(__always)
  static func of(letters: Int, upper: Int, firstIsUpper: Bool) -> TokenShape {
    if letters == 0 { return .other }
    if upper == 0 { return .lower }
    if upper == 1 && firstIsUpper { return .capitalised }
    return upper == letters ? .upper : .mixed
  }
}

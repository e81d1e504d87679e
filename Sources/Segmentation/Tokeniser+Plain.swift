import DocumentModel
import ICUText
import LexiconStore

/// Words of ASCII letters and marks that stand alone: most tokens. They are read, measured, folded and found as eight
/// bytes at once.
/// Law: whatever is returned here is what `cutToken` returns.
extension Tokeniser {
  /// The token at `at`, or nil where the cutter must be asked. `isGlued`: no white space stands before it.
  @inline(__always)
  func plainToken(_ bytes: Span<UInt8>, _ at: Int, isGlued: Bool) -> Token? {
    guard at &+ 16 <= bytes.count else { return nil }
    let text = EightBytes(bytes, at: at)
    var length = text.leadingLetters
    if length == 0 {
      length = markLength(text)
      if length == 0 { return nil }
      let isQuoteMark = text[0] == UInt8(ascii: "\"") || text[0] == 0xE2
      return token(
        text.first(length), at, length, isQuoteMark ? .quoteMark : .punctuation, .other, isGlued)
    }
    if isGlued, at > 0, Self.isLetterOrWide(bytes[at &- 1]) { return nil }
    if length == 8 { return longWord(bytes, text, at, isGlued) }
    guard endsWord(text[length], bytes, at, at &+ length), !cutter.mayBeSplit(text[0], length)
    else { return nil }
    let form = text.first(length)
    let capitals = form.capitals
    let lowered = EightBytes(value: form.value | capitals >> 2)
    return token(
      lowered, at, length, .word, Shape.of(capitals: capitals, ofLetters: length), isGlued)
  }

  /// A token in one group of eight, in lower case.
  @inline(__always)
  private func token(
    _ form: EightBytes, _ at: Int, _ length: Int, _ kind: TokenKind, _ shape: TokenShape,
    _ isGlued: Bool
  ) -> Token {
    Token(
      range: Slice(
        start: UInt32(truncatingIfNeeded: at), end: UInt32(truncatingIfNeeded: at &+ length)),
      lexeme: vocabulary.lexeme(short: form, length: length), kind: kind, shape: shape,
      spaceBefore: !isGlued || at == 0)
  }

  /// A word that begins with eight letters.
  private func longWord(
    _ bytes: Span<UInt8>, _ text: EightBytes, _ at: Int, _ isGlued: Bool
  ) -> Token? {
    let more = EightBytes(bytes, at: at &+ 8)
    var end = at &+ 8 &+ more.leadingLetters
    if end &- at == 16 {
      while end < bytes.count, CharacterClass.isASCIILetter(bytes[end]) { end &+= 1 }
    }
    guard end < bytes.count, endsWord(bytes[end], bytes, at, end),
      !cutter.mayBeSplit(text[0], end &- at)
    else { return nil }
    return longWord(bytes, text, more, at, end, isGlued)
  }

  @inline(__always)
  private func longWord(
    _ bytes: Span<UInt8>, _ first: EightBytes, _ second: EightBytes, _ at: Int, _ end: Int,
    _ isGlued: Bool
  ) -> Token {
    let length = end &- at
    let lexeme: LexemeID
    let shape: TokenShape
    if length == 8 {
      lexeme = vocabulary.lexeme(short: first.lowered, length: length)
      shape = Shape.of(first)
    } else if length <= 16 {
      let second = second.first(length &- 8)
      lexeme = vocabulary.lexeme(first.lowered, second.lowered, length: length)
      shape = Shape.of(first, second)
    } else {
      lexeme = vocabulary.lexeme(anyCase: bytes, at..<end)
      shape = Shape.of(bytes, at..<end)
    }
    return Token(
      range: Slice(at, end), lexeme: lexeme, kind: .word, shape: shape,
      spaceBefore: !isGlued || at == 0)
  }

  /// Whether a word of letters ends before the byte `next` at `end`: a mark that cannot belong to it, or a full stop that
  /// does not, since a space follows and no abbreviation is written so.
  @inline(__always)
  private func endsWord(_ next: UInt8, _ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Bool {
    if Self.has(Self.closing, next) { return true }
    guard next == UInt8(ascii: "."), end &+ 1 < bytes.count, end &- at > 1 else { return false }
    return (bytes[end &+ 1] == 32 || bytes[end &+ 1] == 10)
      && !cutter.mayBeAbbreviation(bytes[at], end &- at &+ 1)
  }

  /// The length of a mark that says by itself, or with what stands behind it, that it is a token; 0 of another.
  @inline(__always)
  private func markLength(_ text: EightBytes) -> Int {
    let byte = text[0]
    if byte == 0xE2 {
      return text[1] == 0x80 && (text[2] == 0x9C || text[2] == 0x9D) ? 3 : 0  // “ ”
    }
    let isAlone =
      Self.has(Self.alone, byte)
      || Self.has(Self.aloneBeforeSpace, byte) && (text[1] == 32 || text[1] == 10)
      || byte == UInt8(ascii: "-") && CharacterClass.isASCIILetter(text[1])
    return isAlone ? 1 : 0
  }

  @inline(__always)
  private static func isLetterOrWide(_ byte: UInt8) -> Bool {
    byte >= 0x80 || CharacterClass.isASCIILetter(byte)
  }

  /// Whether a set of bytes below 64 has that byte.
  @inline(__always)
  private static func has(_ set: UInt64, _ byte: UInt8) -> Bool {
    byte < 64 && set &>> UInt64(byte) & 1 != 0
  }

  /// Marks that end a word before them.
  private static var closing: UInt64 {
    bit(" ") | bit("\n") | bit(",") | bit(")") | bit("\"") | bit(";")
  }
  private static var alone: UInt64 { bit(",") | bit(")") | bit("\"") }
  private static var aloneBeforeSpace: UInt64 {
    bit(".") | bit(";") | bit(":") | bit("?") | bit("!")
  }

  @inline(__always)
  private static func bit(_ mark: Unicode.Scalar) -> UInt64 { 1 &<< UInt64(mark.value) }
}

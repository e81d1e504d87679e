public import DocumentModel

/// Where tokens end. One rule set for texts and for the terms of lexicons: UD English EWT, with the exceptions of
/// tokens.tsv and abbreviations.tsv. It looks at bytes only; each call looks ahead a bounded number of bytes beyond the
/// token it returns, so cutting a text is linear in its length.
public struct WordCutter: Sendable {
  var forms = TokenForms() {
    didSet {
      splitLengths = forms.splitLengths
      abbreviationLengths = forms.abbreviationLengths
    }
  }
  /// By first letter: the lengths of words that tokens.tsv cuts inside, and of abbreviations with their stop.
  @usableFromInline var splitLengths = TokenForms.noLengths
  @usableFromInline var abbreviationLengths = TokenForms.noLengths

  /// A token's end and kind.
  public struct Piece: Sendable {
    public let end: Int
    public let kind: TokenKind
    @inlinable
    public init(_ end: Int, _ kind: TokenKind) {
      self.end = end
      self.kind = kind
    }
  }

  /// How far ahead of a token it is looked for an @ or the end of a written form.
  static let lookahead = 64

  /// The token that begins at `at`. Law: `at` is not white space and `end > at`.
  public func piece(_ bytes: Span<UInt8>, at: Int) -> Piece {
    let byte = bytes[at]
    if CharacterClass.isASCIILetter(byte) { return word(bytes, at) }
    if CharacterClass.isDigit(byte) { return number(bytes, at) }
    if byte < 0x80 { return mark(bytes, at) }
    return wide(bytes, at)
  }

  /// The bytes of white space at `at`; 0 where a token begins.
  @inlinable
  public static func space(_ bytes: Span<UInt8>, at: Int) -> Int {
    let byte = bytes[at]
    if byte <= 32 { return 1 }
    if byte < 0xC2 || byte > 0xEF { return 0 }
    return wideSpace(bytes, at: at)
  }

  @usableFromInline
  static func wideSpace(_ bytes: Span<UInt8>, at: Int) -> Int {
    let character = CharacterClass.at(bytes, at)
    return character.kind == .space || character.kind == .lineEnd ? character.length : 0
  }

  /// Whether a word of `length` bytes might be cut inside: a cheap question that most words answer with no.
  @inlinable @inline(__always)
  public func mayBeSplit(_ first: UInt8, _ length: Int) -> Bool {
    length >= 32 || splitLengths[Int(first & 31)] &>> UInt32(truncatingIfNeeded: length) & 1 != 0
  }

  /// Whether a word of letters with its full stop, `length` bytes in all, might be an abbreviation of abbreviations.tsv.
  @inlinable @inline(__always)
  public func mayBeAbbreviation(_ first: UInt8, _ length: Int) -> Bool {
    length >= 32
      || abbreviationLengths[Int(first & 31)] &>> UInt32(truncatingIfNeeded: length) & 1 != 0
  }

  /// Whether a mark that can end a sentence ends at `end`.
  public static func isTerminator(_ bytes: Span<UInt8>, endingAt end: Int) -> Bool {
    var at = end - 1
    while at > 0, bytes[at] & 0xC0 == 0x80 { at -= 1 }
    guard at >= 0 else { return false }
    let kind = CharacterClass.at(bytes, at).kind
    return kind == .terminator || kind == .ellipsis
  }

  /// The words of a lexicon term, as the tokeniser cuts them.
  public func words(of term: String) -> [String] {
    let text = Array(term.utf8)
    let bytes = text.span
    var words: [String] = []
    var at = 0
    while at < bytes.count {
      let space = Self.space(bytes, at: at)
      if space > 0 {
        at += space
      } else {
        let end = piece(bytes, at: at).end
        words.append(String(decoding: text[at..<end], as: UTF8.self))
        at = end
      }
    }
    return words
  }

  private func wide(_ bytes: Span<UInt8>, _ at: Int) -> Piece {
    let character = CharacterClass.at(bytes, at)
    let end = at + character.length
    switch character.kind {
    case .letter: return word(bytes, at)
    case .digit: return Piece(end, .number)
    case .apostrophe: return apostrophe(bytes, at, character.length)
    case .quote:
      return Piece(Self.doubled(bytes, at, end), .quoteMark)
    case .ideograph: return Piece(end, .word)
    case .ellipsis: return Piece(Self.terminators(bytes, end), .punctuation)
    case .symbol, .joiner, .bullet: return Piece(Self.joined(bytes, end), .symbol)
    default: return Piece(end, .punctuation)
    }
  }

  /// ‘ or ’ written twice is one mark.
  static func doubled(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Int {
    let length = end - at
    guard length == 3, end + 3 <= bytes.count, bytes[at] == 0xE2, bytes[at + 1] == 0x80,
      bytes[at + 2] == 0x98 || bytes[at + 2] == 0x99,
      bytes[end] == 0xE2, bytes[end + 1] == 0x80, bytes[end + 2] == 0x98 || bytes[end + 2] == 0x99
    else { return end }
    return end + 3
  }

  /// Behind the modifiers that follow a symbol.
  private static func joined(_ bytes: Span<UInt8>, _ from: Int) -> Int {
    var at = from
    while at < bytes.count, bytes[at] >= 0x80 {
      let character = CharacterClass.at(bytes, at)
      guard character.kind == .joiner else { break }
      at += character.length
    }
    return at
  }
}

/// Looking at single bytes. Beyond either end of the text stands a space.
extension WordCutter {
  @inline(__always)
  static func byte(_ bytes: Span<UInt8>, _ at: Int) -> UInt8 {
    at >= 0 && at < bytes.count ? bytes[at] : 32
  }

  /// Whether a letter or a digit begins at `at`.
  static func isWord(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    isLetter(bytes, at) || CharacterClass.isDigit(byte(bytes, at))
  }

  public static func isLetter(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    let first = byte(bytes, at)
    if first < 0x80 { return CharacterClass.isASCIILetter(first) }
    return CharacterClass.at(bytes, at).kind == .letter
  }

  /// Whether a letter, digit or closing mark of a word stands before `at`.
  static func isBehindWord(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    let before = byte(bytes, at - 1)
    if before < 0x80 {
      return CharacterClass.isASCIILetter(before) || CharacterClass.isDigit(before)
        || before == UInt8(ascii: ".")
    }
    var start = at - 1
    while start > 0, bytes[start] & 0xC0 == 0x80, at - start < 4 { start -= 1 }
    return CharacterClass.at(bytes, start).kind == .letter
  }

  /// The length of an apostrophe (' or ’) at `at`, else 0.
  public static func apostropheLength(_ bytes: Span<UInt8>, _ at: Int) -> Int {
    let first = byte(bytes, at)
    if first == UInt8(ascii: "'") { return 1 }
    guard first == 0xE2, byte(bytes, at + 1) == 0x80, byte(bytes, at + 2) == 0x99 else { return 0 }
    return 3
  }

  /// Behind the letters (and joiners) from `at` on.
  static func letters(_ bytes: Span<UInt8>, _ at: Int) -> Int {
    var end = at
    while end < bytes.count {
      let byte = bytes[end]
      if CharacterClass.isASCIILetter(byte) {
        end += 1
      } else if byte >= 0x80 {
        let character = CharacterClass.at(bytes, end)
        guard character.kind == .letter || character.kind == .joiner else { return end }
        end += character.length
      } else {
        return end
      }
    }
    return end
  }

  static func digits(_ bytes: Span<UInt8>, _ at: Int) -> Int {
    var end = at
    while end < bytes.count, CharacterClass.isDigit(bytes[end]) { end += 1 }
    return end
  }
}

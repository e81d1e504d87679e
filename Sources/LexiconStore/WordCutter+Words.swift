import DocumentModel

/// Words: letters, and the marks that may stand inside a word.
extension WordCutter {
  /// What a connecting mark behind letters means.
  enum Step {
    case stop
    /// The token goes on at this byte.
    case go(Int)
    /// The token ends at this byte.
    case end(Int, TokenKind)
  }

  func word(_ bytes: Span<UInt8>, _ at: Int) -> Piece {
    let first = Self.letters(bytes, at)
    let behindLetter = at > 0 && Self.isLetterEnd(bytes, at)
    if !Self.isApostropheOrWord(bytes, first),
      let cut = forms.firstCut(bytes, at..<first, behindLetter: behindLetter)
    {
      return Piece(at + cut, .word)
    }
    if behindLetter, let end = negation(bytes, at, first) { return Piece(end, .word) }
    return tail(bytes, at, first, .word)
  }

  /// Goes on behind letters or digits that end at `from`.
  func tail(_ bytes: Span<UInt8>, _ at: Int, _ from: Int, _ kind: TokenKind) -> Piece {
    var end = from
    while end < bytes.count {
      switch step(bytes, at, end) {
      case .stop: return Piece(end, kind)
      case .end(let last, let kind): return Piece(last, kind)
      case .go(let next):
        end = next
        while Self.isWord(bytes, end) {
          end = Self.digits(bytes, Self.letters(bytes, end))
        }
      }
    }
    return Piece(end, kind)
  }

  private func step(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Step {
    switch bytes[end] {
    case 0...32, UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ")"), UInt8(ascii: "\""):
      return .stop
    case UInt8(ascii: "'"), 0xE2: return apostropheStep(bytes, at, end)
    case UInt8(ascii: "."): return stopStep(bytes, at, end)
    case UInt8(ascii: "-"): return hyphenStep(bytes, at, end)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return .go(Self.digits(bytes, end))
    case UInt8(ascii: ":"): return colonStep(bytes, at, end)
    case UInt8(ascii: "/"): return slashStep(bytes, at, end)
    case UInt8(ascii: "&"): return ampersandStep(bytes, at, end)
    case UInt8(ascii: "@"): return addressStep(bytes, at, end)
    case UInt8(ascii: "!"):
      return facts(bytes, at, end + 1).contains(.whole) ? .end(end + 1, .word) : .stop
    case 0xC2 where Self.byte(bytes, end + 1) == 0xB0 && bytes[end - 1] | 32 == UInt8(ascii: "n"):
      return .go(end + 2)
    case UInt8(ascii: "_"):
      if let address = address(bytes, at) { return address }
      return Self.isWord(bytes, end + 1) ? .go(end + 1) : .stop
    case UInt8(ascii: "*"):
      return Self.isLetter(bytes, end + 1) ? .go(end + 1) : .stop
    case UInt8(ascii: "$"):
      let isMoney =
        CharacterClass.isUpper(bytes[end - 1])
        && (CharacterClass.isDigit(Self.byte(bytes, end + 1)) || Self.byte(bytes, end + 1) == 32)
      return isMoney ? .end(end + 1, .symbol) : .stop
    default: return .stop
    }
  }

  /// "n't" that was cut off the verb before it: its end.
  private func negation(_ bytes: Span<UInt8>, _ at: Int, _ letters: Int) -> Int? {
    guard letters == at + 1, bytes[at] | 32 == UInt8(ascii: "n") else { return nil }
    let length = Self.apostropheLength(bytes, letters)
    guard length > 0 else { return nil }
    let end = Self.letters(bytes, letters + length)
    return facts(bytes, letters + length, end).contains(.negation) ? end : nil
  }

  private func apostropheStep(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Step {
    let length = Self.apostropheLength(bytes, end)
    guard length > 0 else { return .stop }
    let next = end + length
    guard Self.isLetter(bytes, next) else { return .stop }
    let last = Self.letters(bytes, next)
    let known = facts(bytes, next, last)
    if known.contains(.negation), bytes[end - 1] | 32 == UInt8(ascii: "n"), end - 1 > at {
      return .end(end - 1, .word)
    }
    return known.contains(.clitic) ? .stop : .go(next)
  }

  private func hyphenStep(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Step {
    guard Self.isWord(bytes, end + 1) else { return .stop }
    if let address = address(bytes, at) { return address }
    let isBound = Self.byte(bytes, at - 1) != UInt8(ascii: "-")
    return isBound && facts(bytes, at, end).contains(.prefix) ? .go(end + 1) : .stop
  }

  private func colonStep(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Step {
    if Self.byte(bytes, end + 1) > 32, let end = mailto(bytes, at, end) { return .end(end, .link) }
    let isScheme =
      Self.byte(bytes, end + 1) == UInt8(ascii: "/")
      && Self.byte(bytes, end + 2) == UInt8(ascii: "/")
      && Self.byte(bytes, end + 3) > 32
    return isScheme ? .end(Self.linkEnd(bytes, end + 3), .link) : .stop
  }

  /// mailto: and the address behind it.
  private func mailto(_ bytes: Span<UInt8>, _ at: Int, _ colon: Int) -> Int? {
    guard facts(bytes, at, colon + 1).contains(.whole) else { return nil }
    return Self.linkEnd(bytes, colon + 1)
  }

  private func slashStep(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Step {
    let last = Self.letters(bytes, end + 1)
    return facts(bytes, at, last).contains(.whole) ? .end(last, .word) : .stop
  }

  /// AT&T, R&D, p&l: short capitals on both sides, or single letters.
  private func ampersandStep(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Step {
    let next = Self.byte(bytes, end + 1)
    if end == at + 1, CharacterClass.isLower(next), !Self.isWord(bytes, end + 2) {
      return .go(end + 1)
    }
    guard end - at <= 3, CharacterClass.isUpper(bytes[end - 1]), CharacterClass.isUpper(next)
    else { return .stop }
    for here in at..<end where !CharacterClass.isUpper(bytes[here]) { return .stop }
    return .go(end + 1)
  }

  private func addressStep(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Step {
    address(bytes, at) ?? .stop
  }

  /// An e-mail address from `at` on.
  func address(_ bytes: Span<UInt8>, _ at: Int) -> Step? {
    var here = at
    let limit = min(bytes.count, at + Self.lookahead)
    while here < limit, Self.isAddressByte(bytes[here]) { here += 1 }
    guard here > at, here < limit, bytes[here] == UInt8(ascii: "@"), Self.isWord(bytes, here + 1)
    else { return nil }
    here += 1
    while here < bytes.count, Self.isAddressByte(bytes[here]) { here += 1 }
    while !Self.isWord(bytes, here - 1) { here -= 1 }
    return .end(here, .link)
  }

  static func isAddressByte(_ byte: UInt8) -> Bool {
    CharacterClass.isASCIILetter(byte) || CharacterClass.isDigit(byte) || byte == UInt8(ascii: ".")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
  }

  /// Behind a link that goes on at `from`: white space, a bracket, a quotation mark or the marks that close a sentence end it.
  static func linkEnd(_ bytes: Span<UInt8>, _ from: Int) -> Int {
    var end = from
    scan: while end < bytes.count {
      switch bytes[end] {
      case 0...32, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): break scan
      case 0x80...:
        let character = CharacterClass.at(bytes, end)
        guard character.kind == .letter else { break scan }
        end += character.length
      default: end += 1
      }
    }
    while end > from {
      switch bytes[end - 1] {
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
        UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"),
        UInt8(ascii: "'"), UInt8(ascii: "*"):
        end -= 1
      default: return end
      }
    }
    return end
  }

  /// Whether a letter ends right before `at`.
  static func isLetterEnd(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    let before = byte(bytes, at - 1)
    return before < 0x80 ? CharacterClass.isASCIILetter(before) : isBehindWord(bytes, at)
  }

  private static func isApostropheOrWord(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    apostropheLength(bytes, at) > 0 || CharacterClass.isDigit(byte(bytes, at))
  }

  func facts(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> TokenForms.Facts {
    forms.facts(bytes, start..<end)
  }
}

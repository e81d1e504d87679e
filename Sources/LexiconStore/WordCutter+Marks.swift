import DocumentModel

/// Numbers, and tokens that begin with a mark.
extension WordCutter {
  func number(_ bytes: Span<UInt8>, _ at: Int) -> Piece {
    if let end = Self.hyphenatedNumber(bytes, at) { return Piece(end, .number) }
    var end = Self.digits(bytes, at)
    if Self.isFraction(bytes, at, end) { return Piece(end, .number) }
    while Self.isNumberJoint(Self.byte(bytes, end)),
      CharacterClass.isDigit(Self.byte(bytes, end + 1))
    {
      end = Self.digits(bytes, end + 1)
    }
    let decade = Self.decadeEnd(bytes, end)
    if decade > end { return Piece(decade, .number) }
    guard Self.isLetter(bytes, end) else {
      return continuesName(bytes, at, end) ?? Piece(end, .number)
    }
    let letters = Self.letters(bytes, end)
    if isUnit(bytes, end, letters) { return Piece(end, .number) }
    return tail(bytes, at, letters, Self.ordinal(bytes, end, letters) ? .number : .word)
  }

  /// Addresses and file names that begin with a digit.
  private func continuesName(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Piece? {
    let byte = Self.byte(bytes, end)
    guard byte == UInt8(ascii: "_") || byte == UInt8(ascii: "@") || byte == UInt8(ascii: ".")
    else { return nil }
    if byte == UInt8(ascii: "."), !CharacterClass.isLower(Self.byte(bytes, end + 1)) { return nil }
    let piece = tail(bytes, at, end, .number)
    return piece.end > end ? piece : nil
  }

  private func isUnit(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    if facts(bytes, start, end).contains(.unit) { return true }
    guard Self.byte(bytes, end) == UInt8(ascii: "."), Self.isLetter(bytes, end + 1) else {
      return false
    }
    return facts(bytes, start, min(end + 3, bytes.count)).contains(.unit)
  }

  private static func isNumberJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":")
      || byte == UInt8(ascii: "/")
  }

  /// Two numbers with a slash that are no date: 3/4, 19/20, 2001/02. Their parts are tokens; 9/11 and 3/15/2019 are one.
  private static func isFraction(_ bytes: Span<UInt8>, _ at: Int, _ end: Int) -> Bool {
    guard byte(bytes, end) == UInt8(ascii: "/"), end - at <= 4 else { return false }
    let last = digits(bytes, end + 1)
    guard last > end + 1, last - end <= 5, byte(bytes, last) != UInt8(ascii: "/"),
      byte(bytes, last) != UInt8(ascii: "-")
    else { return false }
    let first = value(bytes, at, end)
    let second = value(bytes, end + 1, last)
    return first > 12 || second <= 5 && first < second && bytes[end + 1] != UInt8(ascii: "0")
  }

  private static func value(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Int {
    var value = 0
    for at in start..<end { value = value * 10 + Int(bytes[at] &- 48) }
    return value
  }

  /// A number of two letters behind its digits is still a number: 9th, 90s.
  private static func ordinal(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    end - start <= 2 && CharacterClass.isLower(bytes[start])
  }

  /// Behind the 's of 60's; `end` where there is none.
  private static func decadeEnd(_ bytes: Span<UInt8>, _ end: Int) -> Int {
    let length = apostropheLength(bytes, end)
    guard length > 0, byte(bytes, end - 1) == UInt8(ascii: "0"),
      byte(bytes, end + length) | 32 == UInt8(ascii: "s"), !isWord(bytes, end + length + 1)
    else { return end }
    return end + length + 1
  }

  /// Telephone numbers, postal codes and dates: 202-555-0143, 555-0143, 202/555-0143, 20500-0003, 2024-02-03. Other hyphens between numbers are ranges.
  private static func hyphenatedNumber(_ bytes: Span<UInt8>, _ at: Int) -> Int? {
    var end = digits(bytes, at)
    var groups = 1
    var before = 0
    var last = end - at
    if last == 3, byte(bytes, end) == UInt8(ascii: "/"), digits(bytes, end + 1) == end + 4 {
      end += 4
    }
    while byte(bytes, end) == UInt8(ascii: "-"), CharacterClass.isDigit(byte(bytes, end + 1)) {
      // So long a chain is no number; looking for its end from each of its links would take a square of its length.
      if end - at > lookahead { return nil }
      let next = digits(bytes, end + 1)
      groups += 1
      before = last
      last = next - end - 1
      end = next
    }
    guard groups > 1, !isWord(bytes, end), byte(bytes, end) != UInt8(ascii: "-") else { return nil }
    return groups > 2 || (before == 3 || before == 5) && last == 4 ? end : nil
  }

  func mark(_ bytes: Span<UInt8>, _ at: Int) -> Piece {
    let byte = bytes[at]
    if let end = face(bytes, at) { return Piece(end, .symbol) }
    switch byte {
    case UInt8(ascii: "'"): return apostrophe(bytes, at, 1)
    case UInt8(ascii: "\""): return Piece(at + 1, .quoteMark)
    case UInt8(ascii: "`"):
      if let end = backquoteClitic(bytes, at) { return Piece(end, .word) }
      return Piece(Self.byte(bytes, at + 1) == byte ? at + 2 : at + 1, .quoteMark)
    case UInt8(ascii: "."): return stop(bytes, at)
    case UInt8(ascii: "!"), UInt8(ascii: "?"):
      return Piece(Self.terminators(bytes, at), .punctuation)
    case UInt8(ascii: "@"): return handle(bytes, at)
    case UInt8(ascii: "#") where Self.byte(bytes, at + 1) != byte: return handle(bytes, at)
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "#"):
      return Piece(
        Self.run(bytes, at) { $0 == byte },
        byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") ? .punctuation : .symbol)
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      return Piece(Self.byte(bytes, at + 1) == byte ? at + 2 : at + 1, .symbol)
    case UInt8(ascii: "+"):
      if CharacterClass.isDigit(Self.byte(bytes, at + 1)), !Self.isBehindWord(bytes, at) {
        return Piece(Self.digits(bytes, at + 1), .number)
      }
      return Piece(Self.run(bytes, at) { $0 == byte }, .symbol)
    case UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "^"),
      UInt8(ascii: "|"), UInt8(ascii: "\\"), 0x7F:
      return Piece(at + 1, .symbol)
    default: return Piece(at + 1, .punctuation)
    }
  }

  private static func run(_ bytes: Span<UInt8>, _ at: Int, _ belongs: (UInt8) -> Bool) -> Int {
    var end = at
    while end < bytes.count, belongs(bytes[end]) { end += 1 }
    return end
  }

  /// Behind a run of full stops, exclamation and question marks and ellipses: one token.
  static func terminators(_ bytes: Span<UInt8>, _ at: Int) -> Int {
    var end = at
    while end < bytes.count {
      switch bytes[end] {
      case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): end += 1
      case 0xE2 where byte(bytes, end + 1) == 0x80 && byte(bytes, end + 2) == 0xA6: end += 3
      default: return end
      }
    }
    return end
  }

  /// A full stop and what goes with it, a decimal fraction without its nought, or a file's ending.
  private func stop(_ bytes: Span<UInt8>, _ at: Int) -> Piece {
    let end = Self.terminators(bytes, at)
    if end > at + 1 || Self.isBehindWord(bytes, at) { return Piece(end, .punctuation) }
    if CharacterClass.isDigit(Self.byte(bytes, end)) {
      return Piece(Self.digits(bytes, end), .number)
    }
    if CharacterClass.isLower(Self.byte(bytes, end)), Self.byte(bytes, at - 1) <= 32 {
      return Piece(Self.letters(bytes, end), .word)
    }
    return Piece(end, .punctuation)
  }

  /// A clitic written with ` for its apostrophe.
  private func backquoteClitic(_ bytes: Span<UInt8>, _ at: Int) -> Int? {
    guard Self.isBehindWord(bytes, at), Self.isLetter(bytes, at + 1) else { return nil }
    let end = Self.letters(bytes, at + 1)
    return facts(bytes, at + 1, end).contains(.clitic) ? end : nil
  }

  /// @name and #topic; both marks alone are symbols.
  private func handle(_ bytes: Span<UInt8>, _ at: Int) -> Piece {
    guard Self.isLetter(bytes, at + 1) || Self.byte(bytes, at + 1) == UInt8(ascii: "_"),
      !Self.isBehindWord(bytes, at)
    else { return Piece(at + 1, .symbol) }
    var end = at + 1
    while Self.isWord(bytes, end) || Self.byte(bytes, end) == UInt8(ascii: "_") {
      end =
        Self.byte(bytes, end) == UInt8(ascii: "_")
        ? end + 1 : Self.digits(bytes, Self.letters(bytes, end))
    }
    return Piece(end, .handle)
  }

  /// A clitic ('s), a word whose head is cut off ('em, '07), or a quotation mark.
  func apostrophe(_ bytes: Span<UInt8>, _ at: Int, _ length: Int) -> Piece {
    let next = at + length
    if Self.isLetter(bytes, next) {
      let end = Self.letters(bytes, next)
      let known = facts(bytes, next, end)
      let isBehindWord = Self.isBehindWord(bytes, at)
      if known.contains(.clitic) && (isBehindWord || end == next + 1)
        || known.contains(.headless) && !isBehindWord
      {
        return Piece(end, .word)
      }
      return Piece(next, .quoteMark)
    }
    if let year = Self.shortYear(bytes, at, next) { return Piece(year, .number) }
    if Self.byte(bytes, at) == UInt8(ascii: "'"), Self.byte(bytes, next) == UInt8(ascii: "'") {
      return Piece(next + 1, .quoteMark)
    }
    return Piece(Self.doubled(bytes, at, next), .quoteMark)
  }

  /// '07 and '90s: two digits, no more.
  private static func shortYear(_ bytes: Span<UInt8>, _ at: Int, _ next: Int) -> Int? {
    let end = digits(bytes, next)
    guard end == next + 2, !isBehindWord(bytes, at) else { return nil }
    if byte(bytes, end) == UInt8(ascii: "s"), !isWord(bytes, end + 1) { return end + 1 }
    return isWord(bytes, end) ? nil : end
  }

  /// A face drawn with marks, by tokens.tsv, with no letter or digit behind it.
  private func face(_ bytes: Span<UInt8>, _ at: Int) -> Int? {
    switch bytes[at] {
    case UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: "("),
      UInt8(ascii: "^"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["):
      break
    case UInt8(ascii: "-") where Self.byte(bytes, at + 1) == UInt8(ascii: "_"): break
    default: return nil
    }
    guard Self.byte(bytes, at + 1) > 32 else { return nil }
    for length in [5, 3, 2] where at + length <= bytes.count {
      if facts(bytes, at, at + length).contains(.whole), !Self.isWord(bytes, at + length) {
        return at + length
      }
    }
    return nil
  }
}

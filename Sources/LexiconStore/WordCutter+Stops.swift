import DocumentModel

/// The full stop behind letters: of an abbreviation, inside a name on the network, or of the sentence.
extension WordCutter {
  func stopStep(_ bytes: Span<UInt8>, _ at: Int, _ stop: Int) -> Step {
    let next = Self.byte(bytes, stop + 1)
    if next == UInt8(ascii: ".") { return .stop }
    if Self.isWord(bytes, stop + 1) { return innerStop(bytes, at, stop) }
    return endsAbbreviation(bytes, at, stop) ? .end(stop + 1, .word) : .stop
  }

  /// A stop with a letter or digit right behind it.
  private func innerStop(_ bytes: Span<UInt8>, _ at: Int, _ stop: Int) -> Step {
    if let address = address(bytes, at) { return address }
    if let end = dottedAbbreviation(bytes, at, stop) { return .end(end, .word) }
    let part = Self.lastPart(bytes, at, stop)
    if Self.isAcronym(bytes, part, stop) {
      let group = Self.letters(bytes, stop + 1)
      if group == stop + 2 { return .go(group) }
      return stop > part + 1 || isAbbreviation(bytes, at, stop) ? .end(stop + 1, .word) : .stop
    }
    if isAbbreviation(bytes, at, stop) { return .end(stop + 1, .word) }
    return networkName(bytes, at, stop)
  }

  /// A form with more than one stop that abbreviations.tsv knows ("Ph.D.").
  private func dottedAbbreviation(_ bytes: Span<UInt8>, _ at: Int, _ stop: Int) -> Int? {
    var end = stop
    while end - at < Self.lookahead, Self.byte(bytes, end) == UInt8(ascii: "."),
      Self.isLetter(bytes, end + 1)
    {
      end = Self.letters(bytes, end + 1)
    }
    guard Self.byte(bytes, end) == UInt8(ascii: ".") else { return nil }
    return isAbbreviation(bytes, at, end) ? end + 1 : nil
  }

  /// example.com, report.pdf, ENRON.XLS: letters of one case go on; www. and anything with a path is a link.
  private func networkName(_ bytes: Span<UInt8>, _ at: Int, _ stop: Int) -> Step {
    let before = bytes[stop - 1]
    let next = bytes[stop + 1]
    let isLower = CharacterClass.isLower(next) && !CharacterClass.isUpper(before)
    let isUpper = CharacterClass.isUpper(next) && CharacterClass.isUpper(before)
    let isNumber = CharacterClass.isDigit(next) && CharacterClass.isDigit(before)
    let end = Self.nameEnd(bytes, stop + 1)
    guard isLower || isUpper || isNumber || Self.isFileEnding(bytes, stop + 1, end), before < 0x80
    else { return .stop }
    if Self.byte(bytes, end) == UInt8(ascii: "/"), isLower {
      return .end(Self.linkEnd(bytes, end), .link)
    }
    return .end(end, isLower ? .link : .word)
  }

  /// Two to four letters of one case: the .com of ACME.com, the .DOC of Report.DOC.
  private static func isFileEnding(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    guard end - start >= 2, end - start <= 4 else { return false }
    var upper = 0
    for at in start..<end {
      guard CharacterClass.isASCIILetter(bytes[at]) else { return false }
      upper += CharacterClass.isUpper(bytes[at]) ? 1 : 0
    }
    return upper == 0 || upper == end - start
  }

  /// Behind a dotted name: letters, digits, hyphens, underscores, and stops with one of these behind them.
  private static func nameEnd(_ bytes: Span<UInt8>, _ from: Int) -> Int {
    var end = from
    while end < bytes.count {
      let byte = bytes[end]
      let joins =
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      let isAlphanumeric = CharacterClass.isASCIILetter(byte) || CharacterClass.isDigit(byte)
      guard isAlphanumeric || joins && isWord(bytes, end + 1) else { return end }
      end += 1
    }
    return end
  }

  /// A stop with no letter or digit right behind it.
  private func endsAbbreviation(_ bytes: Span<UInt8>, _ at: Int, _ stop: Int) -> Bool {
    let part = Self.lastPart(bytes, at, stop)
    if Self.isAcronym(bytes, part, stop) {
      if stop > part + 1 || part == at && Self.isInitial(bytes, at, stop) { return true }
    }
    return isAbbreviation(bytes, at, stop)
  }

  /// Whether the form that ends with the stop is in abbreviations.tsv and written as it says.
  private func isAbbreviation(_ bytes: Span<UInt8>, _ at: Int, _ stop: Int) -> Bool {
    let known = facts(bytes, at, stop + 1)
    guard known.contains(.abbreviation) else { return false }
    if known.contains(.capital), !Self.isCapital(bytes, at) { return false }
    let next = Self.nextWord(bytes, stop + 1)
    if known.contains(.detachable) {
      return !Self.isCapital(bytes, next) && Self.byte(bytes, next) > 32
    }
    if known.contains(.beforeNumber) {
      return CharacterClass.isDigit(Self.byte(bytes, next))
        || Self.byte(bytes, next) == UInt8(ascii: "#")
    }
    return true
  }

  /// Behind the last hyphen of the token so far ("non-E.U."), else its start.
  private static func lastPart(_ bytes: Span<UInt8>, _ at: Int, _ stop: Int) -> Int {
    var here = stop
    while here > at, stop - here <= lookahead {
      if bytes[here - 1] == UInt8(ascii: "-") { return here }
      here -= 1
    }
    return at
  }

  /// Single letters with stops between them, the last of which ends at `stop`.
  private static func isAcronym(_ bytes: Span<UInt8>, _ at: Int, _ stop: Int) -> Bool {
    guard stop - at <= lookahead else { return false }
    var here = at
    while here < stop {
      let (_, length) = CharacterClass.decode(bytes, here)
      guard isLetter(bytes, here) else { return false }
      here += length
      if here == stop { return true }
      guard bytes[here] == UInt8(ascii: ".") else { return false }
      here += 1
    }
    return false
  }

  /// A capital with its stop before another capital: J. Smith. The pronoun I is none unless a name stands before it.
  private static func isInitial(_ bytes: Span<UInt8>, _ at: Int, _ stop: Int) -> Bool {
    guard isCapital(bytes, at), !isBehindWord(bytes, at) else { return false }
    let next = nextWord(bytes, stop + 1)
    guard isCapital(bytes, next) || byte(bytes, next) == UInt8(ascii: ",") else { return false }
    guard bytes[at] == UInt8(ascii: "I") else { return true }
    var before = at - 1
    while before >= 0, bytes[before] == 32, at - before < lookahead { before -= 1 }
    while before >= 0, CharacterClass.isASCIILetter(bytes[before]), at - before < lookahead {
      before -= 1
    }
    return isCapital(bytes, before + 1) && before + 1 < at
  }

  /// Whether an upper-case letter begins at `at`. Beyond ASCII: Latin-1, Greek and Cyrillic capitals.
  public static func isCapital(_ bytes: Span<UInt8>, _ at: Int) -> Bool {
    let first = byte(bytes, at)
    if first < 0x80 { return CharacterClass.isUpper(first) }
    let scalar = CharacterClass.decode(bytes, at).scalar
    guard let folded = Folding.simple(scalar) else { return false }
    return folded != scalar
  }

  /// The first byte behind the spaces at `at` (a line end is no space here); spaces count up to the look-ahead.
  static func nextWord(_ bytes: Span<UInt8>, _ at: Int) -> Int {
    var here = at
    while here < bytes.count, here - at < lookahead {
      let length = space(bytes, at: here)
      guard length > 0, bytes[here] != 10 else { return here }
      here += length
    }
    return here
  }
}

import DocumentModel
import LexiconStore

/// Where a sentence may end, and where it must, whatever the model says.
extension GapReader {
  /// The gap before `next` where a sentence may end there, else nil. Most tokens are done after one look. `start` is the
  /// first token of the sentence so far.
  @inline(__always)
  func candidate(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, in range: Range<Int>, from start: Int,
    before next: Int, open: OpenMarks
  ) -> Gap? {
    let last = tokens[next - 1]
    if last.kind == .word, bytes[last.range.upper - 1] != UInt8(ascii: ".") {
      return bareCandidate(bytes, tokens, range, next)
    }
    if last.kind == .number { return bareCandidate(bytes, tokens, range, next) }
    if goesOn(bytes, tokens, range, next, open) { return nil }
    let gap = gap(bytes, tokens, in: range, before: next)
    return mayEnd(bytes, tokens, gap, range, start, open) ? gap : nil
  }

  /// Behind a word without a mark: before a capital, a number or a symbol. The model learned from English only, so words of
  /// other letters are no candidates.
  private func bareCandidate(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>, _ next: Int
  ) -> Gap? {
    let token = tokens[next]
    guard token.spaceBefore, token.shape != .lower, token.kind != .punctuation,
      bytes[token.range.lower] < 0x80 || token.kind != .word
    else { return nil }
    return bareGap(bytes, tokens, in: range, before: next)
  }

  private func mayEnd(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ gap: Gap, _ range: Range<Int>, _ start: Int,
    _ open: OpenMarks
  ) -> Bool {
    if Self.isMarker(bytes, tokens, start, gap.next) { return false }
    guard gap.stop.isTerminal else {
      guard tokens[gap.next].spaceBefore else { return false }
      if gap.stop == .colon {
        return open.quotes == 0 && !isLabel(bytes, tokens, start..<gap.core)
      }
      return gap.closers == .none || !isInsertion(bytes, tokens, gap, range)
    }
    guard range.contains(gap.after) else { return true }
    let after = tokens[gap.after]
    if after.shape == .lower {
      // A small letter goes on with a sentence that a quotation, a bracket or an abbreviation broke off. Small letters that
      // begin sentences are a habit of the English web.
      return gap.closers == .none && !gap.stop.isAbbreviation && bytes[after.range.lower] < 0x80
    }
    return !isAside(bytes, tokens, after, gap.after + 1, range)
  }

  /// Where the answer is certain without the model: behind a dateline, around a row of signs, before a turn
  /// of talk, and in the two cases below.
  func mustEnd(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ gap: Gap, _ range: Range<Int>, from start: Int
  ) -> Bool {
    let next = tokens[gap.next]
    switch gap.stop {
    case .acronym, .name, .end: return beginsClause(tokens, gap, range)
    case .period, .question, .exclamation:
      if isRow(bytes, tokens, range, gap.next) { return true }
      if opensTurn(bytes, tokens, range, gap.next) { return true }
      return next.spaceBefore ? false : isRunOn(bytes, tokens, gap, range)
    case .other:
      return next.spaceBefore ? isRow(bytes, tokens, range, gap.next - 2) : false
    case .dash:
      return start == range.lowerBound && isDateline(bytes, tokens, start..<gap.core)
    default: return false
    }
  }

  /// Behind an abbreviation that may end a sentence: a capitalised pronoun, article or conjunction with a small word after it
  /// begins the next one ("in the U.S. She left").
  private func beginsClause(_ tokens: Span<Token>, _ gap: Gap, _ range: Range<Int>) -> Bool {
    guard gap.after + 1 < range.upperBound else { return false }
    let after = tokens[gap.after]
    let second = tokens[gap.after + 1]
    guard after.shape == .capitalised, after.spaceBefore, second.shape == .lower else {
      return false
    }
    switch words.functionTag(after.lexeme) {
    case .pron, .det, .sconj, .adv: return true
    default: return false
    }
  }

  /// Two sentences without a space between them ("They left.Nobody came."): a small word, the mark, a capitalised word.
  private func isRunOn(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ gap: Gap, _ range: Range<Int>
  ) -> Bool {
    guard gap.before >= 0, range.contains(gap.after) else { return false }
    let before = tokens[gap.before]
    let after = tokens[gap.after]
    guard before.kind == .word, before.range.count > 1, after.range.count > 1,
      after.kind == .word, after.shape == .capitalised
    else { return false }
    return CharacterClass.isLower(bytes[before.range.upper - 1])
  }

  /// The opening of a report: a place in capitals, perhaps more of it and a date, the agency in brackets. "KYIV, Feb. 3 (AP)".
  private func isDateline(_ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>) -> Bool
  {
    guard let last = range.last, range.count > 2, range.count < Self.longestDateline else {
      return false
    }
    let place = tokens[range.lowerBound]
    let bracket = tokens[last]
    guard place.shape == .upper, place.range.count > 1 else { return false }
    return bytes[bracket.range.lower] == UInt8(ascii: ")")
  }

  /// Tokens in a dateline, or in the name of one who speaks in a transcript, at most.
  private static let longestDateline = 16
  private static let longestLabel = 8

  /// A dash and a capitalised word, both with a space before them: somebody speaks ("— Ніколи.").
  private func opensTurn(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>, _ at: Int
  ) -> Bool {
    guard at + 1 < range.upperBound else { return false }
    let (dash, word) = (tokens[at], tokens[at + 1])
    guard dash.spaceBefore, dash.kind == .punctuation, word.spaceBefore, word.kind == .word,
      word.shape == .capitalised || word.shape == .upper
    else { return false }
    return CharacterClass.at(bytes, dash.range.lower).kind == .dash
  }

  /// Whether a row of signs ("* * *") goes through `at`.
  private func isRow(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>, _ at: Int
  ) -> Bool {
    guard at >= range.lowerBound, at + 1 < range.upperBound else { return false }
    let (first, second) = (tokens[at], tokens[at + 1])
    guard first.kind == .symbol, second.kind == .symbol else { return false }
    let byte = bytes[first.range.lower]
    return byte < 0x80 ? byte == bytes[second.range.lower] : false
  }

  /// A dash with a small letter behind it: who says it, or what is added ("“No!” — said the envoy").
  private func isAside(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ mark: Token, _ second: Int, _ range: Range<Int>
  ) -> Bool {
    guard mark.kind == .punctuation, second < range.upperBound else { return false }
    let word = tokens[second]
    guard word.shape == .lower, word.spaceBefore else { return false }
    return CharacterClass.at(bytes, mark.range.lower).kind == .dash
  }

  /// Whether a sentence cannot end before `next`, whatever stands there: a mark that closes something, the rest of a word, one
  /// more of the same signs in a row ("* * *").
  private func goesOn(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>, _ next: Int, _ open: OpenMarks
  ) -> Bool {
    let token = tokens[next]
    let first = bytes[token.range.lower]
    switch token.kind {
    case .quoteMark:
      let isLoose = isLoose(tokens, range, next + 1)
      if closes(bytes, token, open) { return isLoose || !token.spaceBefore }
      return isLoose ? !token.spaceBefore : false
    case .punctuation:
      switch first {
      case UInt8(ascii: ")"), UInt8(ascii: "]"): return true
      case UInt8(ascii: "("), UInt8(ascii: "["): return false
      default:
        return token.spaceBefore
          ? false : CharacterClass.at(bytes, token.range.lower).kind != .bullet
      }
    case .symbol:
      let last = tokens[next - 1]
      guard last.kind == .symbol, first < 0x80 else { return false }
      return bytes[last.range.lower] == first
    case .word:
      return token.spaceBefore ? false : WordCutter.apostropheLength(bytes, token.range.lower) > 0
    default: return false
    }
  }

  /// Whether a space or the end stands before the token at `at`, or punctuation.
  private func isLoose(_ tokens: Span<Token>, _ range: Range<Int>, _ at: Int) -> Bool {
    guard at < range.upperBound else { return true }
    let token = tokens[at]
    return token.spaceBefore || token.kind == .punctuation
  }

  /// Whether a mark closes a quotation: ” ’ » always do, " where one is open.
  private func closes(_ bytes: Span<UInt8>, _ token: Token, _ open: OpenMarks) -> Bool {
    if bytes[token.range.lower] == UInt8(ascii: "\"") { return open.straight }
    return isClosing(bytes, token)
  }

  /// ” ’ »
  func isClosing(_ bytes: Span<UInt8>, _ token: Token) -> Bool {
    let at = token.range.lower
    if bytes[at] == 0xC2 { return bytes[at + 1] == 0xBB }
    guard bytes[at] == 0xE2, token.range.count >= 3 else { return false }
    return bytes[at + 2] == 0x9D || bytes[at + 2] == 0x99
  }

  /// A name with a colon that opens a turn of a conversation: "Petra Lund: Not yet." Two capitalised words at least.
  private func isLabel(_ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>) -> Bool {
    guard range.count > 1, range.count <= Self.longestLabel else { return false }
    for at in range {
      let token = tokens[at]
      guard token.kind == .word else { return false }
      let tag = words.functionTag(token.lexeme)
      let isCapital = token.shape == .capitalised || token.shape == .mixed
      let isParticle = tag == .adp && at != range.lowerBound && at != range.upperBound - 1
      guard isCapital && tag == .unknown || isParticle else { return false }
    }
    return true
  }

  /// Behind a bracket without a mark of its own in or after it: a name that was put into a quotation or a nickname ("[Petra]
  /// Lund", "Petra (Pet) Lund").
  private func isInsertion(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ gap: Gap, _ range: Range<Int>
  ) -> Bool {
    guard gap.stop == .none, gap.core > range.lowerBound else { return false }
    let mark = tokens[gap.next - 1]
    let last = tokens[gap.core]
    let opening = tokens[gap.core - 1]
    let isName = last.shape == .capitalised && last.kind == .word
    switch bytes[mark.range.lower] {
    case UInt8(ascii: "]"): return isName || last.shape == .lower
    case UInt8(ascii: ")"):
      return isName ? bytes[opening.range.lower] == UInt8(ascii: "(") : false
    default: return false
    }
  }

  /// Whether the tokens from `start` to `next` are no more than what opens a line: a bullet, a dash, a number with its mark.
  private static func isMarker(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ start: Int, _ next: Int
  ) -> Bool {
    guard next - start <= 4 else { return false }
    var start = start
    if next > start + 1, isLineMark(bytes, tokens[start]) { start += 1 }
    let first = tokens[start]
    if next == start + 1 { return isLineMark(bytes, first) || isLetterMark(bytes, first) }
    guard first.kind == .number || first.range.count == 1 else { return false }
    for at in start + 1..<next {
      let token = tokens[at]
      let byte = bytes[token.range.lower]
      guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: ")") || token.kind == .number
      else { return false }
    }
    return true
  }

  private static func isLineMark(_ bytes: Span<UInt8>, _ token: Token) -> Bool {
    let kind = CharacterClass.at(bytes, token.range.lower).kind
    return kind == .bullet || kind == .dash && token.range.count <= 3
      || bytes[token.range.lower] == UInt8(ascii: ":")
  }

  private static func isLetterMark(_ bytes: Span<UInt8>, _ token: Token) -> Bool {
    token.kind == .word && token.range.count == 2
      && bytes[token.range.upper - 1] == UInt8(ascii: ".")
  }
}

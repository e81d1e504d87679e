import DocumentModel
import LexiconStore

/// What stands on both sides of a gap between two tokens of a paragraph: all that the features look at.
struct Gap {
  /// The gap is before this token.
  let next: Int
  /// The token that holds the stop; closing marks between it and the gap are passed over.
  var core: Int
  var stop = Stop.none
  /// The word in front of the stop (the abbreviation itself where it is one); −1 at the edge.
  var before: Int
  /// The first word behind the gap, opening marks passed over; the paragraph's end at the edge.
  var after: Int
  var closers = Marks.none
  var openers = Marks.none
}

/// Reads gaps of one paragraph.
struct GapReader: Sendable {
  let words: GapWords
  /// How many marks on either side of a gap are passed over, at most.
  private static let reach = 8

  /// The gap before `next`, which is not the first of `range`.
  func gap(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, in range: Range<Int>, before next: Int
  ) -> Gap {
    var gap = Gap(next: next, core: next - 1, before: next - 1, after: next)
    let floor = max(range.lowerBound, next - 1 - Self.reach)
    let ceiling = min(range.upperBound, next + Self.reach)
    while gap.core > floor, let mark = Self.closer(bytes, tokens[gap.core]) {
      if tokens[gap.core].spaceBefore, !isClosing(bytes, tokens[gap.core]) { break }
      gap.closers.add(mark)
      gap.core -= 1
    }
    gap.stop = stop(bytes, tokens, range, gap.core)
    switch gap.stop {
    case .none, .title, .name, .numbered, .middle, .end, .initial, .acronym: gap.before = gap.core
    case .spacedDots:
      gap.before = gap.core - 1
      while gap.before >= floor, Self.isDots(bytes, tokens[gap.before]) {
        gap.before -= 1
      }
    default: gap.before = gap.core - 1
    }
    if gap.before < range.lowerBound { gap.before = -1 }
    passOpeners(bytes, tokens, ceiling, &gap)
    return gap
  }

  /// The same behind a word without a full stop or a number: nothing closes, nothing stops.
  @inline(__always)
  func bareGap(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, in range: Range<Int>, before next: Int
  ) -> Gap {
    var gap = Gap(next: next, core: next - 1, before: next - 1, after: next)
    if tokens[next].kind == .quoteMark {
      passOpeners(bytes, tokens, min(range.upperBound, next + Self.reach), &gap)
    }
    return gap
  }

  private func passOpeners(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ ceiling: Int, _ gap: inout Gap
  ) {
    while gap.after < ceiling, let mark = Self.opener(bytes, tokens[gap.after]) {
      gap.openers.add(mark)
      gap.after += 1
    }
  }

  private func stop(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>, _ core: Int
  ) -> Stop {
    let isSpaced = tokens[core].spaceBefore && isBehindDots(bytes, tokens, range, core)
    return stop(bytes, tokens[core], isSpaced: isSpaced)
  }

  private func isBehindDots(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>, _ core: Int
  ) -> Bool {
    guard core > range.lowerBound else { return false }
    return Self.isDots(bytes, tokens[core - 1])
  }

  /// The stop that a token is. `isSpaced`: dots and a space stand before it.
  private func stop(_ bytes: Span<UInt8>, _ token: Token, isSpaced: Bool) -> Stop {
    if token.kind == .word {
      guard bytes[token.range.upper - 1] == UInt8(ascii: "."), token.range.count > 1 else {
        return .none
      }
      return abbreviation(bytes, token)
    }
    guard token.kind == .punctuation else { return token.kind == .symbol ? .other : .none }
    switch bytes[token.range.lower] {
    case UInt8(ascii: "."):
      if isSpaced { return .spacedDots }
      return token.range.count == 1 ? .period : Self.kind(bytes, token)
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return Self.kind(bytes, token)
    case UInt8(ascii: ":"): return .colon
    case UInt8(ascii: ";"): return .semicolon
    case UInt8(ascii: ","): return .comma
    case UInt8(ascii: "-"): return .dash
    case 0x80...: return Self.wideStop(bytes, token)
    default: return .other
    }
  }

  private func abbreviation(_ bytes: Span<UInt8>, _ token: Token) -> Stop {
    switch words.abbreviation(token.lexeme) {
    case .title: return .title
    case .name: return .name
    case .number: return .numbered
    case .middle: return .middle
    case .end: return .end
    case .none:
      let isInitial =
        WordCutter.isLetter(bytes, token.range.lower) && token.range.count <= 3
        && CharacterClass.decode(bytes, token.range.lower).length == token.range.count - 1
      return isInitial ? .initial : .acronym
    }
  }

  /// Of a run of marks: a question if any of them asks, else an exclamation, else dots.
  private static func kind(_ bytes: Span<UInt8>, _ token: Token) -> Stop {
    var kind = Stop.ellipsis
    for at in token.range.indices {
      if bytes[at] == UInt8(ascii: "?") { return .question }
      if bytes[at] == UInt8(ascii: "!") { kind = .exclamation }
    }
    return kind
  }

  private static func wideStop(_ bytes: Span<UInt8>, _ token: Token) -> Stop {
    switch CharacterClass.at(bytes, token.range.lower).kind {
    case .dash: .dash
    case .ellipsis: kind(bytes, token)
    case .terminator: .period
    default: .other
    }
  }

  private static func isDots(_ bytes: Span<UInt8>, _ token: Token) -> Bool {
    token.kind == .punctuation && bytes[token.range.lower] == UInt8(ascii: ".")
  }

  private static func closer(_ bytes: Span<UInt8>, _ token: Token) -> Marks? {
    if token.kind == .quoteMark { return .quote }
    guard token.kind == .punctuation else { return nil }
    let byte = bytes[token.range.lower]
    return byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") ? .bracket : nil
  }

  private static func opener(_ bytes: Span<UInt8>, _ token: Token) -> Marks? {
    if token.kind == .quoteMark { return .quote }
    guard token.kind == .punctuation else { return nil }
    let byte = bytes[token.range.lower]
    return byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") ? .bracket : nil
  }
}

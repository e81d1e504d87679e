import DocumentModel
import LexiconStore

/// Lists that run on in one paragraph: "1. One thing 2. Another", "a) … b) …". A sentence that begins with a marker makes
/// the next marker of its kind begin a sentence.
struct ListTracker {
  private enum Style: Equatable { case stop, bracket, stopAndBracket, bothBrackets }

  private struct Marker {
    let value: Int
    let isLetter: Bool
    let style: Style
  }

  private var expected: Marker?

  /// Whether another marker is expected; while none is, only a bullet goes on with a list.
  var isOpen: Bool { expected != nil }

  /// Takes the first token of a sentence. `isFirst`: of the paragraph.
  mutating func begin(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>, at start: Int
  ) {
    var at = start
    let isBullet = Self.isBullet(bytes, tokens[start])
    if isBullet { at += 1 }
    guard at < range.upperBound, let marker = Self.marker(bytes, tokens, range, at) else { return }
    let goesOn = expected.map { $0.value == marker.value && $0.style == marker.style } ?? false
    guard goesOn || marker.value == 1 || isBullet else { return }
    expected = Marker(value: marker.value + 1, isLetter: marker.isLetter, style: marker.style)
  }

  /// Whether the next marker of the list, or a bullet, begins at `next`.
  func continues(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>, at next: Int
  ) -> Bool {
    let token = tokens[next]
    guard token.spaceBefore else { return false }
    if token.kind == .symbol { return Self.isBullet(bytes, token) }
    guard let expected, let marker = Self.marker(bytes, tokens, range, next) else { return false }
    return marker.value == expected.value && marker.isLetter == expected.isLetter
      && marker.style == expected.style
  }

  private static func isBullet(_ bytes: Span<UInt8>, _ token: Token) -> Bool {
    token.kind == .symbol && bytes[token.range.lower] >= 0xE2
      && CharacterClass.at(bytes, token.range.lower).kind == .bullet
  }

  private static func marker(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>, _ start: Int
  ) -> Marker? {
    var at = start
    let opens = bytes[tokens[at].range.lower] == UInt8(ascii: "(")
    if opens { at += 1 }
    guard at < range.upperBound, let (value, hasStop) = value(bytes, tokens[at]) else { return nil }
    let isLetter = tokens[at].kind == .word
    if hasStop { return opens ? nil : Marker(value: value, isLetter: isLetter, style: .stop) }
    let first = glued(bytes, tokens, range, at + 1)
    if first == UInt8(ascii: ")") {
      return Marker(value: value, isLetter: isLetter, style: opens ? .bothBrackets : .bracket)
    }
    guard !opens, first == UInt8(ascii: "."), tokens[at + 1].range.count == 1 else { return nil }
    let second = glued(bytes, tokens, range, at + 2)
    return Marker(
      value: value, isLetter: isLetter,
      style: second == UInt8(ascii: ")") ? .stopAndBracket : .stop)
  }

  /// The first byte of a token that stands right behind the one before it; a space where there is none.
  private static func glued(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>, _ at: Int
  ) -> UInt8 {
    guard at < range.upperBound else { return 32 }
    return tokens[at].spaceBefore ? 32 : bytes[tokens[at].range.lower]
  }

  /// What a marker counts: a number below 100, or a letter (a is 1), perhaps with its stop.
  private static func value(_ bytes: Span<UInt8>, _ token: Token) -> (Int, hasStop: Bool)? {
    let first = bytes[token.range.lower]
    if token.kind == .number, token.range.count <= 2, CharacterClass.isDigit(first) {
      var value = 0
      for at in token.range.indices {
        guard CharacterClass.isDigit(bytes[at]) else { return nil }
        value = value * 10 + Int(bytes[at] &- 48)
      }
      return (value, false)
    }
    guard token.kind == .word, CharacterClass.isASCIILetter(first), token.range.count <= 2 else {
      return nil
    }
    let hasStop = token.range.count == 2
    guard !hasStop || bytes[token.range.upper - 1] == UInt8(ascii: ".") else { return nil }
    return (Int(first | 32) - 96, hasStop)
  }
}

import DocumentModel

/// The tokens of a document as the extent rules see them.
struct SentenceView {
  let document: Document
  let segments: Segments
  let syntax: Syntax

  func byte(_ offset: Int) -> UInt8 { document.text.storage[offset] }
  func token(_ at: Int) -> Token { segments.tokens[at] }
  func tag(_ at: Int) -> UPOS { syntax.tag(at) }

  /// Whether the token is the one ASCII character `character`.
  func isMark(_ at: Int, _ character: UInt8) -> Bool {
    let range = segments.tokens[at].range
    return range.count == 1 && byte(range.lower) == character
  }

  func isComma(_ at: Int) -> Bool { isMark(at, UInt8(ascii: ",")) }
  func isColon(_ at: Int) -> Bool { isMark(at, UInt8(ascii: ":")) }
  func isPunctuation(_ at: Int) -> Bool {
    let kind = segments.tokens[at].kind
    return kind == .punctuation || kind == .quoteMark
  }

  /// A dash of any width, alone.
  func isDash(_ at: Int) -> Bool {
    let range = segments.tokens[at].range
    guard segments.tokens[at].kind == .punctuation else { return false }
    if byte(range.lower) == UInt8(ascii: "-") { return true }
    return range.count == 3 && byte(range.lower) == 0xE2 && byte(range.lower + 1) == 0x80
      && (0x93...0x95).contains(byte(range.lower + 2))
  }

  /// A full stop, question or exclamation mark, or an ellipsis.
  func isStop(_ at: Int) -> Bool {
    guard segments.tokens[at].kind == .punctuation else { return false }
    switch byte(segments.tokens[at].range.upper - 1) {
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"): return true
    default: return false
    }
  }

  /// The bytes of tokens `first ..< end` without stops and marks that only close the sentence.
  func slice(_ tokens: Range<Int>) -> Slice? {
    var first = tokens.lowerBound
    var end = tokens.upperBound
    while first < end, segments.tokens[first].kind == .punctuation { first += 1 }
    while end > first, segments.tokens[end - 1].kind == .punctuation { end -= 1 }
    guard first < end else { return nil }
    return Slice(segments.tokens[first].range.lower, segments.tokens[end - 1].range.upper)
  }
}

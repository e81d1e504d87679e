/// A form known to the frozen lexicon (a lower-cased surface form), or `.none`.
public struct LexemeID: Sendable, Hashable {
  public let rawValue: UInt32
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
  public static let none = LexemeID(rawValue: .max)
  @inlinable public var isNone: Bool { rawValue == .max }
}

public enum TokenKind: UInt8, Sendable {
  case word, number, punctuation, quoteMark, symbol, link, handle
}

/// How a token is written: what capitals tell.
public enum TokenShape: UInt8, Sendable {
  case lower, capitalised, upper, mixed, other
}

/// A token. 16 bytes.
public struct Token: Sendable {
  public let range: Slice
  public let lexeme: LexemeID
  public let kind: TokenKind
  public let shape: TokenShape
  /// Whether white space (or the start of the text) stands before it.
  public let spaceBefore: Bool

  @inlinable
  public init(
    range: Slice, lexeme: LexemeID, kind: TokenKind, shape: TokenShape, spaceBefore: Bool
  ) {
    self.range = range
    self.lexeme = lexeme
    self.kind = kind
    self.shape = shape
    self.spaceBefore = spaceBefore
  }
}

/// A sentence: its bytes without surrounding white space, and its tokens. 16 bytes.
public struct Sentence: Sendable {
  public let range: Slice
  public let tokens: Range<Index<Token>>
  @inlinable
  public init(range: Slice, tokens: Range<Index<Token>>) {
    self.range = range
    self.tokens = tokens
  }

  /// The positions of its tokens in the document's token array.
  @inlinable
  public var tokenIndices: Range<Int> { tokens.lowerBound.value..<tokens.upperBound.value }
}

/// A paragraph: its bytes without surrounding white space, and its sentences.
public struct Paragraph: Sendable {
  public let range: Slice
  public let sentences: Range<Index<Sentence>>
  @inlinable
  public init(range: Slice, sentences: Range<Index<Sentence>>) {
    self.range = range
    self.sentences = sentences
  }

  /// The positions of its sentences in the document's sentence array.
  @inlinable
  public var sentenceIndices: Range<Int> { sentences.lowerBound.value..<sentences.upperBound.value }
}

/// Segmentation's layer. Laws: sentences tile no white space, never cross a paragraph, and every token lies in exactly
/// one sentence; all three arrays ascend.
public struct Segments: Sendable {
  public let paragraphs: [Paragraph]
  public let sentences: [Sentence]
  public let tokens: [Token]
  public init(paragraphs: [Paragraph], sentences: [Sentence], tokens: [Token]) {
    self.paragraphs = paragraphs
    self.sentences = sentences
    self.tokens = tokens
  }

  /// The last sentence that starts at or before `offset`, or nil before the first.
  public func sentence(at offset: Int) -> Index<Sentence>? {
    let n = partition(sentences.count) { Int(sentences[$0].range.start) <= offset }
    return n == 0 ? nil : Index(n - 1)
  }

  /// The first token that ends after `offset` (`tokens.count` behind the last).
  public func firstToken(endingAfter offset: Int) -> Int {
    partition(tokens.count) { Int(tokens[$0].range.end) <= offset }
  }

  /// The tokens that overlap `range`.
  public func tokens(in range: Slice) -> Range<Int> {
    let first = firstToken(endingAfter: range.lower)
    let last = partition(tokens.count) { Int(tokens[$0].range.start) < range.upper }
    return first..<max(first, last)
  }
}

/// The number of leading positions of `0 ..< count` for which `isBefore` holds (binary search; `isBefore` must be
/// monotone).
@inlinable
public func partition(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
  var low = 0
  var high = count
  while low < high {
    let middle = (low + high) / 2
    if isBefore(middle) { low = middle + 1 } else { high = middle }
  }
  return low
}

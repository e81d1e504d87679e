import DocumentModel
import LexiconStore

/// What the parts of attribution read: tokens with their traits, tags and arcs. Positions are token positions.
///
/// All parts hold a reader, and some of those hold others: it is one reference, so that copying them costs nothing.
struct Reader {
  private let content: Content

  private final class Content: Sendable {
    let document: Document
    let segments: Segments
    let syntax: Syntax
    let quotations: Quotations
    let lexicon: SpeakerLexicon
    let lexicons: Lexicons
    let datelines: [Range<Int>]

    init(
      document: Document, segments: Segments, syntax: Syntax, quotations: Quotations,
      lexicons: Lexicons, datelines: [Range<Int>]
    ) {
      self.document = document
      self.segments = segments
      self.syntax = syntax
      self.quotations = quotations
      self.lexicons = lexicons
      self.datelines = datelines
      lexicon = lexicons.speakers
    }
  }

  var document: Document { content.document }
  var segments: Segments { content.segments }
  var syntax: Syntax { content.syntax }
  var quotations: Quotations { content.quotations }
  var lexicon: SpeakerLexicon { content.lexicon }
  var lexicons: Lexicons { content.lexicons }

  /// The longest name of a body, or word for a role, that begins there. Asked at every capital: to copy all of `lexicon`
  /// for it would cost more than the walk.
  func bodyTerm(at start: Int, end: Int) -> TermTrie.Match? {
    content.lexicon.bodyTerms.longest(content.segments.tokens, at: start, end: end)
  }
  func roleTerm(at start: Int, end: Int) -> TermTrie.Match? {
    content.lexicon.roleTerms.longest(content.segments.tokens, at: start, end: end)
  }

  /// Datelines as token positions, in order.
  var datelines: [Range<Int>] { content.datelines }

  init(
    document: Document, segments: Segments, syntax: Syntax, quotations: Quotations,
    lexicons: Lexicons, datelines: [Range<Int>] = []
  ) {
    content = Content(
      document: document, segments: segments, syntax: syntax, quotations: quotations,
      lexicons: lexicons, datelines: datelines)
  }

  /// The same with the datelines that it shows.
  func withDatelines() -> Reader {
    Reader(
      document: document, segments: segments, syntax: syntax, quotations: quotations,
      lexicons: lexicons, datelines: Datelines(reader: self).found())
  }

  var tokens: [Token] { segments.tokens }

  @inline(__always)
  func token(_ at: Int) -> Token { segments.tokens[at] }

  @inline(__always)
  func traits(_ at: Int) -> SpeakerTraits { lexicon.traits(segments.tokens[at].lexeme) }

  @inline(__always)
  func tag(_ at: Int) -> UPOS { syntax.tag(at) }

  func isPunctuation(_ at: Int) -> Bool {
    let kind = token(at).kind
    return kind == .punctuation || kind == .quoteMark
  }

  func isQuoteMark(_ at: Int) -> Bool { token(at).kind == .quoteMark }

  /// The only byte of a one-byte token, or 0.
  func mark(_ at: Int) -> UInt8 {
    let range = token(at).range
    return range.count == 1 ? document.text.storage[range.lower] : 0
  }

  func isComma(_ at: Int) -> Bool { mark(at) == UInt8(ascii: ",") }

  /// Whether it is a word that begins with a capital.
  @inline(__always)
  func isCapital(_ at: Int) -> Bool {
    let token = token(at)
    guard token.kind == .word, token.shape != .lower, token.shape != .other else { return false }
    let first = document.text.storage[token.range.lower]
    return first &- 65 < 26 || (first >= 0xC3 && first < 0xE0)
  }

  func isVerbal(_ at: Int) -> Bool {
    let tag = tag(at)
    return tag == .verb || tag == .aux
  }

  func isNominal(_ at: Int) -> Bool {
    let tag = tag(at)
    return tag == .noun || tag == .propn || tag == .pron || tag == .num
  }

  /// "saying", "adding".
  func endsInIng(_ at: Int) -> Bool {
    let range = token(at).range
    guard range.count > 4 else { return false }
    let bytes = document.text.storage.span.extracting(range.upper - 3..<range.upper)
    return bytes[0] | 0x20 == UInt8(ascii: "i") && bytes[1] | 0x20 == UInt8(ascii: "n")
      && bytes[2] | 0x20 == UInt8(ascii: "g")
  }

  /// "asked", "criticised".
  func endsInEd(_ at: Int) -> Bool {
    let range = token(at).range
    guard range.count > 3 else { return false }
    let bytes = document.text.storage.span.extracting(range.upper - 2..<range.upper)
    return bytes[0] | 0x20 == UInt8(ascii: "e") && bytes[1] | 0x20 == UInt8(ascii: "d")
  }

  /// A noun for an event, a time, a measure or an abstraction, by the list or by its ending ("unification", "readiness").
  func isThing(_ at: Int) -> Bool {
    let word = lexicon.word(token(at).lexeme)
    guard word.traits.isDisjoint(with: [.role, .body, .title, .utterance]),
      word.traits.isDisjoint(with: .pronoun)
    else { return false }
    if word.sort == .thing { return true }
    return tag(at) == .noun && token(at).shape == .lower && endsAbstractly(at)
  }

  private func endsAbstractly(_ at: Int) -> Bool {
    let range = token(at).range
    let bytes = document.text.storage.span
    return lexicon.abstractEndings.contains { ending in
      range.count > ending.count + 3
        && ending.indices.allSatisfy { bytes[range.upper - ending.count + $0] == ending[$0] }
    }
  }

  /// The bytes from the first token of `range` to its last.
  func slice(_ range: Range<Int>) -> Slice {
    Slice(start: token(range.lowerBound).range.start, end: token(range.upperBound - 1).range.end)
  }

  /// The sentence that holds `at`, as token positions, without its dateline.
  func sentence(of at: Int) -> Range<Int> {
    body(of: segments.sentences[sentenceNumber(of: at)])
  }

  /// The tokens of the sentence behind its dateline.
  func body(of sentence: Sentence) -> Range<Int> {
    let tokens = sentence.tokenIndices
    guard let dateline = dateline(endingBehind: tokens.lowerBound), dateline.overlaps(tokens) else {
      return tokens
    }
    return min(dateline.upperBound, tokens.upperBound)..<tokens.upperBound
  }

  func isInDateline(_ at: Int) -> Bool { dateline(endingBehind: at)?.contains(at) ?? false }

  /// The first one that ends behind `at`: a wire's log has one a paragraph.
  private func dateline(endingBehind at: Int) -> Range<Int>? {
    let datelines = datelines
    let place = partition(datelines.count) { datelines[$0].upperBound <= at }
    return place < datelines.count ? datelines[place] : nil
  }

  /// "-", "–", "—" or "―" as a token of its own.
  func isDash(_ at: Int) -> Bool {
    if mark(at) == UInt8(ascii: "-") { return true }
    let range = token(at).range
    let bytes = document.text.storage.span
    guard range.count > 1 else { return false }
    if range.count == 2 { return bytes[range.lower] == 0x2D && bytes[range.lower + 1] == 0x2D }
    return range.count == 3 && bytes[range.lower] == 0xE2 && bytes[range.lower + 1] == 0x80
      && bytes[range.lower + 2] &- 0x92 < 4
  }

  func sentenceNumber(of at: Int) -> Int {
    let all = segments.sentences
    return partition(all.count) { all[$0].tokens.upperBound.value <= at }
  }

  func paragraphNumber(of offset: Int) -> Int {
    let all = segments.paragraphs
    return min(all.count - 1, partition(all.count) { all[$0].range.upper <= offset })
  }

  /// Appends the key words of a token: one, or one for each part of a hyphenated name.
  func appendWords(_ at: Int, to words: inout [NameWord]) {
    let range = token(at).range
    let bytes = document.text.storage.span
    var start = range.lower
    for offset in range.lower..<range.upper where bytes[offset] == UInt8(ascii: "-") {
      if offset > start { words.append(lexicon.spelling.word(bytes.extracting(start..<offset))) }
      start = offset + 1
    }
    if start < range.upper {
      words.append(lexicon.spelling.word(bytes.extracting(start..<range.upper)))
    }
  }
}

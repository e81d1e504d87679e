import DocumentModel
import LexiconStore

/// Takes the features of a gap, one by one.
protocol FeatureSink {
  /// The number of a token as a word.
  mutating func word(_ bytes: Span<UInt8>, _ token: Token) -> UInt32
  mutating func add(_ template: BoundaryTemplate, _ a: UInt32, _ b: UInt32, _ c: UInt32)
}

extension FeatureSink {
  @inline(__always)
  mutating func add(_ template: BoundaryTemplate) { add(template, 0, 0, 0) }
  @inline(__always)
  mutating func add(_ template: BoundaryTemplate, _ a: UInt32) { add(template, a, 0, 0) }
  @inline(__always)
  mutating func add(_ template: BoundaryTemplate, _ a: UInt32, _ b: UInt32) {
    add(template, a, b, 0)
  }
}

/// Adds the weights of features.
struct WeightSum: FeatureSink {
  let model: BoundaryModel
  var sum: Int32 = 0

  @inline(__always)
  mutating func word(_ bytes: Span<UInt8>, _ token: Token) -> UInt32 {
    model.word(token.lexeme) ?? unknownWord(bytes, token)
  }

  /// Mutating lest the model be copied for the call.
  @inline(never)
  private mutating func unknownWord(_ bytes: Span<UInt8>, _ token: Token) -> UInt32 {
    model.word(bytes, token.range.indices)
  }

  @inline(__always)
  mutating func add(_ template: BoundaryTemplate, _ a: UInt32, _ b: UInt32, _ c: UInt32) {
    sum &+= model.share(template, a, b, c)
  }
}

/// What is open in the paragraph before a gap: quotation marks and brackets.
struct OpenMarks {
  /// " seen so far, to tell an opening one from a closing one.
  private(set) var straight = false
  private(set) var curly = 0
  private(set) var brackets = 0

  /// Law: takes the tokens of a paragraph one after the other.
  mutating func take(_ bytes: Span<UInt8>, _ token: Token) {
    let byte = bytes[token.range.lower]
    if token.kind == .quoteMark {
      switch byte {
      case UInt8(ascii: "\""): straight.toggle()
      case 0xE2 where token.range.count >= 3: takeCurly(bytes[token.range.lower + 2])
      case 0xC2: curly = bytes[token.range.lower + 1] == 0xAB ? curly + 1 : max(curly - 1, 0)
      default: break
      }
    } else if token.kind == .punctuation {
      if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") { brackets += 1 }
      if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") { brackets = max(brackets - 1, 0) }
    }
  }

  /// “ and „ open, ” closes; ‘ and ’ are left alone, since ’ is an apostrophe too.
  private mutating func takeCurly(_ last: UInt8) {
    if last == 0x9C || last == 0x9E { curly += 1 }
    if last == 0x9D { curly = max(curly - 1, 0) }
  }

  /// 0 outside, 1 inside straight marks, 2 inside others.
  var quotes: UInt32 { straight ? 1 : curly > 0 ? 2 : 0 }
}

/// The features of gaps; the trainer and the splitter share them.
struct BoundaryFeatures: Sendable {
  let words: GapWords

  func emit<Sink: FeatureSink>(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ gap: Gap, in range: Range<Int>, from start: Int,
    open: OpenMarks, into sink: inout Sink
  ) {
    let stop = gap.stop.rawValue
    let closers = gap.closers.rawValue
    let afterShape = shape(tokens, gap.after, range)
    let second = shape(tokens, gap.after + 1, range)
    sink.add(.bias)
    sink.add(.stop, stop)
    sink.add(.stopAfterShape, stop, afterShape)
    sink.add(.stopCloserAfterShape, stop, closers, afterShape)
    sink.add(.stopSpacing, stop, spacing(tokens, gap))
    emitBefore(bytes, tokens, gap, range, afterShape, into: &sink)
    let after = word(bytes, tokens, gap.after, range, &sink)
    sink.add(.after, after)
    sink.add(.afterStop, after, stop)
    sink.add(.afterShape, afterShape)
    sink.add(.functionAfter, functionWord(tokens, gap.after, range), stop, afterShape)
    if gap.stop.isAbbreviation { sink.add(.afterAbbreviation, after, afterShape) }
    sink.add(.secondStop, second, stop)
    sink.add(.afterSecond, after, second)
    emitMarks(gap, open, afterShape, into: &sink)
    sink.add(.lengthStop, BoundaryValue.count(gap.next - start), stop)
    sink.add(.restStop, BoundaryValue.count(range.upperBound - gap.next), stop)
  }

  @inline(__always)
  private func emitBefore<Sink: FeatureSink>(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ gap: Gap, _ range: Range<Int>,
    _ afterShape: UInt32, into sink: inout Sink
  ) {
    let stop = gap.stop.rawValue
    let before = word(bytes, tokens, gap.before, range, &sink)
    let beforeShape = shape(tokens, gap.before, range)
    sink.add(.before, before)
    sink.add(.beforeStop, before, stop)
    sink.add(.beforeShape, beforeShape, stop)
    sink.add(.beforeLength, length(tokens, gap.before), stop)
    sink.add(.beforeAfterShape, before, afterShape)
    sink.add(.shapesStop, beforeShape, stop, afterShape)
    sink.add(.previousStop, word(bytes, tokens, gap.before - 1, range, &sink), stop)
  }

  @inline(__always)
  private func emitMarks<Sink: FeatureSink>(
    _ gap: Gap, _ open: OpenMarks, _ afterShape: UInt32, into sink: inout Sink
  ) {
    let stop = gap.stop.rawValue
    let openers = gap.openers.rawValue
    sink.add(.opener, openers)
    sink.add(.openerStop, openers, stop, afterShape)
    sink.add(.closer, gap.closers.rawValue)
    sink.add(.quoteStateStop, open.quotes, stop, gap.closers.rawValue)
    sink.add(.bracketState, UInt32(min(open.brackets, 1)), stop)
  }

  /// The closed class of a word (function-words.tsv).
  @inline(__always)
  private func functionWord(_ tokens: Span<Token>, _ at: Int, _ range: Range<Int>) -> UInt32 {
    guard range.contains(at) else { return BoundaryValue.edgeTag }
    return UInt32(words.functionTag(tokens[at].lexeme).rawValue)
  }

  @inline(__always)
  private func spacing(_ tokens: Span<Token>, _ gap: Gap) -> UInt32 {
    (tokens[gap.core].spaceBefore ? 1 : 0) | (tokens[gap.next].spaceBefore ? 2 : 0)
  }

  @inline(__always)
  private func length(_ tokens: Span<Token>, _ at: Int) -> UInt32 {
    BoundaryValue.count(at < 0 ? 0 : tokens[at].range.count)
  }

  @inline(__always)
  private func shape(_ tokens: Span<Token>, _ at: Int, _ range: Range<Int>) -> UInt32 {
    range.contains(at) ? WordShape.number(of: tokens[at]) : WordShape.edge.rawValue
  }

  /// The value of the token as a word.
  @inline(__always)
  private func word<Sink: FeatureSink>(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ at: Int, _ range: Range<Int>, _ sink: inout Sink
  ) -> UInt32 {
    guard range.contains(at) else { return BoundaryValue.edge }
    let token = tokens[at]
    if token.kind == .word { return sink.word(bytes, token) }
    if token.kind == .number { return BoundaryValue.number }
    if token.kind == .link { return BoundaryValue.link }
    let isHyphen = token.range.count == 1 && bytes[token.range.lower] == UInt8(ascii: "-")
    return isHyphen ? BoundaryValue.hyphen : sink.word(bytes, token)
  }
}

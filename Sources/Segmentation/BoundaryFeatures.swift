import DocumentModel
import LexiconStore

/// Takes the features of a gap, one by one.
protocol FeatureSink {
  mutating func add(_ template: BoundaryTemplate, _ a: UInt32, _ b: UInt32, _ c: UInt32)
}

extension FeatureSink {
  mutating func add(_ template: BoundaryTemplate) { add(template, 0, 0, 0) }
  mutating func add(_ template: BoundaryTemplate, _ a: UInt32) { add(template, a, 0, 0) }
  mutating func add(_ template: BoundaryTemplate, _ a: UInt32, _ b: UInt32) {
    add(template, a, b, 0)
  }
}

/// Adds the weights of features.
struct WeightSum: FeatureSink {
  let model: BoundaryModel
  var sum: Int32 = 0

  @inline(__always)
  mutating func add(_ template: BoundaryTemplate, _ a: UInt32, _ b: UInt32, _ c: UInt32) {
    sum &+= model.weight(BoundaryModel.key(template, a, b, c))
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
  let names = BoundaryNames()
  let lexicons: Lexicons

  func emit<Sink: FeatureSink>(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ gap: Gap, in range: Range<Int>, from start: Int,
    open: OpenMarks, into sink: inout Sink
  ) {
    let stop = names[gap.stop]
    let afterShape = shape(tokens, gap.after, range)
    let after = word(bytes, tokens, gap.after, range)
    let before = word(bytes, tokens, gap.before, range)
    let beforeShape = shape(tokens, gap.before, range)
    let closers = names[gap.closers]
    let openers = names[gap.openers]
    let second = shape(tokens, gap.after + 1, range)
    sink.add(.bias)
    sink.add(.stop, stop)
    sink.add(.stopAfterShape, stop, afterShape)
    sink.add(.stopCloserAfterShape, stop, closers, afterShape)
    sink.add(.stopSpacing, stop, spacing(tokens, gap))
    sink.add(.before, before)
    sink.add(.beforeStop, before, stop)
    sink.add(.beforeShape, beforeShape, stop)
    sink.add(.beforeLength, length(tokens, gap.before), stop)
    sink.add(.beforeAfterShape, before, afterShape)
    sink.add(.after, after)
    sink.add(.afterStop, after, stop)
    sink.add(.afterShape, afterShape)
    sink.add(.functionAfter, functionWord(tokens, gap.after, range), stop, afterShape)
    if gap.stop.isAbbreviation { sink.add(.afterAbbreviation, after, afterShape) }
    sink.add(.shapesStop, beforeShape, stop, afterShape)
    sink.add(.secondStop, second, stop)
    sink.add(.afterSecond, after, second)
    sink.add(.opener, openers)
    sink.add(.openerStop, openers, stop, afterShape)
    sink.add(.closer, closers)
    sink.add(.quoteStateStop, names.digit(open.quotes), stop, closers)
    sink.add(.bracketState, names.digit(UInt32(min(open.brackets, 1))), stop)
    sink.add(.lengthStop, names.length(gap.next - start), stop)
    sink.add(.restStop, names.length(range.upperBound - gap.next), stop)
    sink.add(.previousStop, word(bytes, tokens, gap.before - 1, range), stop)
  }

  /// The closed class of a word (function-words.tsv).
  private func functionWord(_ tokens: Span<Token>, _ at: Int, _ range: Range<Int>) -> UInt32 {
    guard range.contains(at) else { return names.edge }
    return names[lexicons.stance.functionTag(tokens[at].lexeme)]
  }

  private func spacing(_ tokens: Span<Token>, _ gap: Gap) -> UInt32 {
    names.digit((tokens[gap.core].spaceBefore ? 1 : 0) | (tokens[gap.next].spaceBefore ? 2 : 0))
  }

  private func length(_ tokens: Span<Token>, _ at: Int) -> UInt32 {
    at < 0 ? names.length(0) : names.length(tokens[at].range.count)
  }

  private func shape(_ tokens: Span<Token>, _ at: Int, _ range: Range<Int>) -> UInt32 {
    range.contains(at) ? names[WordShape(tokens[at])] : names[.edge]
  }

  /// The value of the token as a word.
  private func word(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ at: Int, _ range: Range<Int>
  ) -> UInt32 {
    guard range.contains(at) else { return names.edge }
    let token = tokens[at]
    switch token.kind {
    case .number: return names.number
    case .link: return names.link
    default:
      if token.range.count == 1, bytes[token.range.lower] == UInt8(ascii: "-") {
        return names.hyphen
      }
      return BoundaryModel.value(bytes.extracting(token.range.indices))
    }
  }
}

public import DocumentModel
import ICUText
public import LexiconStore

/// Fits Lexicons/sentences.tsv: texts with their sentence ends in, features with weights out. The same texts in the same
/// order give the same weights.
public struct BoundaryTrainer {
  public struct Options: Sendable {
    /// Passes over the examples.
    public var passes = 12
    /// A feature must occur in so many gaps.
    public var minimumCount = 3
    /// Step size, and the strength of the pull to 0 (absolute and square).
    public var step = 0.15
    public var absolute = 2.0
    public var square = 0.5
    public init() {}
  }

  /// One feature of the model, as its file writes it.
  public struct Line: Sendable {
    public let feature: String
    public let values: [String]
    public let weight: Int
  }

  private struct Feature {
    let found: Collector.Found
    var count = 0
  }

  private struct Example {
    let features: Range<Int>
    let isBoundary: Bool
  }

  private let tokeniser: Tokeniser
  private let reader: GapReader
  private let features: BoundaryFeatures
  private var collector = Collector()
  private var known: [Collector.Found: Int] = [:]
  private var list: [Feature] = []
  private var active: [Int32] = []
  private var examples: [Example] = []
  /// Sentence ends at which no gap was looked at: the model can never find them.
  public private(set) var unreachable = 0
  /// Gaps that the rules make an end against the gold.
  public private(set) var overruled = 0
  public var exampleCount: Int { examples.count }

  public init(lexicons: Lexicons) {
    tokeniser = Tokeniser(lexicons: lexicons)
    reader = GapReader(words: lexicons.gapWords)
    features = BoundaryFeatures(words: lexicons.gapWords)
  }

  /// Adds a text whose sentences end at the bytes `ends`.
  public mutating func add(_ text: TextBuffer, ends: Set<Int>) {
    let bytes = text.storage.span
    let layer = tokeniser.tokens(of: bytes)
    for (at, start) in layer.paragraphs.enumerated() {
      let end = at + 1 < layer.paragraphs.count ? layer.paragraphs[at + 1] : layer.tokens.count
      add(bytes, layer.tokens.span, start..<end, ends)
    }
  }

  private mutating func add(
    _ bytes: Span<UInt8>, _ tokens: Span<Token>, _ range: Range<Int>, _ ends: Set<Int>
  ) {
    var open = OpenMarks()
    var start = range.lowerBound
    for next in range.dropFirst() {
      open.take(bytes, tokens[next - 1])
      let isBoundary = ends.contains(tokens[next - 1].range.upper)
      if let gap = reader.candidate(
        bytes, tokens, in: range, from: start, before: next, open: open)
      {
        collector.found.removeAll(keepingCapacity: true)
        features.emit(bytes, tokens, gap, in: range, from: start, open: open, into: &collector)
        let first = active.count
        if reader.mustEnd(bytes, tokens, gap, range, from: start), !isBoundary { overruled += 1 }
        for feature in collector.found { active.append(Int32(number(feature))) }
        examples.append(Example(features: first..<active.count, isBoundary: isBoundary))
      } else if isBoundary {
        unreachable += 1
      }
      if isBoundary { start = next }
    }
  }

  private mutating func number(_ feature: Collector.Found) -> Int {
    if let known = known[feature] {
      list[known].count += 1
      return known
    }
    known[feature] = list.count
    list.append(Feature(found: feature, count: 1))
    return list.count - 1
  }

  /// Fits a logistic model by FTRL-Proximal (McMahan et al. 2013), which leaves most features at exactly 0.
  public func lines(_ options: Options = Options()) -> [Line] {
    var fit = FollowTheLeader(count: list.count, options: options)
    var random = SeededGenerator(seed: 20_240_203)
    var order = Array(examples.indices)
    for _ in 0..<options.passes {
      order.shuffle(using: &random)
      for at in order {
        let example = examples[at]
        let useful = active[example.features].filter {
          list[Int($0)].count >= options.minimumCount
        }
        fit.learn(useful, example.isBoundary)
      }
    }
    return list.indices.compactMap { line($0, fit.weight($0)) }.sorted {
      ($0.feature, $0.values.joined(separator: "\t"))
        < ($1.feature, $1.values.joined(separator: "\t"))
    }
  }

  private func line(_ at: Int, _ weight: Double) -> Line? {
    let millis = Int((weight * 1000).rounded())
    guard millis != 0 else { return nil }
    let found = list[at].found
    var values = zip(found.template.kinds, found.values).map { kind, value in
      kind == .word ? collector.names[Int(value)] : kind.names[Int(value)]
    }
    values += [String](repeating: "-", count: 3 - values.count)
    return Line(feature: "\(found.template)", values: values, weight: millis)
  }
}

/// Collects features for the trainer, and numbers every word.
private struct Collector: FeatureSink {
  struct Found: Hashable {
    let template: BoundaryTemplate
    let values: [UInt32]
  }
  var found: [Found] = []
  /// By number, folded as the file writes them.
  private(set) var names = [""] + BoundaryValue.wordClasses
  private var numbers: [String: UInt32] = [:]

  mutating func word(_ bytes: Span<UInt8>, _ token: Token) -> UInt32 {
    var form: [UInt8] = []
    for at in token.range.indices { form.append(bytes[at]) }
    let name = ICUText.foldCase(String(decoding: form, as: UTF8.self))
    if let known = numbers[name] { return known }
    numbers[name] = UInt32(names.count)
    names.append(name)
    return UInt32(names.count - 1)
  }

  mutating func add(_ template: BoundaryTemplate, _ a: UInt32, _ b: UInt32, _ c: UInt32) {
    found.append(Found(template: template, values: [a, b, c]))
  }
}

/// FTRL-Proximal for a logistic model over features that are there or not.
private struct FollowTheLeader {
  private let options: BoundaryTrainer.Options
  private var z: [Double]
  private var n: [Double]

  init(count: Int, options: BoundaryTrainer.Options) {
    self.options = options
    z = [Double](repeating: 0, count: count)
    n = [Double](repeating: 0, count: count)
  }

  func weight(_ at: Int) -> Double {
    let size = abs(z[at]) - options.absolute
    guard size > 0 else { return 0 }
    return (z[at] < 0 ? size : -size) / ((1 + n[at].squareRoot()) / options.step + options.square)
  }

  mutating func learn(_ features: [Int32], _ isBoundary: Bool) {
    var sum = 0.0
    for at in features { sum += weight(Int(at)) }
    let gradient = Logistic.probability(sum) - (isBoundary ? 1 : 0)
    for feature in features {
      let at = Int(feature)
      let square = n[at] + gradient * gradient
      z[at] += gradient - (square.squareRoot() - n[at].squareRoot()) / options.step * weight(at)
      n[at] = square
    }
  }
}

/// SplitMix64.
private struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// exp without Foundation: Segmentation may not import it.
private enum Logistic {
  static func probability(_ x: Double) -> Double {
    if x > 30 { return 1 }
    if x < -30 { return 0 }
    return 1 / (1 + exponential(-x))
  }

  /// e^x for |x| ≤ 30: powers of two by the bits, the rest by its series. Error below 1e-12.
  private static func exponential(_ x: Double) -> Double {
    let power = (x * 1.4426950408889634).rounded()
    let rest = x - power * 0.6931471805599453
    var term = 1.0
    var sum = 1.0
    for step in 1...14 {
      term *= rest / Double(step)
      sum += term
    }
    return sum * Double(sign: .plus, exponent: Int(power), significand: 1)
  }
}

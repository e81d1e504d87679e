/// A side of the world as Lexicons/sides.tsv numbers it; 0 is always `unknown`. 1 byte.
public struct SideID: Sendable, Hashable, Comparable, Codable {
  public let rawValue: UInt8
  @inlinable public init(rawValue: UInt8) { self.rawValue = rawValue }
  public static let unknown = SideID(rawValue: 0)
  @inlinable
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

/// A line of Lexicons/, numbered over all files in load order.
public struct EntryID: Sendable, Hashable {
  public let rawValue: UInt32
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Integer thousandths: sums commute, so shards merge exactly. 0.293 is 293.
public struct Millis: Sendable, Hashable, Comparable, AdditiveArithmetic {
  public let rawValue: Int32
  @inlinable public init(rawValue: Int32) { self.rawValue = rawValue }
  @inlinable public init(_ value: Int) { self.rawValue = Int32(clamping: value) }
  public static let zero = Millis(rawValue: 0)
  @inlinable
  public static func + (a: Self, b: Self) -> Self { Self(Int(a.rawValue) + Int(b.rawValue)) }
  @inlinable
  public static func - (a: Self, b: Self) -> Self { Self(Int(a.rawValue) - Int(b.rawValue)) }
  @inlinable
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
  @inlinable public var double: Double { Double(rawValue) / 1000 }
}

/// One reason for a score. A score is the sum of its evidence and nothing else.
public struct Evidence: Sendable {
  /// The head of the quotation's chain.
  public let quote: Index<Quote>
  /// The side it speaks about; nil for sentiment.
  public let target: SideID?
  public let rule: RuleID
  public let weight: Millis
  public let entry: EntryID
  /// The words it stands on.
  public let range: Slice
  /// The target mention it reached; nil where the target is implicit.
  public let targetRange: Slice?
  public init(
    quote: Index<Quote>, target: SideID?, rule: RuleID, weight: Millis, entry: EntryID,
    range: Slice, targetRange: Slice?
  ) {
    self.quote = quote
    self.target = target
    self.rule = rule
    self.weight = weight
    self.entry = entry
    self.range = range
    self.targetRange = targetRange
  }
}

public enum StanceLabel: Int8, Sendable, CaseIterable {
  case anti = -1
  case neutral = 0
  case pro = 1
  public var name: String { Self.names[Int(rawValue) + 1] }
  private static let names = allCases.map { "\($0)" }
}

/// The stance of one quotation toward one target that it involves.
public struct StanceScore: Sendable {
  /// The head of the chain.
  public let quote: Index<Quote>
  public let target: SideID
  /// The sum of the evidence.
  public let sum: Millis
  /// −1000…1000 for display: `sum` squashed; by fitted weights the probability of for less that of against.
  public let score: Millis
  public let label: StanceLabel
  /// 0…1000.
  public let confidence: Millis
  public init(
    quote: Index<Quote>, target: SideID, sum: Millis, score: Millis, label: StanceLabel,
    confidence: Millis
  ) {
    self.quote = quote
    self.target = target
    self.sum = sum
    self.score = score
    self.label = label
    self.confidence = confidence
  }
}

/// The tone of one quotation's words, target-free.
public struct SentimentScore: Sendable {
  public let quote: Index<Quote>
  public let sum: Millis
  public let score: Millis
  public init(quote: Index<Quote>, sum: Millis, score: Millis) {
    self.quote = quote
    self.sum = sum
    self.score = score
  }
}

/// Stance's layer. Evidence ascends by quote, then target, then position; a target without a `StanceScore` is not
/// involved in that quotation (null in the output).
public struct Stances: Sendable {
  public let evidence: [Evidence]
  public let scores: [StanceScore]
  public let sentiments: [SentimentScore]
  public init(evidence: [Evidence], scores: [StanceScore], sentiments: [SentimentScore]) {
    self.evidence = evidence
    self.scores = scores
    self.sentiments = sentiments
  }
}

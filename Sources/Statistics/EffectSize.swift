/// How large a difference is, apart from how sure it is.
public enum EffectSize {
  /// Cliff's delta (1993) of two sets of ordered labels, counted from lowest to highest: the chance that a quotation of
  /// `a` has a higher label than one of `b`, less the chance of the reverse. −1 to 1; nil of an empty set. Exact.
  public static func cliffsDelta(_ a: [Int], _ b: [Int]) -> Double? {
    let pairs = a.reduce(0, +) * b.reduce(0, +)
    guard pairs > 0 else { return nil }
    var more = 0
    for (x, countA) in a.enumerated() {
      for (y, countB) in b.enumerated() where x != y { more += (x > y ? 1 : -1) * countA * countB }
    }
    return Double(more) / Double(pairs)
  }

  /// Cohen's d (1988): the difference of the means over the pooled standard deviation. Nil where nothing varies, or of
  /// fewer than two values.
  public static func cohensD(_ a: Moments, _ b: Moments) -> Double? {
    guard a.count > 1, b.count > 1 else { return nil }
    let pooled = (a.squares + b.squares) / Double(a.count + b.count - 2)
    guard pooled > 0 else { return nil }
    return (a.mean - b.mean) / pooled.squareRoot()
  }
}

/// Power sums of scores in thousandths.
public struct Moments: Sendable, Equatable {
  public private(set) var count = 0
  public private(set) var sum = 0
  private var sumSquared = 0

  public init() {}

  public mutating func add(_ value: Int) {
    count += 1
    sum += value
    sumSquared += value * value
  }

  public mutating func merge(_ other: Moments) {
    count += other.count
    sum += other.sum
    sumSquared += other.sumSquared
  }

  /// 0 of nothing.
  var mean: Double { count > 0 ? Double(sum) / Double(count) : 0 }
  /// The sum of squared deviations from the mean.
  var squares: Double { Double(sumSquared) - mean * Double(sum) }
}

/// Shares.
public enum Proportion {
  /// Wilson's 95 % score interval (1927) of `part` of `whole`; nil of nothing. It takes quotations as independent.
  public static func interval(_ part: Int, of whole: Int) -> Interval? {
    guard whole > 0 else { return nil }
    let (n, z) = (Double(whole), Normal.z95)
    let share = Double(part) / n
    let scale = 1 + z * z / n
    let centre = (share + z * z / (2 * n)) / scale
    let spread = z / scale * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
    return Interval(
      low: part == 0 ? 0 : max(0, centre - spread),
      high: part == whole ? 1 : min(1, centre + spread))
  }
}

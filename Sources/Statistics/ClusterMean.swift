/// The mean over quotations drawn by article, with its interval from sums alone, so that it needs no memory: the ratio of
/// two totals over clusters, its variance linearised (Cochran, Sampling Techniques, 1977, 6.3), Student's t with one
/// degree of freedom less than there are clusters.
public struct ClusterMean: Sendable, Equatable {
  public private(set) var clusters = 0
  private var sum = 0.0
  private var count = 0.0
  private var sumSquared = 0.0
  private var countSquared = 0.0
  private var product = 0.0

  public init() {}

  /// One article: the sum of its quotations' values, and how many they are.
  public mutating func add(sum value: Double, count number: Int) {
    guard number > 0 else { return }
    let number = Double(number)
    clusters += 1
    sum += value
    count += number
    sumSquared += value * value
    countSquared += number * number
    product += value * number
  }

  /// Nil: nothing was added.
  public var mean: Double? { count > 0 ? sum / count : nil }

  /// The 95 % interval; nil with fewer than two articles.
  public var interval: Interval? {
    guard let mean, clusters > 1 else { return nil }
    let squares = max(0, sumSquared - 2 * mean * product + mean * mean * countSquared)
    let n = Double(clusters)
    let error = (n / (n - 1) * squares).squareRoot() / count
    let reach = Self.quantile(freedom: n - 1) * error
    return Interval(low: mean - reach, high: mean + reach)
  }

  /// The 0.975 quantile of Student's t: exact for one and two degrees of freedom, else the expansion of Cornish and Fisher
  /// (Abramowitz and Stegun 26.7.5), within 0.01 from three degrees on.
  static func quantile(freedom: Double) -> Double {
    if freedom < 1.5 { return 12.706204736432095 }
    if freedom < 2.5 { return 4.302652729911275 }
    let z = 1.959963984540054
    let (z3, z5, z7, z9) = (
      z * z * z, z * z * z * z * z, z * z * z * z * z * z * z, z * z * z * z * z * z * z * z * z
    )
    let terms = [
      (z3 + z) / 4, (5 * z5 + 16 * z3 + 3 * z) / 96, (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384,
      (79 * z9 + 776 * z7 + 1482 * z5 - 1920 * z3 - 945 * z) / 92160,
    ]
    var power = 1.0
    return terms.reduce(z) { sum, term in
      power /= freedom
      return sum + term * power
    }
  }
}

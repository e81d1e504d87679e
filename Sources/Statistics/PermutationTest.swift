/// Whether two sets of articles differ in their mean by more than shuffling articles between them would give. The statistic
/// is the difference of means over its standard error, so that outlets with few long and many short articles can be
/// compared (Chung and Romano 2013). Two-sided.
public struct PermutationTest: Sendable, Equatable {
  public enum Method: String, Sendable, CaseIterable {
    /// All ways to part the articles were tried.
    case exact
    /// Shuffles were drawn.
    case shuffled
    /// So many articles that the statistic is normal.
    case normal
  }

  public let p: Double
  public let method: Method
  /// How many partings were looked at; 0 for `normal`.
  public let partings: Int

  /// Up to so many ways to part the articles, all are tried.
  static let mostExact = 20_000
  static let shuffles = 9_999
  /// Drawing ends early when so many shuffles reached the difference (Besag and Clifford 1991): such a p is large anyway.
  static let enough = 200
  /// From so many articles in each set on the normal distribution is used.
  static let many = 400

  /// Nil where a set has fewer than two articles.
  public init?(_ a: Span<Cluster>, _ b: Span<Cluster>, random: inout SeededRandom) {
    guard a.count > 1, b.count > 1 else { return nil }
    let observed = abs(Self.statistic(ClusterMoments(a), ClusterMoments(b)))
    if min(a.count, b.count) >= Self.many {
      self.init(p: 2 * Normal.cumulative(-observed), method: .normal, partings: 0)
    } else if Self.ways(a.count + b.count, a.count) <= Self.mostExact {
      self = Self.exact(Self.all(a, b), a.count, observed)
    } else {
      self = Self.shuffled(Self.all(a, b), min(a.count, b.count), observed, &random)
    }
  }

  private static func all(_ a: Span<Cluster>, _ b: Span<Cluster>) -> [Cluster] {
    a.indices.map { a[$0] } + b.indices.map { b[$0] }
  }

  private init(p: Double, method: Method, partings: Int) {
    self.p = p
    self.method = method
    self.partings = partings
  }

  /// The difference of the means in standard errors; infinite where neither set varies and the means differ.
  public static func statistic(_ a: ClusterMoments, _ b: ClusterMoments) -> Double {
    guard let meanA = a.mean, let meanB = b.mean, let varianceA = a.meanVariance,
      let varianceB = b.meanVariance
    else { return 0 }
    let difference = meanA - meanB
    let error = (varianceA + varianceB).squareRoot()
    // Rounding leaves a trace of variance where there is none.
    guard error > 1e-9 else { return abs(difference) < 1e-9 ? 0 : difference * .infinity }
    return difference / error
  }

  /// As extreme as observed, but for rounding.
  private static func reaches(_ value: Double, _ observed: Double) -> Bool {
    abs(value) >= observed * (1 - 1e-9)
  }

  /// n over k; `Int.max` where it is more than matters.
  static func ways(_ n: Int, _ k: Int) -> Int {
    var ways = 1
    for step in 1...max(1, min(k, n - k)) {
      ways = ways * (n - step + 1) / step
      if ways > mostExact { return .max }
    }
    return ways
  }

  /// Every choice of `size` clusters, each as ascending positions.
  private static func exact(_ all: [Cluster], _ size: Int, _ observed: Double) -> PermutationTest {
    let total = ClusterMoments(all)
    var chosen = Array(0..<size)
    var reached = 0
    var partings = 0
    repeat {
      let part = ClusterMoments(chosen.lazy.map { all[$0] })
      partings += 1
      if reaches(statistic(part, total.without(part)), observed) { reached += 1 }
    } while advance(&chosen, all.count)
    return PermutationTest(
      p: Double(reached) / Double(partings), method: .exact, partings: partings)
  }

  /// The next choice in lexicographic order; false after the last one.
  private static func advance(_ chosen: inout [Int], _ count: Int) -> Bool {
    var at = chosen.count - 1
    while at >= 0, chosen[at] == count - chosen.count + at { at -= 1 }
    guard at >= 0 else { return false }
    chosen[at] += 1
    for next in (at + 1)..<max(at + 1, chosen.count) { chosen[next] = chosen[next - 1] + 1 }
    return true
  }

  private static func shuffled(
    _ both: [Cluster], _ size: Int, _ observed: Double, _ random: inout SeededRandom
  ) -> PermutationTest {
    var all = both
    let total = ClusterMoments(all)
    var reached = 0
    for drawn in 1...shuffles {
      var part = ClusterMoments()
      for at in 0..<size {
        all.swapAt(at, at + random.below(all.count - at))
        part.add(all[at])
      }
      guard reaches(statistic(part, total.without(part)), observed) else { continue }
      reached += 1
      if reached == enough {
        return PermutationTest(
          p: Double(reached) / Double(drawn), method: .shuffled, partings: drawn)
      }
    }
    return PermutationTest(
      p: Double(reached + 1) / Double(shuffles + 1), method: .shuffled, partings: shuffles)
  }
}

extension PermutationTest {
  public init?(_ a: [Cluster], _ b: [Cluster], random: inout SeededRandom) {
    self.init(a.span, b.span, random: &random)
  }
}

/// An interval that holds the true value in 95 of 100 samples.
public struct Interval: Sendable, Equatable {
  public let low: Double
  public let high: Double
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
  public func contains(_ value: Double) -> Bool { low <= value && value <= high }
}

/// The bootstrap over articles: each replicate draws as many articles as there are, with replacement, and takes the mean
/// over their quotations. Intervals are bias-corrected and accelerated (BCa; Efron 1987), which follows the skew of small
/// samples; the acceleration comes from the jackknife.
public struct Bootstrap: Sendable {
  /// The mean of the sample itself, in thousandths.
  public let estimate: Double
  /// Sum and number of quotations of each replicate, in the order they were drawn.
  let draws: [Draw]

  /// What one replicate drew.
  struct Draw: Sendable {
    let sum: Int
    let count: Int
  }
  /// The third and second moment of what each article does to the mean.
  private let skew: Skew

  /// Sums over the influences of articles, divided by n³ and n².
  struct Skew: Sendable {
    let square: Double
    let cube: Double
  }

  /// Nil where nothing is to be drawn from. Cost: `replicates` × articles.
  public init?(_ clusters: Span<Cluster>, replicates: Int, random: inout SeededRandom) {
    self.init(clusters, draws: Self.draw(clusters, replicates, &random))
  }

  /// The union of independent samples, each drawn by itself: `clusters` are all articles of `samples`.
  public init?(_ clusters: Span<Cluster>, joining samples: [Bootstrap]) {
    guard let first = samples.first else { return nil }
    let draws = first.draws.indices.map { at in
      samples.reduce(Draw(sum: 0, count: 0)) {
        Draw(sum: $0.sum + $1.draws[at].sum, count: $0.count + $1.draws[at].count)
      }
    }
    self.init(clusters, draws: draws)
  }

  private init?(_ clusters: Span<Cluster>, draws: [Draw]) {
    guard let mean = ClusterMoments(clusters).mean else { return nil }
    estimate = mean
    skew = Self.skew(clusters)
    self.draws = draws
  }

  /// The means of the replicates.
  public var replicates: [Double] { draws.map { Double($0.sum) / Double($0.count) } }

  private static func draw(
    _ all: Span<Cluster>, _ count: Int, _ random: inout SeededRandom
  ) -> [Draw] {
    var draws: [Draw] = []
    draws.reserveCapacity(count)
    for _ in 0..<(all.isEmpty ? 0 : count) {
      var sum = 0
      var weight = 0
      for _ in 0..<all.count {
        let drawn = all[random.below(all.count)]
        sum += drawn.sum
        weight += drawn.count
      }
      draws.append(Draw(sum: sum, count: weight))
    }
    return draws
  }

  /// The influence of an article: (n − 1) × (mean of the means with one left out − the mean without this one).
  private static func skew(_ clusters: Span<Cluster>) -> Skew {
    let all = ClusterMoments(clusters)
    let n = Double(clusters.count)
    func without(_ at: Int) -> Double {
      let count = all.count - clusters[at].count
      return count > 0 ? Double(all.sum - clusters[at].sum) / Double(count) : 0
    }
    var sum = 0.0
    for at in clusters.indices { sum += without(at) }
    let centre = sum / n
    var (square, cube) = (0.0, 0.0)
    for at in clusters.indices {
      let value = (n - 1) * (centre - without(at))
      square += value * value
      cube += value * value * value
    }
    return Skew(square: square / (n * n), cube: cube / (n * n * n))
  }

  /// The 95 % interval of the mean; nil where all replicates agree (one article, or all alike): there is no telling.
  public var interval: Interval? {
    Self.interval(estimate, replicates.sorted(), skew.square, skew.cube)
  }

  /// The 95 % interval of the difference of two independent samples' means: replicate by replicate.
  public static func differenceInterval(_ a: Bootstrap, _ b: Bootstrap) -> Interval? {
    let differences = zip(a.replicates, b.replicates).map { $0 - $1 }.sorted()
    return interval(
      a.estimate - b.estimate, differences, a.skew.square + b.skew.square,
      a.skew.cube - b.skew.cube)
  }

  private static func interval(
    _ estimate: Double, _ sorted: [Double], _ square: Double, _ cube: Double
  ) -> Interval? {
    guard let first = sorted.first, let last = sorted.last, first < last else { return nil }
    let below = sorted.partitionPoint { $0 < estimate }
    let notAbove = sorted.partitionPoint { $0 <= estimate }
    let bias = Normal.quantile(Double(below + notAbove) / Double(2 * sorted.count))
    guard bias.isFinite else { return Interval(low: first, high: last) }
    let acceleration = square > 0 ? cube / (6 * square * square.squareRoot()) : 0
    func end(_ z: Double) -> Double {
      let shifted = bias + z
      let level = Normal.cumulative(bias + shifted / (1 - acceleration * shifted))
      return quantile(level, of: sorted)
    }
    return Interval(low: end(-Normal.z95), high: end(Normal.z95))
  }

  /// Between the two nearest values, as numpy's default does. `sorted` is not empty.
  static func quantile(_ level: Double, of sorted: [Double]) -> Double {
    let place = min(max(level, 0), 1) * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    return sorted[below] + (sorted[above] - sorted[below]) * (place - Double(below))
  }
}

extension Bootstrap {
  public init?(_ clusters: [Cluster], replicates: Int, random: inout SeededRandom) {
    self.init(clusters.span, replicates: replicates, random: &random)
  }
}

extension Array {
  /// How many elements at the front satisfy `belongs`, where all that do stand before all that do not.
  func partitionPoint(_ belongs: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if belongs(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

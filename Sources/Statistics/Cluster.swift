/// One article as a sampling unit: the sum of the scores of its quotations (thousandths) and their number. Quotations of
/// one article are not independent; articles are taken as such.
public struct Cluster: Sendable, Hashable, BitwiseCopyable {
  private let narrowSum: Int32
  private let narrowCount: Int32
  public var sum: Int { Int(narrowSum) }
  /// One or more.
  public var count: Int { Int(narrowCount) }
  public init(sum: Int, count: Int) {
    narrowSum = Int32(clamping: sum)
    narrowCount = Int32(clamping: count)
  }
}

/// Power sums of clusters: integers, so that they merge in any order without a rounding.
public struct ClusterMoments: Sendable, Equatable {
  /// How many clusters.
  public private(set) var clusters = 0
  public private(set) var sum = 0
  public private(set) var count = 0
  private var sumSquared = 0
  private var sumCount = 0
  private var countSquared = 0

  public init() {}

  public init(_ clusters: some Sequence<Cluster>) {
    self.init()
    for cluster in clusters { add(cluster) }
  }

  public init(_ clusters: Span<Cluster>) {
    self.init()
    for at in clusters.indices { add(clusters[at]) }
  }

  public mutating func add(_ cluster: Cluster) {
    clusters += 1
    sum += cluster.sum
    count += cluster.count
    sumSquared += cluster.sum * cluster.sum
    sumCount += cluster.sum * cluster.count
    countSquared += cluster.count * cluster.count
  }

  public mutating func merge(_ other: ClusterMoments) {
    clusters += other.clusters
    sum += other.sum
    count += other.count
    sumSquared += other.sumSquared
    sumCount += other.sumCount
    countSquared += other.countSquared
  }

  /// What is left when `other`, a part of these, is taken away.
  public func without(_ other: ClusterMoments) -> ClusterMoments {
    var rest = self
    rest.clusters -= other.clusters
    rest.sum -= other.sum
    rest.count -= other.count
    rest.sumSquared -= other.sumSquared
    rest.sumCount -= other.sumCount
    rest.countSquared -= other.countSquared
    return rest
  }

  /// The mean over quotations, sum / count, in thousandths; nil of nothing.
  public var mean: Double? { count > 0 ? Double(sum) / Double(count) : nil }

  /// The variance of `mean` over samples of clusters, by linearising the ratio (Cochran 1977, section 6.3); nil for
  /// fewer than two clusters.
  public var meanVariance: Double? {
    guard clusters > 1, let mean else { return nil }
    let squares =
      Double(sumSquared) - 2 * mean * Double(sumCount) + mean * mean * Double(countSquared)
    let n = Double(clusters)
    return max(0, squares) * n / (n - 1) / (Double(count) * Double(count))
  }
}

/// Many comparisons at once: some are small by chance.
public enum FalseDiscovery {
  /// Benjamini and Hochberg's q-values (1995), in the order of `p`: calling everything with q ≤ 0.05 different, 5 % of
  /// the calls are expected to be wrong.
  public static func qValues(_ p: [Double]) -> [Double] {
    let order = p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
    var q = [Double](repeating: 1, count: p.count)
    var least = 1.0
    for (rank, at) in order.enumerated().reversed() {
      least = min(least, p[at] * Double(p.count) / Double(rank + 1))
      q[at] = least
    }
    return q
  }
}

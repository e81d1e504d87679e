import Statistics
import Testing

@Suite struct ClusterMeanTests {
  /// With one quotation an article the interval is the mean's own, Student's t (values of t from the usual tables).
  @Test(arguments: [
    (values: [1.0, 3], t: 12.7062), (values: [1, 2, 6], t: 4.3027),
    (values: [4, 8, -2, 1], t: 3.1824), (values: [4, 8, -2, 1, 5], t: 2.7764),
    (values: [4, 8, -2, 1, 5, 0, 3, 3, 7, 2], t: 2.2622),
  ])
  func ofSingleQuotationsItIsTheClassicalInterval(_ sample: (values: [Double], t: Double)) throws {
    var mean = ClusterMean()
    for value in sample.values { mean.add(sum: value, count: 1) }
    let n = Double(sample.values.count)
    let center = sample.values.reduce(0, +) / n
    let variance = sample.values.reduce(0) { $0 + ($1 - center) * ($1 - center) } / (n - 1)
    let reach = sample.t * (variance / n).squareRoot()
    let interval = try #require(mean.interval)
    #expect(abs(try #require(mean.mean) - center) < 1e-12)
    #expect(abs(interval.high - interval.low - 2 * reach) / reach < 0.02)
    #expect(abs(interval.high + interval.low - 2 * center) < 1e-9)
  }

  /// Quotations of one article count as what they are, one draw: saying all twice does not narrow the interval.
  @Test func sayingAllTwiceTellsNoMore() throws {
    var (once, twice) = (ClusterMean(), ClusterMean())
    for value in [3.0, -1, 4, 1, 5] {
      once.add(sum: value, count: 1)
      twice.add(sum: 2 * value, count: 2)
    }
    let (a, b) = (try #require(once.interval), try #require(twice.interval))
    #expect(abs(a.low - b.low) < 1e-9 && abs(a.high - b.high) < 1e-9)
  }

  @Test func oneArticleHasNoInterval() {
    var mean = ClusterMean()
    #expect(mean.mean == nil && mean.interval == nil)
    mean.add(sum: 4, count: 2)
    #expect(mean.mean == 2 && mean.interval == nil)
  }
}

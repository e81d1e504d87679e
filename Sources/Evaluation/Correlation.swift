/// Pearson's r of pairs, summed as they come.
public struct Correlation: Sendable {
  public private(set) var count = 0
  private var sums = (x: 0.0, y: 0.0, xx: 0.0, yy: 0.0, xy: 0.0)

  public init() {}

  public mutating func add(_ x: Double, _ y: Double) {
    count += 1
    sums.x += x
    sums.y += y
    sums.xx += x * x
    sums.yy += y * y
    sums.xy += x * y
  }

  /// 0 where one of the two does not vary.
  public var r: Double {
    let n = Double(count)
    let variance = (n * sums.xx - sums.x * sums.x) * (n * sums.yy - sums.y * sums.y)
    return variance > 0 ? (n * sums.xy - sums.x * sums.y) / variance.squareRoot() : 0
  }
}

/// Signs −1, 0, 1 or none, gold against predicted.
public struct SignMeasure: Sendable {
  /// Counts by gold and predicted sign; index 3 is none.
  private var counts = [[Int]](repeating: [0, 0, 0, 0], count: 4)

  public init() {}

  public mutating func add(gold: Int?, predicted: Int?) {
    counts[Self.place(gold)][Self.place(predicted)] += 1
  }

  private static func place(_ sign: Int?) -> Int { sign.map { $0.signum() + 1 } ?? 3 }

  /// Macro-F1 over −1, 0, 1 in percent, where the gold has a sign; no prediction counts as 0.
  public var f3: Double {
    var sum = 0.0
    for sign in 0..<3 {
      let right = count(sign, sign)
      let gold = (0..<3).reduce(0) { $0 + count(sign, $1) }
      let predicted = (0..<3).reduce(0) { $0 + count($1, sign) }
      if right > 0 { sum += 2 * Double(right) / Double(gold + predicted) }
    }
    return (sum / 3 * 1000).rounded() / 10
  }

  /// Rows whose gold is `gold` and whose prediction is `predicted`, none taken as 0.
  private func count(_ gold: Int, _ predicted: Int) -> Int {
    counts[gold][predicted] + (predicted == 1 ? counts[gold][3] : 0)
  }

  public var all: Int { counts.joined().reduce(0, +) }
  /// Predictions of −1 or 1.
  public var called: Int { counts.reduce(0) { $0 + $1[0] + $1[2] } }
  public var calledRight: Int { counts[0][0] + counts[2][2] }
  /// Gold signs of −1 or 1.
  public var signed: Int { counts[0].reduce(0, +) + counts[2].reduce(0, +) }
  /// Calls of the opposite sign.
  public var opposite: Int { counts[0][2] + counts[2][0] }
  public var right: Int { (0..<3).reduce(0) { $0 + count($1, $1) } }

  /// The share of calls that have the gold's sign, in percent.
  public var precision: Double { .percent(calledRight, of: called) }
  public var accuracy: Double { .percent(right, of: all) }
}

import MappedBytes

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Scores to probabilities.
enum Probability {
  /// The first `count` scores become probabilities.
  static func normalise(_ scores: inout [Float], _ count: Int) {
    var highest = -Float.infinity
    for k in 0..<count { highest = max(highest, scores[k]) }
    var sum: Float = 0
    for k in 0..<count {
      scores[k] = exponential(scores[k] - highest)
      sum += scores[k]
    }
    for k in 0..<count { scores[k] /= sum }
  }

  /// The position of the highest of the first `count` scores; of equals the first.
  static func best(_ scores: [Float], _ count: Int) -> Int {
    var best = 0
    for k in 1..<max(1, count) where scores[k] > scores[best] { best = k }
    return best
  }

  static func exponential(_ x: Float) -> Float { exp(x) }
  /// Of a number above zero.
  static func natural(_ x: Double) -> Double { log(x) }
  /// Of a probability; bounded below.
  static func logarithm(_ x: Float) -> Float { log(x + 1e-9) }
}

/// The allowed moves of one state: their scores, and which of them lose the fewest gold arcs.
struct MoveChoice {
  private var probability = InlineArray<3, Float>(repeating: 0)
  private var score = InlineArray<3, Float>(repeating: -.infinity)
  private var cost = InlineArray<3, Int>(repeating: .max)
  private var leastCost = Int.max
  /// The probability of all moves of least cost.
  private(set) var goldShare: Float = 0

  mutating func add(_ move: Int, _ score: Float, _ cost: Int) {
    self.score[move] = score
    self.cost[move] = cost
    leastCost = min(leastCost, cost)
  }

  mutating func normalise() {
    let highest = max(score[0], score[1], score[2])
    var sum: Float = 0
    for k in 0..<3 where cost[k] < .max {
      probability[k] = Probability.exponential(score[k] - highest)
      sum += probability[k]
    }
    for k in 0..<3 {
      probability[k] /= sum
      if cost[k] == leastCost { goldShare += probability[k] }
    }
  }

  /// Of the negative log of `goldShare` with regard to the move's score.
  func gradient(_ move: Int) -> Float {
    let gold = cost[move] == leastCost ? probability[move] / max(goldShare, 1e-9) : 0
    return probability[move] - gold
  }

  var best: Int { highest { $0 < .max } }
  /// The highest of the moves of least cost.
  var bestGold: Int { highest { $0 == leastCost } }

  private func highest(_ isAllowed: (Int) -> Bool) -> Int {
    var best = -1
    for k in 0..<3 where isAllowed(cost[k]) && (best < 0 || score[k] > score[best]) { best = k }
    return best
  }
}

/// Working memory that grows with the longest sentence.
final class GrowingFloats {
  private var memory = Floats(count: 1024)

  /// Memory for at least `count` numbers; what it held is kept while it need not grow.
  func values(_ count: Int) -> Floats {
    if memory.count < count { memory = Floats(count: 2 * count) }
    return memory
  }
}

import Foundation

/// Multinomial logistic regression over three labels with a square penalty, by L-BFGS (Liu and Nocedal 1989). Fixed order,
/// no chance: the same examples give the same weights.
struct StanceFit {
  let design: StanceDesign
  let folds: Int
  let seed: UInt64
  let tell: (String) -> Void
  static let labels = 3
  private static let steps = 120
  private static let memory = 8

  private var size: Int { design.width + design.dense }

  /// The penalty with the best mean macro-F1 over the parts.
  func choose(_ penalties: [Double], _ examples: [StanceDesign.Example]) -> Double {
    guard penalties.count > 1, folds > 1 else { return penalties.first ?? 10 }
    let parts = examples.map { $0.mention.part(of: folds, seed: seed) }
    var best = (score: -1.0, penalty: penalties[0])
    for penalty in penalties {
      var sum = 0.0
      for part in 0..<folds {
        let train = zip(examples, parts).filter { $0.1 != part }.map(\.0)
        let test = zip(examples, parts).filter { $0.1 == part }.map(\.0)
        sum += Self.macro(weights(train, penalty: penalty).flatMap { $0 }, test, size)
      }
      tell(String(format: "penalty %g: macro-F1 %.2f", penalty, 100 * sum / Double(folds)))
      if sum > best.score { best = (sum, penalty) }
    }
    return best.penalty
  }

  func measure(_ weights: [[Double]], _ examples: [StanceDesign.Example]) -> String {
    String(
      format: "macro-F1 %.2f of %d", 100 * Self.macro(weights.flatMap { $0 }, examples, size),
      examples.count)
  }

  /// By label, then by feature.
  func weights(_ examples: [StanceDesign.Example], penalty: Double) -> [[Double]] {
    var at = [Double](repeating: 0, count: size * Self.labels)
    var (value, slope) = loss(at, examples, penalty)
    var history: [(step: [Double], change: [Double], rho: Double)] = []
    for _ in 0..<Self.steps {
      let direction = Self.direction(slope, history)
      guard let next = search(from: at, value, slope, direction, examples, penalty) else { break }
      let step = zip(next.at, at).map(-)
      let change = zip(next.slope, slope).map(-)
      let product = Self.dot(step, change)
      if product > 1e-10 {
        history.append((step, change, 1 / product))
        if history.count > Self.memory { history.removeFirst() }
      }
      let gain = value - next.value
      (at, value, slope) = (next.at, next.value, next.slope)
      if gain < 1e-5 * max(1, abs(value)) { break }
    }
    return (0..<Self.labels).map { Array(at[$0 * size..<($0 + 1) * size]) }
  }

  /// The two-loop recursion.
  private static func direction(
    _ slope: [Double], _ history: [(step: [Double], change: [Double], rho: Double)]
  ) -> [Double] {
    var q = slope
    var shares: [Double] = []
    for past in history.reversed() {
      let share = past.rho * dot(past.step, q)
      shares.append(share)
      add(-share, past.change, to: &q)
    }
    if let last = history.last {
      let scale = 1 / (last.rho * dot(last.change, last.change))
      for at in q.indices { q[at] *= scale }
    } else {
      let length = dot(q, q).squareRoot()
      for at in q.indices { q[at] /= max(1, length) }
    }
    for (past, share) in zip(history, shares.reversed()) {
      add(share - past.rho * dot(past.change, q), past.step, to: &q)
    }
    return q.map { -$0 }
  }

  /// Halves the step until the loss falls enough; nil where it does not.
  private func search(
    from at: [Double], _ value: Double, _ slope: [Double], _ direction: [Double],
    _ examples: [StanceDesign.Example], _ penalty: Double
  ) -> (at: [Double], value: Double, slope: [Double])? {
    let descent = Self.dot(slope, direction)
    var length = 1.0
    for _ in 0..<20 {
      var next = at
      Self.add(length, direction, to: &next)
      let (found, own) = loss(next, examples, penalty)
      if found <= value + 1e-4 * length * descent { return (next, found, own) }
      length /= 2
    }
    return nil
  }

  private func loss(
    _ weights: [Double], _ examples: [StanceDesign.Example], _ penalty: Double
  ) -> (Double, [Double]) {
    var slope = weights.map { $0 * penalty }
    var value = Self.dot(weights, weights) * penalty / 2
    for example in examples {
      var scores = Self.scores(weights, example, size)
      let top = scores.max() ?? 0
      let sum = scores.reduce(0) { $0 + exp($1 - top) }
      value += log(sum) + top - scores[example.label]
      for label in scores.indices {
        scores[label] = exp(scores[label] - top) / sum - (label == example.label ? 1 : 0)
        let base = label * size
        for (number, amount) in zip(example.numbers, example.values) {
          slope[base + Int(number)] += scores[label] * Double(amount)
        }
        let dense = base + design.width
        for at in example.dense.indices {
          slope[dense + at] += scores[label] * Double(example.dense[at])
        }
      }
    }
    return (value, slope)
  }

  static func scores(_ weights: [Double], _ example: StanceDesign.Example, _ size: Int) -> [Double]
  {
    (0..<labels).map { label in
      var sum = 0.0
      let base = label * size
      for (number, amount) in zip(example.numbers, example.values) {
        sum += weights[base + Int(number)] * Double(amount)
      }
      let dense = base + size - example.dense.count
      for at in example.dense.indices { sum += weights[dense + at] * Double(example.dense[at]) }
      return sum
    }
  }

  private static func macro(
    _ weights: [Double], _ examples: [StanceDesign.Example], _ size: Int
  ) -> Double {
    var right = [Double](repeating: 0, count: labels)
    var all = [Double](repeating: 0, count: labels)
    for example in examples {
      let own = scores(weights, example, size)
      let called = own.indices.max { own[$0] < own[$1] } ?? 1
      if called == example.label { right[called] += 1 }
      all[called] += 1
      all[example.label] += 1
    }
    return zip(right, all).reduce(0) { $0 + ($1.1 > 0 ? 2 * $1.0 / $1.1 : 0) } / Double(labels)
  }

  private static func dot(_ a: [Double], _ b: [Double]) -> Double {
    var sum = 0.0
    for at in a.indices { sum += a[at] * b[at] }
    return sum
  }

  private static func add(_ share: Double, _ a: [Double], to b: inout [Double]) {
    for at in b.indices { b[at] += share * a[at] }
  }
}

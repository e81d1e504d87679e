import Foundation

/// What a fit learns from: sparse features by number, dense ones, and the label.
struct FitExample {
  var numbers: [Int32] = []
  var values: [Float] = []
  var dense: [Float] = []
  let label: Int
  var weight: Float = 1
  /// What must not be split between the parts of a cross-validation: the document.
  let group: String

  /// A number for the document that does not depend on the run.
  func part(of parts: Int, seed: UInt64) -> Int {
    var random = SplitMix(state: group.utf8.reduce(seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
    return Int(random.next() % UInt64(max(1, parts)))
  }
}

/// Multinomial logistic regression with a square penalty, by L-BFGS (Liu and Nocedal 1989). Fixed order, no chance: the
/// same examples give the same weights.
struct MultinomialFit {
  /// Sparse and dense features.
  let width: Int
  let dense: Int
  let labels: Int
  /// Sparse features that may not tell the first label from the third (against from for): their weights are the same there.
  var even: [Int] = []
  /// The labels that macro-F1 is the mean of.
  let measured: Range<Int>
  let folds: Int
  let seed: UInt64
  let tell: (String) -> Void
  private static let steps = 400
  private static let memory = 8

  private var size: Int { width + dense }

  /// The penalty with the best mean macro-F1 over the parts.
  func choose(_ penalties: [Double], _ examples: [FitExample]) -> Double {
    guard penalties.count > 1, folds > 1 else { return penalties.first ?? 10 }
    let parts = examples.map { $0.part(of: folds, seed: seed) }
    var best = (score: -1.0, penalty: penalties[0])
    for penalty in penalties {
      var sum = 0.0
      for part in 0..<folds {
        let train = zip(examples, parts).filter { $0.1 != part }.map(\.0)
        let test = zip(examples, parts).filter { $0.1 == part }.map(\.0)
        sum += macro(weights(train, penalty: penalty).flatMap { $0 }, test)
      }
      tell(String(format: "penalty %g: macro-F1 %.2f", penalty, 100 * sum / Double(folds)))
      if sum > best.score { best = (sum, penalty) }
    }
    return best.penalty
  }

  func measure(_ weights: [[Double]], _ examples: [FitExample]) -> String {
    String(
      format: "macro-F1 %.2f of %d", 100 * macro(weights.flatMap { $0 }, examples), examples.count)
  }

  /// By label, then by feature.
  func weights(_ examples: [FitExample], penalty: Double) -> [[Double]] {
    var at = [Double](repeating: 0, count: size * labels)
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
      if gain < 1e-7 * max(1, abs(value)) { break }
    }
    return (0..<labels).map { Array(at[$0 * size..<($0 + 1) * size]) }
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
    _ examples: [FitExample], _ penalty: Double
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
    _ weights: [Double], _ examples: [FitExample], _ penalty: Double
  ) -> (Double, [Double]) {
    var slope = weights.map { $0 * penalty }
    var value = Self.dot(weights, weights) * penalty / 2
    for example in examples {
      var scores = scores(weights, example)
      let top = scores.max() ?? 0
      let sum = scores.reduce(0) { $0 + exp($1 - top) }
      let weight = Double(example.weight)
      value += weight * (log(sum) + top - scores[example.label])
      for label in scores.indices {
        scores[label] = weight * (exp(scores[label] - top) / sum - (label == example.label ? 1 : 0))
        let base = label * size
        for (number, amount) in zip(example.numbers, example.values) {
          slope[base + Int(number)] += scores[label] * Double(amount)
        }
        let dense = base + width
        for at in example.dense.indices {
          slope[dense + at] += scores[label] * Double(example.dense[at])
        }
      }
    }
    for feature in even {
      let mean = (slope[feature] + slope[2 * size + feature]) / 2
      slope[feature] = mean
      slope[2 * size + feature] = mean
    }
    return (value, slope)
  }

  func scores(_ weights: [Double], _ example: FitExample) -> [Double] {
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

  private func macro(_ weights: [Double], _ examples: [FitExample]) -> Double {
    var right = [Double](repeating: 0, count: labels)
    var all = [Double](repeating: 0, count: labels)
    for example in examples {
      let own = scores(weights, example)
      let called = own.indices.max { own[$0] < own[$1] } ?? 1
      if called == example.label { right[called] += 1 }
      all[called] += 1
      all[example.label] += 1
    }
    return measured.reduce(0) { $0 + (all[$1] > 0 ? 2 * right[$1] / all[$1] : 0) }
      / Double(measured.count)
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

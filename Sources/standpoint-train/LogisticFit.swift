import Foundation

/// Logistic regression on sparse 0/1 features by AdaGrad, in a fixed order: same data, same weights.
struct LogisticFit {
  struct Options {
    var epochs = 6
    var rate = 0.15
    /// Shrinks weights at each step (elastic net: L1 as soft threshold, L2 as decay), per example seen.
    var l1 = 0.000_002
    var l2 = 0.000_001
    var seed: UInt64 = 7
    /// The result is the mean of the weights after so many of the last epochs.
    var averaged = 1

    /// For a few thousand examples with many features: pulled hard to zero.
    static let firm = Options(epochs: 40, l1: 0.000_01, l2: 0.008, averaged: 10)
  }

  /// Feature numbers of the examples, one after the other, and where each example ends.
  struct Examples {
    var features: [Int32] = []
    var ends: [Int32] = []
    var labels: [Float] = []
    var count: Int { ends.count }

    mutating func append(_ numbers: [Int32], label: Float) {
      features += numbers
      ends.append(Int32(features.count))
      labels.append(label)
    }

    @inline(__always)
    func range(_ at: Int) -> Range<Int> { (at == 0 ? 0 : Int(ends[at - 1]))..<Int(ends[at]) }
  }

  /// The weights, by feature number.
  static func weights(_ examples: Examples, features: Int, skip: (Int) -> Bool, _ options: Options)
    -> [Float]
  {
    var weights = [Float](repeating: 0, count: features)
    var squares = [Float](repeating: 1e-3, count: features)
    var order = (0..<examples.count).filter { !skip($0) }
    var random = SplitMix(state: options.seed)
    let rate = Float(options.rate)
    let l1 = Float(options.l1) * Float(order.count)
    let l2 = Float(options.l2) * Float(order.count)
    var sums = [Float](repeating: 0, count: options.averaged > 1 ? features : 0)
    for epoch in 0..<options.epochs {
      order.shuffle(using: &random)
      for at in order {
        let range = examples.range(at)
        var z: Float = 0
        for place in range { z += weights[Int(examples.features[place])] }
        let p = 1 / (1 + exp(-z))
        let g = p - examples.labels[at]
        if abs(g) < 0.002 { continue }
        for place in range {
          let feature = Int(examples.features[place])
          squares[feature] += g * g
          weights[feature] -= rate * g / squares[feature].squareRoot()
        }
      }
      // Elastic net once an epoch, each weight by its own rate.
      for feature in weights.indices {
        let step = rate / squares[feature].squareRoot()
        let decayed = weights[feature] * (1 - min(0.5, step * l2))
        let cut = step * l1
        weights[feature] = abs(decayed) <= cut ? 0 : decayed - (decayed > 0 ? cut : -cut)
      }
      guard options.averaged > 1, epoch >= options.epochs - options.averaged else { continue }
      for feature in weights.indices { sums[feature] += weights[feature] }
    }
    return sums.isEmpty ? weights : sums.map { $0 / Float(options.averaged) }
  }

  static func score(_ examples: Examples, _ at: Int, _ weights: [Float]) -> Float {
    var z: Float = 0
    for place in examples.range(at) { z += weights[Int(examples.features[place])] }
    return z
  }
}

/// A small seeded generator (Steele, Lea, Flood 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

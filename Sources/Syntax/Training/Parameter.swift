import MappedBytes

/// Random numbers that are the same everywhere (SplitMix64, Steele et al. 2014).
struct SeededGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// In `0 ..< 1`.
  mutating func unit() -> Float { Float(next() >> 40) / Float(1 << 24) }

  /// In `0 ..< bound`.
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

/// Rows of weights with their gradients. Only rows that were touched since the last step are moved.
final class Parameter {
  let rows: Int
  let width: Int
  let values: Floats
  let gradients: Floats
  private let first: Floats
  private let second: Floats
  private var touched: [Int32] = []
  private var isTouched: [Bool]
  /// Whether a row was ever moved: the others are noise and are not written to the model.
  private(set) var isLearnt: [Bool]

  init(rows: Int, width: Int, spread: Float, _ random: inout SeededGenerator) {
    self.rows = rows
    self.width = width
    values = Floats(count: rows * width)
    gradients = Floats(count: rows * width)
    first = Floats(count: rows * width)
    second = Floats(count: rows * width)
    isTouched = [Bool](repeating: false, count: rows)
    isLearnt = isTouched
    for i in 0..<values.count { values[i] = (random.unit() * 2 - 1) * spread }
  }

  /// Says that gradients of `row` are going to be added, and gives their first position.
  @inline(__always)
  func touch(_ row: Int) -> Int {
    if !isTouched[row] {
      isTouched[row] = true
      isLearnt[row] = true
      touched.append(Int32(truncatingIfNeeded: row))
    }
    return row &* width
  }

  func step(_ adam: AdamStep) {
    for row in touched {
      isTouched[Int(row)] = false
      adam.update(values, gradients, first, second, at: Int(row) * width, width: width)
    }
    touched.removeAll(keepingCapacity: true)
  }
}

/// Adam's decays, with their corrections for the first steps.
struct AdamSchedule {
  let rate: Float
  private let firstDecay: Float = 0.9
  private let secondDecay: Float = 0.99

  func step(_ number: Int, scale: Float) -> AdamStep {
    AdamStep(
      rate: rate, scale: scale, firstDecay: firstDecay, secondDecay: secondDecay,
      firstCorrection: 1 / (1 - power(firstDecay, number)),
      secondCorrection: 1 / (1 - power(secondDecay, number)))
  }

  private func power(_ base: Float, _ exponent: Int) -> Float {
    var result: Float = 1
    for _ in 0..<min(exponent, 2000) { result *= base }
    return result
  }
}

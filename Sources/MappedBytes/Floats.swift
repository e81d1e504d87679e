internal import CLanes

/// Numbers of a model in training. Stretches are named by their first position and width; each operation checks its
/// stretches once and then runs without checks.
@safe public final class Floats {
  @usableFromInline let base: UnsafeMutablePointer<Float>
  public let count: Int

  /// `count` zeros.
  public init(count: Int) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * 4, alignment: 64)
    unsafe base = memory.bindMemory(to: Float.self, capacity: max(count, 1))
    unsafe base.initialize(repeating: 0, count: max(count, 1))
    self.count = count
  }

  deinit { unsafe base.deallocate() }

  @inlinable
  public subscript(at: Int) -> Float {
    get {
      precondition(at >= 0 && at < count)
      return unsafe base[at]
    }
    set {
      precondition(at >= 0 && at < count)
      unsafe base[at] = newValue
    }
  }

  @inlinable @inline(__always)
  func check(_ at: Int, _ width: Int) {
    precondition(at >= 0 && width >= 0 && at <= count - width)
  }

  @inlinable
  public func clear(_ at: Int, _ width: Int) {
    check(at, width)
    unsafe (base + at).update(repeating: 0, count: width)
  }

  /// Adds `other`'s stretch from `from` on to the stretch from `at` on. The two are different memory.
  public func add(_ other: Floats, from: Int, at: Int, width: Int) {
    check(at, width)
    other.check(from, width)
    precondition(other !== self)
    unsafe floats_add(other.base + from, width, base + at)
  }

  /// Adds `scale` times `other`'s stretch.
  public func add(_ other: Floats, from: Int, times scale: Float, at: Int, width: Int) {
    check(at, width)
    other.check(from, width)
    precondition(other !== self)
    unsafe floats_add_scaled(other.base + from, scale, width, base + at)
  }

  /// The sum of products of two stretches, always in the same order. `width` counts by eight.
  public func dot(_ at: Int, _ other: Floats, from: Int, width: Int) -> Float {
    check(at, width)
    other.check(from, width)
    precondition(width % 8 == 0)
    return unsafe floats_dot(base + at, other.base + from, width)
  }

  /// Numbers below zero become zero.
  @inlinable
  public func rectify(_ at: Int, _ width: Int) {
    check(at, width)
    let x = unsafe base + at
    for i in 0..<width { unsafe x[i] = max(x[i], 0) }
  }

  /// Zero wherever `other`'s stretch from `from` on is not above zero: the gradient of `rectify`.
  @inlinable
  public func clear(_ at: Int, _ width: Int, whereZero other: Floats, from: Int) {
    check(at, width)
    other.check(from, width)
    let x = unsafe base + at
    let y = unsafe other.base + from
    for i in 0..<width { unsafe x[i] = y[i] > 0 ? x[i] : 0 }
  }
}

/// The step sizes of one update after Kingma and Ba 2015 ("Adam").
public struct AdamStep: Sendable {
  public let rate: Float
  /// What gradients are divided by: the sentences they were added over.
  public let scale: Float
  public let firstDecay: Float
  public let secondDecay: Float
  public let firstCorrection: Float
  public let secondCorrection: Float
  public init(
    rate: Float, scale: Float, firstDecay: Float, secondDecay: Float, firstCorrection: Float,
    secondCorrection: Float
  ) {
    self.rate = rate
    self.scale = scale
    self.firstDecay = firstDecay
    self.secondDecay = secondDecay
    self.firstCorrection = firstCorrection
    self.secondCorrection = secondCorrection
  }

  /// Moves `values` against `gradients` in one stretch, and clears the gradients. The four are different memory.
  public func update(
    _ values: Floats, _ gradients: Floats, _ first: Floats, _ second: Floats, at: Int, width: Int
  ) {
    values.check(at, width)
    gradients.check(at, width)
    first.check(at, width)
    second.check(at, width)
    precondition(values !== gradients && first !== second && values !== first && values !== second)
    precondition(gradients !== first && gradients !== second)
    var step = floats_adam(
      rate: rate, scale: scale, first_decay: firstDecay, second_decay: secondDecay,
      first_correction: firstCorrection, second_correction: secondCorrection)
    unsafe floats_step(
      &step, width, values.base + at, gradients.base + at, first.base + at, second.base + at)
  }
}

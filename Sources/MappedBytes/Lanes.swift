/// 16-bit numbers in a row, the working memory of a scorer: many rows of a model are added up, cut off below zero and
/// multiplied with an output table. Widths are multiples of `Lanes.block`. Arithmetic wraps: the model's scales keep
/// sums in range. Every operation checks its stretches once and then runs without checks.
@safe public struct Lanes: ~Copyable {
  /// What widths are multiples of.
  public static let block = 16
  /// What the widths of sums over rows of a `Table<Int16>` are multiples of.
  public static let wideBlock = 128
  /// Columns of a block of `products`.
  public static let productBlock = 64
  let base: UnsafeMutablePointer<Int16>
  public let count: Int

  /// `count` zeros.
  public init(count: Int) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * 2, alignment: 64)
    unsafe base = memory.bindMemory(to: Int16.self, capacity: max(count, 1))
    unsafe base.initialize(repeating: 0, count: max(count, 1))
    self.count = count
  }

  deinit { unsafe base.deallocate() }

  public subscript(at: Int) -> Int16 {
    get {
      precondition(at >= 0 && at < count)
      return unsafe base[at]
    }
    set {
      precondition(at >= 0 && at < count)
      unsafe base[at] = newValue
    }
  }

  @inline(__always)
  func check(_ at: Int, _ width: Int) {
    precondition(at >= 0 && width >= 0 && at <= count - width)
  }
}

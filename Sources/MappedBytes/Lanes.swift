/// Sums of 16-bit numbers, the working memory of a scorer: many rows of a model are added up, cut off below zero and
/// multiplied with an output table. Widths are multiples of `Lanes.block`. Arithmetic wraps: the model's scales keep
/// sums in range. Every operation checks its range once and then runs without checks.
@safe public struct Lanes: ~Copyable {
  /// Lanes that stay in registers while rows are walked.
  public static let block = 64
  @usableFromInline let base: UnsafeMutablePointer<Int16>
  public let count: Int

  /// `count` zeros.
  public init(count: Int) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(count, 1) * 2, alignment: 64)
    unsafe base = memory.bindMemory(to: Int16.self, capacity: max(count, 1))
    unsafe base.initialize(repeating: 0, count: max(count, 1))
    self.count = count
  }

  deinit { unsafe base.deallocate() }

  @inlinable
  public subscript(at: Int) -> Int16 {
    precondition(at >= 0 && at < count)
    return unsafe base[at]
  }

  @inlinable @inline(__always)
  func check(_ at: Int, _ width: Int) {
    precondition(at >= 0 && width >= 0 && at <= count - width)
  }

  @inlinable
  public mutating func clear(_ at: Int, _ width: Int) {
    check(at, width)
    unsafe (base + at).update(repeating: 0, count: width)
  }

  /// Adds `width` 8-bit weights of `row`, from column `column` on, to the lanes from `at` on. `width` counts by 16.
  @inlinable @inline(__always)
  public mutating func add(
    _ table: Table<Int8>, _ row: Int, column: Int, at: Int, width: Int
  ) {
    check(at, width)
    precondition(column >= 0 && column <= table.width - width)
    let from = unsafe UnsafeRawPointer(table.pointer(row) + column)
    let to = unsafe UnsafeMutableRawPointer(base + at)
    var i = 0
    while i < width {
      let weights = unsafe from.loadUnaligned(fromByteOffset: i, as: SIMD16<Int8>.self)
      let sum = unsafe to.loadUnaligned(fromByteOffset: 2 &* i, as: SIMD16<Int16>.self)
      unsafe to.storeBytes(
        of: sum &+ SIMD16<Int16>(truncatingIfNeeded: weights), toByteOffset: 2 &* i,
        as: SIMD16<Int16>.self)
      i &+= 16
    }
  }

  /// Lanes become `min(max(lane, 0), ceiling) << shift`.
  @inlinable
  public mutating func rectify(_ at: Int, _ width: Int, ceiling: Int16, shift: Int16) {
    check(at, width)
    let lanes = unsafe base + at
    for i in 0..<width { unsafe lanes[i] = min(max(lanes[i], 0), ceiling) &<< shift }
  }

  /// Adds a whole row to the lanes from `at` on.
  @inlinable @inline(__always)
  public mutating func add(_ table: Table<Int16>, _ row: Int, at: Int) {
    check(at, table.width)
    let from = unsafe table.pointer(row)
    let to = unsafe base + at
    for i in 0..<table.width { unsafe to[i] &+= from[i] }
  }
}

/// The three sums of a scorer with one hidden layer. `Plain` beside each is the same law without vectors, for tests.
extension Lanes {
  /// Lanes `0 ..< table.width` become the sum of rows of `table` and of stretches of `vectors` (each `table.width` lanes
  /// from a start in `starts`), cut off below zero. The width is a multiple of `Lanes.block`.
  @inlinable
  public mutating func rectifiedSum(
    _ table: Table<Int16>, _ rows: borrowing RowList, _ vectors: borrowing Lanes,
    _ starts: borrowing RowList
  ) {
    let width = table.width
    check(0, width)
    precondition(width % Lanes.block == 0)
    for k in 0..<rows.count { precondition(rows[k] >= 0 && rows[k] < table.rows) }
    for k in 0..<starts.count { vectors.check(starts[k], width) }
    let weights = unsafe UnsafeRawPointer(table.base)
    let other = unsafe UnsafeRawPointer(vectors.base)
    let to = unsafe UnsafeMutableRawPointer(base)
    var block = 0
    while block < width {
      var sum = SIMD64<Int16>.zero
      for k in 0..<rows.filled {
        let at = unsafe (Int(rows.base[k]) &* width &+ block) &* 2
        sum &+= unsafe weights.loadUnaligned(fromByteOffset: at, as: SIMD64<Int16>.self)
      }
      for k in 0..<starts.filled {
        let at = unsafe (Int(starts.base[k]) &+ block) &* 2
        sum &+= unsafe other.loadUnaligned(fromByteOffset: at, as: SIMD64<Int16>.self)
      }
      sum.replace(with: 0, where: sum .< 0)
      unsafe to.storeBytes(of: sum, toByteOffset: block &* 2, as: SIMD64<Int16>.self)
      block &+= Lanes.block
    }
  }

  /// Lanes `at ..< at + matrix.width` become the sum over `active` of `input[start + i] * matrix row i`, each product
  /// shifted down by 16 bits; half a unit a product makes up for what the shift cuts off.
  @inlinable
  public mutating func product(
    _ input: borrowing Lanes, from start: Int, _ active: borrowing RowList,
    _ matrix: Table<Int16>, at: Int
  ) {
    let width = matrix.width
    check(at, width)
    input.check(start, matrix.rows)
    precondition(width % Lanes.block == 0)
    for k in 0..<active.count { precondition(active[k] >= 0 && active[k] < matrix.rows) }
    let weights = unsafe UnsafeRawPointer(matrix.base)
    let to = unsafe UnsafeMutableRawPointer(base + at)
    let half = Int16(truncatingIfNeeded: active.filled / 2)
    var block = 0
    while block < width {
      var sum = SIMD64<Int16>(repeating: half)
      for k in 0..<active.filled {
        let i = unsafe Int(active.base[k])
        let row = unsafe weights.loadUnaligned(
          fromByteOffset: (i &* width &+ block) &* 2, as: SIMD64<Int16>.self)
        sum &+= Lanes.highHalves(row, unsafe input.base[start &+ i])
      }
      unsafe to.storeBytes(of: sum, toByteOffset: block &* 2, as: SIMD64<Int16>.self)
      block &+= Lanes.block
    }
  }

  /// The upper 16 bits of each 32-bit product: one machine instruction for eight lanes.
  @inlinable @inline(__always)
  static func highHalves(_ row: SIMD64<Int16>, _ factor: Int16) -> SIMD64<Int16> {
    let wide = SIMD64<Int32>(truncatingIfNeeded: row) &* SIMD64<Int32>(repeating: Int32(factor))
    return SIMD64<Int16>(truncatingIfNeeded: wide &>> 16)
  }

  /// The sum of products of the lanes from `at` on with a row.
  @inlinable @inline(__always)
  public func dot(_ table: Table<Int16>, _ row: Int, at: Int) -> Int32 {
    check(at, table.width)
    let weights = unsafe table.pointer(row)
    let lanes = unsafe base + at
    var sum: Int32 = 0
    for i in 0..<table.width { unsafe sum &+= Int32(lanes[i]) &* Int32(weights[i]) }
    return sum
  }
}

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
      var sum = Block(repeating: 0)
      for k in 0..<rows.filled {
        unsafe sum.add(weights + (Int(rows.base[k]) &* width &+ block) &* 2)
      }
      for k in 0..<starts.filled { unsafe sum.add(other + (Int(starts.base[k]) &+ block) &* 2) }
      unsafe sum.store(to + block &* 2)
      block &+= Lanes.block
    }
    rectify(0, width, ceiling: .max, shift: 0)
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
      var sum = Block(repeating: half)
      for k in 0..<active.filled {
        let i = unsafe Int(active.base[k])
        unsafe sum.addHighHalves(
          weights + (i &* width &+ block) &* 2, times: input.base[start &+ i])
      }
      unsafe sum.store(to + block &* 2)
      block &+= Lanes.block
    }
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

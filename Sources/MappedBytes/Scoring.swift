internal import CLanes

/// The sums of a scorer with hidden layers.
extension Lanes {
  /// Lanes `at ..< at + width` become `min(max(sum, 0), ceiling) << shift`, the sum being that of 8-bit weights: `width`
  /// of them from each offset in `offsets` on (see `Table.offset`).
  public mutating func rectifiedSum(
    _ bytes: MappedBytes, _ offsets: borrowing RowList, at: Int, width: Int, ceiling: Int16,
    shift: Int
  ) {
    check(at, width)
    precondition(width % Lanes.block == 0 && shift >= 0 && shift < 16)
    offsets.check(below: bytes.count - width + 1)
    unsafe lanes_sum_narrow(
      bytes.region.base.assumingMemoryBound(to: Int8.self), offsets.base, offsets.count, width,
      ceiling, Int32(truncatingIfNeeded: shift), base + at)
  }

  /// Lanes `0 ..< table.width` become the sum of rows of `table` and of stretches of `vectors` (each `table.width` lanes
  /// from a start in `starts`), cut off below zero.
  public mutating func rectifiedSum(
    _ table: Table<Int16>, _ rows: borrowing RowList, _ vectors: borrowing Lanes,
    _ starts: borrowing RowList
  ) {
    let width = table.width
    check(0, width)
    precondition(width % Lanes.wideBlock == 0)
    rows.check(below: table.rows)
    starts.check(below: vectors.count - width + 1)
    unsafe lanes_rectified_sum(
      table.base, rows.base, rows.count, vectors.base, starts.base, starts.count, width, base)
  }

  /// Adds a whole row to the lanes from `at` on.
  public mutating func add(_ table: Table<Int16>, _ row: Int, at: Int) {
    check(at, table.width)
    precondition(table.width % Lanes.block == 0)
    unsafe lanes_add(table.pointer(row), table.width, base + at)
  }

  /// For each of `words` inputs, `stride` lanes apart, lanes `w * blocks * productBlock` on become the sum over the
  /// input's first `rows` lanes above zero of `lane i * row i`, each product shifted down by 16 bits; half a unit a
  /// product makes up for what the shift cuts off. `matrix` holds block after block of `productBlock` columns, `rows`
  /// rows each.
  public mutating func products(
    _ input: borrowing Lanes, stride: Int, words: Int, _ matrix: Table<Int16>, rows: Int
  ) {
    precondition(
      matrix.width == Lanes.productBlock && rows > 0 && rows <= Int(LANES_MOST_ROWS)
        && matrix.rows % rows == 0 && stride >= rows)
    let blocks = matrix.rows / rows
    input.check(0, words * stride)
    check(0, words * blocks * Lanes.productBlock)
    unsafe lanes_products(input.base, stride, words, matrix.base, rows, blocks, base)
  }

  /// The sum of products of the lanes from `at` on with a row.
  public func dot(_ table: Table<Int16>, _ row: Int, at: Int) -> Int32 {
    check(at, table.width)
    precondition(table.width % Lanes.block == 0)
    return unsafe lanes_dot(base + at, table.pointer(row), table.width)
  }

  /// Of the rows `first ..< first + count` the one whose sum of products with the lanes from `at` on and whose bias are
  /// highest together, counted from `first`; of equals the first.
  public func best(
    _ table: Table<Int16>, _ biases: Table<Int32>, first: Int, count: Int, at: Int
  ) -> Int {
    check(at, table.width)
    precondition(
      table.width % Lanes.block == 0 && first >= 0 && count > 0 && first <= table.rows - count
        && first <= biases.rows - count
        && biases.width == 1)
    return unsafe lanes_best(
      base + at, table.pointer(first), biases.pointer(first), count, table.width)
  }
}

/// A table of numbers inside mapped bytes: `rows` rows of `width` elements. Law: little-endian, the first element at a
/// multiple of 64 bytes; every access is checked against `rows` once a row.
@safe public struct Table<Element: BitwiseCopyable & Sendable>: Sendable {
  @usableFromInline let region: Region
  @usableFromInline nonisolated(unsafe) let base: UnsafePointer<Element>
  public let rows: Int
  public let width: Int

  /// Nil where the bytes do not hold `rows * width` elements from `offset` on, or `offset` is not a multiple of 64.
  public init?(_ bytes: MappedBytes, offset: Int, rows: Int, width: Int) {
    let stride = MemoryLayout<Element>.stride
    guard offset >= 0, rows >= 0, width > 0, offset % 64 == 0, offset <= bytes.count,
      rows <= (bytes.count - offset) / stride / width
    else { return nil }
    region = bytes.region
    unsafe base = (bytes.region.base + offset).assumingMemoryBound(to: Element.self)
    self.rows = rows
    self.width = width
  }

  /// The first element of a row. Traps outside the table.
  @inlinable
  public subscript(row: Int) -> Element {
    precondition(row >= 0 && row < rows)
    return unsafe base[row &* width]
  }

  @inlinable
  public subscript(row: Int, column: Int) -> Element {
    precondition(row >= 0 && row < rows && column >= 0 && column < width)
    return unsafe base[row &* width &+ column]
  }

  @inlinable @inline(__always)
  func pointer(_ row: Int) -> UnsafePointer<Element> {
    precondition(row >= 0 && row < rows)
    return unsafe base + row &* width
  }

  /// Where an element stands in the mapped bytes. Traps outside the table.
  @inlinable @inline(__always)
  public func offset(_ row: Int, _ column: Int) -> Int {
    precondition(row >= 0 && row < rows && column >= 0 && column < width)
    return unsafe UnsafeRawPointer(base) - region.base
      + (row &* width &+ column) &* MemoryLayout<Element>.stride
  }
}

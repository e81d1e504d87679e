/// A short list of positions, filled again and again without allocation.
@safe public struct RowList: ~Copyable {
  @usableFromInline let base: UnsafeMutablePointer<Int32>
  public let capacity: Int
  @usableFromInline var filled = 0

  public init(capacity: Int) {
    unsafe base = .allocate(capacity: max(capacity, 1))
    unsafe base.initialize(repeating: 0, count: max(capacity, 1))
    self.capacity = capacity
  }

  deinit { unsafe base.deallocate() }

  @inlinable public var count: Int { filled }

  @inlinable
  public subscript(at: Int) -> Int {
    precondition(at >= 0 && at < filled)
    return unsafe Int(base[at])
  }

  @inlinable @inline(__always)
  public mutating func removeAll() { filled = 0 }

  /// Traps where the list is full.
  @inlinable @inline(__always)
  public mutating func append(_ position: Int) {
    precondition(filled < capacity)
    unsafe base[filled] = Int32(truncatingIfNeeded: position)
    filled &+= 1
  }

  /// The positions of the lanes above zero in `at ..< at + width`, counted from `at`. Without branches: a rectified
  /// layer is about half zeros, in no order.
  @inlinable
  public mutating func collectPositive(_ lanes: borrowing Lanes, _ at: Int, _ width: Int) {
    lanes.check(at, width)
    precondition(width <= capacity)
    var n = 0
    for i in 0..<width {
      unsafe base[n] = Int32(truncatingIfNeeded: i)
      n &+= unsafe lanes.base[at &+ i] > 0 ? 1 : 0
      if n == capacity { break }
    }
    filled = n
  }
}

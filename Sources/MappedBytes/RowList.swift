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

  /// Traps unless every position is in `0 ..< limit`.
  @inline(__always)
  func check(below limit: Int) {
    var isInside = true
    for k in 0..<filled {
      let position = unsafe Int(base[k])
      if position < 0 || position >= limit { isInside = false }
    }
    precondition(isInside)
  }
}

public import DocumentModel

/// Sides, as bits: asked and filled for every token, where a hashed set would cost more than the question.
public struct SideSet: Sendable, Hashable {
  private var bits = SIMD4<UInt64>(repeating: 0)

  public init() {}

  @inline(__always)
  public func contains(_ side: SideID) -> Bool {
    bits[Int(side.rawValue >> 6)] >> UInt64(side.rawValue & 63) & 1 == 1
  }

  @inline(__always)
  public mutating func insert(_ side: SideID) {
    bits[Int(side.rawValue >> 6)] |= 1 << UInt64(side.rawValue & 63)
  }

  public var isEmpty: Bool { bits == .zero }

  /// Whether these are all the sides there are in it.
  public func isOnly(_ side: SideID) -> Bool {
    var only = Self()
    only.insert(side)
    return self == only
  }

  public mutating func removeAll() { bits = .zero }
}

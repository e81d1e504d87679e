/// A coordinate space: whose bytes a range counts.
public protocol TextSpace: Sendable {}
/// Bytes of the normalised UTF-8 buffer of a document.
public enum Normalised: TextSpace {}
/// Bytes of the UTF-8 text as it was given.
public enum Original: TextSpace {}

/// A half-open byte range `start ..< end` in one coordinate space. 8 bytes.
public struct TextRange<Space: TextSpace>: Sendable, Hashable {
  public let start: UInt32
  public let end: UInt32

  /// Law: `start <= end`; an inverted pair is a programmer's error and traps.
  @inlinable
  public init(start: UInt32, end: UInt32) {
    precondition(start <= end)
    self.start = start
    self.end = end
  }

  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.init(start: UInt32(start), end: UInt32(end))
  }

  @inlinable public var lower: Int { Int(start) }
  @inlinable public var upper: Int { Int(end) }
  @inlinable public var count: Int { Int(end - start) }
  @inlinable public var isEmpty: Bool { start == end }
  /// The range as integers, for indexing a `Span` or an array of bytes.
  @inlinable public var indices: Range<Int> { Int(start)..<Int(end) }

  @inlinable
  public func contains(_ other: Self) -> Bool { start <= other.start && other.end <= end }

  @inlinable
  public func contains(_ offset: Int) -> Bool { lower <= offset && offset < upper }

  @inlinable
  public func overlaps(_ other: Self) -> Bool { start < other.end && other.start < end }

  /// The hull of both ranges.
  @inlinable
  public func union(_ other: Self) -> Self {
    Self(start: Swift.min(start, other.start), end: Swift.max(end, other.end))
  }
}

/// A byte range of the normalised buffer: what every stage speaks.
public typealias Slice = TextRange<Normalised>

/// A typed position in an array of `Element`. 4 bytes.
public struct Index<Element>: Sendable, Hashable, Comparable {
  public let rawValue: UInt32
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }
  @inlinable public init(_ value: Int) { self.rawValue = UInt32(value) }
  @inlinable public var value: Int { Int(rawValue) }
  @inlinable
  public static func < (a: Self, b: Self) -> Bool { a.rawValue < b.rawValue }
}

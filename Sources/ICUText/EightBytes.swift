/// Eight bytes of text at once, the first one lowest. Masks have the high bit of each byte that is meant.
public struct EightBytes: Sendable, Equatable {
  public var value: UInt64

  @inlinable @inline(__always)
  public init(value: UInt64) { self.value = value }

  /// Law: `at + 8 <= bytes.count`; otherwise it traps.
  @inlinable @inline(__always)
  public init(_ bytes: Span<UInt8>, at: Int) {
    precondition(at >= 0 && at <= bytes.count &- 8)
    value = unsafe UInt64(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self))
  }

  /// The bytes from `at` up to `end` (eight at most), filled up with zeros. Law: `at < end <= bytes.count`.
  @inlinable @inline(__always)
  public init(_ bytes: Span<UInt8>, at: Int, end: Int) {
    if at &+ 8 <= bytes.count {
      self = EightBytes(bytes, at: at).first(min(8, end &- at))
    } else {
      self = EightBytes(last: bytes, at: at, end: end)
    }
  }

  /// The same at the end of a text.
  @inlinable @inline(never)
  init(last bytes: Span<UInt8>, at: Int, end: Int) {
    value = 0
    for here in at..<min(end, at + 8) {
      value |= UInt64(bytes[here]) << (8 * UInt64(here - at))
    }
  }

  /// The first `count` bytes (1 … 8), zeros behind them.
  @inlinable @inline(__always)
  public func first(_ count: Int) -> EightBytes {
    EightBytes(value: value & (~0 &>> UInt64(truncatingIfNeeded: 64 &- 8 &* count)))
  }

  /// The byte at `at` (0 … 7).
  @inlinable @inline(__always)
  public subscript(at: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: value &>> UInt64(truncatingIfNeeded: 8 &* at))
  }

  /// Whether a byte of ASCII is there.
  @inlinable @inline(__always)
  public func contains(_ byte: UInt8) -> Bool {
    let other = value ^ (Self.ones &* UInt64(byte))
    return (other &- Self.ones) & ~other & Self.highs != 0
  }

  /// Bytes beyond ASCII.
  @inlinable @inline(__always)
  public var wide: UInt64 { value & Self.highs }

  /// A … Z
  @inlinable @inline(__always)
  public var capitals: UInt64 { Self.within(value, 0x3F, 0x25) & ~value & Self.highs }

  /// A … Z and a … z
  @inlinable @inline(__always)
  public var letters: UInt64 {
    Self.within(value | Self.ones &* 0x20, 0x1F, 0x05) & ~value & Self.highs
  }

  /// With a … z for A … Z.
  @inlinable @inline(__always)
  public var lowered: EightBytes { EightBytes(value: value | capitals >> 2) }

  /// How many bytes from the first on are ASCII letters.
  @inlinable @inline(__always)
  public var leadingLetters: Int { (~letters & Self.highs).trailingZeroBitCount >> 3 }

  @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101
  @usableFromInline static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The high bit of each byte whose low seven bits reach 0x80 with `low` added and do not with `high` added.
  @inlinable @inline(__always)
  static func within(_ value: UInt64, _ low: UInt64, _ high: UInt64) -> UInt64 {
    let bits = value & ~highs
    return (bits &+ ones &* low) & ~(bits &+ ones &* high)
  }
}

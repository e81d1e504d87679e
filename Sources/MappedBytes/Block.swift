/// Sixty-four 16-bit lanes in eight registers. Wider Swift vectors are worked on lane by lane; eight lanes are one
/// machine instruction on every 64-bit processor, `addHighHalves` included.
@usableFromInline @frozen
struct Block {
  @usableFromInline typealias Part = SIMD8<Int16>
  @usableFromInline var parts: (Part, Part, Part, Part, Part, Part, Part, Part)

  @inlinable @inline(__always)
  init(repeating value: Int16) {
    let part = Part(repeating: value)
    parts = (part, part, part, part, part, part, part, part)
  }

  /// Adds 64 numbers from memory.
  @inlinable @inline(__always)
  mutating func add(_ row: UnsafeRawPointer) {
    unsafe parts.0 &+= Self.load(row, 0)
    unsafe parts.1 &+= Self.load(row, 16)
    unsafe parts.2 &+= Self.load(row, 32)
    unsafe parts.3 &+= Self.load(row, 48)
    unsafe parts.4 &+= Self.load(row, 64)
    unsafe parts.5 &+= Self.load(row, 80)
    unsafe parts.6 &+= Self.load(row, 96)
    unsafe parts.7 &+= Self.load(row, 112)
  }

  /// Adds the upper 16 bits of each 32-bit product of 64 numbers with a factor.
  @inlinable @inline(__always)
  mutating func addHighHalves(_ row: UnsafeRawPointer, times factor: Int16) {
    let factors = Part(repeating: factor)
    unsafe parts.0 &+= Self.highHalves(Self.load(row, 0), factors)
    unsafe parts.1 &+= Self.highHalves(Self.load(row, 16), factors)
    unsafe parts.2 &+= Self.highHalves(Self.load(row, 32), factors)
    unsafe parts.3 &+= Self.highHalves(Self.load(row, 48), factors)
    unsafe parts.4 &+= Self.highHalves(Self.load(row, 64), factors)
    unsafe parts.5 &+= Self.highHalves(Self.load(row, 80), factors)
    unsafe parts.6 &+= Self.highHalves(Self.load(row, 96), factors)
    unsafe parts.7 &+= Self.highHalves(Self.load(row, 112), factors)
  }

  /// Writes the lanes to memory.
  @inlinable @inline(__always)
  func store(_ to: UnsafeMutableRawPointer) {
    unsafe to.storeBytes(of: parts.0, toByteOffset: 0, as: Part.self)
    unsafe to.storeBytes(of: parts.1, toByteOffset: 16, as: Part.self)
    unsafe to.storeBytes(of: parts.2, toByteOffset: 32, as: Part.self)
    unsafe to.storeBytes(of: parts.3, toByteOffset: 48, as: Part.self)
    unsafe to.storeBytes(of: parts.4, toByteOffset: 64, as: Part.self)
    unsafe to.storeBytes(of: parts.5, toByteOffset: 80, as: Part.self)
    unsafe to.storeBytes(of: parts.6, toByteOffset: 96, as: Part.self)
    unsafe to.storeBytes(of: parts.7, toByteOffset: 112, as: Part.self)
  }

  @inlinable @inline(__always)
  static func load(_ row: UnsafeRawPointer, _ at: Int) -> Part {
    unsafe row.loadUnaligned(fromByteOffset: at, as: Part.self)
  }

  @inlinable @inline(__always)
  static func highHalves(_ a: Part, _ b: Part) -> Part {
    let wide = SIMD8<Int32>(truncatingIfNeeded: a) &* SIMD8<Int32>(truncatingIfNeeded: b)
    return Part(truncatingIfNeeded: wide &>> 16)
  }
}

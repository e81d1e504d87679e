#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Read-only memory of a model file: mapped, so that processes share it and pages come in when they are touched.
/// Law: the bytes start at an address that is a multiple of 64. The file must not shrink while it is in use.
public struct MappedBytes: Sendable {
  @usableFromInline let region: Region
  public let count: Int

  /// Maps the file at `path`.
  public init(path: String) throws(StreamError) {
    let descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0 else { throw StreamError(path: path, code: Self.lastError) }
    defer { close(descriptor) }
    let size = Int(lseek(descriptor, 0, SEEK_END))
    guard size >= 0 else { throw StreamError(path: path, code: Self.lastError) }
    count = size
    guard size > 0 else {
      region = Region(copying: [])
      return
    }
    guard let base = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0),
      unsafe base != MAP_FAILED
    else { throw StreamError(path: path, code: Self.lastError) }
    unsafe region = Region(base: base, mapped: size)
  }

  /// Bytes that are in memory already (a model just trained, a test's model), copied.
  public init(copying bytes: [UInt8]) {
    count = bytes.count
    region = Region(copying: bytes)
  }

  /// Traps outside `0 ..< count`.
  @inlinable
  public subscript(at: Int) -> UInt8 {
    precondition(at >= 0 && at < count)
    return unsafe region.base.load(fromByteOffset: at, as: UInt8.self)
  }

  /// The bytes of a range, copied. Traps outside.
  public func copy(_ range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe Array(
      UnsafeRawBufferPointer(start: region.base + range.lowerBound, count: range.count))
  }

  /// The little-endian number at any byte offset. Traps outside.
  @inlinable
  public func uint32(at: Int) -> UInt32 {
    precondition(at >= 0 && at <= count - 4)
    return UInt32(
      littleEndian: unsafe region.base.loadUnaligned(fromByteOffset: at, as: UInt32.self))
  }

  private static var lastError: Int32 {
    #if canImport(Glibc)
      Glibc.errno
    #elseif canImport(Musl)
      Musl.errno
    #else
      Darwin.errno
    #endif
  }
}

/// Owns the memory; ends the mapping with its last holder. Never written to after `init`.
@safe @usableFromInline
final class Region: @unchecked Sendable {
  @usableFromInline let base: UnsafeRawPointer
  /// 0 where the memory is our own copy.
  private let mapped: Int

  init(base: UnsafeMutableRawPointer, mapped: Int) {
    unsafe self.base = UnsafeRawPointer(base)
    self.mapped = mapped
  }

  init(copying bytes: [UInt8]) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 64)
    unsafe bytes.withUnsafeBytes { source in
      guard let from = source.baseAddress else { return }
      unsafe memory.copyMemory(from: from, byteCount: source.count)
    }
    unsafe base = UnsafeRawPointer(memory)
    mapped = 0
  }

  deinit {
    let memory = unsafe UnsafeMutableRawPointer(mutating: base)
    if mapped > 0 { unsafe munmap(memory, mapped) } else { unsafe memory.deallocate() }
  }
}

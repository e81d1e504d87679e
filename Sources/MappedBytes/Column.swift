import Glibc

/// A growing list of fixed-size values that need not stay in memory: beyond some 256 kB it lies in a nameless file of
/// `folder` and is mapped; without a folder, or where the disk has no room, it lies in memory. One writer, no reader
/// beside it; readers may be many. Holders share it: a copy is the same list.
@safe public final class Column<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  @usableFromInline var filled = 0
  @usableFromInline var capacity: Int
  /// For columns that are made beside this one.
  public let folder: String?
  /// Of the file; -1 while the list is in memory.
  private var descriptor: Int32 = -1
  private static var stride: Int { MemoryLayout<Element>.stride }
  /// Bytes up to which a list is small.
  private static var small: Int { 1 << 18 }

  public init(in folder: String?) {
    self.folder = folder
    capacity = 64
    unsafe base = Self.memory(64)
  }

  /// `count` equal values.
  public convenience init(in folder: String?, repeating value: Element, count: Int) {
    self.init(in: folder)
    for _ in 0..<count { append(value) }
    release()
  }

  deinit {
    if descriptor >= 0 {
      unsafe munmap(base, capacity * Self.stride)
      close(descriptor)
    } else {
      unsafe base.deallocate()
    }
  }

  @inlinable public var count: Int { filled }
  @inlinable public var indices: Range<Int> { 0..<filled }

  /// Traps outside `0 ..< count`.
  @inlinable
  public subscript(at: Int) -> Element {
    get {
      precondition(at >= 0 && at < filled)
      return unsafe base[at]
    }
    set {
      precondition(at >= 0 && at < filled)
      unsafe base[at] = newValue
    }
  }

  @inlinable
  public func append(_ value: Element) {
    if filled == capacity { grow() }
    unsafe base[filled] = value
    filled &+= 1
  }

  /// Forgets the values, not the room.
  public func removeAll() { filled = 0 }

  /// Lends all values.
  @inlinable
  public func withSpan<Result>(_ body: (Span<Element>) throws -> Result) rethrows -> Result {
    try unsafe body(
      Span(_unsafeElements: UnsafeBufferPointer(start: UnsafePointer(base), count: filled)))
  }

  /// Takes the pages out of this process' memory; the values stay, in the file. Whoever walks over a long list calls it
  /// now and then; who looks all over it, after a few looks: each brings in the sixteen pages around it.
  public func release() {
    if descriptor >= 0 { unsafe madvise(base, capacity * Self.stride, MADV_DONTNEED) }
  }

  /// The same for the pages of some values and those that come in with them.
  @usableFromInline
  func release(_ range: Range<Int>) {
    guard descriptor >= 0 else { return }
    let window = 1 << 16
    let first = range.lowerBound * Self.stride & -window
    let end = min((range.upperBound * Self.stride + window - 1) & -window, capacity * Self.stride)
    guard first < end else { return }
    unsafe madvise(UnsafeMutableRawPointer(base) + first, end - first, MADV_DONTNEED)
  }

  private static func memory(_ capacity: Int) -> UnsafeMutablePointer<Element> {
    let alignment = max(MemoryLayout<Element>.alignment, 16)
    return unsafe UnsafeMutableRawPointer.allocate(
      byteCount: capacity * stride, alignment: alignment
    ).bindMemory(to: Element.self, capacity: capacity)
  }

  @usableFromInline
  func grow() {
    let wanted = 2 * capacity
    if descriptor >= 0, remap(wanted) { return }
    if descriptor < 0, wanted * Self.stride > Self.small, moveToFile(wanted) { return }
    moveToMemory(wanted)
  }

  /// False where the disk has no room; nothing is changed then.
  private func remap(_ wanted: Int) -> Bool {
    guard let new = unsafe Self.map(descriptor, wanted * Self.stride) else { return false }
    unsafe munmap(base, capacity * Self.stride)
    unsafe base = unsafe new.bindMemory(to: Element.self, capacity: wanted)
    capacity = wanted
    return true
  }

  private func moveToFile(_ wanted: Int) -> Bool {
    guard let folder, let file = Self.namelessFile(in: folder) else { return false }
    guard let new = unsafe Self.map(file, wanted * Self.stride) else {
      close(file)
      return false
    }
    unsafe new.copyMemory(from: base, byteCount: filled * Self.stride)
    unsafe base.deallocate()
    unsafe base = unsafe new.bindMemory(to: Element.self, capacity: wanted)
    capacity = wanted
    descriptor = file
    return true
  }

  private func moveToMemory(_ wanted: Int) {
    let new = unsafe Self.memory(wanted)
    unsafe new.update(from: base, count: filled)
    if descriptor >= 0 {
      unsafe munmap(base, capacity * Self.stride)
      close(descriptor)
      descriptor = -1
    } else {
      unsafe base.deallocate()
    }
    unsafe base = new
    capacity = wanted
  }

  /// The room is taken on the disk before it is mapped: a full disk shows here, not as a fault of memory.
  private static func map(_ file: Int32, _ size: Int) -> UnsafeMutableRawPointer? {
    guard posix_fallocate(file, 0, size) == 0,
      let base = unsafe mmap(nil, size, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0),
      unsafe base != MAP_FAILED
    else { return nil }
    return unsafe base
  }

  private static func namelessFile(in folder: String) -> Int32? {
    var path = Array((folder + "/.column-" + String(repeating: "X", count: 6)).utf8CString)
    let file = unsafe path.withUnsafeMutableBufferPointer { name in
      unsafe name.baseAddress.map { unsafe mkstemp($0) } ?? -1
    }
    guard file >= 0 else { return nil }
    _ = fcntl(file, F_SETFD, FD_CLOEXEC)
    unsafe path.withUnsafeBufferPointer { name in
      if let name = name.baseAddress { _ = unsafe unlink(name) }
    }
    return file
  }
}

extension Column {
  /// Puts the values in the order of the lowest `bytes` bytes of their keys; equal ones keep theirs. A radix sort:
  /// linear, in passes that go through the memory once each.
  @inlinable
  public func sort(bytes: Int, by key: (Element) -> UInt64) {
    guard count > 1 else { return }
    var counts = [Int](repeating: 0, count: 256 * bytes)
    for at in 0..<count {
      let key = key(self[at])
      for byte in 0..<bytes {
        counts[256 * byte + Int(truncatingIfNeeded: key >> UInt64(8 * byte)) & 255] += 1
      }
      breathe(at)
    }
    let other = Column(in: folder)
    for at in 0..<count {
      other.append(self[at])
      other.breathe(at)
      breathe(at)
    }
    var (from, to) = (self, other)
    for byte in 0..<bytes {
      let places = counts[(256 * byte)..<(256 * byte + 256)]
      // A byte that is the same in all keys orders nothing.
      if places.contains(count) { continue }
      from.deal(into: to, places) { Int(truncatingIfNeeded: key($0) >> UInt64(8 * byte)) & 255 }
      (from, to) = (to, from)
    }
    if from !== self {
      for at in 0..<count {
        self[at] = from[at]
        breathe(at)
        from.breathe(at)
      }
    }
  }

  /// One pass: values go to the 256 heaps of `to`, of the sizes `counts`, in their order. A heap's values are held until
  /// they are worth a look at its place: 256 places would keep 256 times sixteen pages in memory.
  @inlinable
  func deal(into to: Column, _ counts: ArraySlice<Int>, by heap: (Element) -> Int) {
    guard count > 0 else { return }
    let room = 128
    var held = [Element](repeating: self[0], count: 256 * room)
    var sizes = [Int](repeating: 0, count: 256)
    var next = [Int](repeating: 0, count: 256)
    var sum = 0
    for (heap, size) in counts.enumerated() {
      next[heap] = sum
      sum += size
    }
    func put(_ heap: Int) {
      let start = next[heap]
      for at in 0..<sizes[heap] { to[start + at] = held[heap * room + at] }
      next[heap] = start + sizes[heap]
      to.release(start..<next[heap])
      sizes[heap] = 0
    }
    for at in 0..<count {
      let value = self[at]
      let heap = heap(value)
      held[heap * room + sizes[heap]] = value
      sizes[heap] += 1
      if sizes[heap] == room { put(heap) }
      breathe(at)
    }
    for heap in 0..<256 { put(heap) }
  }

  /// Called with each position of a walk: gives pages back now and then.
  @inlinable @inline(__always)
  public func breathe(_ at: Int) { if at & 0xFFFF == 0xFFFF { release() } }
}

/// Texts one after another in a column of bytes.
public struct TextColumn: Sendable {
  private let bytes: Column<UInt8>
  private let ends: Column<Int>

  public init(in folder: String?) {
    bytes = Column(in: folder)
    ends = Column(in: folder)
  }

  public var count: Int { ends.count }

  public func append(_ text: String) {
    for byte in text.utf8 { bytes.append(byte) }
    ends.append(bytes.count)
  }

  private func range(_ at: Int) -> Range<Int> { (at == 0 ? 0 : ends[at - 1])..<ends[at] }

  /// Traps outside `0 ..< count`.
  public subscript(at: Int) -> String {
    String(decoding: range(at).map { bytes[$0] }, as: UTF8.self)
  }

  /// Below zero where the text at `at` stands before `text` in byte order, 0 where they are equal.
  public func compare(_ at: Int, _ text: String) -> Int {
    var place = range(at).lowerBound
    let end = range(at).upperBound
    for byte in text.utf8 {
      guard place < end else { return -1 }
      if bytes[place] != byte { return bytes[place] < byte ? -1 : 1 }
      place += 1
    }
    return end - place
  }

  /// Whether the text at `a` stands before that at `b` in byte order.
  public func precedes(_ a: Int, _ b: Int) -> Bool {
    let (x, y) = (range(a), range(b))
    for step in 0..<min(x.count, y.count) {
      let (p, q) = (bytes[x.lowerBound + step], bytes[y.lowerBound + step])
      if p != q { return p < q }
    }
    return x.count < y.count
  }

  /// As `Column`'s.
  public func release() {
    bytes.release()
    ends.release()
  }
}

/// Numbers that were seen, eight bytes each at least half filled.
public struct SeenNumbers {
  private var slots: Column<UInt64>
  private var count = 0
  private var steps = 0

  public init(in folder: String?) {
    slots = Column(in: folder, repeating: 0, count: 1024)
  }

  /// False where it is in already.
  public mutating func insert(_ number: UInt64) -> Bool {
    // Zero marks a free slot.
    let number = number == 0 ? 1 : number
    if 2 * count >= slots.count { grow() }
    steps += 1
    if steps & 0xFF == 0 { slots.release() }
    guard Self.put(number, slots) else { return false }
    count += 1
    return true
  }

  public func contains(_ number: UInt64) -> Bool {
    let number = number == 0 ? 1 : number
    var at = Self.place(number, slots)
    while slots[at] != 0 {
      if slots[at] == number { return true }
      at = (at + 1) & (slots.count - 1)
    }
    return false
  }

  private static func place(_ number: UInt64, _ slots: Column<UInt64>) -> Int {
    Int(truncatingIfNeeded: number &* 0x9E37_79B9_7F4A_7C15 >> 20) & (slots.count - 1)
  }

  private static func put(_ number: UInt64, _ slots: Column<UInt64>) -> Bool {
    let mask = slots.count - 1
    var at = place(number, slots)
    while slots[at] != 0 {
      if slots[at] == number { return false }
      at = (at + 1) & mask
    }
    slots[at] = number
    return true
  }

  private mutating func grow() {
    let wider = Column<UInt64>(in: slots.folder, repeating: 0, count: 2 * slots.count)
    for at in slots.indices where slots[at] != 0 {
      _ = Self.put(slots[at], wider)
      if at & 0xFF == 0 {
        slots.release()
        wider.release()
      }
    }
    slots = wider
  }
}

import MappedBytes

/// Where one block lies in bytes: its length; then its id and its parts, each behind its own length. Lengths have four
/// bytes.
struct PackedBlock {
  /// Its length included.
  let whole: Range<Int>

  init(_ block: RowSpool.Block, appendedTo bytes: inout [UInt8]) {
    let start = bytes.count
    let texts = 4 + block.id.utf8.count
    Self.append(block.parts.reduce(texts) { $0 + 4 + $1.count }, to: &bytes)
    Self.append(block.id.utf8.count, to: &bytes)
    bytes += block.id.utf8
    for part in block.parts {
      Self.append(part.count, to: &bytes)
      bytes += part
    }
    whole = start..<bytes.count
  }

  /// The block whose length stands at `start`.
  init(at start: Int, in bytes: [UInt8]) {
    whole = start..<(start + 4 + Self.number(at: start, in: bytes))
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    precondition(number <= UInt32.max)
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  static func number(at start: Int, in bytes: [UInt8]) -> Int {
    (0..<4).reduce(0) { $0 | Int(bytes[start + $1]) << ($1 * 8) }
  }

  private func text(at start: Int, in bytes: [UInt8]) -> Range<Int> {
    (start + 4)..<(start + 4 + Self.number(at: start, in: bytes))
  }

  func id(in bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes[text(at: whole.lowerBound + 4, in: bytes)]
  }

  func unpacked(_ bytes: [UInt8]) -> RowSpool.Block {
    var at = text(at: whole.lowerBound + 4, in: bytes)
    let id = String(decoding: bytes[at], as: UTF8.self)
    var parts: [[UInt8]] = []
    while at.upperBound < whole.upperBound {
      at = text(at: at.upperBound, in: bytes)
      parts.append(Array(bytes[at]))
    }
    return RowSpool.Block(id: id, parts: parts)
  }
}

/// A sorted run that is being written.
final class RunWriter {
  let path: String
  private let stream: ByteStream
  private var bytes: [UInt8] = []
  private static let block = 1 << 18

  init(_ path: String) throws(StreamError) {
    self.path = path
    stream = try ByteStream.creating(path)
  }

  func write(_ block: ArraySlice<UInt8>) throws(StreamError) {
    bytes += block
    if bytes.count > Self.block { try flush() }
  }

  func close() throws(StreamError) {
    try flush()
    bytes = []
  }

  private func flush() throws(StreamError) {
    try stream.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

/// One sorted run, read block by block. What was read gives its room on the disk back, so that a run and what is made
/// from it do not need twice the room.
final class RunReader {
  private let stream: ByteStream
  private(set) var bytes: [UInt8] = []
  /// Where the next block begins in `bytes`.
  private var position = 0
  /// Bytes of the file before `bytes`.
  private var past = 0
  private var freed = 0
  /// The block that comes next; nil at the end.
  private(set) var head: PackedBlock?
  private static let window = 1 << 17
  /// Bytes that are given back at once.
  private static let room = 1 << 22

  init(_ path: String) throws(StreamError) {
    stream = try ByteStream.consuming(path)
    try advance()
  }

  func advance() throws(StreamError) {
    head = nil
    guard try has(4) else {
      guard position == bytes.count else { throw cutShort }
      bytes = []
      return
    }
    guard try has(4 + PackedBlock.number(at: position, in: bytes)) else { throw cutShort }
    let block = PackedBlock(at: position, in: bytes)
    position = block.whole.upperBound
    head = block
  }

  /// Whether its next block comes before that of another. False where one of them has none.
  func precedes(_ other: RunReader) -> Bool {
    guard let head, let next = other.head else { return false }
    return head.id(in: bytes).lexicographicallyPrecedes(next.id(in: other.bytes))
  }

  private var cutShort: StreamError { .shortFile(stream.path) }

  /// Whether `count` bytes more can be read; reads them.
  private func has(_ count: Int) throws(StreamError) -> Bool {
    while bytes.count - position < count {
      bytes.removeFirst(position)
      past += position
      position = 0
      if past - freed >= Self.room {
        let end = past & -Self.room
        stream.free(freed..<end)
        freed = end
      }
      if try stream.read(upTo: max(Self.window, count), appendingTo: &bytes) == 0 { return false }
    }
    return true
  }
}

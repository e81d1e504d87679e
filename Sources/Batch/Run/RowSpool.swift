import MappedBytes
import Reporting

/// Rows of articles in any order in, in byte order of the articles' ids out. Memory is bounded: beyond `budget` bytes,
/// sorted runs go to files of the staging folder and are merged at the end.
struct RowSpool: ~Copyable {
  /// The bytes of one article's rows, one entry for each output file.
  struct Block: Sendable {
    let id: String
    let parts: [[UInt8]]
    var size: Int { parts.reduce(64 + id.utf8.count) { $0 + $1.count } }
  }

  private let folder: StagingFolder
  private let budget: Int
  private var held: [Block] = []
  private var heldSize = 0
  private var runs: [String] = []
  private var spilled = 0
  /// How many runs are merged at once.
  private static let fan = 16

  init(in folder: StagingFolder, budget: Int = 64 << 20) {
    self.folder = folder
    self.budget = budget
  }

  mutating func add(_ block: Block) throws(StreamError) {
    held.append(block)
    heldSize += block.size
    if heldSize > budget { try spill() }
  }

  /// All blocks by id.
  mutating func drain(_ body: (Block) throws(StreamError) -> Void) throws(StreamError) {
    sortHeld()
    guard !runs.isEmpty else {
      for block in held { try body(block) }
      return
    }
    try spill()
    // So many files at once, whatever the size: what is too many becomes fewer first.
    while runs.count > Self.fan {
      let path = folder.path("run-\(spilled)")
      spilled += 1
      let stream = try ByteStream.creating(path)
      var bytes: [UInt8] = []
      let parts = Array(runs.prefix(Self.fan))
      try Self.merge(parts) { block throws(StreamError) in
        RunReader.append(block, to: &bytes)
        if bytes.count > 1 << 18 {
          try stream.write(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
      try stream.write(bytes)
      for part in parts { ByteStream.remove(part) }
      runs = runs.dropFirst(Self.fan) + [path]
    }
    try Self.merge(runs, body)
    for path in runs { ByteStream.remove(path) }
    runs = []
  }

  private static func merge(
    _ runs: [String], _ body: (Block) throws(StreamError) -> Void
  ) throws(StreamError) {
    var readers: [RunReader] = []
    for path in runs { readers.append(try RunReader(path)) }
    while let first = readers.indices.filter({ readers[$0].head != nil }).min(by: { a, b in
      before(readers[a].head, readers[b].head)
    }) {
      if let block = readers[first].head { try body(block) }
      try readers[first].advance()
    }
  }

  private static func before(_ a: Block?, _ b: Block?) -> Bool {
    (a?.id ?? "").utf8.lexicographicallyPrecedes((b?.id ?? "").utf8)
  }

  private mutating func sortHeld() {
    held.sort { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  private mutating func spill() throws(StreamError) {
    sortHeld()
    let path = folder.path("run-\(spilled)")
    spilled += 1
    let stream = try ByteStream.creating(path)
    var bytes: [UInt8] = []
    for block in held {
      RunReader.append(block, to: &bytes)
      if bytes.count > 1 << 20 {
        try stream.write(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try stream.write(bytes)
    runs.append(path)
    held = []
    heldSize = 0
  }
}

/// One sorted run, read block by block.
final class RunReader {
  private let stream: ByteStream
  private var bytes: [UInt8] = []
  private var position = 0
  /// The block that comes next; nil at the end.
  private(set) var head: RowSpool.Block?

  init(_ path: String) throws(StreamError) {
    stream = try ByteStream.reading(path)
    try advance()
  }

  /// The number of parts, then each part behind its length; the id is the first of them.
  static func append(_ block: RowSpool.Block, to bytes: inout [UInt8]) {
    append(block.parts.count + 1, to: &bytes)
    for part in [Array(block.id.utf8)] + block.parts {
      append(part.count, to: &bytes)
      bytes += part
    }
  }

  private static func append(_ number: Int, to bytes: inout [UInt8]) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: number >> shift)) }
  }

  func advance() throws(StreamError) {
    guard let count = try number() else {
      head = nil
      return
    }
    var parts: [[UInt8]] = []
    for _ in 0..<count { parts.append(try part()) }
    head = RowSpool.Block(
      id: String(decoding: parts[0], as: UTF8.self), parts: Array(parts.dropFirst()))
  }

  private func part() throws(StreamError) -> [UInt8] {
    guard let length = try number(), try has(length) else { throw cutShort }
    defer { position += length }
    return Array(bytes[position..<(position + length)])
  }

  /// Nil at the end of the file.
  private func number() throws(StreamError) -> Int? {
    guard try has(4) else {
      guard position == bytes.count else { throw cutShort }
      return nil
    }
    defer { position += 4 }
    return (0..<4).reduce(0) { $0 | Int(bytes[position + $1]) << ($1 * 8) }
  }

  private var cutShort: StreamError { .shortFile(stream.path) }

  /// Whether `count` bytes more can be read; reads them.
  private func has(_ count: Int) throws(StreamError) -> Bool {
    while bytes.count - position < count {
      bytes.removeFirst(position)
      position = 0
      if try stream.read(upTo: max(1 << 18, count), appendingTo: &bytes) == 0 { return false }
    }
    return true
  }
}

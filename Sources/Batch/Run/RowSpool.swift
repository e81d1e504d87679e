import MappedBytes

/// Rows of articles in any order in, in byte order of the articles' ids out. Memory is bounded: beyond `budget` bytes,
/// sorted runs go to files of the staging folder and are merged at the end.
struct RowSpool: ~Copyable {
  /// The bytes of one article's rows, one entry for each output file.
  struct Block: Sendable {
    let id: String
    let parts: [[UInt8]]
  }

  private let folder: StagingFolder
  private let name: String
  private let budget: Int
  /// How many runs are merged at once: each of them has a window in memory, and two spools are drained together.
  private let fan: Int
  /// Blocks as a run has them, one after another: what articles made elsewhere is free again at once. (Arrays held for
  /// long keep the memory that was freed around them.)
  private var held: [UInt8] = []
  /// Where each of them lies in `held`.
  private var blocks: [PackedBlock] = []
  private var runs: [String] = []
  private var spilled = 0

  /// `name`: of its runs; spools of one folder have different ones.
  init(in folder: StagingFolder, named name: String, budget: Int = 16 << 20, fan: Int = 32) {
    self.folder = folder
    self.name = name
    self.budget = budget
    self.fan = fan
    held.reserveCapacity(budget)
  }

  mutating func add(_ block: Block) throws(StreamError) {
    blocks.append(PackedBlock(block, appendedTo: &held))
    if held.count > budget { try spill() }
  }

  /// All blocks by id.
  mutating func drain(_ body: (Block) throws(StreamError) -> Void) throws(StreamError) {
    guard !runs.isEmpty else {
      sortHeld()
      for block in blocks { try body(block.unpacked(held)) }
      return
    }
    if !blocks.isEmpty { try spill() }
    (held, blocks) = ([], [])
    // So many files at once, whatever the size: what is too many becomes fewer first.
    while runs.count > fan {
      let parts = Array(runs.prefix(min(fan, runs.count - fan + 1)))
      let run = try newRun()
      try Self.merge(parts) { block, bytes throws(StreamError) in
        try run.write(bytes[block.whole])
      }
      try run.close()
      runs = runs.dropFirst(parts.count) + [run.path]
    }
    try Self.merge(runs) { block, bytes throws(StreamError) in try body(block.unpacked(bytes)) }
    runs = []
  }

  /// Reads the runs and removes them.
  private static func merge(
    _ runs: [String], _ body: (PackedBlock, [UInt8]) throws(StreamError) -> Void
  ) throws(StreamError) {
    var readers: [RunReader] = []
    for path in runs { readers.append(try RunReader(path)) }
    // Those that have a block, that of the least id last.
    var order: [RunReader] = []
    func place(_ reader: RunReader) {
      var (low, high) = (0, order.count)
      while low < high {
        let middle = (low + high) / 2
        if reader.precedes(order[middle]) { low = middle + 1 } else { high = middle }
      }
      order.insert(reader, at: low)
    }
    for reader in readers where reader.head != nil { place(reader) }
    while let reader = order.popLast(), let head = reader.head {
      try body(head, reader.bytes)
      try reader.advance()
      if reader.head != nil { place(reader) }
    }
    for path in runs { ByteStream.remove(path) }
  }

  private mutating func sortHeld() {
    let bytes = held
    blocks.sort { $0.id(in: bytes).lexicographicallyPrecedes($1.id(in: bytes)) }
  }

  private mutating func spill() throws(StreamError) {
    sortHeld()
    let run = try newRun()
    for block in blocks { try run.write(held[block.whole]) }
    try run.close()
    runs.append(run.path)
    held.removeAll(keepingCapacity: true)
    blocks.removeAll(keepingCapacity: true)
  }

  private mutating func newRun() throws(StreamError) -> RunWriter {
    spilled += 1
    return try RunWriter(folder.path("run-\(name)-\(spilled)"))
  }
}

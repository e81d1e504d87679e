public import MappedBytes

/// Whole lines of a stream, as many as came at once.
public struct LineChunk: Sendable {
  /// Lines with their line ends; only the last line of a stream may lack one.
  public let bytes: [UInt8]
  /// 1-based number of the first line.
  public let firstLine: Int
  /// Where not nil, this stands for one line of so many bytes, more than can be read; `bytes` is empty.
  public let overlong: Int?

  public init(bytes: [UInt8], firstLine: Int, overlong: Int? = nil) {
    self.bytes = bytes
    self.firstLine = firstLine
    self.overlong = overlong
  }

  /// Each line's number and its range in `bytes`, without line ends.
  public var lines: [(number: Int, range: Range<Int>)] {
    var lines: [(number: Int, range: Range<Int>)] = []
    forEachLine { lines.append(($0, $1)) }
    return lines
  }

  /// Calls `body` with each line's number and its range in `bytes`, without line ends.
  public func forEachLine(_ body: (Int, Range<Int>) -> Void) {
    var number = firstLine
    var start = 0
    let span = bytes.span
    while start < span.count {
      var end = start
      while end < span.count && span[end] != UInt8(ascii: "\n") { end += 1 }
      let next = end + 1
      if end > start && span[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      body(number, start..<end)
      number += 1
      start = next
    }
  }
}

/// Reads a stream as chunks of whole lines. Memory: one block and the longest line, at most `longest` bytes: a longer
/// line is passed over and told. The bytes before a fault of the stream that end no line are not handed out.
public struct LineChunks: ~Copyable {
  /// 16 MiB: thousands of times an article.
  public static let longest = 16 << 20

  private let source: ByteSource
  private let block: Int
  private let longest: Int
  private var pending: [UInt8] = []
  private var line = 1
  private var hasEnded = false
  /// No line ends in the pending bytes before here.
  private var scanned = 0
  /// The bytes of a line that is being passed over.
  private var passed: Int?

  public init(_ stream: consuming ByteStream, block: Int = 1 << 18) {
    self.init(ByteSource(stream), block: block)
  }

  public init(
    _ source: ByteSource, block: Int = 1 << 18, longest: Int = LineChunks.longest
  ) {
    self.source = source
    self.block = block
    self.longest = longest
  }

  /// The next lines, or nil at the end.
  public mutating func next() throws(StreamError) -> LineChunk? {
    while !hasEnded {
      if passed == nil, let cut = lastNewline(from: scanned) { return take(cut + 1) }
      hasEnded = try source.read(upTo: block, appendingTo: &pending) == 0
      if let count = passed {
        if let chunk = passOver(count) { return chunk }
      } else if pending.count > longest, lastNewline(from: scanned) == nil {
        passed = pending.count
        pending.removeAll()
        scanned = 0
      }
    }
    if passed == nil, let cut = lastNewline(from: scanned) { return take(cut + 1) }
    if let count = passed { return overlong(count) }
    return pending.isEmpty ? nil : take(pending.count)
  }

  /// Forgets bytes up to the end of the line; the line, where that was found.
  private mutating func passOver(_ count: Int) -> LineChunk? {
    guard let end = pending.firstIndex(of: UInt8(ascii: "\n")) else {
      passed = count + pending.count
      pending.removeAll(keepingCapacity: true)
      scanned = 0
      return nil
    }
    pending.removeFirst(end + 1)
    scanned = 0
    return overlong(count + end)
  }

  private mutating func overlong(_ count: Int) -> LineChunk {
    passed = nil
    line += 1
    return LineChunk(bytes: [], firstLine: line - 1, overlong: count)
  }

  private mutating func lastNewline(from start: Int) -> Int? {
    var at = pending.count
    while at > start {
      at -= 1
      if pending[at] == UInt8(ascii: "\n") { return at }
    }
    scanned = pending.count
    return nil
  }

  private mutating func take(_ count: Int) -> LineChunk {
    let rest = Array(pending[count...])
    pending.removeLast(pending.count - count)
    let chunk = LineChunk(bytes: pending, firstLine: line)
    for byte in pending where byte == UInt8(ascii: "\n") { line += 1 }
    pending = rest
    scanned = hasEnded ? 0 : rest.count
    return chunk
  }
}

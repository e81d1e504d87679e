public import MappedBytes

/// Whole lines of a stream, as many as came at once.
public struct LineChunk: Sendable {
  /// Lines with their line ends; only the last line of a stream may lack one.
  public let bytes: [UInt8]
  /// 1-based number of the first line.
  public let firstLine: Int

  public init(bytes: [UInt8], firstLine: Int) {
    self.bytes = bytes
    self.firstLine = firstLine
  }

  /// Each line's number and its range in `bytes`, without line ends.
  public var lines: [(number: Int, range: Range<Int>)] {
    var lines: [(number: Int, range: Range<Int>)] = []
    forEachLine { lines.append(($0, $1)) }
    return lines
  }

  /// Calls `body` with each line's number and its range in `bytes`, without line ends.
  func forEachLine(_ body: (Int, Range<Int>) -> Void) {
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

/// Reads a stream as chunks of whole lines. Memory: one block and the longest line.
public struct LineChunks: ~Copyable {
  private let stream: ByteStream
  private let block: Int
  private var pending: [UInt8] = []
  private var line = 1
  private var ended = false

  public init(_ stream: consuming ByteStream, block: Int = 1 << 18) {
    self.stream = stream
    self.block = block
  }

  /// The next lines, or nil at the end.
  public mutating func next() throws(StreamError) -> LineChunk? {
    while !ended {
      let old = pending.count
      ended = try stream.read(upTo: block, appendingTo: &pending) == 0
      guard !ended, let cut = lastNewline(from: old) else { continue }
      return take(cut + 1)
    }
    return pending.isEmpty ? nil : take(pending.count)
  }

  private func lastNewline(from start: Int) -> Int? {
    var at = pending.count
    while at > start {
      at -= 1
      if pending[at] == UInt8(ascii: "\n") { return at }
    }
    return nil
  }

  private mutating func take(_ count: Int) -> LineChunk {
    let rest = Array(pending[count...])
    pending.removeLast(pending.count - count)
    let chunk = LineChunk(bytes: pending, firstLine: line)
    for byte in pending where byte == UInt8(ascii: "\n") { line += 1 }
    pending = rest
    return chunk
  }
}

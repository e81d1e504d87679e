import MappedBytes

/// Some values of a JSON file, each of which may be an article.
public struct JSONChunk: Sendable {
  public let bytes: [UInt8]
  public let values: [Range<Int>]
  /// 1-based number of the first value in its file.
  public let first: Int
}

/// Cuts a JSON file into values: the elements of one array, or values one after another. Memory: one block and the
/// longest value. What is no JSON inside a value shows when the value is read.
final class JSONPieces: PieceReader {
  private enum Place { case start, elements, values, end }
  private let source: ByteSource
  private var pending: [UInt8] = []
  private var at = 0
  private var place = Place.start
  private var number = 1
  private var isEnded = false
  /// Where the value that is being read begins, how deep the place in it is, and whether that is inside a string.
  private var start: Int?
  private var depth = 0
  private var isString = false
  private var isEscaped = false

  init(_ source: ByteSource) { self.source = source }

  func next() throws(StreamError) -> Piece? {
    while true {
      let found = scan()
      if !found.isEmpty { return .values(take(found)) }
      if isEnded { return end() }
      if pending.count > DocumentPiece.largest { return tooLong() }
      isEnded = try source.read(upTo: 1 << 18, appendingTo: &pending) == 0
    }
  }

  /// The values that end in what was read.
  private func scan() -> [Range<Int>] {
    var found: [Range<Int>] = []
    while at < pending.count {
      let byte = pending[at]
      if start != nil {
        step(byte, &found)
      } else if byte > 0x20 {
        open(byte)
      }
      at += 1
    }
    // A number or word ends only where something else begins.
    if isEnded, let first = start, depth == 0, !isString {
      found.append(first..<at)
      start = nil
    }
    return found
  }

  private func open(_ byte: UInt8) {
    switch (place, byte) {
    case (.start, 0xEF), (.start, 0xBB), (.start, 0xBF): break
    case (.start, UInt8(ascii: "[")): place = .elements
    case (.elements, UInt8(ascii: ",")): break
    case (.elements, UInt8(ascii: "]")): place = .end
    default:
      if place == .start { place = .values }
      start = at
      depth = byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") ? 1 : 0
      isString = byte == 0x22
      isEscaped = false
    }
  }

  private func step(_ byte: UInt8, _ found: inout [Range<Int>]) {
    if isString {
      if isEscaped {
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else if byte == 0x22 {
        isString = false
        if depth == 0 { close(at + 1, &found) }
      }
      return
    }
    switch byte {
    case 0x22: isString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if depth == 0 { return closeBefore(byte, &found) }
      depth -= 1
      if depth == 0 { close(at + 1, &found) }
    case UInt8(ascii: ","), 0x20, 0x09, 0x0A, 0x0D:
      if depth == 0 { close(at, &found) }
    default: break
    }
  }

  /// A bracket that closes more than the value opened: the array's own.
  private func closeBefore(_ byte: UInt8, _ found: inout [Range<Int>]) {
    close(at, &found)
    if place == .elements, byte == UInt8(ascii: "]") { place = .end }
  }

  private func close(_ end: Int, _ found: inout [Range<Int>]) {
    if let first = start { found.append(first..<end) }
    start = nil
  }

  private func take(_ found: [Range<Int>]) -> JSONChunk {
    let chunk = JSONChunk(bytes: pending, values: found, first: number)
    number += found.count
    let keep = start ?? at
    pending = Array(pending[keep...])
    at -= keep
    start = start.map { _ in 0 }
    return chunk
  }

  private func end() -> Piece? {
    let isCut = start != nil || place == .elements
    start = nil
    place = .end
    pending = []
    at = 0
    guard isCut else { return nil }
    return .fault(
      PieceFault(
        code: "json", line: nil,
        message: "the JSON ends too early; its whole values were kept. Fetch it again"))
  }

  private func tooLong() -> Piece {
    isEnded = true
    start = nil
    place = .end
    pending = []
    at = 0
    return .fault(
      PieceFault(
        code: "document-too-large", line: nil,
        message:
          "one value has more than \(DocumentPiece.largest) bytes; use an array or one value a line"
      ))
  }
}

import DocumentModel

/// What an offset counts in the output.
public enum OffsetUnit: String, Sendable, CaseIterable {
  case codepoint, byte, utf16
}

/// Byte offsets of the given text to offsets in another unit. One pass to build (none for ASCII), then at most
/// `stride` bytes a question.
struct OffsetIndex {
  private static let stride = 16
  private let bytes: [UInt8]
  private let unit: OffsetUnit
  /// The count of units before byte `at * stride`; empty where bytes are units.
  private let checkpoints: [UInt32]

  init(_ text: [UInt8], unit: OffsetUnit) {
    self.unit = unit
    guard unit != .byte, text.contains(where: { $0 >= 0x80 }) else {
      bytes = text
      checkpoints = []
      return
    }
    let bytes = Self.countable(text)
    self.bytes = bytes
    var checkpoints: [UInt32] = []
    checkpoints.reserveCapacity(bytes.count / Self.stride + 1)
    var count: UInt32 = 0
    for start in Swift.stride(from: 0, through: bytes.count, by: Self.stride) {
      checkpoints.append(count)
      for at in start..<min(start + Self.stride, bytes.count) {
        count += Self.units(bytes[at], unit)
      }
    }
    self.checkpoints = checkpoints
  }

  /// The units before `offset`; an offset behind the text counts as its end.
  func position(_ offset: UInt32) -> Int {
    let offset = min(Int(offset), bytes.count)
    guard !checkpoints.isEmpty else { return offset }
    let checkpoint = offset / Self.stride
    var count = checkpoints[checkpoint]
    for at in (checkpoint * Self.stride)..<offset { count += Self.units(bytes[at], unit) }
    return Int(count)
  }

  /// Bytes of the same length in which every ill-formed sequence counts as one unit, as a reader sees it that puts one
  /// U+FFFD for each (Unicode ch. 3.9, maximal subparts).
  private static func countable(_ text: [UInt8]) -> [UInt8] {
    if String(validating: text, as: UTF8.self) != nil { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var parser = Unicode.UTF8.ForwardParser()
    var rest = text.makeIterator()
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar): out += scalar
      case .error(let length):
        out.append(UInt8(ascii: "?"))
        out += [UInt8](repeating: 0x80, count: length - 1)
      case .emptyInput: return out
      }
    }
  }

  /// Continuation bytes count nothing; the lead byte of a scalar beyond the BMP counts two UTF-16 units.
  @inline(__always)
  private static func units(_ byte: UInt8, _ unit: OffsetUnit) -> UInt32 {
    if byte & 0xC0 == 0x80 { return 0 }
    return unit == .utf16 && byte >= 0xF0 ? 2 : 1
  }
}

/// Ranges of a document as its reader counts them: in the text as it was given.
struct GivenOffsets {
  private let map: OffsetMap
  private let index: OffsetIndex

  init(of document: Document, given text: [UInt8], unit: OffsetUnit) {
    map = document.offsets
    index = OffsetIndex(text, unit: unit)
  }

  func range(_ slice: Slice) -> Range<Int> {
    let original = map.original(of: slice)
    return index.position(original.start)..<index.position(original.end)
  }
}

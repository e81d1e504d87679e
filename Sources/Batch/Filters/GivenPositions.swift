import DocumentModel

/// Code points of a text as it was given.
struct CodePoints {
  private let text: [UInt8]
  init(_ text: [UInt8]) { self.text = text }

  var count: Int { text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) } }

  /// The bytes of code points `start ..< end`, or nil where there are none such.
  func bytes(_ start: Int, _ end: Int) -> TextRange<Original>? {
    guard 0 <= start, start < end else { return nil }
    var seen = 0
    var first: Int? = nil
    for at in text.indices where text[at] & 0xC0 != 0x80 {
      if seen == start { first = at }
      if seen == end { return first.map { TextRange($0, at) } }
      seen += 1
    }
    return seen == end ? first.map { TextRange($0, text.count) } : nil
  }
}

extension OffsetMap {
  /// The smallest normalised range that comes from all of `range`: the inverse of `original(of:)`.
  func normalised(of range: TextRange<Original>) -> Slice {
    let start = position(range.start, atEnd: false)
    return Slice(start: start, end: max(start, position(range.end, atEnd: true)))
  }

  private func position(_ offset: UInt32, atEnd: Bool) -> UInt32 {
    let before = partition(runs.count) {
      atEnd ? runs[$0].original.start < offset : runs[$0].original.start <= offset
    }
    guard before > 0 else { return offset }
    let run = runs[before - 1]
    if offset >= run.original.end { return run.normalised.end + (offset - run.original.end) }
    return atEnd ? run.normalised.end : run.normalised.start
  }
}

/// Finds a name in a text, letters of ASCII in any case, at word borders.
enum NameSearch {
  static func first(_ name: String, in text: TextBuffer) -> Slice? {
    let wanted = Array(name.utf8).map(lowered)
    let bytes = text.storage.span
    guard !wanted.isEmpty, wanted.count <= bytes.count else { return nil }
    for start in 0...(bytes.count - wanted.count) where start == 0 || !isLetter(bytes[start - 1]) {
      var at = 0
      while at < wanted.count && lowered(bytes[start + at]) == wanted[at] { at += 1 }
      let end = start + wanted.count
      if at == wanted.count, end == bytes.count || !isLetter(bytes[end]) {
        return Slice(start, end)
      }
    }
    return nil
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { byte &- 65 < 26 ? byte | 32 : byte }
  private static func isLetter(_ byte: UInt8) -> Bool { lowered(byte) &- 97 < 26 || byte >= 0x80 }
}

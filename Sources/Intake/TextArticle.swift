public import DocumentModel

/// A plain-text article: the whole file is its text, except a front matter between two lines `---` at the top, whose
/// lines `key: value` give id, outlet, published (or date), url, title, byline, language.
public struct TextArticle: Sendable {
  public let article: RawArticle
  /// Keys of the front matter that are not known, for a message.
  public let unknownKeys: [String]

  static let keys = [
    "id", "outlet", "published", "date", "url", "title", "language", "byline", "author",
  ]

  /// `named` is what the file's name says about the article; the front matter goes before it.
  public init(_ bytes: [UInt8], id: String, named: NamedFields = NamedFields(), origin: String) {
    let (fields, start) = Self.frontMatter(bytes)
    var values: [String: String] = [:]
    var unknown: [String] = []
    for (key, value) in fields {
      if Self.keys.contains(key) { values[key] = value } else { unknown.append(key) }
    }
    unknownKeys = unknown
    article = RawArticle(
      id: values["id"] ?? named.id ?? id, outlet: values["outlet"] ?? named.outlet,
      published: values["published"] ?? values["date"] ?? named.date, url: values["url"],
      title: values["title"], language: values["language"],
      text: start == 0 ? bytes : Array(bytes[start...]), origin: origin,
      byline: values["byline"] ?? values["author"])
  }

  /// The front matter's fields and where the text begins; none and 0 where the file has no front matter.
  private static func frontMatter(_ bytes: [UInt8]) -> ([(key: String, value: String)], Int) {
    let mark = Array("---".utf8)
    var lines = ByteLines(bytes)
    guard let first = lines.next(), withoutMark(bytes[first]).elementsEqual(mark) else {
      return ([], 0)
    }
    var fields: [(String, String)] = []
    while let line = lines.next() {
      if bytes[line].elementsEqual(mark) { return (fields, lines.position) }
      guard let field = field(bytes[line]) else { return ([], 0) }
      if !field.value.isEmpty { fields.append(field) }
    }
    return ([], 0)
  }

  /// Without a byte order mark at the start.
  private static func withoutMark(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.starts(with: [0xEF, 0xBB, 0xBF]) ? line.dropFirst(3) : line
  }

  /// `key: value`, the value perhaps in double quotes; nil for any other line.
  private static func field(_ line: ArraySlice<UInt8>) -> (key: String, value: String)? {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else {
      return nil
    }
    let key = line[..<colon]
    guard key.allSatisfy({ ($0 | 32) &- 97 < 26 || $0 == UInt8(ascii: "_") }) else { return nil }
    var value = line[(colon + 1)...]
    while value.first == 0x20 { value = value.dropFirst() }
    while value.last == 0x20 { value = value.dropLast() }
    if value.count >= 2, value.first == 0x22, value.last == 0x22 {
      value = value.dropFirst().dropLast()
    }
    return (
      String(decoding: key, as: UTF8.self).lowercased(), String(decoding: value, as: UTF8.self)
    )
  }
}

/// The lines of some bytes, without their line ends.
struct ByteLines: IteratorProtocol {
  private let bytes: [UInt8]
  /// Where the next line begins.
  private(set) var position = 0
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func next() -> Range<Int>? {
    guard position < bytes.count else { return nil }
    let start = position
    var end = start
    while end < bytes.count && bytes[end] != UInt8(ascii: "\n") { end += 1 }
    position = min(end + 1, bytes.count)
    if end > start && bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }
}

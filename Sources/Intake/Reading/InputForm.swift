/// What a file holds and how it is packed, by its name: `wire.jsonl.gz` is JSON Lines in gzip.
public struct InputForm: Sendable, Equatable {
  public enum Content: String, Sendable, CaseIterable {
    /// JSON Lines: one article a line.
    case lines = "jsonl"
    /// Plain text: one article.
    case text = "txt"
    /// A web page: one article.
    case page = "html"
    /// One JSON array of articles, one article, or values one after another.
    case json
    /// A table with a header line.
    case table = "csv"
    /// RSS, Atom, NewsML-G2 or NITF.
    case feed = "xml"
    /// Web pages as a crawler stored them.
    case crawl = "warc"
    /// Files of these kinds.
    case archive = "zip"
  }
  public let content: Content
  public let packing: Packing
  /// A table's cells are parted by tabs, whatever its first line looks like.
  let isTabbed: Bool

  static let endings: [String: Content] = [
    "jsonl": .lines, "ndjson": .lines, "txt": .text, "html": .page, "htm": .page, "xhtml": .page,
    "json": .json,
    "csv": .table, "tsv": .table, "xml": .feed, "rss": .feed, "atom": .feed, "nitf": .feed,
    "warc": .crawl,
    "zip": .archive,
  ]

  public init(_ content: Content, _ packing: Packing = .plain) {
    self.content = content
    self.packing = packing
    isTabbed = false
  }

  /// Nil where the ending is none that can be read.
  public init?(name: String) {
    var parts = Self.lastPart(name).split(separator: ".").map { $0.lowercased() }
    packing = parts.count > 2 ? Packing(ending: parts.last ?? "") : .plain
    if packing != .plain { parts.removeLast() }
    guard parts.count > 1, let content = parts.last.flatMap({ Self.endings[$0] }) else {
      return nil
    }
    self.content = content
    isTabbed = parts.last == "tsv"
    // A zip file is packed already, and read from its end.
    if content == .archive && packing != .plain { return nil }
  }

  /// What can be read, for messages.
  public static let known =
    "it ends in none of .txt, .html, .jsonl, .json, .csv, .tsv, .xml, .rss, .atom, .warc (each also .gz or .zst), .zip"

  static func lastPart(_ path: String) -> Substring {
    path.split(separator: "/").last ?? ""
  }

  /// A file's name without folders and endings of content and packing: what an id is made of.
  public static func stem(_ path: String) -> String {
    var name = lastPart(path)
    for _ in 0..<2 {
      guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { break }
      let ending = name[name.index(after: dot)...].lowercased()
      let isPacking = Packing(ending: ending) != .plain
      guard isPacking || endings[ending] != nil else { break }
      name = name[..<dot]
      if !isPacking { break }
    }
    return String(name)
  }
}

/// What a file holds and how it is packed, by its name: `wire.jsonl.gz` is JSON Lines in gzip.
public struct InputForm: Sendable, Equatable {
  public enum Content: String, Sendable, CaseIterable {
    /// JSON Lines: one article a line.
    case lines = "jsonl"
    /// Plain text: one article.
    case text = "txt"
    /// A web page: one article.
    case page = "html"
  }
  public let content: Content
  public let packing: Packing

  static let endings: [String: Content] = [
    "jsonl": .lines, "ndjson": .lines, "txt": .text, "html": .page, "htm": .page, "xhtml": .page,
  ]

  public init(_ content: Content, _ packing: Packing = .plain) {
    self.content = content
    self.packing = packing
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
  }

  /// What can be read, for messages.
  public static let known = "it ends in none of .txt, .html, .jsonl (each also .gz or .zst)"

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

/// How news sites name the parts of their pages (pages.tsv).
public struct PageWords: Sendable {
  public enum Meaning: UInt8, Sendable, CaseIterable { case body, noise, byline, date, headline }

  /// By the first word; the longest first.
  private var names: [String: [(rest: ArraySlice<String>, meaning: Meaning)]] = [:]
  /// How a block of noise begins, in small letters.
  private var beginnings: [[UInt8]] = []

  public init() {}

  /// Whether words that follow each other in `name` mean that. `name` is the words of one class or id.
  public func name(_ words: [String], means meaning: Meaning) -> Bool {
    words.indices.contains { at in
      (names[words[at]] ?? []).contains { entry in
        entry.meaning == meaning && words[(at + 1)...].starts(with: entry.rest)
      }
    }
  }

  /// Whether a block that begins so is noise. The beginning ends where a word ends.
  public func beginsAsNoise(_ text: [UInt8]) -> Bool {
    let head = text.prefix(40).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return beginnings.contains { word in
      guard head.starts(with: word) else { return false }
      guard head.count > word.count, let last = word.last else { return true }
      return !Self.isLetter(last) || !Self.isLetter(head[word.count])
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }

  mutating func add(name: String, _ meaning: Meaning) {
    let words = name.split(separator: " ").map(String.init)
    guard let first = words.first else { return }
    names[first, default: []].append((words.dropFirst(), meaning))
  }

  mutating func add(beginning: String) { beginnings.append(Array(beginning.utf8)) }
}

extension Lexicons {
  /// pages.tsv.
  mutating func loadPages(_ files: SourceFiles) throws(LexiconError) {
    let file = try files.file("pages.tsv")
    for row in try LexiconTable(file, required: ["where", "words", "means"]).rows {
      let isName = try row.choice("where", ["name": true, "text": false]) ?? true
      let meaning = try row.choice(
        "means",
        [
          "body": PageWords.Meaning.body, "noise": .noise, "byline": .byline, "date": .date,
          "headline": .headline,
        ])
      for words in row.list("words") {
        if isName { pages.add(name: words, meaning ?? .noise) } else { pages.add(beginning: words) }
      }
    }
  }
}

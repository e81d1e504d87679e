import Tabular

/// A quotation as the measure compares it: the words of its content, of its speaker, and what its cue is.
public struct QuotationItem: Sendable {
  public private(set) var words: Set<Int>
  /// From the first word to the last.
  private(set) var hull: Range<Int>
  public internal(set) var speaker: Set<Int>
  public let type: String
  public let hasCue: Bool
  public let isSpeech: Bool
  public let name: String?

  public init(
    words: Set<Int>, speaker: Set<Int> = [], type: String, hasCue: Bool, isSpeech: Bool,
    name: String? = nil
  ) {
    self.words = words
    hull = Self.hull(words)
    self.speaker = speaker
    self.type = type
    self.hasCue = hasCue
    self.isSpeech = isSpeech
    self.name = name
  }

  /// Takes another part in.
  mutating func join(_ other: QuotationItem) {
    words.formUnion(other.words)
    hull = Self.hull(words)
    if speaker.isEmpty { speaker = other.speaker }
  }

  private static func hull(_ words: Set<Int>) -> Range<Int> {
    (words.min() ?? 0)..<(words.max() ?? -1) + 1
  }
}

/// Reads the quotations of a JSON line: gold files and answers of `annotate` have the same members.
struct QuotationLine {
  let text: [Unicode.Scalar]
  let words: WordTable
  let speech: WordPatterns

  init(_ text: String, speech: WordPatterns) {
    self.text = Array(text.unicodeScalars)
    words = WordTable(text)
    self.speech = speech
  }

  func item(_ value: JSONValue, name: String) -> QuotationItem? {
    guard let start = value["start"]?.integer, let end = value["end"]?.integer else { return nil }
    let parts = value["parts"]?.elements?.compactMap(range) ?? []
    let cue = value["cue"].flatMap(range)
    return QuotationItem(
      words: words(parts.isEmpty ? [start..<max(start, end)] : parts),
      speaker: words(value["speaker"].flatMap(range).map { [$0] } ?? []),
      type: value["type"]?.text ?? "indirect", hasCue: cue != nil,
      isSpeech: speech.matches(value["cue_text"]?.text ?? cue.map(text) ?? ""),
      name: value[name]?.text)
  }

  /// For joining: quotations with the same key are one.
  func key(_ value: JSONValue) -> String {
    let start = value["start"]?.integer ?? 0
    if let speaker = value["speaker"].flatMap(range), value["type"]?.text == "direct" {
      let paragraph = text.prefix(start).count { $0 == "\n" }
      return "s\(paragraph) \(speaker)"
    }
    return value["cue"].flatMap(range).map { "c\($0)" } ?? "n\(start)"
  }

  private func words(_ ranges: [Range<Int>]) -> Set<Int> {
    ranges.reduce(into: []) { $0.formUnion(words.words(in: $1)) }
  }

  private func text(_ range: Range<Int>) -> String {
    String(String.UnicodeScalarView(text[range.clamped(to: 0..<text.count)]))
  }

  private func range(_ value: JSONValue) -> Range<Int>? {
    guard let ends = value.elements?.compactMap(\.integer), ends.count == 2, ends[0] <= ends[1]
    else { return nil }
    return ends[0]..<ends[1]
  }
}

/// Words and beginnings of words, looked for in a text in any case.
public struct WordPatterns: Sendable {
  private var whole: Set<String> = []
  private var pairs: Set<String> = []
  private var beginnings: [String] = []

  /// `*` at the end stands for any further letters; a second word follows one space.
  public init(_ patterns: [String]) {
    for pattern in patterns.map({ $0.lowercased() }) {
      if pattern.hasSuffix("*") {
        beginnings.append(String(pattern.dropLast()))
      } else if pattern.contains(" ") {
        pairs.insert(pattern)
      } else {
        whole.insert(pattern)
      }
    }
  }

  public func matches(_ text: String) -> Bool {
    let scalars = Array(text.lowercased().unicodeScalars)
    var last: (word: String, end: Int)? = nil
    for range in WordTable(text.lowercased()).words {
      let word = String(String.UnicodeScalarView(scalars[range]))
      if whole.contains(word) || beginnings.contains(where: word.hasPrefix) { return true }
      if let last, last.end + 1 == range.lowerBound, scalars[last.end] == " ",
        pairs.contains(last.word + " " + word)
      {
        return true
      }
      last = (word, range.upperBound)
    }
    return false
  }
}

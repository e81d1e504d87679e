public import DocumentModel
import LexiconStore
import Stance

/// One occurrence of a lexicon line with the words around it.
public struct KeywordInContext: Sendable {
  /// As outputs name the line ("pause.v").
  public let entry: String
  public let place: String
  public let before: String
  public let words: String
  public let after: String
}

/// A word that no lexicon knows.
public struct UncoveredWord: Sendable {
  public let word: String
  public let tag: String
  /// Occurrences at most eight tokens from a name of a side, and in all.
  public let near: Int
  public let all: Int
}

/// Lexicons at work on articles: what `lexicon kwic` and `lexicon coverage` show.
public struct LexiconSurvey: Sendable {
  let stages: Stages
  /// How near to a name a word counts as near.
  private static let reach = 8
  private var near: [String: Int] = [:]
  private var all: [String: Int] = [:]

  public init(stages: Stages) { self.stages = stages }

  private func read(_ article: RawArticle) -> (Stages.Base, [TermFinder.Occurrence]) {
    let base = stages.tagged(article)
    let finder = TermFinder(lexicons: stages.lexicons)
    return (base, finder.occurrences(in: base.document, base.segments, base.syntax))
  }

  /// Occurrences of the lines whose name or term is `entry`, with `width` bytes of context or a little less.
  public func keywords(
    _ entry: String, in article: RawArticle, width: Int
  ) -> [KeywordInContext] {
    let (base, found) = read(article)
    let text = base.document.text
    return found.compactMap { occurrence in
      let name = stages.lexicons.entry(stages.lexicons.stance.terms[occurrence.term].entry).name
      guard name == entry || Self.term(of: name) == entry else { return nil }
      let (start, end) = (occurrence.range.lower, occurrence.range.upper)
      let before = text.words(max(0, start - width), start)
      let after = text.words(end, min(text.storage.count, end + width))
      return KeywordInContext(
        entry: name, place: article.origin, before: before, words: text.words(start, end),
        after: after)
    }
  }

  /// The name without its part of speech.
  private static func term(of name: String) -> String {
    guard let dot = name.lastIndex(of: "."), name.distance(from: dot, to: name.endIndex) == 2 else {
      return name
    }
    return String(name[..<dot])
  }

  /// Counts the words of the article that no line covers: nouns, verbs, adjectives and adverbs in small letters.
  public mutating func add(_ article: RawArticle) {
    let (base, found) = read(article)
    let tokens = base.segments.tokens
    var isCovered = [Bool](repeating: false, count: tokens.count)
    var isNear = [Bool](repeating: false, count: tokens.count)
    for occurrence in found {
      let span = base.segments.tokens(in: occurrence.range)
      if case .target = stages.lexicons.stance.terms[occurrence.term].payload {
        let around = max(0, span.lowerBound - Self.reach)..<span.upperBound + Self.reach
        for at in around.clamped(to: tokens.indices) { isNear[at] = true }
      }
      for at in span { isCovered[at] = true }
    }
    for at in tokens.indices where !isCovered[at] && tokens[at].shape == .lower {
      let tag = base.syntax.tag(at)
      guard tokens[at].kind == .word, [.noun, .verb, .adj, .adv].contains(tag) else { continue }
      let key = "\(base.document.text.string(tokens[at].range))\t\(tag.name)"
      all[key, default: 0] += 1
      if isNear[at] { near[key, default: 0] += 1 }
    }
  }

  /// What was counted, most frequent near names first.
  public func uncovered(atLeast least: Int) -> [UncoveredWord] {
    near.filter { $0.value >= least }.map { key, count in
      let fields = key.split(separator: "\t").map(String.init)
      return UncoveredWord(word: fields[0], tag: fields[1], near: count, all: all[key] ?? count)
    }
    .sorted { ($1.near, $0.word, $0.tag) < ($0.near, $1.word, $1.tag) }
  }
}

extension TextBuffer {
  /// Bytes as one line of whole characters.
  fileprivate func words(_ start: Int, _ end: Int) -> String {
    var lower = start
    var upper = end
    while lower < upper, storage[lower] & 0xC0 == 0x80 { lower += 1 }
    while upper > lower, upper < storage.count, storage[upper] & 0xC0 == 0x80 { upper -= 1 }
    let piece = String(decoding: storage[lower..<upper], as: UTF8.self)
    return String(piece.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}

import DocumentModel
import LanguageID

/// How far an article can be analysed, by its language.
public enum ArticleLanguage: Sendable, Equatable {
  /// Everything.
  case english
  /// Ukrainian and Russian: sentences, quotation marks and names of the targets; no cues, arcs or judgements.
  case marks(String)
  /// Nothing.
  case other(String)

  /// CLD2 judges the beginning, and all of it where it is not sure of that. Where it is not sure at all, or the text is
  /// short, what the article says of itself counts; without that it is English.
  init(of text: [UInt8], stated: String?) {
    let guess = text.count < Self.least ? nil : Self.guess(text)
    let code =
      guess ?? stated.map { String($0.prefix { $0 != "-" && $0 != "_" }.lowercased()) } ?? "en"
    switch code {
    case "en", "eng", "english", "un", "": self = .english
    case "uk", "ru", "ukr", "rus": self = .marks(code)
    default: self = .other(code)
    }
  }

  /// Bytes from which CLD2 is asked.
  private static let least = 200
  /// Bytes that mostly suffice.
  private static let head = 1_024

  /// Nil where CLD2 is not sure.
  private static func guess(_ text: [UInt8]) -> String? {
    var end = min(text.count, head)
    while end < text.count && end > 0 && text[end] & 0xC0 == 0x80 { end -= 1 }
    let first = LanguageGuess(of: Array(text[..<end]))
    if first.isReliable { return first.code }
    let whole = LanguageGuess(of: text)
    return whole.isReliable ? whole.code : nil
  }
}

extension Quotations {
  /// In a language whose cues are not known: three words or more between marks are an utterance, fewer are a name or a
  /// term.
  func byMarksAlone(_ text: [UInt8]) -> Quotations {
    let quotes = quotes.map { quote in
      guard quote.kind == .scare || quote.kind == .mixed else { return quote }
      let words = text[quote.content.indices].split(separator: 0x20).count
      return Quote(
        marked: quote.marked, content: quote.content, kind: words > 2 ? .direct : .scare,
        rule: words > 2 ? .quoteMarks : quote.rule, continues: quote.continues, cue: quote.cue)
    }
    return Quotations(quotes: quotes, cues: cues)
  }
}

/// Something about the data that a reader of the results should know. Counted and reported, never thrown.
public enum FindingCode: String, Sendable, CaseIterable, Codable {
  /// A quotation mark that is never closed.
  case unclosedQuote = "Q001"
  /// A closing mark without an opening one.
  case strayMark = "Q002"
  /// Bytes that were no UTF-8, replaced by U+FFFD.
  case invalidUTF8 = "N001"
  /// UTF-8 that had been read as another charset, repaired.
  case mojibake = "N002"
  /// The charset was detected, not declared.
  case guessedCharset = "N003"
  /// The text is empty.
  case emptyText = "N004"
  /// Control characters were replaced by spaces.
  case controlCharacters = "N005"
  /// Links to other articles, run into a sentence behind a name, were left out.
  case linkLitter = "N006"
  /// The article is in a language that is not fully analysed.
  case language = "L001"
  /// A named person could be more than one known person.
  case ambiguousSpeaker = "A001"
}

public struct Finding: Sendable {
  public let code: FindingCode
  /// Where, in the normalised text; nil for the whole document.
  public let at: Slice?
  /// How often, where a code is counted once a document.
  public let count: Int
  public init(_ code: FindingCode, at: Slice?, count: Int = 1) {
    self.code = code
    self.at = at
    self.count = count
  }

  public var message: String {
    switch code {
    case .unclosedQuote: "quotation mark never closed"
    case .strayMark: "closing quotation mark without an opening one"
    case .invalidUTF8: "\(count) invalid UTF-8 sequence(s) replaced by U+FFFD"
    case .mojibake: "\(count) place(s) of doubly encoded text repaired"
    case .guessedCharset: "the charset was guessed"
    case .emptyText: "the text is empty"
    case .controlCharacters: "\(count) control character(s) replaced by spaces"
    case .linkLitter: "\(count) run(s) of links or gallery buttons left out of a sentence"
    case .language: "the language is not fully analysed"
    case .ambiguousSpeaker: "the name fits more than one known person"
    }
  }
}

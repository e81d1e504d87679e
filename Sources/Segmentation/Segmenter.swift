public import DocumentModel
public import LexiconStore

/// Document to paragraphs, sentences and tokens.
///
/// Tokens cover every byte that is no white space. A paragraph ends at a blank line, and at a single line end unless the
/// text is wrapped at a fixed width. Time is linear in the text; memory is taken per document, not per token.
public struct Segmenter: Sendable {
  let tokeniser: Tokeniser
  let splitter: SentenceSplitter

  public init(lexicons: Lexicons) {
    tokeniser = Tokeniser(lexicons: lexicons)
    splitter = SentenceSplitter(lexicons: lexicons)
  }

  public func segments(of document: Document, within limit: TimeLimit = .none) -> Segments {
    segments(of: document.text, within: limit)
  }

  /// The segments of a text without its document.
  public func segments(of text: TextBuffer, within limit: TimeLimit = .none) -> Segments {
    let bytes = text.storage.span
    let layer = tokeniser.tokens(of: bytes)
    return splitter.segments(bytes, layer, within: limit)
  }
}

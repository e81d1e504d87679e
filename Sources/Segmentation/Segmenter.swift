public import DocumentModel
public import LexiconStore

/// Document to paragraphs, sentences and tokens.
public struct Segmenter: Sendable {
  let lexicons: Lexicons
  public init(lexicons: Lexicons) { self.lexicons = lexicons }

  public func segments(of document: Document) -> Segments {
    Segments(paragraphs: [], sentences: [], tokens: [])
  }
}

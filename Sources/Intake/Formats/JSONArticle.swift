import DocumentModel
import Tabular

/// Articles of JSON that is not our own: ninjs, and what interfaces of newspapers answer.
enum JSONArticle {
  /// Members in which an answer holds its articles.
  private static let lists = [
    "articles", "items", "results", "response", "data", "docs", "stories",
  ]

  /// The articles inside a value: itself, or those of a list in it.
  static func values(of value: JSONValue, depth: Int = 0) -> [JSONValue] {
    if let elements = value.elements {
      return elements.flatMap { values(of: $0, depth: depth + 1) }
    }
    guard depth < 4, value["text"] == nil, !isNinjs(value) else { return [value] }
    for name in lists {
      if let inner = value[name], inner.elements != nil || inner.members != nil {
        return values(of: inner, depth: depth + 1)
      }
    }
    return [value]
  }

  /// IPTC ninjs 1.x and 2.x.
  static func isNinjs(_ value: JSONValue) -> Bool {
    value["body_text"] != nil || value["body_xhtml"] != nil || value["body_html"] != nil
      || value["bodies"]?.elements != nil && value["uri"] != nil
  }

  static func ninjs(_ value: JSONValue, fallbackID: String, origin: String) throws(RecordError)
    -> RawArticle
  {
    let bodies = value["bodies"]?.elements ?? []
    let body = bodies.first { $0["contenttype"]?.text == "text/plain" } ?? bodies.first
    let text = (value["body_text"] ?? value["body_xhtml"] ?? value["body_html"] ?? body?["value"])?
      .text
    guard let text, !text.isEmpty else { throw RecordError(.missingText) }
    let headline = value["headline"]?.text ?? value["headlines"]?.elements?.first?["value"]?.text
    return RawArticle(
      id: value["uri"]?.text ?? fallbackID,
      outlet: value["source"]?.text ?? value["provider"]?["name"]?.text
        ?? value["copyrightholder"]?.text,
      published: (value["firstcreated"] ?? value["versioncreated"] ?? value["versionCreated"])?.text
        .flatMap(DateText.iso),
      url: value["altids"]?["url"]?.text, title: headline ?? value["title"]?.text,
      language: value["language"]?.text,
      text: HTMLText.text(of: text), origin: origin, byline: value["byline"]?.text)
  }
}

import Tabular

/// What a page says about its article in JSON-LD (schema.org).
struct LinkedData {
  private(set) var headline: String?
  private(set) var published: String?
  private(set) var authors: [String] = []
  private(set) var publisher: String?
  private(set) var language: String?
  private(set) var url: String?
  private(set) var body: String?

  static let types: Set<String> = [
    "Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting",
    "AnalysisNewsArticle",
    "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "Report",
    "AdvertiserContentArticle",
  ]

  /// Takes one script's data. What is no JSON says nothing.
  mutating func read(_ script: ArraySlice<UInt8>) {
    // Sites put raw line ends into strings, comments and CDATA marks around all.
    guard
      let start = script.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
      let end = script.lastIndex(where: { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "]") }),
      start < end
    else { return }
    let bytes = script[start...end].map { $0 < 0x20 ? 0x20 : $0 }
    guard let value = try? JSONReader.value(of: bytes) else { return }
    visit(value, depth: 0)
  }

  private mutating func visit(_ value: JSONValue, depth: Int) {
    guard depth < 6 else { return }
    for element in value.elements ?? [] { visit(element, depth: depth + 1) }
    guard value.members != nil else { return }
    let types = Self.texts(value["@type"])
    if types.contains(where: Self.types.contains) { take(value) }
    if types.contains("NewsMediaOrganization") || types.contains("WebSite") {
      publisher = publisher ?? value["name"]?.text
    }
    for key in ["@graph", "mainEntity", "itemListElement"] {
      if let inner = value[key] { visit(inner, depth: depth + 1) }
    }
  }

  private mutating func take(_ article: JSONValue) {
    headline = headline ?? article["headline"]?.text ?? article["name"]?.text
    published = published ?? article["datePublished"]?.text ?? article["dateCreated"]?.text
    if authors.isEmpty { authors = Self.names(article["author"]) + Self.names(article["creator"]) }
    if let name = Self.names(article["publisher"]).first { publisher = name }
    language = language ?? Self.texts(article["inLanguage"]).first
    url =
      url ?? article["url"]?.text ?? article["mainEntityOfPage"]?["@id"]?.text
      ?? article["mainEntityOfPage"]?.text
    body = body ?? article["articleBody"]?.text
  }

  private static func texts(_ value: JSONValue?) -> [String] {
    (value?.elements ?? value.map { [$0] } ?? []).compactMap(\.text)
  }

  /// Names of people or organisations: texts, objects with a name, or lists of them.
  private static func names(_ value: JSONValue?) -> [String] {
    (value?.elements ?? value.map { [$0] } ?? []).compactMap { $0.text ?? $0["name"]?.text }
      .filter { !$0.isEmpty && !$0.hasPrefix("http") }
  }
}

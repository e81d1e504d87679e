import LexiconStore
import Markup

/// What a page says about its article outside the text: JSON-LD, OpenGraph, meta elements, microdata.
struct PageMetadata {
  private(set) var linked = LinkedData()
  private(set) var meta: [String: String] = [:]
  private(set) var canonical: String?
  private(set) var language: String?
  private(set) var pageTitle: String?

  init(_ tree: MarkupTree) {
    for node in tree.nodes.indices {
      switch tree.nodes[node].tag {
      case .html: language = tree.attribute(node, "lang") ?? tree.attribute(node, "xml:lang")
      case .meta: take(meta: node, tree)
      case .link where tree.attribute(node, "rel")?.lowercased() == "canonical":
        canonical = canonical ?? tree.attribute(node, "href")
      case .title where pageTitle == nil: pageTitle = Self.filled(tree.words(node))
      case .script:
        for child in tree.inside(node) { linked.read(tree.text(child)) }
      default: break
      }
    }
  }

  private mutating func take(meta node: Int, _ tree: MarkupTree) {
    guard let content = tree.attribute(node, "content").flatMap(Self.filled) else { return }
    for key in ["property", "name", "itemprop", "http-equiv"] {
      guard let name = tree.attribute(node, key)?.lowercased() else { continue }
      if meta[name] == nil { meta[name] = content }
    }
  }

  static func filled(_ text: String) -> String? {
    let words = String(decoding: MarkupTree.collapsed(Array(text.utf8)), as: UTF8.self)
    return words.isEmpty ? nil : words
  }

  /// The first of these that the page gives.
  private func first(_ names: String...) -> String? { names.lazy.compactMap { meta[$0] }.first }

  var headline: String? {
    linked.headline.flatMap(Self.filled).map(Self.withoutEntities)
      ?? first(
        "og:title", "twitter:title", "dc.title", "sailthru.title", "parsely-title", "headline")
  }

  var outlet: String? {
    first("og:site_name", "application-name", "dc.publisher", "citation_journal_title")
      ?? linked.publisher.flatMap(Self.filled).map(Self.withoutEntities)
  }

  var published: String? {
    let given =
      [linked.published]
      + [
        first("article:published_time", "og:article:published_time", "datepublished"),
        first(
          "article:published", "parsely-pub-date", "sailthru.date", "dcterms.created",
          "dc.date.issued"),
        first(
          "dc.date", "dcterms.date", "date", "pubdate", "publishdate", "publish_date",
          "publication_date"),
        first(
          "citation_publication_date", "cxenseparse:recs:publishtime", "article.published",
          "published"),
      ]
    return given.lazy.compactMap { $0.flatMap(DateText.iso) }.first
  }

  var byline: String? {
    if !linked.authors.isEmpty {
      return linked.authors.map(Self.withoutEntities).joined(separator: ", ")
    }
    return first(
      "author", "article:author", "byl", "dc.creator", "sailthru.author", "parsely-author"
    )
    .flatMap { $0.hasPrefix("http") ? nil : $0 }
  }

  var url: String? { canonical ?? first("og:url", "twitter:url") ?? linked.url }

  /// JSON-LD often carries HTML's entities, which JSON knows nothing of.
  static func withoutEntities(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")), let tree = MarkupTree(html: Array(text.utf8))
    else { return text }
    return tree.words(0)
  }
}

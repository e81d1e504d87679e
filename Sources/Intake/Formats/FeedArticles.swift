import DocumentModel
import ICUText
import Markup

/// The articles of an XML document: RSS 0.9–2.0, Atom, NewsML-G2 and NITF.
struct FeedArticles {
  private let tree: MarkupTree
  private let file: String
  private let fallbackID: String
  /// What the channel or feed says of all its items.
  private var outlet: String?
  private var language: String?

  /// Nil where the bytes are no XML.
  init?(_ bytes: [UInt8], fallbackID: String, file: String) {
    guard let tree = MarkupTree(xml: Self.utf8(bytes)), !tree.nodes.isEmpty else { return nil }
    self.tree = tree
    self.fallbackID = fallbackID
    self.file = file
    let channel = tree.nodes.indices.first { tree.name($0) == "channel" } ?? 0
    outlet = field(channel, "title", "atom:title", "name")
    language = field(channel, "language", "dc:language") ?? tree.attribute(channel, "lang")
  }

  var isWhole: Bool { tree.isWhole }

  private static let items: Set<String> = [
    "item", "rss:item", "entry", "atom:entry", "newsItem", "nitf",
  ]

  /// One outcome for each item. `place` is the item's number in the file.
  func each(_ body: (_ number: Int, Result<RawArticle, RecordError>) -> Void) {
    var number = 0
    var at = 0
    while at < tree.nodes.count {
      let name = tree.name(at)
      guard Self.items.contains(name) else {
        at += 1
        continue
      }
      number += 1
      let item = at
      body(number, Result { () throws(RecordError) in try article(item, name, number) })
      at = tree.nodes[at].end
    }
  }

  private func article(_ item: Int, _ name: String, _ number: Int) throws(RecordError) -> RawArticle
  {
    let id = "\(fallbackID):\(number)"
    let origin = "\(file):\(number)"
    switch name {
    case "newsItem": return try newsItem(item, id, origin)
    case "nitf": return try nitf(item, id, origin)
    default: return try entry(item, id, origin)
    }
  }

  private func entry(_ item: Int, _ id: String, _ origin: String) throws(RecordError) -> RawArticle
  {
    let names = [
      "content:encoded", "content", "atom:content", "description", "summary", "atom:summary",
    ]
    let bodies = names.lazy.compactMap { name in child(item, name) }
    guard let body = bodies.map(text).first(where: { !$0.isEmpty }) else {
      throw RecordError(.missingText)
    }
    let url = field(item, "link", "feedburner:origLink") ?? links(item)
    return RawArticle(
      id: field(item, "guid", "id", "atom:id") ?? tree.attribute(item, "rdf:about") ?? url ?? id,
      outlet: field(item, "source", "dc:publisher") ?? outlet,
      published: field(
        item, "pubDate", "published", "atom:published", "dc:date", "updated", "atom:updated"
      )
      .flatMap(DateText.iso), url: url,
      title: field(item, "title", "atom:title").map(PageMetadata.withoutEntities),
      language: field(item, "dc:language") ?? language, text: body, origin: origin,
      byline: byline(item))
  }

  private func newsItem(_ item: Int, _ id: String, _ origin: String) throws(RecordError)
    -> RawArticle
  {
    let content = ["inlineXML", "inlineData"].lazy.compactMap { first($0, in: item) }.first
    guard let content, case let body = text(content), !body.isEmpty else {
      throw RecordError(.missingText)
    }
    let provider = first("provider", in: item)
    return RawArticle(
      id: tree.attribute(item, "guid") ?? id,
      outlet: provider.flatMap { first("name", in: $0) }.map { tree.words($0) }
        ?? provider.flatMap { tree.attribute($0, "literal") ?? tree.attribute($0, "qcode") }
        ?? first("copyrightHolder", in: item).flatMap { tree.attribute($0, "literal") },
      published: ["firstCreated", "contentCreated", "versionCreated"].lazy
        .compactMap { first($0, in: item).map { tree.words($0) } }.first.flatMap(DateText.iso),
      title: (first("headline", in: item) ?? first("title", in: item)).map { tree.words($0) },
      language: first("language", in: item).flatMap { tree.attribute($0, "tag") }, text: body,
      origin: origin, byline: words("by", in: item))
  }

  private func nitf(_ item: Int, _ id: String, _ origin: String) throws(RecordError) -> RawArticle {
    guard let content = first("body.content", in: item), case let body = text(content),
      !body.isEmpty
    else {
      throw RecordError(.missingText)
    }
    return RawArticle(
      id: first("doc-id", in: item).flatMap { tree.attribute($0, "id-string") } ?? id,
      outlet: (first("distributor", in: item) ?? first("doc.copyright", in: item)).flatMap {
        tree.attribute($0, "holder") ?? PageMetadata.filled(tree.words($0))
      },
      published: first("date.issue", in: item).flatMap { tree.attribute($0, "norm") }.flatMap(
        DateText.iso),
      title: (first("hl1", in: item) ?? first("title", in: item)).map { tree.words($0) },
      language: tree.attribute(item, "xml:lang"), text: body, origin: origin,
      byline: words("byline", in: item))
  }

  /// Who signs an item of a feed: RSS says it in words, Atom in a name.
  private func byline(_ item: Int) -> String? {
    let author = child(item, "author") ?? child(item, "atom:author")
    return field(item, "dc:creator") ?? author.flatMap { field($0, "name", "atom:name") }
      ?? field(item, "author")
  }

  private func words(_ name: String, in node: Int) -> String? {
    first(name, in: node).map { tree.words($0) }.flatMap { PageMetadata.filled($0) }
  }

  private func child(_ node: Int, _ name: String) -> Int? {
    tree.children(of: node).first { tree.name($0) == name }
  }

  private func first(_ name: String, in node: Int) -> Int? {
    tree.inside(node).first { tree.name($0) == name }
  }

  private func field(_ node: Int, _ names: String...) -> String? {
    names.lazy.compactMap { child(node, $0) }.map { tree.words($0) }.first { !$0.isEmpty }
  }

  /// Atom's link: an attribute.
  private func links(_ item: Int) -> String? {
    let links = tree.children(of: item).filter { ["link", "atom:link"].contains(tree.name($0)) }
    let best =
      links.first { (tree.attribute($0, "rel") ?? "alternate") == "alternate" } ?? links.first
    return best.flatMap { tree.attribute($0, "href") }
  }

  /// Elements, or text that may be HTML.
  private func text(_ node: Int) -> [UInt8] {
    let hasElements = tree.inside(node).contains { tree.nodes[$0].tag != nil }
    if hasElements {
      return Array(
        HTMLText.paragraphs(of: tree, in: node..<tree.nodes[node].end).joined(separator: [
          0x0A, 0x0A,
        ]))
    }
    let bytes = tree.inside(node).flatMap { tree.text($0) }
    return HTMLText.text(of: String(decoding: bytes, as: UTF8.self))
  }

  /// By the byte order mark or the XML declaration; UTF-8 otherwise.
  private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    let head = String(decoding: bytes.prefix(200), as: UTF8.self)
    var name = "UTF-8"
    if bytes.starts(with: [0xFF, 0xFE]) { name = "UTF-16LE" }
    if bytes.starts(with: [0xFE, 0xFF]) { name = "UTF-16BE" }
    if let declared = head.split(separator: "encoding=").dropFirst().first, name == "UTF-8" {
      name = declared.dropFirst().prefix { $0 != "\"" && $0 != "'" }.description
    }
    if name.uppercased() == "UTF-8", String(validating: bytes, as: UTF8.self) != nil {
      return bytes
    }
    return
      (ICUText.decode(bytes.span, charset: name) ?? ICUText.decode(bytes.span, charset: "UTF-8"))?
      .bytes ?? []
  }
}

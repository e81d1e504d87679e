public import LexiconStore
import Markup

/// The article of an HTML page: what it says, without navigation, captions, share lines and links to other articles.
public struct Page: Sendable {
  public let title: String?
  public let byline: String?
  /// ISO 8601.
  public let published: String?
  public let outlet: String?
  public let url: String?
  public let language: String?
  /// Paragraphs, headings inside the text and items of lists, in order. Empty where the page has no article.
  public let paragraphs: [[UInt8]]

  /// Paragraphs with an empty line between them.
  public var text: [UInt8] { Array(paragraphs.joined(separator: [0x0A, 0x0A])) }

  /// `html` is UTF-8. `url` is where the page was found, where that is known.
  public init(html: [UInt8], words: PageWords, url: String? = nil) {
    guard let tree = MarkupTree(html: html) else {
      self.init(title: nil, metadata: nil, byline: nil, published: nil, url: url, paragraphs: [])
      return
    }
    let metadata = PageMetadata(tree)
    let names = PageNames(tree: tree, words: words)
    let heading = PageHeading(tree, names, metadata)
    let blocks = BodyFinder(tree, words).blocks()
    let article = ArticleBlocks(tree, words, heading, blocks)
    let chosen = article.paragraphs
    let address = metadata.url ?? url
    let isThin = chosen.reduce(0) { $0 + $1.count } < 160
    let stated = metadata.linked.body.map { Self.paragraphs(of: $0) } ?? []
    let isStatedLonger = stated.reduce(0) { $0 + $1.count } > 2 * chosen.reduce(0) { $0 + $1.count }
    self.init(
      title: heading.title, metadata: metadata, byline: heading.byline,
      published: metadata.published ?? heading.published ?? article.published
        ?? address.flatMap(Self.dated),
      url: address, paragraphs: isThin && isStatedLonger ? stated : chosen)
  }

  private init(
    title: String?, metadata: PageMetadata?, byline: String?, published: String?, url: String?,
    paragraphs: [[UInt8]]
  ) {
    self.title = title
    self.byline = byline
    self.published = published
    self.url = url
    outlet =
      metadata?.outlet ?? PageHeading.site(metadata?.pageTitle, headline: title)
      ?? url.flatMap(Self.host)
    language = metadata?.linked.language ?? metadata?.language
    self.paragraphs = paragraphs
  }

  /// JSON-LD's text: paragraphs on lines, perhaps with HTML in it.
  private static func paragraphs(of text: String) -> [[UInt8]] {
    HTMLText.paragraphs(of: text)
  }

  /// `example.org` of `https://www.example.org/a`.
  static func host(_ url: String) -> String? {
    let parts = url.split(separator: "/", omittingEmptySubsequences: true)
    guard parts.count > 1, parts[0].hasSuffix(":") else { return nil }
    let host = parts[1].split(separator: ":").first.map(String.init) ?? ""
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  /// The day in an address: /2024/11/04/ or /2024-11-04-.
  static func dated(_ url: String) -> String? {
    let digits = url.utf8.split { !($0 >= 0x30 && $0 <= 0x39) }.map {
      String(decoding: Array($0), as: UTF8.self)
    }
    for at in digits.indices.dropLast(2) where digits[at].utf8.count == 4 {
      guard digits[at + 1].utf8.count == 2, digits[at + 2].utf8.count == 2 else { continue }
      let date = [digits[at], digits[at + 1], digits[at + 2]].joined(separator: "-")
      if let iso = DateText.iso(date), url.contains(digits[at] + "/") || url.contains(date) {
        return iso
      }
    }
    return nil
  }
}

/// Text inside a feed or a JSON field: HTML or plain.
public enum HTMLText {
  /// Paragraphs of a fragment of HTML; of plain text its lines.
  public static func paragraphs(of text: String) -> [[UInt8]] {
    let bytes = Array(text.utf8)
    guard text.contains("<"), let tree = MarkupTree(html: bytes) else {
      return bytes.split(separator: 0x0A).map { MarkupTree.collapsed(Array($0)) }.filter {
        !$0.isEmpty
      }
      .map { Array(PageMetadata.withoutEntities(String(decoding: $0, as: UTF8.self)).utf8) }
    }
    return paragraphs(of: tree, in: tree.nodes.indices)
  }

  /// The same with an empty line between paragraphs.
  public static func text(of text: String) -> [UInt8] {
    Array(paragraphs(of: text).joined(separator: [0x0A, 0x0A]))
  }

  /// Paragraphs of a part of a tree, without pictures, captions and scripts.
  static func paragraphs(of tree: MarkupTree, in range: Range<Int>) -> [[UInt8]] {
    let names = PageNames(tree: tree, words: PageWords())
    return PageBlocks(tree, in: range, isNoise: names.isNoiseByKind).blocks.map(\.text)
  }
}

import LexiconStore
import Markup

/// Title, byline and date as a page shows them.
struct PageHeading {
  private(set) var title: String?
  private(set) var byline: String?
  private(set) var published: String?
  /// The headline as it stands on the page, where it does.
  private(set) var shown: String?

  init(_ tree: MarkupTree, _ names: PageNames, _ metadata: PageMetadata) {
    shown = Self.headline(tree, names, stated: metadata.headline ?? metadata.pageTitle)
    title = Self.title(shown, metadata)
    byline = (metadata.byline ?? Self.byline(tree, names)).flatMap(Self.withoutBy)
    published = Self.published(tree, names)
  }

  /// The h1 (or what is named the headline) that says most of what the page's data says.
  private static func headline(_ tree: MarkupTree, _ names: PageNames, stated: String?) -> String? {
    let found = tree.nodes.indices.filter { node in
      guard let tag = tree.nodes[node].tag else { return false }
      return tag == .h1 || tree.attribute(node, "itemprop") == "headline" && tag != .meta
        || (tag.isHeading || tag == .div || tag == .span || tag == .p)
          && names.element(node, means: .headline)
    }
    let texts = found.prefix(12).map { tree.words($0) }.filter {
      !$0.isEmpty && $0.utf8.count < 400
    }
    guard let stated else { return texts.first }
    let near = texts.map { (text: $0, share: overlap($0, stated)) }.max { $0.share < $1.share }
    return near.flatMap { $0.share > 0.5 ? $0.text : nil } ?? (texts.count == 1 ? texts.first : nil)
  }

  /// Share of the words of the shorter that the longer has.
  private static func overlap(_ a: String, _ b: String) -> Double {
    let words = [a, b].map { Set($0.lowercased().split { !$0.isLetter && !$0.isNumber }) }
    let least = words.map(\.count).min() ?? 0
    return least == 0 ? 0 : Double(words[0].intersection(words[1]).count) / Double(least)
  }

  private static func title(_ shown: String?, _ metadata: PageMetadata) -> String? {
    if let shown { return shown }
    if let stated = metadata.linked.headline.flatMap(PageMetadata.filled) {
      return PageMetadata.withoutEntities(stated)
    }
    return (metadata.headline ?? metadata.pageTitle).map {
      withoutSite($0, outlet: metadata.outlet)
    }
  }

  /// `Headline | The Outlet`: the part before the last mark, where what follows is short or the outlet.
  static func withoutSite(_ title: String, outlet: String?) -> String {
    for mark in [" | ", " — ", " – ", " - ", " :: ", " » ", " · "] {
      let parts = title.split(separator: mark, omittingEmptySubsequences: false).map(String.init)
      guard parts.count > 1, let last = parts.last else { continue }
      let tail = parts.dropFirst().joined(separator: mark)
      if parts[0].lowercased() == outlet?.lowercased()
        || wordCount(parts[0]) <= 3 && wordCount(tail) >= 5
      {
        return tail
      }
      let head = parts.dropLast().joined(separator: mark)
      if last.lowercased() == outlet?.lowercased() || wordCount(last) <= 4 && wordCount(head) >= 4 {
        return withoutSite(head, outlet: outlet)
      }
    }
    return title
  }

  /// What the page's title has beside the headline: the name of the site, where it is short enough for one.
  static func site(_ pageTitle: String?, headline: String?) -> String? {
    guard let pageTitle, let headline, let range = pageTitle.firstRange(of: headline) else {
      return nil
    }
    let rests = [pageTitle[..<range.lowerBound], pageTitle[range.upperBound...]]
    for rest in rests {
      let marks: Set<Character> = ["|", "—", "–", "-", ":", "»", "·"]
      let parts = rest.split { marks.contains($0) }.map {
        $0.split(separator: " ").joined(separator: " ")
      }
      if let name = parts.last(where: { !$0.isEmpty }), wordCount(name) <= 6 { return name }
    }
    return nil
  }

  private static func wordCount(_ text: String) -> Int { text.split(separator: " ").count }

  /// What the page marks or names as the writer; the shortest of such elements that has a name.
  private static func byline(_ tree: MarkupTree, _ names: PageNames) -> String? {
    let marked = tree.nodes.indices.filter { node in
      guard let tag = tree.nodes[node].tag, tag != .meta, tag != .link else { return false }
      return tree.attribute(node, "rel") == "author" || tree.attribute(node, "itemprop") == "author"
        || names.element(node, means: .byline)
    }
    return marked.prefix(20).lazy.map { tree.words($0) }
      .first { $0.utf8.count > 2 && $0.utf8.count < 120 && $0.contains { $0.isUppercase } }
  }

  /// Without "By" before it and a date or a bar behind it.
  static func withoutBy(_ text: String) -> String? {
    var words = text.split(separator: " ")
    if let by = words.prefix(3).firstIndex(where: { $0.lowercased() == "by" }) {
      words.removeFirst(by + 1)
    }
    let bars: Set<Substring> = ["|", "·", "•", "-", "–", "—", "on"]
    let end =
      words.firstIndex { bars.contains($0) || $0.contains(where: \.isNumber) } ?? words.endIndex
    let name = words[..<end].joined(separator: " ")
    return name.isEmpty ? nil : name.hasSuffix(",") ? String(name.dropLast()) : name
  }

  /// The first time element, or what is named the date, that reads as one.
  private static func published(_ tree: MarkupTree, _ names: PageNames) -> String? {
    var shown: String?
    for node in tree.nodes.indices {
      guard let tag = tree.nodes[node].tag, tag != .meta else { continue }
      if tag == .time || tree.attribute(node, "itemprop") == "datePublished" {
        let value =
          tree.attribute(node, "datetime") ?? tree.attribute(node, "content") ?? tree.words(node)
        if let date = DateText.iso(value) ?? DateText.iso(tree.words(node)) { return date }
      } else if shown == nil, names.element(node, means: .date) {
        shown = date(in: tree.words(node))
      }
    }
    return shown
  }

  /// The date in a short line, "Published 4 November 2024, 08:15".
  static func date(in line: String) -> String? {
    guard line.utf8.count < 160 else { return nil }
    if let date = DateText.iso(line) { return date }
    let digit = line.utf8.firstIndex { $0 >= 0x30 && $0 <= 0x39 }
    return digit.flatMap { DateText.iso(String(line[$0...])) }
  }
}

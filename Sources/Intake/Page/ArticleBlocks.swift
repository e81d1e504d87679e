import LexiconStore
import Markup

/// Which blocks of an article's part of a page are its text.
struct ArticleBlocks {
  private let tree: MarkupTree
  private let words: PageWords
  private let heading: PageHeading
  private(set) var paragraphs: [[UInt8]] = []
  /// Where the last block that was taken stands.
  private var last = -1
  /// The date that stands over the text, where one does.
  private(set) var published: String?

  init(_ tree: MarkupTree, _ words: PageWords, _ heading: PageHeading, _ blocks: [PageBlock]) {
    self.tree = tree
    self.words = words
    self.heading = heading
    var pending: [UInt8]?
    var links = 0
    for given in blocks {
      let block = withoutHead(given)
      guard isText(block) else {
        // A heading right over a list of links goes with them; a line that names the list guards it.
        links += !block.lines.isEmpty && isLinks(block) ? 1 : -1_000
        if links > 1 { pending = nil }
        continue
      }
      links = 0
      last = block.anchor
      if isHeading(block) {
        pending = block.text
        continue
      }
      if let heading = pending { paragraphs.append(heading) }
      pending = nil
      paragraphs.append(block.text)
    }
  }

  /// Before the text begins: without lines that are title, byline or date. A date found there is kept.
  private mutating func withoutHead(_ block: PageBlock) -> PageBlock {
    guard paragraphs.isEmpty else { return block }
    var rest = block
    while let line = rest.lines.first {
      let date =
        line.count < 100 && !Self.endsSentence(line)
        ? PageHeading.date(in: String(decoding: line, as: UTF8.self)) : nil
      published = published ?? date
      guard date != nil || isTitle(line) || isByline(line) else { break }
      rest.lines.removeFirst()
    }
    return rest
  }

  private func tag(_ block: PageBlock) -> Tag? { tree.nodes[block.anchor].tag }

  private func isHeading(_ block: PageBlock) -> Bool { tag(block)?.isHeading == true }

  private func isText(_ block: PageBlock) -> Bool {
    guard !block.lines.isEmpty, block.text.contains(where: Self.isLetter) else { return false }
    let text = block.text
    if tag(block) == .h1 || isTitle(text) || isLinks(block) || isLabel(block, text) { return false }
    if words.beginsAsNoise(text), block.words <= 14 || block.linkShare > 0.3 { return false }
    return block.words > 14 || !isByline(text) && !isDate(block, text)
  }

  /// A word or three that are no paragraph, item or heading and stand apart from the text: "Town", "Mo", "Photo".
  private func isLabel(_ block: PageBlock, _ text: [UInt8]) -> Bool {
    guard block.words <= 3, !Self.endsSentence(text) else { return false }
    switch tag(block) {
    case .p, .li, .blockquote, .h2, .h3, .h4, .h5, .h6:
      return paragraphs.isEmpty && !isHeading(block)
    default: return block.anchor != last
    }
  }

  private static func endsSentence(_ text: [UInt8]) -> Bool {
    let last = text.suffix(4)
    return last.contains { [0x2E, 0x21, 0x3F, 0x22].contains($0) }
      || last.suffix(3) == [0xE2, 0x80, 0x9D]
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
  }

  /// A line that is all link leads elsewhere.
  private func isLinks(_ block: PageBlock) -> Bool {
    block.linkShare > 0.9 || block.linkShare > 0.6 && block.words < 25
  }

  private func isTitle(_ text: [UInt8]) -> Bool {
    let text = String(decoding: text, as: UTF8.self)
    return text == heading.title || text == heading.shown
  }

  private func isByline(_ text: [UInt8]) -> Bool {
    guard let name = heading.byline else { return false }
    let text = String(decoding: text, as: UTF8.self)
    return text == name || text.lowercased().hasPrefix("by " + name.lowercased())
  }

  /// A line that says little but a date.
  private func isDate(_ block: PageBlock, _ text: [UInt8]) -> Bool {
    block.words <= 9 && !Self.endsSentence(text)
      && PageHeading.date(in: String(decoding: text, as: UTF8.self)) != nil
  }
}

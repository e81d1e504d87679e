import LexiconStore
import Markup

/// A paragraph, heading or item of a page.
struct PageBlock {
  /// The innermost element that is no inline one.
  let anchor: Int
  /// Its lines as `br` parts them: mostly one.
  var lines: [[UInt8]]
  /// Bytes of it that stand inside links.
  var linked: Int

  var text: [UInt8] { lines.count == 1 ? lines[0] : Array(lines.joined(separator: [0x20])) }
  var words: Int { text.reduce(1) { $0 + ($1 == 0x20 ? 1 : 0) } }
  var count: Int { lines.reduce(lines.count - 1) { $0 + $1.count } }

  var linkShare: Double { count <= 0 ? 0 : Double(linked) / Double(count) }
}

/// What the parts of a page are by the names that its site gives them.
struct PageNames {
  let tree: MarkupTree
  let words: PageWords

  private static let attributes = [
    "class", "id", "data-component", "data-testid", "data-qa", "data-type", "itemprop",
  ]

  /// Whether one of the element's names means that.
  func element(_ node: Int, means meaning: PageWords.Meaning) -> Bool {
    Self.attributes.contains { key in
      guard let value = tree.attribute(node, key) else { return false }
      return value.utf8.prefix(512).split(separator: 0x20).contains {
        words.name(Self.words(of: Array($0)), means: meaning)
      }
    }
  }

  /// `c-article__bodyText` is c, article, body, text.
  static func words(of name: [UInt8]) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var wasSmall = false
    for byte in name {
      let isCapital = byte >= 0x41 && byte <= 0x5A
      let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
      if !isLetter || isCapital && wasSmall {
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        word = []
      }
      if isLetter { word.append(byte | 0x20) }
      wasSmall = isLetter && !isCapital
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  /// Elements that never hold an article's words.
  func isNoiseByKind(_ node: Int) -> Bool {
    switch tree.nodes[node].tag {
    case .nav, .aside, .footer, .form, .button, .select, .iframe, .noscript, .menu, .dialog,
      .figure, .figcaption,
      .video, .audio, .object, .canvas, .map, .script, .style, .head, .caption, .input, .textarea,
      .svg, .label:
      return true
    default: break
    }
    if tree.attribute(node, "hidden") != nil || tree.attribute(node, "aria-hidden") == "true" {
      return true
    }
    if let style = tree.attribute(node, "style"), style.utf8.count < 4_096 {
      if style.split(separator: " ").joined().lowercased().contains("display:none") { return true }
    }
    switch tree.attribute(node, "role") {
    case "navigation", "complementary", "banner", "contentinfo", "dialog", "search", "alert",
      "menu":
      return true
    default: return false
    }
  }
}

/// Cuts a part of a page into blocks.
struct PageBlocks {
  let tree: MarkupTree
  /// Whether an element with all in it is to be passed over.
  let isNoise: (Int) -> Bool
  private(set) var blocks: [PageBlock] = []
  private var text: [UInt8] = []
  private var linked = 0
  private var anchor = 0
  private var open: [Int] = []
  private var links = 0
  private var breaks = 0
  private var isBlankSoFar = true

  /// The blocks of `range`, a part of a tree's nodes.
  init(_ tree: MarkupTree, in range: Range<Int>, isNoise: @escaping (Int) -> Bool) {
    self.tree = tree
    self.isNoise = isNoise
    var at = range.lowerBound
    while at < range.upperBound {
      leave(before: at)
      guard let tag = tree.nodes[at].tag else {
        take(text: at)
        at += 1
        continue
      }
      if isNoise(at) {
        if !tag.isInline { flush() }
        at = tree.nodes[at].end
        continue
      }
      enter(at, tag)
      at += 1
    }
    leave(before: range.upperBound)
    flush()
  }

  private mutating func enter(_ node: Int, _ tag: Tag) {
    if tag == .br { return addBreak() }
    if tag == .a { links += 1 }
    if !tag.isInline && tag != .other || tag == .hr { flush() }
    open.append(node)
  }

  private mutating func leave(before at: Int) {
    while let last = open.last, tree.nodes[last].end <= at {
      open.removeLast()
      let tag = tree.nodes[last].tag
      if tag == .a { links -= 1 }
      if tag?.isInline != true && tag != .other { flush() }
    }
  }

  /// Stands for a `br` until the block is whole: no text has this byte once it is read.
  private static let lineBreak: UInt8 = 0x0B

  /// One parts lines, two part paragraphs.
  private mutating func addBreak() {
    breaks += 1
    if breaks == 2 { flush() } else { text.append(Self.lineBreak) }
  }

  private mutating func take(text node: Int) {
    let bytes = tree.text(node).map { $0 == Self.lineBreak ? 0x20 : $0 }
    let isBlank = bytes.allSatisfy { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
    if !isBlank { breaks = 0 }
    if text.isEmpty || isBlankSoFar {
      anchor = open.last { tree.nodes[$0].tag?.isInline != true } ?? max(0, tree.nodes[node].parent)
    }
    text += bytes
    isBlankSoFar = isBlankSoFar && isBlank
    if links > 0 && !isBlank { linked += bytes.count }
  }

  private mutating func flush() {
    defer {
      text = []
      linked = 0
      breaks = 0
      isBlankSoFar = true
    }
    let lines = text.split(separator: Self.lineBreak).map { MarkupTree.collapsed(Array($0)) }
      .filter { !$0.isEmpty }
    guard !lines.isEmpty else { return }
    blocks.append(PageBlock(anchor: anchor, lines: lines, linked: linked))
  }
}

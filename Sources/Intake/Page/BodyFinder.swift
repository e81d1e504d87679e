import LexiconStore
import Markup

/// Finds the part of a page that is its article, and the article's paragraphs in it.
struct BodyFinder {
  let tree: MarkupTree
  let names: PageNames
  /// Bytes of good paragraphs anchored before each node: a part's weight is a difference of two.
  private var weights: [Int]
  private let exempt: [Bool]

  init(_ tree: MarkupTree, _ words: PageWords) {
    self.tree = tree
    let names = PageNames(tree: tree, words: words)
    self.names = names
    exempt = Self.exempt(tree, names)
    weights = [Int](repeating: 0, count: tree.nodes.count + 1)
    weights = Self.summed(blocks(in: tree.nodes.indices), tree.nodes.count)
  }

  /// Elements that a name cannot make noise: those around the headline or around what is named the article.
  private static func exempt(_ tree: MarkupTree, _ names: PageNames) -> [Bool] {
    var exempt = [Bool](repeating: false, count: tree.nodes.count)
    for node in tree.nodes.indices {
      guard let tag = tree.nodes[node].tag else { continue }
      switch tag {
      case .html, .body, .main: exempt[node] = true
      case .h1, .article:
        mark(node, &exempt, tree)
      default:
        if tag != .meta, names.element(node, means: .body) { mark(node, &exempt, tree) }
      }
    }
    return exempt
  }

  private static func mark(_ node: Int, _ exempt: inout [Bool], _ tree: MarkupTree) {
    var at = node
    while at >= 0, !exempt[at] {
      exempt[at] = true
      at = tree.nodes[at].parent
    }
  }

  private func isNoise(_ node: Int) -> Bool {
    if names.isNoiseByKind(node) { return true }
    if tree.nodes[node].tag == .header { return !hasText(node) }
    return !exempt[node] && names.element(node, means: .noise)
  }

  /// A header with several long paragraphs is the article itself.
  private func hasText(_ node: Int) -> Bool { weight(node) > 1_500 }

  private func blocks(in range: Range<Int>) -> [PageBlock] {
    PageBlocks(tree, in: range, isNoise: isNoise).blocks
  }

  private static func summed(_ blocks: [PageBlock], _ count: Int) -> [Int] {
    var own = [Int](repeating: 0, count: count + 1)
    for block in blocks where block.words >= 8 && block.linkShare < 0.5 {
      own[block.anchor + 1] += max(0, block.count - block.linked)
    }
    for at in 1..<(count + 1) { own[at] += own[at - 1] }
    return own
  }

  private func weight(_ node: Int) -> Int { weights[tree.nodes[node].end] - weights[node] }

  /// The node that holds the article; 0, the root, in a page without structure.
  func container() -> Int {
    guard !tree.nodes.isEmpty else { return 0 }
    let whole = weight(0)
    if let node = named(whole) { return node }
    let articles = tree.nodes.indices.filter { tree.nodes[$0].tag == .article }
    let mains = tree.nodes.indices.filter {
      tree.nodes[$0].tag == .main || tree.attribute($0, "role") == "main"
    }
    let start =
      heaviest(articles, above: whole / 4) ?? heaviest(mains, above: whole / 4)
      ?? aroundHeadline(whole)
    return descend(from: start)
  }

  /// The nearest part around the first headline that has a good share of the text; 0 where no headline stands.
  private func aroundHeadline(_ whole: Int) -> Int {
    guard var at = tree.nodes.indices.first(where: { tree.nodes[$0].tag == .h1 }) else { return 0 }
    while at > 0, weight(at) * 4 < whole { at = tree.nodes[at].parent }
    return max(0, at)
  }

  /// What microdata or the site's own names call the article's text. Parts of it that stand apart are taken together.
  private func named(_ whole: Int) -> Int? {
    let found = tree.nodes.indices.filter { node in
      guard let tag = tree.nodes[node].tag, tag != .body, tag != .html, tag != .meta else {
        return false
      }
      return weight(node) > 0 && names.element(node, means: .body)
    }
    guard let best = heaviest(found, above: max(80, whole / 8)) else { return nil }
    let parts = found.filter { part in
      part != best && tree.attribute(part, "class") == tree.attribute(best, "class")
        && weight(part) * 8 > weight(best) && !tree.inside(best).contains(part)
        && !tree.inside(part).contains(best)
    }
    return parts.reduce(best) { commonAncestor($0, $1) }
  }

  private func heaviest(_ nodes: [Int], above least: Int) -> Int? {
    // Of equals the innermost: it has less around it.
    let best = nodes.max { (weight($0), $0) < (weight($1), $1) }
    return best.flatMap { weight($0) > least ? $0 : nil }
  }

  private func commonAncestor(_ a: Int, _ b: Int) -> Int {
    var at = a
    while at > 0, !(at..<tree.nodes[at].end).contains(b) { at = tree.nodes[at].parent }
    return at
  }

  /// Into the child that has nearly all the text, as long as there is one.
  private func descend(from start: Int) -> Int {
    var at = start
    while true {
      let children = tree.children(of: at).filter { tree.nodes[$0].tag?.isInline == false }
      guard let best = children.max(by: { weight($0) < weight($1) }),
        weight(best) * 5 > weight(at) * 4,
        tree.nodes[best].tag != .p,
        !children.contains(where: { tree.nodes[$0].tag == .p && weight($0) > 0 })
      else { return at }
      at = best
    }
  }

  /// The blocks of the article, in order.
  func blocks() -> [PageBlock] {
    let node = container()
    return tree.nodes.isEmpty ? [] : blocks(in: node..<tree.nodes[node].end)
  }
}

public import DocumentModel

/// Terms of one or more words, keyed by the lexemes of their words: longest match over a token array, no allocation.
public struct TermTrie: Sendable {
  private struct Edge: Hashable {
    let node: UInt32
    let lexeme: UInt32
  }
  private struct Node {
    var values: [UInt32] = []
    var hasChildren = false
  }
  /// By lexeme: the node of a one-word beginning, or 0. Most tokens end here.
  private var first: [UInt32] = []
  private var edges: [Edge: UInt32] = [:]
  private var nodes: [Node] = [Node()]

  public init() {}

  /// A hit: how many tokens, and the values stored for that term (indices into the owner's table).
  public struct Match: Sendable {
    public let length: Int
    public let values: [UInt32]
  }

  public mutating func insert(_ words: [LexemeID], value: UInt32) {
    guard let head = words.first else { return }
    let at = Int(head.rawValue)
    if at >= first.count { first += [UInt32](repeating: 0, count: at + 1 - first.count) }
    var node = first[at]
    if node == 0 {
      node = addNode()
      first[at] = node
    }
    for word in words.dropFirst() {
      let edge = Edge(node: node, lexeme: word.rawValue)
      nodes[Int(node)].hasChildren = true
      if let next = edges[edge] {
        node = next
      } else {
        let next = addNode()
        edges[edge] = next
        node = next
      }
    }
    if !nodes[Int(node)].values.contains(value) { nodes[Int(node)].values.append(value) }
  }

  /// The longest term that begins at `tokens[at]` and ends before `end`, or nil.
  public func longest(_ tokens: [Token], at: Int, end: Int) -> Match? {
    let lexeme = tokens[at].lexeme
    guard !lexeme.isNone, Int(lexeme.rawValue) < first.count else { return nil }
    var node = first[Int(lexeme.rawValue)]
    guard node != 0 else { return nil }
    var best: Match? = nil
    var next = at + 1
    while true {
      let here = nodes[Int(node)]
      if !here.values.isEmpty { best = Match(length: next - at, values: here.values) }
      guard here.hasChildren, next < end, !tokens[next].lexeme.isNone,
        let child = edges[Edge(node: node, lexeme: tokens[next].lexeme.rawValue)]
      else { return best }
      node = child
      next += 1
    }
  }

  private mutating func addNode() -> UInt32 {
    nodes.append(Node())
    return UInt32(nodes.count - 1)
  }

  /// Every term with its values, ordered by its lexemes. For checks; walks the whole table.
  func all() -> [(words: [LexemeID], values: [UInt32])] {
    var next: [UInt32: [(lexeme: UInt32, node: UInt32)]] = [:]
    for (edge, child) in edges { next[edge.node, default: []].append((edge.lexeme, child)) }
    var found: [(words: [LexemeID], values: [UInt32])] = []
    var open: [(words: [LexemeID], node: UInt32)] = []
    for (lexeme, node) in first.enumerated() where node != 0 {
      open.append(([LexemeID(rawValue: UInt32(lexeme))], node))
    }
    while let (words, node) = open.popLast() {
      if !nodes[Int(node)].values.isEmpty { found.append((words, nodes[Int(node)].values)) }
      for (lexeme, child) in next[node] ?? [] {
        open.append((words + [LexemeID(rawValue: lexeme)], child))
      }
    }
    return found.sorted {
      $0.words.lexicographicallyPrecedes($1.words) { $0.rawValue < $1.rawValue }
    }
  }
}

public import DocumentModel

/// Terms of one or more words, keyed by the lexemes of their words: longest match over a token array, no allocation.
public struct TermTrie: Sendable {
  private struct Edge: Sendable {
    /// The node above, the lexeme below; `free` where there is none.
    var key: UInt64
    var child: UInt32

    static let free = Edge(key: .max, child: 0)
  }
  /// By lexeme: the node of a one-word beginning, or 0. Most tokens end here.
  private var first: [UInt32] = []
  /// Open addressing; a power of two of places, at least twice as many as there are edges.
  private var edges = [Edge](repeating: .free, count: 64)
  private var edgeCount = 0
  /// By node: the values of the term that ends there.
  private var values: [[UInt32]] = [[]]
  /// By node: whether a term ends there, and whether a longer one goes on. All that the walk asks of a node.
  private var marks: [UInt8] = [0]
  private static let ends: UInt8 = 1
  private static let goesOn: UInt8 = 2

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
      marks[Int(node)] |= Self.goesOn
      let next = child(of: node, word)
      if next == 0 {
        let new = addNode()
        addEdge(Edge(key: Self.key(node, word), child: new))
        node = new
      } else {
        node = next
      }
    }
    marks[Int(node)] |= Self.ends
    if !values[Int(node)].contains(value) { values[Int(node)].append(value) }
  }

  /// The longest term that begins at `tokens[at]` and ends before `end`, or nil.
  public func longest(_ tokens: [Token], at: Int, end: Int) -> Match? {
    longest(tokens, at: at, goingOn: at + 1, end: end)
  }

  /// The longest term whose first word is `tokens[at]` and whose others stand together from `second` on, before `end`; or
  /// nil. Its length counts words.
  public func longest(_ tokens: [Token], at: Int, goingOn second: Int, end: Int) -> Match? {
    let lexeme = tokens[at].lexeme
    guard !lexeme.isNone, Int(lexeme.rawValue) < first.count else { return nil }
    var node = first[Int(lexeme.rawValue)]
    guard node != 0 else { return nil }
    var best: UInt32 = 0
    var length = 0
    var next = second
    while true {
      let mark = marks[Int(node)]
      if mark & Self.ends != 0 {
        best = node
        length = next - second + 1
      }
      guard mark & Self.goesOn != 0, next < end, !tokens[next].lexeme.isNone else { break }
      node = child(of: node, tokens[next].lexeme)
      if node == 0 { break }
      next += 1
    }
    return best == 0 ? nil : Match(length: length, values: values[Int(best)])
  }

  private static func key(_ node: UInt32, _ lexeme: LexemeID) -> UInt64 {
    UInt64(node) << 32 | UInt64(lexeme.rawValue)
  }

  private static func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: ((key ^ key >> 29) &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }

  /// The node below, or 0.
  private func child(of node: UInt32, _ lexeme: LexemeID) -> UInt32 {
    let key = Self.key(node, lexeme)
    let mask = edges.count - 1
    var at = Self.place(key) & mask
    while edges[at].key != Edge.free.key {
      if edges[at].key == key { return edges[at].child }
      at = (at + 1) & mask
    }
    return 0
  }

  private mutating func addEdge(_ edge: Edge) {
    edgeCount += 1
    if edgeCount * 2 > edges.count {
      let old = edges
      edges = [Edge](repeating: .free, count: old.count * 2)
      for edge in old where edge.key != Edge.free.key { put(edge) }
    }
    put(edge)
  }

  private mutating func put(_ edge: Edge) {
    let mask = edges.count - 1
    var at = Self.place(edge.key) & mask
    while edges[at].key != Edge.free.key { at = (at + 1) & mask }
    edges[at] = edge
  }

  private mutating func addNode() -> UInt32 {
    values.append([])
    marks.append(0)
    return UInt32(values.count - 1)
  }

  /// Every term with its values, ordered by its lexemes. For checks; walks the whole table.
  func all() -> [(words: [LexemeID], values: [UInt32])] {
    var next: [UInt32: [(lexeme: UInt32, node: UInt32)]] = [:]
    for edge in edges where edge.key != Edge.free.key {
      next[UInt32(edge.key >> 32), default: []].append((UInt32(edge.key & 0xFFFF_FFFF), edge.child))
    }
    var found: [(words: [LexemeID], values: [UInt32])] = []
    var open: [(words: [LexemeID], node: UInt32)] = []
    for (lexeme, node) in first.enumerated() where node != 0 {
      open.append(([LexemeID(rawValue: UInt32(lexeme))], node))
    }
    while let (words, node) = open.popLast() {
      if !values[Int(node)].isEmpty { found.append((words, values[Int(node)])) }
      for (lexeme, child) in next[node] ?? [] {
        open.append((words + [LexemeID(rawValue: lexeme)], child))
      }
    }
    return found.sorted {
      $0.words.lexicographicallyPrecedes($1.words) { $0.rawValue < $1.rawValue }
    }
  }
}

/// The arc-hybrid transition system (Kuhlmann et al. 2011) over one sentence of `count` words. The root stands behind
/// the last word, at position `count`, and takes exactly one word. Reused between sentences; nothing grows after the
/// longest one.
struct ArcHybrid {
  enum Move: Int, CaseIterable {
    /// The next word of the buffer goes onto the stack.
    case shift
    /// The top of the stack becomes a child of the buffer's next word.
    case left
    /// The top of the stack becomes a child of the word below it.
    case right
  }

  /// A word's children so far. Positions are −1 where there is none; `label` is 0 where there is no arc yet.
  struct Node {
    var head: Int32 = -1
    var leftmost: Int32 = -1
    var rightmost: Int32 = -1
    var nextLeftmost: Int32 = -1
    var nextRightmost: Int32 = -1
    var leftCount: UInt8 = 0
    var rightCount: UInt8 = 0
    var label: UInt8 = 0
  }

  private(set) var count = 0
  private(set) var nodes: [Node] = []
  private var stack: [Int32] = []
  private var depth = 0
  /// The buffer's next word; `count` is the root.
  private(set) var next = 0

  /// Begins a sentence.
  mutating func start(_ count: Int) {
    if nodes.count <= count {
      nodes = [Node](repeating: Node(), count: count + 1)
      stack = [Int32](repeating: 0, count: count + 1)
    } else {
      for i in 0...count { nodes[i] = Node() }
    }
    self.count = count
    depth = 0
    next = 0
  }

  var isFinal: Bool { next == count && depth == 0 }
  var stackDepth: Int { depth }

  /// The word `below` places under the top of the stack, or −1.
  @inline(__always)
  func stacked(_ below: Int) -> Int {
    below < depth ? Int(stack[depth &- 1 &- below]) : -1
  }

  /// The word `ahead` places behind the buffer's next, the root included, or −1.
  @inline(__always)
  func buffered(_ ahead: Int) -> Int {
    next &+ ahead <= count ? next &+ ahead : -1
  }

  /// Law: unless `isFinal`, at least one move is allowed, and every word ends with one head and no cycle.
  @inline(__always)
  func allows(_ move: Move) -> Bool {
    switch move {
    case .shift: next < count
    case .left: depth > 0 && (next < count || depth == 1)
    case .right: depth > 1
    }
  }

  /// The head that `move` would give to the top of the stack.
  @inline(__always)
  func head(by move: Move) -> Int { move == .left ? next : stacked(1) }

  mutating func shift() {
    stack[depth] = Int32(truncatingIfNeeded: next)
    depth &+= 1
    next &+= 1
  }

  /// Pops the top of the stack and hangs it below the head of `move`.
  mutating func attach(_ move: Move, label: UInt8) {
    let child = stacked(0)
    let head = head(by: move)
    depth &-= 1
    nodes[child].head = Int32(truncatingIfNeeded: head)
    nodes[child].label = label
    if child < head {
      nodes[head].nextLeftmost = nodes[head].leftmost
      nodes[head].leftmost = Int32(truncatingIfNeeded: child)
      nodes[head].leftCount = min(nodes[head].leftCount, 254) + 1
    } else {
      nodes[head].nextRightmost = nodes[head].rightmost
      nodes[head].rightmost = Int32(truncatingIfNeeded: child)
      nodes[head].rightCount = min(nodes[head].rightCount, 254) + 1
    }
  }
}

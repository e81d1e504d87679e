/// How many gold arcs each move makes unreachable (Goldberg and Nivre 2013), exact for projective trees.
struct DynamicOracle {
  /// 0-based; the sentence's length for the root.
  let heads: [Int]

  /// Cost of each allowed move; nil where it is not allowed.
  func costs(_ state: borrowing ArcHybrid) -> InlineArray<3, Int?> {
    var costs = InlineArray<3, Int?>(repeating: nil)
    if state.allows(.shift) { costs[0] = shift(state) }
    if state.allows(.left) { costs[1] = left(state) }
    if state.allows(.right) { costs[2] = right(state) }
    return costs
  }

  /// The shifted word loses a head deeper in the stack and all children there.
  private func shift(_ state: borrowing ArcHybrid) -> Int {
    var cost = 0
    for below in 0..<state.stackDepth {
      let word = state.stacked(below)
      if heads[word] == state.next { cost += 1 }
      if below > 0 && heads[state.next] == word { cost += 1 }
    }
    return cost
  }

  /// The top loses a head at its left or further right, and its children in the buffer.
  private func left(_ state: borrowing ArcHybrid) -> Int {
    let top = state.stacked(0)
    let head = heads[top]
    let losesHead = head > state.next || head == state.stacked(1)
    return (losesHead ? 1 : 0) + childrenInBuffer(of: top, state)
  }

  /// The top loses a head in the buffer, and its children there.
  private func right(_ state: borrowing ArcHybrid) -> Int {
    let top = state.stacked(0)
    return (heads[top] >= state.next ? 1 : 0) + childrenInBuffer(of: top, state)
  }

  private func childrenInBuffer(of word: Int, _ state: borrowing ArcHybrid) -> Int {
    var n = 0
    for other in state.next..<max(state.next, heads.count) where heads[other] == word { n += 1 }
    return n
  }
}

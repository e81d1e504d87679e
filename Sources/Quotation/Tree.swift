import DocumentModel

/// The arcs of a document as trees: dependents and yields. Tokens without arcs have neither.
struct Tree {
  /// First and last token of each token's subtree.
  private var first: [Int32]
  private var last: [Int32]
  private var firstChild: [Int32]
  private var nextSibling: [Int32]
  let syntax: Syntax

  init(_ syntax: Syntax, count: Int) {
    self.syntax = syntax
    first = (0..<Int32(count)).map { $0 }
    last = first
    firstChild = [Int32](repeating: -1, count: count)
    nextSibling = firstChild
    guard syntax.heads.count == count else { return }
    for at in (0..<count).reversed() {
      let head = syntax.heads[at]
      guard head >= 0 else { continue }
      nextSibling[at] = firstChild[Int(head)]
      firstChild[Int(head)] = Int32(at)
    }
    for at in 0..<count { widen(at) }
  }

  /// Lets every ancestor's yield reach `at`.
  private mutating func widen(_ at: Int) {
    var head = syntax.heads[at]
    while head >= 0 {
      let above = Int(head)
      if first[above] <= Int32(at) && last[above] >= Int32(at) { return }
      first[above] = min(first[above], Int32(at))
      last[above] = max(last[above], Int32(at))
      head = syntax.heads[above]
    }
  }

  /// The hull of the subtree of `token`.
  func yield(_ token: Int) -> Range<Int> { Int(first[token])..<Int(last[token]) + 1 }

  /// The first dependent of `token`, or nil; `sibling` leads to the others, ascending.
  func child(_ token: Int) -> Int? { firstChild[token] >= 0 ? Int(firstChild[token]) : nil }
  func sibling(_ token: Int) -> Int? { nextSibling[token] >= 0 ? Int(nextSibling[token]) : nil }

  /// The first dependent of `token` in one of `relations`.
  func child(_ token: Int, where holds: (Relation) -> Bool) -> Int? {
    var at = child(token)
    while let here = at {
      if holds(syntax.relations[here]) { return here }
      at = sibling(here)
    }
    return nil
  }
}

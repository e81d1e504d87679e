import DocumentModel

/// Reads the marks of one family in one paragraph: each is an opening mark, a closing mark or stray. The cheapest
/// reading of all of them together wins, so one missing mark never turns the rest of a paragraph inside out.
struct MarkReading {
  /// How a mark is read. `reopen`: it opens a stretch although one is open, which was never closed.
  enum Step: UInt8 { case stray, open, close, reopen, nest }
  private static let never = 1_000_000
  private static let reopening = 35
  private static let nesting = 25
  private static let straightNesting = 45
  /// A mark that looks like an opening one is an unlikely slip inside a stretch.
  private static let innerSlip = 5

  /// `open` and `close` are positions in the marks; `close` is nil where the paragraph, or the mark at `reopenedAt`,
  /// ends the stretch.
  struct Pair {
    let open: Int
    let close: Int?
    let reopenedAt: Int?
  }

  /// The cheapest way to a depth, and the glyph that opened it.
  private struct Way {
    var price: Int
    var opener = MarkGlyph.straight
    var step = Step.stray

    mutating func offer(_ price: Int, _ step: Step, opener: MarkGlyph) {
      if price < self.price { self = Way(price: price, opener: opener, step: step) }
    }
  }

  /// Per mark: the step that leads to depth 0 (outside), 1 (inside), 2 (inside a nested stretch).
  private var steps: [(Step, Step, Step)] = []
  private(set) var chosen: [Step] = []
  private var open: [Int] = []

  /// `unclosed`: price of a stretch that its paragraph does not close.
  mutating func read(
    _ marks: [Mark], _ family: MarkFamily, unclosed: Int, into pairs: inout [Pair]
  ) {
    var ways = (Way(price: 0), Way(price: Self.never), Way(price: Self.never))
    steps.removeAll(keepingCapacity: true)
    for mark in marks {
      ways = Self.advance(ways, mark, family)
      steps.append((ways.0.step, ways.1.step, ways.2.step))
    }
    trace(marks.count, from: ways.0.price <= ways.1.price + unclosed ? 0 : 1)
    collect(into: &pairs)
  }

  private static func advance(
    _ ways: (Way, Way, Way), _ mark: Mark, _ family: MarkFamily
  ) -> (Way, Way, Way) {
    let (outside, inside, nested) = ways
    let open = mark.open
    var next = (outside, inside, nested)
    next.0.price += mark.stray
    next.1.price += mark.stray + (open < 20 ? innerSlip : 0)
    next.2.price += mark.stray
    next.0.step = .stray
    next.1.step = .stray
    next.2.step = .stray
    next.0.offer(
      inside.price + mark.close(after: inside.opener), .close, opener: outside.opener)
    next.1.offer(outside.price + open, .open, opener: mark.glyph)
    if family != .single {
      next.1.offer(inside.price + open + reopening, .reopen, opener: mark.glyph)
    }
    next.1.offer(nested.price + mark.close(after: nested.opener), .close, opener: inside.opener)
    let nest = mark.glyph == .straight ? straightNesting : nesting
    next.2.offer(inside.price + open + nest, .nest, opener: mark.glyph)
    return next
  }

  /// Walks back from the cheapest end.
  private mutating func trace(_ count: Int, from end: Int) {
    chosen.removeAll(keepingCapacity: true)
    var depth = end
    for at in (0..<count).reversed() {
      let step = depth == 0 ? steps[at].0 : depth == 1 ? steps[at].1 : steps[at].2
      chosen.append(step)
      switch step {
      case .open, .nest: depth -= 1
      case .close: depth += 1
      case .stray, .reopen: break
      }
    }
    chosen.reverse()
  }

  private mutating func collect(into pairs: inout [Pair]) {
    open.removeAll(keepingCapacity: true)
    for (at, step) in chosen.enumerated() {
      switch step {
      case .open, .nest: open.append(at)
      case .close:
        if let start = open.popLast() {
          pairs.append(Pair(open: start, close: at, reopenedAt: nil))
        }
      case .reopen:
        if let start = open.popLast() {
          pairs.append(Pair(open: start, close: nil, reopenedAt: at))
        }
        open.append(at)
      case .stray: break
      }
    }
    if let start = open.first { pairs.append(Pair(open: start, close: nil, reopenedAt: nil)) }
  }
}

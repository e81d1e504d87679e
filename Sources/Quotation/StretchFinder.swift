import DocumentModel

/// A stretch between marks, as they stand: not yet a quotation.
struct Stretch {
  /// With its marks.
  let marked: Slice
  /// Without its outer marks and the spaces inside them.
  let content: Slice
  let paragraph: Int
  let family: MarkFamily
  /// Its closing mark was found.
  let isClosed: Bool
  /// How many stretches lie around it.
  var depth = 0
  /// The stretch of an earlier paragraph that it goes on with.
  var continues: Int? = nil
}

/// Pairs the marks of a document. Laws: stretches ascend by start, nest and never cross; none crosses a paragraph.
struct StretchFinder {
  let bytes: [UInt8]
  let paragraphs: [Paragraph]
  /// The longest run of paragraphs without a mark that an open quotation may span.
  private static let bridge = 8

  /// A paragraph's marks of one family that belong to none, first of all whether its first one closes.
  private struct Edge {
    var firstCloser: Slice? = nil
    var hasMarks = false
  }

  func stretches(findings: inout [Finding]) -> [Stretch] {
    var scratch = Scratch()
    var all: [Stretch] = []
    var pending: Int? = nil
    for at in paragraphs.indices {
      scratch.marks.removeAll(keepingCapacity: true)
      MarkScanner(bytes: bytes).scan(paragraphs[at].range, into: &scratch.marks)
      let first = all.count
      var edge = Edge()
      if !scratch.marks.isEmpty {
        edge = appendParagraph(at, &scratch, &all, &findings)
        Self.nest(&all, from: first)
      }
      join(at, from: first, edge, &pending, &all, &findings)
    }
    if let pending { Self.report(all[pending], &findings) }
    return Self.ordered(all)
  }

  private struct Scratch {
    var marks: [Mark] = []
    var family: [Mark] = []
    var pairs: [MarkReading.Pair] = []
    var reading = MarkReading()
  }

  private func appendParagraph(
    _ at: Int, _ scratch: inout Scratch, _ all: inout [Stretch], _ findings: inout [Finding]
  ) -> Edge {
    let goesOn = at + 1 < paragraphs.count && opensWithMark(paragraphs[at + 1].range)
    var edge = Edge()
    for family in MarkFamily.paired {
      scratch.family.removeAll(keepingCapacity: true)
      for mark in scratch.marks where mark.family == family { scratch.family.append(mark) }
      if scratch.family.isEmpty || family == .single && scratch.family.count < 2 { continue }
      scratch.pairs.removeAll(keepingCapacity: true)
      let unclosed = family == .single ? 100_000 : goesOn ? 5 : 25
      scratch.reading.read(scratch.family, family, unclosed: unclosed, into: &scratch.pairs)
      for pair in scratch.pairs {
        all.append(stretch(pair, scratch.family, family, at))
      }
      if family == .double || family == .guillemet {
        strays(scratch.family, scratch.reading.chosen, &edge, &findings)
      }
    }
    return edge
  }

  private func stretch(
    _ pair: MarkReading.Pair, _ marks: [Mark], _ family: MarkFamily, _ at: Int
  ) -> Stretch {
    let open = marks[pair.open].range
    let end = pair.close.map { marks[$0].range.lower }
    let bound = end ?? pair.reopenedAt.map { marks[$0].range.lower } ?? paragraphs[at].range.upper
    let content = trimmed(Slice(open.upper, max(open.upper, bound)))
    let closing = pair.close.map { marks[$0].range.upper }
    return Stretch(
      marked: Slice(open.lower, closing ?? max(content.upper, open.upper)), content: content,
      paragraph: at, family: family, isClosed: pair.close != nil)
  }

  /// Notes the marks that were left alone: whether the first of all closes something, and a finding for every other.
  private func strays(
    _ marks: [Mark], _ steps: [MarkReading.Step], _ edge: inout Edge, _ findings: inout [Finding]
  ) {
    edge.hasMarks = true
    for (at, mark) in marks.enumerated() where steps[at] == .stray && mark.stray > 10 {
      if at == 0 && edge.firstCloser == nil && mark.close(after: .straight) < 20 {
        edge.firstCloser = mark.range
      } else {
        findings.append(Finding(.strayMark, at: mark.range))
      }
    }
  }

  /// Joins a paragraph to the quotation that an earlier one left open.
  private func join(
    _ at: Int, from first: Int, _ edge: Edge, _ pending: inout Int?, _ all: inout [Stretch],
    _ findings: inout [Finding]
  ) {
    if let open = pending {
      let near = at - all[open].paragraph <= Self.bridge
      if near && !edge.hasMarks { return }
      pending = nil
      let goesOn = all[first...].firstIndex {
        $0.marked.lower == paragraphs[at].range.lower && $0.family == all[open].family
          && bytes[$0.marked.lower] == bytes[all[open].marked.lower]
      }
      if let goesOn, at == all[open].paragraph + 1 {
        all[goesOn].continues = open
      } else if near, let mark = edge.firstCloser {
        bridge(from: open, to: mark, at, &all)
      } else {
        Self.report(all[open], &findings)
      }
    } else if let mark = edge.firstCloser {
      recover(mark, at, &all, &findings)
    }
    pending = all[first...].lastIndex {
      !$0.isClosed && $0.depth == 0 && $0.marked.upper >= paragraphs[at].range.upper
    }
    for stretch in all[first...] where !stretch.isClosed && stretch.depth == 0 {
      if stretch.marked.upper < paragraphs[at].range.upper { Self.report(stretch, &findings) }
    }
  }

  /// A quotation opened in one paragraph and closed in a later one, nothing marked between.
  private func bridge(from open: Int, to mark: Slice, _ at: Int, _ all: inout [Stretch]) {
    var previous = open
    for between in all[open].paragraph + 1...at {
      let range = paragraphs[between].range
      let content = between == at ? trimmed(Slice(range.lower, mark.lower)) : range
      all.append(
        Stretch(
          marked: between == at ? Slice(range.lower, mark.upper) : range, content: content,
          paragraph: between, family: all[open].family, isClosed: between == at,
          continues: previous))
      previous = all.count - 1
    }
  }

  /// A closing mark without an opening one: the quotation begins with its paragraph, or after a colon before it.
  private func recover(
    _ mark: Slice, _ at: Int, _ all: inout [Stretch], _ findings: inout [Finding]
  ) {
    findings.append(Finding(.strayMark, at: mark))
    let range = paragraphs[at].range
    var start = range.lower
    for place in range.lower..<mark.lower
    where bytes[place] == UInt8(ascii: ":") && bytes[place + 1] == 0x20 {
      start = place + 2
    }
    let content = trimmed(Slice(start, mark.lower))
    guard !content.isEmpty else { return }
    all.append(
      Stretch(
        marked: Slice(content.lower, mark.upper), content: content, paragraph: at,
        family: .double, isClosed: true))
  }

  private static func report(_ stretch: Stretch, _ findings: inout [Finding]) {
    let start = stretch.marked.lower
    findings.append(Finding(.unclosedQuote, at: Slice(start, max(start, stretch.content.lower))))
  }

  private func opensWithMark(_ range: Slice) -> Bool {
    var marks: [Mark] = []
    MarkScanner(bytes: bytes).scan(
      Slice(range.lower, min(range.upper, range.lower + 8)), into: &marks)
    guard let mark = marks.first else { return false }
    return mark.range.lower == range.lower && mark.family != .single && mark.open < 20
  }

  private func trimmed(_ range: Slice) -> Slice {
    var start = range.lower
    var end = range.upper
    while start < end, let n = space(startingAt: start, end) { start += n }
    while start < end, let n = space(endingAt: end, start) { end -= n }
    return Slice(start, end)
  }

  private func space(startingAt at: Int, _ end: Int) -> Int? {
    if bytes[at] <= 0x20 { return 1 }
    return at + 1 < end && bytes[at] == 0xC2 && bytes[at + 1] == 0xA0 ? 2 : nil
  }

  private func space(endingAt at: Int, _ start: Int) -> Int? {
    if bytes[at - 1] <= 0x20 { return 1 }
    return at - 2 >= start && bytes[at - 2] == 0xC2 && bytes[at - 1] == 0xA0 ? 2 : nil
  }

  /// Sorts a paragraph's stretches, drops those that cross an earlier one, sets depths.
  private static func nest(_ all: inout [Stretch], from first: Int) {
    let found = all[first...].sorted {
      ($0.marked.lower, $1.marked.upper) < ($1.marked.lower, $0.marked.upper)
    }
    all.removeSubrange(first...)
    var around: [Slice] = []
    for var stretch in found {
      while let last = around.last, last.upper <= stretch.marked.lower { around.removeLast() }
      if let last = around.last, stretch.marked.upper > last.upper {
        if stretch.isClosed { continue }
      }
      stretch.depth = around.count
      around.append(stretch.marked)
      all.append(stretch)
    }
  }

  /// By start; `continues` follows.
  private static func ordered(_ all: [Stretch]) -> [Stretch] {
    let order = all.indices.sorted {
      (all[$0].marked.lower, all[$1].marked.upper) < (all[$1].marked.lower, all[$0].marked.upper)
    }
    var place = [Int](repeating: 0, count: all.count)
    for (new, old) in order.enumerated() { place[old] = new }
    return order.map { old in
      var stretch = all[old]
      stretch.continues = stretch.continues.map { place[$0] }
      return stretch
    }
  }
}

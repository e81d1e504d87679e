import DocumentModel
import LexiconStore

/// Extents from quotation marks: the stretches beside a cue, and those that go on from them.
struct MarkExtents {
  let reading: Reading
  /// The most tokens between a cue and its stretch.
  private static let reach = 45
  /// The most tokens between a stretch and the cue that stands behind it.
  private static let closeBehind = 12

  func add(of hit: CueHit, to list: inout ExtentList) {
    guard reading.stretch(hit.head) == nil else { return }
    let paragraph = reading.paragraph(ofSentence: hit.sentence)
    let next = partition(reading.stretches.count) {
      reading.stretches[$0].marked.lower < reading.view.token(hit.head).range.lower
    }
    let left = before(hit, next, paragraph)
    let right = after(hit, next, paragraph)
    if let left {
      list.add(left.unit, .marksBefore, anchor: hit.head)
      list.add(left.chain, .marksBeforeOn, anchor: hit.head)
    }
    guard let right else { return }
    list.add(right.unit, .marksAfter, anchor: hit.head)
    list.add(right.chain, .marksAfterOn, anchor: hit.head)
    guard let left else { return }
    list.add(left.chain + right.unit, .marksAround, anchor: hit.head)
    list.add(left.chain + right.chain, .marksAroundOn, anchor: hit.head)
  }

  private struct Side {
    /// The nearest stretch, with the paragraphs over which it goes on.
    let unit: [TokenRun]
    /// With the stretches that stand beside it without a word between.
    let chain: [TokenRun]
  }

  private func before(_ hit: CueHit, _ next: Int, _ paragraph: Range<Int>) -> Side? {
    var at = next - 1
    while at >= 0, reading.stretches[at].depth > 0 { at -= 1 }
    guard at >= 0, let run = run(at), paragraph.contains(Int(run.start)),
      hit.head - Int(run.end) < Self.reach
    else { return nil }
    var unit = [run]
    while let previous = reading.stretches[at].continues, let run = self.run(previous),
      unit.count < 8
    {
      unit.insert(run, at: 0)
      at = previous
    }
    var chain = unit
    while let previous = outer(before: at), let run = self.run(previous), chain.count < 8,
      adjoin(previous, at)
    {
      chain.insert(run, at: 0)
      at = previous
    }
    return Side(unit: unit, chain: chain)
  }

  private func after(_ hit: CueHit, _ next: Int, _ paragraph: Range<Int>) -> Side? {
    var at = next
    while at < reading.stretches.count, reading.stretches[at].depth > 0 { at += 1 }
    guard at < reading.stretches.count, let run = run(at), Int(run.start) - hit.head < Self.reach,
      paragraph.contains(Int(run.start)) || leadsOut(hit, paragraph, to: Int(run.start)),
      !isClaimed(run, beyond: hit)
    else { return nil }
    var unit = [run]
    while let following = outer(after: at), reading.stretches[following].continues == at,
      let run = self.run(following), unit.count < 12
    {
      unit.append(run)
      at = following
    }
    var chain = unit
    while let following = outer(after: at), let run = self.run(following), chain.count < 12,
      adjoin(at, following)
    {
      chain.append(run)
      at = following
    }
    return Side(unit: unit, chain: chain)
  }

  /// Whether a stretch beyond the cue's sentence has a cue of its own close behind it.
  private func isClaimed(_ run: TokenRun, beyond hit: CueHit) -> Bool {
    let sentences = reading.view.segments.sentences
    guard Int(run.start) >= sentences[hit.sentence].tokenIndices.upperBound else { return false }
    var at = partition(reading.hits.count) { reading.hits[$0].head < Int(run.end) }
    while at < reading.hits.count, reading.hits[at].head - Int(run.end) < Self.closeBehind {
      let other = reading.hits[at]
      if reading.table.cues[other.cue].grade != .weak,
        sentences[other.sentence].tokenIndices.lowerBound < Int(run.end)
      {
        return true
      }
      at += 1
    }
    return false
  }

  /// A colon ends the cue's paragraph and the stretch begins the next.
  private func leadsOut(_ hit: CueHit, _ paragraph: Range<Int>, to start: Int) -> Bool {
    guard let last = paragraph.last, reading.view.isColon(last) else { return false }
    return hit.head < paragraph.upperBound && start <= paragraph.upperBound + 1
  }

  private func run(_ stretch: Int) -> TokenRun? { reading.trimmed(reading.content[stretch]) }

  private func outer(before at: Int) -> Int? {
    (0..<at).last { reading.stretches[$0].depth == 0 }
  }

  private func outer(after at: Int) -> Int? {
    (at + 1..<reading.stretches.count).first { reading.stretches[$0].depth == 0 }
  }

  /// Nothing but marks between two stretches of one paragraph, or the second goes on with the first.
  private func adjoin(_ a: Int, _ b: Int) -> Bool {
    if reading.stretches[b].continues == a { return true }
    guard reading.stretches[a].paragraph == reading.stretches[b].paragraph else { return false }
    let between =
      reading.content[a]
      .upperBound..<max(
        reading.content[a].upperBound, reading.content[b].lowerBound)
    return between.allSatisfy(reading.view.isPunctuation)
  }
}

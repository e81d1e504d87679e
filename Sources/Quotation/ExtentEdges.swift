import DocumentModel
import LexiconStore

/// Reads off where an extent ends: what stands behind it, whether arcs cross its edges, what it leaves of its sentence.
struct ExtentEdges {
  let reading: Reading
  let cues: CueFeatures
  /// Per token whether a strong cue begins there.
  let isStrong: [Bool]
  private var view: SentenceView { reading.view }

  func read(
    _ runs: ArraySlice<TokenRun>, _ extent: Extent, _ shape: Int, _ size: Int, _ hit: CueHit,
    into sink: inout some FeatureSink
  ) {
    guard let first = runs.first, let last = runs.last else { return }
    let sentence = reading.sentence(hit.sentence)
    sink.add(
      .edgeTags, Int(view.tag(Int(first.start)).rawValue),
      Int(first.start) + 1 < view.segments.tokens.count
        ? Int(view.tag(Int(first.start) + 1).rawValue) : 31,
      Int(last.end) <= hit.tokens.lowerBound ? 0 : 1)
    readNext(Int(last.end), sentence, shape, runs, hit, into: &sink)
    readLeaks(runs, extent.anchor, sentence, shape, hit, into: &sink)
    readRest(Int(first.start), Int(last.end), sentence, shape, size, hit, into: &sink)
  }

  /// The word behind the last run, and where it hangs: 0 inside the extent, 1 on the cue, 2 further left, 3 further
  /// right, 4 nowhere.
  private func readNext(
    _ end: Int, _ sentence: Range<Int>, _ shape: Int, _ runs: ArraySlice<TokenRun>, _ hit: CueHit,
    into sink: inout some FeatureSink
  ) {
    var at = end
    var commas = 0
    while at < sentence.upperBound, view.isPunctuation(at) {
      if view.isComma(at) { commas = 1 }
      at += 1
    }
    guard at < sentence.upperBound, !hit.tokens.contains(at) else {
      sink.add(.nextArc, 0, at < sentence.upperBound ? 10 : 11, shape)
      return
    }
    // A preposition or mark hangs on the head of what it begins: that is what hangs somewhere.
    var top = at
    while let head = view.syntax.head(top), head > top, head < sentence.upperBound {
      top = head
    }
    let place = place(view.syntax.head(top), runs, hit, end)
    sink.add(.nextWord, cues.word(at), place + 5 * commas)
    sink.add(.nextWordShape, cues.word(at), shape)
    sink.add(
      .lemmaNextArc, hit.cue, Int(view.syntax.relation(top).rawValue), place + 5 * commas)
    sink.add(.nextArc, Int(view.syntax.relation(top).rawValue), place + 5 * commas, shape)
  }

  private func place(_ head: Int?, _ runs: ArraySlice<TokenRun>, _ hit: CueHit, _ end: Int) -> Int {
    guard let head else { return 4 }
    if runs.contains(where: { $0.indices.contains(head) }) { return 0 }
    if hit.tokens.contains(head) || head == hit.head { return 1 }
    return head < end ? 2 : 3
  }

  /// How many words outside hang inside, and how many inside, but for the content's head, hang outside.
  private func readLeaks(
    _ runs: ArraySlice<TokenRun>, _ anchor: Int, _ sentence: Range<Int>, _ shape: Int,
    _ hit: CueHit, into sink: inout some FeatureSink
  ) {
    var inward = 0
    var outward = 0
    var next = runs.startIndex
    for at in sentence {
      while next < runs.endIndex, Int(runs[next].end) <= at { next += 1 }
      let isInside = next < runs.endIndex && Int(runs[next].start) <= at
      guard let head = view.syntax.head(at), !view.isPunctuation(at) else { continue }
      let isHeadInside = runs.contains { $0.indices.contains(head) }
      if isInside && !isHeadInside { outward += 1 }
      if !isInside && isHeadInside && !hit.tokens.contains(at) { inward += 1 }
    }
    sink.add(.leaks, min(inward, 3), min(outward, 3))
    sink.add(.shapeLeaks, min(inward, 3), min(outward, 3), shape)
  }

  /// What of the sentence lies neither in the hull of the extent nor beside the cue.
  private func readRest(
    _ start: Int, _ end: Int, _ sentence: Range<Int>, _ shape: Int, _ size: Int, _ hit: CueHit,
    into sink: inout some FeatureSink
  ) {
    var behind = 0
    var strong = 0
    var verbs = 0
    if end < sentence.upperBound {
      for at in max(end, sentence.lowerBound)..<sentence.upperBound where !view.isPunctuation(at) {
        if hit.tokens.contains(at) { continue }
        behind += 1
        if isStrong[at] && at != hit.head { strong = 1 }
        if view.tag(at) == .verb { verbs = 1 }
      }
    }
    let before = max(0, min(start, hit.tokens.lowerBound) - sentence.lowerBound)
    sink.add(.restWords, ExtentFeatures.bucket(behind), end > hit.head ? 1 : 0, shape)
    sink.add(.restCues, strong + 2 * verbs + (before > 3 ? 4 : 0), shape)
    let share = sentence.isEmpty ? 0 : min(size, sentence.count) * 6 / sentence.count
    sink.add(.lengthShare, share, before > 3 ? 1 : 0, shape)
  }
}

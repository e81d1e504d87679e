import DocumentModel
import LexiconStore

/// How an extent lies toward quotation marks.
package enum MarkState: UInt8, Sendable, CaseIterable {
  /// No marks in it; all of it in one stretch or more; whole stretches and other words; begins or ends inside marks.
  case none, whole, holds, cuts
  /// Part of one stretch.
  case inside
}

/// Reads off what speaks for and against an extent of a cue.
struct ExtentFeatures {
  let reading: Reading
  private var view: SentenceView { reading.view }
  private let cues: CueFeatures
  /// Per token whether a cue that is more than weak begins there.
  private let isStrong: [Bool]
  private let tail: ExtentTail

  init(reading: Reading) {
    self.reading = reading
    let cues = CueFeatures(reading: reading)
    self.cues = cues
    tail = ExtentTail(reading: reading, cues: cues)
    var strong = [Bool](repeating: false, count: reading.view.segments.tokens.count)
    for hit in reading.hits where reading.table.cues[hit.cue].grade == .strong {
      strong[hit.head] = true
    }
    isStrong = strong
  }

  /// What all extents of a cue share.
  struct Context {
    let hit: CueHit
    /// Bits as `CueFeatures.Frame` has them.
    let frame: Int
    /// The shapes of all its extents, as bits.
    let shapes: UInt32
    /// The "that" behind the cue.
    let that: Int?
  }

  func context(_ hit: CueHit, _ extents: Range<Int>, _ list: ExtentList) -> Context {
    Context(
      hit: hit, frame: cues.frame(of: hit.head).bits,
      shapes: extents.reduce(0) { $0 | list.extents[$1].shapes }, that: tail.that(behind: hit))
  }

  func read(
    _ extent: Extent, _ list: ExtentList, of context: Context, into sink: inout some FeatureSink
  ) {
    let hit = context.hit
    let runs = list.runs(of: extent)
    guard let firstRun = runs.first, let lastRun = runs.last else { return }
    let cue = reading.table.cues[hit.cue]
    let kind = Int(cue.kind.rawValue)
    let shape = Int(extent.shape.rawValue)
    let state = Int(marks(runs).rawValue)
    let size = runs.reduce(0) { $0 + $1.count }
    let length = Self.bucket(size)
    let anchor = Int(view.syntax.relation(extent.anchor).rawValue)
    sink.add(.shape, shape)
    sink.add(.shapeClass, shape, kind, Int(cue.grade.rawValue))
    sink.add(.shapeLemma, shape, hit.cue)
    sink.add(.shapeRelation, shape, anchor, Int(view.syntax.relation(hit.head).rawValue))
    sink.add(.anchorTag, shape, Int(view.tag(extent.anchor).rawValue))
    readShapes(extent, context, into: &sink)
    sink.add(.shapeLength, shape, length)
    sink.add(.lengthMarks, length, state)
    sink.add(.marks, state)
    sink.add(.shapeMarks, shape, state)
    sink.add(.classMarks, kind, state, shape)
    sink.add(.shapeLemmaMarks, hit.cue, state)
    sink.add(.parts, runs.count > 3 ? 3 : runs.count, shape)
    readEdges(firstRun, lastRun, shape, hit, into: &sink)
    readGap(runs, shape, hit, into: &sink)
    readInside(runs, shape, kind, hit, into: &sink)
    readAnchor(extent.anchor, runs, kind, hit, into: &sink)
    tail.readThat(context.that, runs, shape, kind, hit, into: &sink)
    tail.readEnd(lastRun, extent.anchor, shape, into: &sink)
    let source = Int(reading.classes.of(extent.anchor).rawValue)
    sink.add(.anchorSource, source, shape, kind)
    ExtentEdges(reading: reading, cues: cues, isStrong: isStrong)
      .read(runs, extent, shape, size, hit, into: &sink)
  }

  private func readShapes(
    _ extent: Extent, _ context: Context, into sink: inout some FeatureSink
  ) {
    sink.add(.shapeFrame, context.frame, Int(extent.shape.rawValue))
    var rivals = context.shapes & ~extent.shapes
    while rivals != 0 {
      sink.add(.rival, Int(extent.shape.rawValue), rivals.trailingZeroBitCount)
      rivals &= rivals - 1
    }
    var bits = extent.shapes & ~(1 << UInt32(extent.shape.rawValue))
    while bits != 0 {
      let other = bits.trailingZeroBitCount
      sink.add(.shapes, Int(extent.shape.rawValue), other)
      bits &= bits - 1
    }
  }

  private func readEdges(
    _ firstRun: TokenRun, _ lastRun: TokenRun, _ shape: Int, _ hit: CueHit,
    into sink: inout some FeatureSink
  ) {
    let start = Int(firstRun.start)
    let end = Int(lastRun.end)
    let firstTag = Int(view.tag(start).rawValue)
    sink.add(.first, cues.word(start))
    sink.add(.shapeFirst, shape, cues.word(start))
    sink.add(.lemmaFirst, hit.cue, cues.word(start))
    sink.add(.shapeFirstTag, shape, firstTag)
    sink.add(.last, Int(view.tag(end - 1).rawValue), shape)
    sink.add(.beforeTag, start > 0 ? Int(view.tag(start - 1).rawValue) : 31, shape)
    sink.add(.capital, view.token(start).shape == .lower ? 0 : 1, shape)
    let sentence = reading.sentence(hit.sentence)
    let behind = self.behind(end, sentence)
    sink.add(.behind, behind)
    sink.add(.shapeBehind, shape, behind)
    let starts = reading.trimmed(sentence)?.start == firstRun.start
    sink.add(.reachesEnd, starts ? 1 : 0, behind == 0 ? 1 : 0, shape)
  }

  /// What follows an extent: 0 the end of its sentence, 1 a comma, 2 other punctuation, 3 and up: 3 + the tag.
  private func behind(_ end: Int, _ sentence: Range<Int>) -> Int {
    var at = end
    while at < sentence.upperBound, view.token(at).kind == .quoteMark { at += 1 }
    guard at < sentence.upperBound else { return 0 }
    if view.isStop(at) && at + 2 >= sentence.upperBound { return 0 }
    if view.isComma(at) { return 1 }
    return view.isPunctuation(at) ? 2 : 3 + Int(view.tag(at).rawValue)
  }

  /// What lies between the cue and the nearest run on either side.
  private func readGap(
    _ runs: ArraySlice<TokenRun>, _ shape: Int, _ hit: CueHit, into sink: inout some FeatureSink
  ) {
    let left = runs.last { Int($0.end) <= hit.tokens.lowerBound }
    let right = runs.first { Int($0.start) >= hit.tokens.upperBound }
    let side = (left == nil ? 0 : 1) + (right == nil ? 0 : 2)
    sink.add(.position, side, shape)
    if let left {
      let gap = self.gap(Int(left.end)..<hit.tokens.lowerBound)
      sink.add(.leftGap, gap.words, shape)
      sink.add(.leftFlags, gap.flags, shape, gap.verbs)
      sink.add(.leftEnd, behindMark(Int(left.end)), shape)
    }
    if let right {
      let gap = self.gap(hit.tokens.upperBound..<Int(right.start))
      sink.add(.rightGap, gap.words, shape)
      sink.add(.rightFlags, gap.flags, shape, gap.verbs)
      let capital = view.token(Int(right.start)).shape == .lower ? 0 : 1
      sink.add(.rightStart, capital + 2 * gap.flags, shape)
    }
  }

  private struct Gap {
    var words = 0
    var verbs = 0
    var flags = 0
  }

  private func gap(_ tokens: Range<Int>) -> Gap {
    var gap = Gap()
    var words = 0
    for at in tokens {
      if view.isPunctuation(at) {
        if view.isComma(at) { gap.flags |= gap.flags & 1 == 0 ? 1 : 2 }
        if view.isColon(at) { gap.flags |= 4 }
        if view.isStop(at) { gap.flags |= 8 }
        if view.isDash(at) { gap.flags |= 16 }
      } else {
        words += 1
        if isStrong[at] { gap.flags |= 32 }
        if reading.stretch(at) != nil { gap.flags |= 64 }
      }
      if view.tag(at) == .verb { gap.verbs = min(2, gap.verbs + 1) }
    }
    gap.words = Self.bucket(words)
    return gap
  }

  /// The punctuation at the end of a run: 0 none, 1 a comma, 2 a stop, 3 other.
  private func behindMark(_ end: Int) -> Int {
    guard end < view.segments.tokens.count, view.isPunctuation(end) else { return 0 }
    return view.isComma(end) ? 1 : view.isStop(end) ? 2 : 3
  }

  private func readInside(
    _ runs: ArraySlice<TokenRun>, _ shape: Int, _ kind: Int, _ hit: CueHit,
    into sink: inout some FeatureSink
  ) {
    var others = 0
    var finite = 0
    for run in runs {
      readInverted(run, shape, into: &sink)
      for at in run.indices {
        if others < Self.mostInside, isStrong[at], reading.stretch(at) == nil {
          others += 1
          readInner(at, run, shape, into: &sink)
        }
        if finite == 0, view.tag(at) == .verb || view.tag(at) == .aux { finite = 1 }
      }
    }
    sink.add(.otherCues, min(others, 2), shape)
    sink.add(.finite, finite, kind)
    sink.add(.shapeFinite, shape, finite)
  }

  /// How many cues inside a run are looked at: a text of nothing but cues must not cost its square.
  private static let mostInside = 8

  /// The cues inside that end somebody else's sentence, or begin it.
  private func readInverted(_ run: TokenRun, _ shape: Int, into sink: inout some FeatureSink) {
    var at = partition(reading.hits.count) { reading.hits[$0].head < Int(run.start) }
    var read = 0
    while read < Self.mostInside, at < reading.hits.count, reading.hits[at].head < Int(run.end) {
      let other = reading.hits[at]
      if isStrong[other.head] && reading.stretch(other.head) == nil {
        tail.readInverted(other, shape, into: &sink)
        read += 1
      }
      at += 1
    }
  }

  /// A strong cue inside that has a subject of its own: how its clause hangs, and whether a comma opens it ("…, while Hart
  /// said": 1 by a comma, 2 by none).
  private func readInner(
    _ at: Int, _ run: TokenRun, _ shape: Int, into sink: inout some FeatureSink
  ) {
    guard cues.frame(of: at).subject != nil else { return }
    let start = reading.tree.yield(at).lowerBound
    let isApart = start > Int(run.start) && view.isPunctuation(start - 1)
    sink.add(.innerCue, Int(view.syntax.relation(at).rawValue), isApart ? 1 : 2, shape)
  }

  /// The head of the content: its word, its relation, whether it has a subject of its own inside.
  private func readAnchor(
    _ anchor: Int, _ runs: ArraySlice<TokenRun>, _ kind: Int, _ hit: CueHit,
    into sink: inout some FeatureSink
  ) {
    let left = runs.last { Int($0.end) <= hit.tokens.lowerBound } == nil ? 0 : 1
    let right = runs.first { Int($0.start) >= hit.tokens.upperBound } == nil ? 0 : 2
    sink.add(.lemmaSide, hit.cue, left + right)
    guard anchor != hit.head else { return }
    sink.add(.anchorWord, cues.word(anchor), left + right)
    sink.add(.lemmaAnchor, hit.cue, Int(view.syntax.relation(anchor).rawValue))
    let subject = cues.frame(of: anchor).subject
    let isInside = subject.map { at in runs.contains { $0.indices.contains(at) } }
    sink.add(.anchorSubject, (isInside.map { $0 ? 1 : 2 } ?? 0) + 3 * left, kind)
  }

  func marks(_ runs: ArraySlice<TokenRun>) -> MarkState {
    var inside = 0
    var outside = 0
    var cut = false
    var one: Int? = nil
    for run in runs {
      for at in run.indices where !view.isPunctuation(at) {
        if let stretch = reading.stretch(at) {
          inside += 1
          one = stretch
        } else {
          outside += 1
        }
      }
      cut = cut || cuts(Int(run.start), isStart: true) || cuts(Int(run.end) - 1, isStart: false)
    }
    if inside == 0 { return .none }
    if outside == 0 { return cut && one != nil ? .inside : .whole }
    return cut ? .cuts : .holds
  }

  /// Whether an edge lies inside a stretch with words of it left out.
  private func cuts(_ token: Int, isStart: Bool) -> Bool {
    guard let stretch = reading.stretch(token) else { return false }
    let content = reading.content[stretch]
    let rest = isStart ? content.lowerBound..<token : token + 1..<content.upperBound
    return !rest.allSatisfy { view.isPunctuation($0) }
  }

  static func bucket(_ n: Int) -> Int {
    switch n {
    case 0...4: n
    case 5...6: 5
    case 7...9: 6
    case 10...14: 7
    case 15...24: 8
    case 25...40: 9
    default: 10
    }
  }
}

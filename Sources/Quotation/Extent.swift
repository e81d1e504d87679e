import DocumentModel

/// How an extent was made. The names stand in the features of quotations.tsv.
package enum ExtentShape: UInt8, Sendable, CaseIterable {
  // The subtree of a dependent of the cue.
  case clause, open, object, oblique, adverbial, adnominal, subject, loose
  // From a dependent to the end of the cue's clause; an object with its complement; below the cue's object.
  case rest, complement, below
  // Another extent without what hangs on its right edge.
  case cut
  // What the cue depends on; the clause beside "according to".
  case governor, according
  // Read from the order of words alone.
  case after, that, to, before, around, turn
  // What stands before a lone dash and a cue.
  case dash
  // Stretches in marks: before, after, on both sides of the cue; with the stretches that go on.
  case marksBefore, marksAfter, marksAround, marksBeforeOn, marksAfterOn, marksAroundOn
}

/// Tokens `start ..< end`.
struct TokenRun: Hashable {
  var start: Int32
  var end: Int32
  var count: Int { Int(end - start) }
  var indices: Range<Int> { Int(start)..<Int(end) }
}

/// One way in which a cue's content may reach: runs of tokens, ascending, in `ExtentList.runs`.
struct Extent {
  let runs: Range<Int>
  /// The first way it was made, and all of them as a set of bits.
  let shape: ExtentShape
  var shapes: UInt32
  /// The token whose subtree it is, or the cue itself.
  let anchor: Int

  func isMade(_ shape: ExtentShape) -> Bool { shapes >> UInt32(shape.rawValue) & 1 == 1 }
}

/// The extents of a document's cues, cue after cue.
struct ExtentList {
  private(set) var extents: [Extent] = []
  private(set) var runs: [TokenRun] = []
  /// Where the extents of the current cue begin.
  private var start = 0

  /// Begins the extents of the next cue.
  mutating func begin() { start = extents.count }

  /// Changes the current cue's extents of one run that are made of other words than marked stretches; those that come to
  /// be the same are one.
  mutating func change(_ changed: (TokenRun) -> TokenRun) {
    var hasChanged = false
    for at in current where extents[at].runs.count == 1 && !extents[at].shape.isFromMarks {
      let place = extents[at].runs.lowerBound
      let run = changed(runs[place])
      if run != runs[place] { (runs[place], hasChanged) = (run, true) }
    }
    if hasChanged { unite() }
  }

  private mutating func unite() {
    let all = extents[start...]
    extents.removeSubrange(start...)
    for extent in all {
      let same = current.first { runs[extents[$0].runs] == runs[extent.runs] }
      if let same { extents[same].shapes |= extent.shapes } else { extents.append(extent) }
    }
  }

  /// The extents of the current cue.
  var current: Range<Int> { start..<extents.count }

  func runs(of extent: Extent) -> ArraySlice<TokenRun> { runs[extent.runs] }

  /// Adds an extent of one run.
  mutating func add(_ run: TokenRun, _ shape: ExtentShape, anchor: Int) {
    add(CollectionOfOne(run), shape, anchor: anchor)
  }

  /// Adds an extent; the same tokens made in another way only get a further bit.
  mutating func add(_ new: some Collection<TokenRun>, _ shape: ExtentShape, anchor: Int) {
    guard !new.isEmpty else { return }
    for at in current where runs[extents[at].runs].elementsEqual(new) {
      extents[at].shapes |= 1 << UInt32(shape.rawValue)
      return
    }
    let first = runs.count
    runs.append(contentsOf: new)
    extents.append(
      Extent(
        runs: first..<runs.count, shape: shape, shapes: 1 << UInt32(shape.rawValue), anchor: anchor)
    )
  }
}

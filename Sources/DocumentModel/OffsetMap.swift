/// Where normalised bytes came from. Empty when every byte stands where it stood.
public struct OffsetMap: Sendable, Equatable {
  /// A stretch whose inner bytes do not correspond one to one. Between runs, bytes correspond one to one.
  /// A deletion is a run whose `normalised` is empty.
  public struct Run: Sendable, Hashable {
    public let normalised: Slice
    public let original: TextRange<Original>
    @inlinable
    public init(normalised: Slice, original: TextRange<Original>) {
      self.normalised = normalised
      self.original = original
    }
  }

  /// Changed stretches, ascending in both spaces, not overlapping.
  public let runs: [Run]
  @inlinable public init(runs: [Run] = []) { self.runs = runs }

  /// The smallest original range that yields `range`: a range that begins or ends inside a changed stretch takes all
  /// of it, and deleted bytes at its ends stay outside. Laws: both ends are monotone in the ends of `range`; an empty
  /// range has an empty origin.
  public func original(of range: Slice) -> TextRange<Original> {
    let end = position(range.end, atEnd: true)
    if range.isEmpty { return TextRange(start: end, end: end) }
    return TextRange(start: position(range.start, atEnd: false), end: end)
  }

  /// `atEnd` says whether the offset closes a range: then a run that it cuts is taken whole, and a deletion at it is
  /// left out.
  private func position(_ offset: UInt32, atEnd: Bool) -> UInt32 {
    let before = partition(runs.count) {
      let start = runs[$0].normalised.start
      return atEnd ? start < offset : start <= offset
    }
    guard before > 0 else { return offset }
    let run = runs[before - 1]
    if offset >= run.normalised.end { return run.original.end + (offset - run.normalised.end) }
    return atEnd ? run.original.end : run.original.start
  }

  /// The map of two changes in a row: `inner` was made first (original ← middle), then `self` (middle ← normalised).
  /// Runs that share changed bytes become one.
  public func composed(after inner: OffsetMap) -> OffsetMap {
    if inner.runs.isEmpty { return self }
    if runs.isEmpty { return inner }
    var composer = Composer(outer: runs, inner: inner.runs)
    return OffsetMap(runs: composer.runs())
  }
}

/// Walks two lists of runs that meet in the middle text.
private struct Composer {
  let outer: [OffsetMap.Run]
  let inner: [OffsetMap.Run]
  private var nextOuter = 0
  private var nextInner = 0
  /// How far the other space is ahead of the middle text behind the last run taken.
  private var normalisedShift = 0
  private var originalShift = 0

  init(outer: [OffsetMap.Run], inner: [OffsetMap.Run]) {
    self.outer = outer
    self.inner = inner
  }

  mutating func runs() -> [OffsetMap.Run] {
    var runs: [OffsetMap.Run] = []
    runs.reserveCapacity(outer.count + inner.count)
    while nextOuter < outer.count || nextInner < inner.count { runs.append(group()) }
    return runs
  }

  /// The next run and all that overlap it in the middle text.
  private mutating func group() -> OffsetMap.Run {
    let start = min(
      nextOuter < outer.count ? outer[nextOuter].original.lower : .max,
      nextInner < inner.count ? inner[nextInner].normalised.lower : .max)
    let (normalisedStart, originalStart) = (start + normalisedShift, start + originalShift)
    var end = start
    while true {
      if nextInner < inner.count, takes(inner[nextInner].normalised, start, end) {
        end = max(end, inner[nextInner].normalised.upper)
        originalShift = inner[nextInner].original.upper - inner[nextInner].normalised.upper
        nextInner += 1
      } else if nextOuter < outer.count, takes(outer[nextOuter].original, start, end) {
        end = max(end, outer[nextOuter].original.upper)
        normalisedShift = outer[nextOuter].normalised.upper - outer[nextOuter].original.upper
        nextOuter += 1
      } else {
        break
      }
    }
    return OffsetMap.Run(
      normalised: Slice(normalisedStart, end + normalisedShift),
      original: TextRange(originalStart, end + originalShift))
  }

  /// Whether a run belongs to the group `start ..< end`: it begins inside, or it is the group's first.
  private func takes<Space>(_ range: TextRange<Space>, _ start: Int, _ end: Int) -> Bool {
    range.lower < end || (range.lower == start && start == end)
  }
}

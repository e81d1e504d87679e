import DocumentModel

/// Extents without what hangs on their right edge: "said ⟦the road was closed⟧ when he spoke on Monday". A parser hangs
/// such phrases too low as often as not.
struct EdgeCuts {
  let reading: Reading
  /// The most cuts of one extent.
  private static let most = 3
  private static let leastWords = 3

  func add(of hit: CueHit, to list: inout ExtentList) {
    for number in list.current {
      let extent = list.extents[number]
      guard !extent.shape.isFromMarks, extent.runs.count == 1,
        let run = list.runs(of: extent).first,
        Int(run.start) > hit.head, reading.stretch(Int(run.end) - 1) == nil
      else { continue }
      cut(run, anchor: extent.anchor, to: &list)
    }
  }

  /// Walks up from the last word as long as subtrees end there.
  private func cut(_ run: TokenRun, anchor: Int, to list: inout ExtentList) {
    var at = Int(run.end) - 1
    var cuts = 0
    while cuts < Self.most, reading.tree.yield(at).upperBound <= Int(run.end) + 1 {
      let start = reading.tree.yield(at).lowerBound
      guard start >= Int(run.start) + Self.leastWords else { return }
      if reading.view.syntax.relation(at).isLoose,
        let head = reading.view.syntax.head(at), head < start,
        let rest = reading.trimmed(Int(run.start)..<start)
      {
        list.add(rest, .cut, anchor: anchor)
        cuts += 1
      }
      guard let head = reading.view.syntax.head(at), head < at || head < Int(run.end) else {
        return
      }
      at = head
    }
  }
}

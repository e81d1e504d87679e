import DocumentModel
import LexiconStore

/// A cue that passed the first question, with its extents.
struct CandidateCue {
  /// Position in the hits.
  let hit: Int
  let score: Int
  /// Positions in the extents.
  let extents: Range<Int>
}

/// All candidates of one document with their scores, in thousandths of a logit.
package struct Candidates: Sendable {
  let reading: Reading
  private(set) var cues: [CandidateCue] = []
  private(set) var list = ExtentList()
  /// Per extent, from the first look.
  package internal(set) var scores: [Int] = []

  /// `floor`: cues that score less are dropped.
  init(_ reading: Reading, model: QuotationModel, floor: Int) {
    self.reading = reading
    let cueFeatures = CueFeatures(reading: reading)
    let arcs = ArcExtents(reading: reading)
    let order = OrderExtents(reading: reading)
    let marks = MarkExtents(reading: reading)
    for (number, hit) in reading.hits.enumerated() {
      var sum = WeightSum(model: model, part: .cue)
      cueFeatures.read(hit, into: &sum)
      guard sum.total >= floor else { continue }
      list.begin()
      marks.add(of: hit, to: &list)
      arcs.add(of: hit, to: &list)
      order.add(of: hit, to: &list)
      cues.append(CandidateCue(hit: number, score: sum.total, extents: list.current))
    }
    scores = [Int](repeating: 0, count: list.extents.count)
  }

  /// Scores every extent by itself.
  mutating func score(by model: QuotationModel) {
    let cueFeatures = CueFeatures(reading: reading)
    let features = ExtentFeatures(reading: reading)
    for cue in cues {
      let hit = reading.hits[cue.hit]
      var base = WeightSum(model: model, part: .extent)
      cueFeatures.read(hit, into: &base)
      for at in cue.extents {
        var sum = base
        features.read(list.extents[at], list, of: hit, into: &sum)
        scores[at] = sum.total
      }
    }
  }
}

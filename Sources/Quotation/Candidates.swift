import DocumentModel
import LexiconStore

/// A cue that passed the first question, with its extents.
struct CandidateCue {
  /// Position in the hits.
  let hit: Int
  let score: Int
  /// Positions in the extents.
  let extents: Range<Int>
  /// The extent of a transcript's turn, or of what a dash parts from its cue; nothing rivals it.
  var turn: Int? = nil
}

/// All candidates of one document with their scores, in thousandths of a logit.
package struct Candidates: Sendable {
  let reading: Reading
  private(set) var cues: [CandidateCue] = []
  private(set) var list = ExtentList()
  /// Per extent, from the first look.
  package internal(set) var scores: [Int] = []

  /// `floor`: cues that score less are dropped.
  init(
    _ reading: Reading, model: QuotationModel, floor: Int, within limit: TimeLimit = .none
  ) {
    self.reading = reading
    let cueFeatures = CueFeatures(reading: reading)
    let arcs = ArcExtents(reading: reading)
    let order = OrderExtents(reading: reading)
    let marks = MarkExtents(reading: reading)
    let turns = Turns(reading)
    let trim = EdgeTrim(reading)
    let cuts = EdgeCuts(reading: reading)
    var features = FeatureList(part: .cue)
    for (number, hit) in reading.hits.enumerated() {
      if limit.isOver(at: number) { break }
      features.clear()
      cueFeatures.read(hit, into: &features)
      let score = model.sum(&features)
      let dash = reading.loneDashes.isEmpty ? nil : reading.loneDashes[number]
      let isTurn = dash != nil || turns.colons.contains(number)
      guard score >= floor || isTurn else { continue }
      list.begin()
      marks.add(of: hit, to: &list)
      arcs.add(of: hit, to: &list)
      order.add(of: hit, to: &list)
      cuts.add(of: hit, to: &list)
      let edges = trim.edges(of: hit)
      list.change { trim.trimmed($0, of: hit, edges) }
      if let dash { order.addParted(dash, of: hit, to: &list) }
      let sure: ExtentShape = dash == nil ? .turn : .dash
      let turn = isTurn ? list.current.first { list.extents[$0].isMade(sure) } : nil
      cues.append(CandidateCue(hit: number, score: score, extents: list.current, turn: turn))
    }
    scores = [Int](repeating: 0, count: list.extents.count)
  }

  /// Scores every extent by itself.
  mutating func score(by model: QuotationModel, within limit: TimeLimit = .none) {
    let cueFeatures = CueFeatures(reading: reading)
    let reader = ExtentFeatures(reading: reading)
    var features = FeatureList(part: .extent)
    for (number, cue) in cues.enumerated() {
      if limit.isOver(at: number) { break }
      let hit = reading.hits[cue.hit]
      features.clear()
      cueFeatures.read(hit, into: &features)
      let base = model.sum(&features)
      let context = reader.context(hit, cue.extents, list)
      for at in cue.extents {
        features.clear()
        reader.read(list.extents[at], list, of: context, into: &features)
        scores[at] = base + model.sum(&features)
      }
    }
  }
}

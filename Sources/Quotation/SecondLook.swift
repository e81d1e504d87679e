import DocumentModel
import LexiconStore

/// Reads off what the rivals of an extent say, once every extent has a first score.
struct SecondLook {
  let candidates: Candidates
  private var reading: Reading { candidates.reading }
  /// Per cue the position of its best extent.
  private let best: [Int]
  /// Per token the best score of an extent that holds it, and the cue it belongs to; the second best of another cue.
  private var covers: [Cover]

  private struct Cover {
    var score = Int.min
    var cue = -1
    var next = Int.min
  }

  init(_ candidates: Candidates) {
    self.candidates = candidates
    let scores = candidates.scores
    best = candidates.cues.map { cue in
      cue.extents.max { (scores[$0], $1) < (scores[$1], $0) } ?? -1
    }
    covers = [Cover](repeating: Cover(), count: candidates.reading.view.segments.tokens.count)
    for (cue, extent) in best.enumerated() where extent >= 0 {
      cover(candidates.list.extents[extent], cue, candidates.scores[extent])
    }
  }

  private mutating func cover(_ extent: Extent, _ cue: Int, _ score: Int) {
    for run in candidates.list.runs(of: extent) {
      for at in run.indices {
        if score > covers[at].score {
          covers[at].next = covers[at].score
          covers[at].score = score
          covers[at].cue = cue
        } else if score > covers[at].next {
          covers[at].next = score
        }
      }
    }
  }

  /// The final score of every extent.
  func scores(by model: QuotationModel, within limit: TimeLimit = .none) -> [Int] {
    var scores = [Int](repeating: 0, count: candidates.scores.count)
    var features = FeatureList(part: .second)
    for (number, cue) in candidates.cues.enumerated() {
      if limit.isOver(at: number) { break }
      for at in cue.extents {
        features.clear()
        read(at, ofCue: number, into: &features)
        scores[at] = model.sum(&features)
      }
    }
    return scores
  }

  func read(_ number: Int, ofCue cueNumber: Int, into sink: inout some FeatureSink) {
    let cue = candidates.cues[cueNumber]
    let extent = candidates.list.extents[number]
    let hit = reading.hits[cue.hit]
    let entry = reading.table.cues[hit.cue]
    let shape = Int(extent.shape.rawValue)
    let score = candidates.scores[number]
    let top = best[cueNumber] >= 0 ? candidates.scores[best[cueNumber]] : score
    let rank = cue.extents.count { candidates.scores[$0] > score }
    let level = Self.level(score)
    sink.add(.bias)
    sink.add(.chance, level)
    sink.add(.chance, level, 1 + shape)
    sink.add(.rank, min(rank, 4))
    sink.add(.rankShape, min(rank, 2), shape)
    sink.add(.margin, Self.level(top - score), min(rank, 2))
    sink.add(.cueChance, Self.level(cue.score), Self.level(top))
    sink.add(.cueLemma, hit.cue)
    sink.add(.shapeLemma, shape, hit.cue)
    readBest(extent, best[cueNumber], number, Self.level(top - score), into: &sink)
    readRivals(extent, hit, cueNumber, score, entry, into: &sink)
  }

  /// How an extent lies toward the best one of its cue.
  private func readBest(
    _ extent: Extent, _ best: Int, _ number: Int, _ margin: Int, into sink: inout some FeatureSink
  ) {
    guard best >= 0, best != number else { return }
    let other = candidates.list.extents[best]
    var shared = 0
    let own = candidates.list.runs(of: extent)
    let its = candidates.list.runs(of: other)
    for run in own {
      for rival in its {
        shared += max(0, Int(min(run.end, rival.end) - max(run.start, rival.start)))
      }
    }
    let size = own.reduce(0) { $0 + $1.count }
    let rival = its.reduce(0) { $0 + $1.count }
    // 0 apart, 1 crossing, 2 within it, 3 around it; then how much of the larger one is shared.
    let place = shared == 0 ? 0 : shared == size ? 2 : shared == rival ? 3 : 1
    let share = shared * 5 / max(1, max(size, rival))
    sink.add(.againstBest, place, share, margin)
    sink.add(.bestShape, Int(extent.shape.rawValue), Int(other.shape.rawValue))
  }

  private func readRivals(
    _ extent: Extent, _ hit: CueHit, _ cueNumber: Int, _ score: Int, _ entry: CueEntry,
    into sink: inout some FeatureSink
  ) {
    let over = covers[hit.head]
    let around = over.cue == cueNumber ? over.next : over.score
    let cueClass = Int(entry.kind.rawValue)
    sink.add(.contained, Self.level(around), cueClass, Int(entry.grade.rawValue))
    var strongest = Int.min
    var overlap = 0
    var size = 0
    var holds = Int.min
    for run in candidates.list.runs(of: extent) {
      for at in run.indices {
        size += 1
        let rival = covers[at].cue == cueNumber ? covers[at].next : covers[at].score
        if rival > 0 { overlap += 1 }
        strongest = max(strongest, rival)
      }
    }
    for other in neighbours(of: cueNumber) where other != cueNumber && best[other] >= 0 {
      let head = reading.hits[candidates.cues[other].hit].head
      if candidates.list.runs(of: extent).contains(where: { $0.indices.contains(head) }) {
        holds = max(holds, candidates.scores[best[other]])
      }
    }
    let share = size == 0 ? 0 : overlap * 4 / size
    sink.add(.overlapBest, Self.level(strongest), share)
    sink.add(.margin, 64 + (strongest == .min ? 31 : Self.level(strongest - score)), share)
    sink.add(.container, Self.level(holds), cueClass, Int(entry.grade.rawValue))
  }

  /// Cues close enough to lie in the same sentence or the next.
  private func neighbours(of cue: Int) -> Range<Int> {
    max(0, cue - 8)..<min(candidates.cues.count, cue + 9)
  }

  /// A score in steps of half a logit, 0 … 24; 30 where there is none.
  static func level(_ score: Int) -> Int {
    score == .min ? 30 : max(0, min(24, 12 + (score >= 0 ? score : score - 499) / 500))
  }
}

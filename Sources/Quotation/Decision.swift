import DocumentModel
import LexiconStore

/// A cue with the extent that was chosen for it.
package struct Claim: Sendable {
  /// Position in the candidates' cues.
  let cue: Int
  let extent: Int
  let score: Int
}

/// What an extent must score.
package struct ClaimFloors: Sendable {
  /// One that is made of other words than marked stretches.
  package var plain: Int
  /// One that is made of marked stretches nobody else claims.
  package var marks: Int
  /// Like `plain`, where nobody stands near the cue who may be its source.
  package var ownerless: Int
  /// A thing behind a cue that is not strong: see `ClaimKinds`.
  package var thing: Int

  package init(plain: Int, marks: Int, ownerless: Int, thing: Int) {
    (self.plain, self.marks, self.ownerless, self.thing) = (plain, marks, ownerless, thing)
  }
}

/// Chooses extents, the surest first, so that no two cues claim the same words.
struct Decision {
  let candidates: Candidates
  /// Final scores, per extent.
  let scores: [Int]
  let floors: ClaimFloors
  private var owner: [Int32]
  private var isCue: [Bool]

  init(_ candidates: Candidates, scores: [Int], floors: ClaimFloors) {
    self.candidates = candidates
    self.scores = scores
    self.floors = floors
    let count = candidates.reading.view.segments.tokens.count
    owner = [Int32](repeating: -1, count: count)
    isCue = [Bool](repeating: false, count: count)
  }

  mutating func claims() -> [Claim] {
    let reading = candidates.reading
    let kinds = ClaimKinds(reading: reading)
    var order: [Claim] = []
    for (number, cue) in candidates.cues.enumerated() {
      if let turn = cue.turn {
        order.append(Claim(cue: number, extent: turn, score: .max))
        continue
      }
      var ground: ClaimKinds.Ground? = nil
      for at in cue.extents where scores[at] >= min(floors.plain, floors.marks) {
        let extent = candidates.list.extents[at]
        var floor = floors.marks
        if !extent.shape.isFromMarks {
          let known = ground ?? kinds.ground(of: reading.hits[cue.hit])
          ground = known
          guard let least = kinds.floor(extent, candidates.list, on: known, floors) else {
            continue
          }
          floor = least
        }
        guard scores[at] >= floor else { continue }
        order.append(Claim(cue: number, extent: at, score: scores[at]))
      }
    }
    order.sort { ($1.score, $0.cue, $0.extent) < ($0.score, $1.cue, $1.extent) }
    var taken = [Bool](repeating: false, count: candidates.cues.count)
    var claims: [Claim] = []
    for claim in order where !taken[claim.cue] {
      guard accepts(claim) else { continue }
      taken[claim.cue] = true
      occupy(claim)
      claims.append(claim)
    }
    return claims.sorted { $0.cue < $1.cue }
  }

  /// Whether its words are free, its cue lies in nobody's content, and it holds nobody's cue.
  private func accepts(_ claim: Claim) -> Bool {
    let hit = candidates.reading.hits[candidates.cues[claim.cue].hit]
    if owner[hit.head] >= 0 || holdsQuoter(claim) { return false }
    for run in candidates.list.runs(of: candidates.list.extents[claim.extent]) {
      for at in run.indices where owner[at] >= 0 || isCue[at] { return false }
    }
    return true
  }

  /// Whether the content of a cue that is not strong holds another cue with a quotation in marks of its own: the marks
  /// stay with the nearer cue ("discussed what she called a “lasting peace”").
  private func holdsQuoter(_ claim: Claim) -> Bool {
    let reading = candidates.reading
    let extent = candidates.list.extents[claim.extent]
    let outer = reading.table.cues[reading.hits[candidates.cues[claim.cue].hit].cue]
    guard outer.grade != .strong, !extent.shape.isFromMarks else { return false }
    for run in candidates.list.runs(of: extent) {
      let first = partition(candidates.cues.count) {
        reading.hits[candidates.cues[$0].hit].head < Int(run.start)
      }
      for inner in candidates.cues[first...] {
        let hit = reading.hits[inner.hit]
        guard hit.head < Int(run.end) else { break }
        if reading.table.cues[hit.cue].grade != .weak, ownsMarks(inner, within: run) {
          return true
        }
      }
    }
    return false
  }

  /// Whether a cue's marked stretch behind it lies within `run`.
  private func ownsMarks(_ cue: CandidateCue, within run: TokenRun) -> Bool {
    cue.extents.contains { at in
      let extent = candidates.list.extents[at]
      guard extent.isMade(.marksAfter),
        let own = candidates.list.runs(of: extent).first
      else { return false }
      return own.start > run.start && own.end <= run.end
    }
  }

  private mutating func occupy(_ claim: Claim) {
    isCue[candidates.reading.hits[candidates.cues[claim.cue].hit].head] = true
    for run in candidates.list.runs(of: candidates.list.extents[claim.extent]) {
      for at in run.indices { owner[at] = Int32(claim.extent) }
    }
  }
}

extension ExtentShape {
  /// Made of stretches in quotation marks.
  var isFromMarks: Bool { rawValue >= Self.marksBefore.rawValue }
}

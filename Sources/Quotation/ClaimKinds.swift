import DocumentModel
import LexiconStore

/// What kind of claim an extent makes: whether its words state anything, and whether its cue only says how somebody came
/// to speak. A thing can be discussed, offered or signed without a word said about it.
struct ClaimKinds {
  let reading: Reading
  private var view: SentenceView { reading.view }

  /// What of a cue decides how much its extents must score.
  struct Ground {
    let hit: CueHit
    let hasSource: Bool
    let isCircumstance: Bool
    let isLent: Bool
  }

  func ground(of hit: CueHit) -> Ground {
    Ground(
      hit: hit, hasSource: SourceSight(reading: reading).hasSource(hit),
      isCircumstance: isCircumstance(hit), isLent: isLent(hit))
  }

  /// What an extent that is not made of marked stretches must score; nil where it is no quotation whatever it scores.
  func floor(
    _ extent: Extent, _ list: ExtentList, on ground: Ground, _ floors: ClaimFloors
  ) -> Int? {
    let runs = list.runs(of: extent)
    if ground.isLent || pointsElsewhere(runs, of: ground.hit) { return nil }
    if followsFrontedObject(runs, of: ground.hit) { return nil }
    if !ground.hasSource && isNaming(ground.hit) { return nil }
    if ground.isCircumstance && !quotesOrStates(runs, ground.hit) { return nil }
    let floor = ground.hasSource ? floors.plain : floors.ownerless
    let isThing = !extent.isMade(.complement) && isThing(runs, of: ground.hit)
    return isThing ? max(floor, floors.thing) : floor
  }

  /// Whether a cue that is not strong has a thing as content: no statement, no words in marks.
  private func isThing(_ runs: ArraySlice<TokenRun>, of hit: CueHit) -> Bool {
    let cue = reading.table.cues[hit.cue]
    guard cue.grade != .strong, !Self.proposes(cue.attitude) else { return false }
    if cue.attitude != .neutral && runs.contains(where: { $0.indices.contains(where: isVerb) }) {
      return false
    }
    return !quotesOrStates(runs, hit)
  }

  /// Calls, promises, denials and warnings say something of whatever follows them.
  private static func proposes(_ attitude: CueAttitude) -> Bool {
    switch attitude {
    case .urging, .promising, .denying, .warning: true
    default: false
    }
  }

  private func isVerb(_ token: Int) -> Bool { view.tag(token) == .verb }

  /// "you agree ⟦to the terms⟧", "Is she sure ⟦that …⟧?": a thought that the text lends its reader, or asks about.
  private func isLent(_ hit: CueHit) -> Bool {
    let cue = reading.table.cues[hit.cue]
    guard cue.part == .verb || cue.part == .adj, cue.grade != .strong || cue.kind != .speech else {
      return false
    }
    let owner = reading.classes.owner(of: hit)
    if owner.way <= 1, reading.classes.of(owner.token) == .second { return true }
    return view.syntax.relation(hit.head) == .root && reading.asks(hit.sentence)
  }

  /// "said ⟦this⟧ in a report": what was said stands elsewhere.
  private func pointsElsewhere(_ runs: ArraySlice<TokenRun>, of hit: CueHit) -> Bool {
    guard reading.table.cues[hit.cue].attitude == .neutral, let run = runs.first,
      Int(run.start) == hit.tokens.upperBound
    else { return false }
    let first = Int(run.start)
    guard view.tag(first) == .pron || view.tag(first) == .det,
      view.syntax.relation(first) == .obj, view.syntax.head(first) == hit.head
    else { return false }
    return !quotesOrStates(runs, hit)
  }

  /// "believe what they are saying, ⟦the ferrymen do not⟧": what is said stands before the cue, and a comma ends it.
  private func followsFrontedObject(_ runs: ArraySlice<TokenRun>, of hit: CueHit) -> Bool {
    guard reading.table.cues[hit.cue].part == .verb, let run = runs.first,
      Int(run.start) > hit.tokens.upperBound, view.isComma(Int(run.start) - 1)
    else { return false }
    var child = reading.tree.child(hit.head)
    while let at = child, at < hit.head {
      if view.syntax.relation(at) == .obj && view.tag(at) == .pron { return true }
      child = reading.tree.sibling(at)
    }
    return false
  }

  /// "often described as ⟦the town's pride⟧": a name or description that nobody gives.
  private func isNaming(_ hit: CueHit) -> Bool {
    let word = reading.classes.speakers.word(view.token(hit.head).lexeme)
    return word.naming.isVerb && reading.table.cues[hit.cue].part == .verb
  }

  /// "⟨Asked about the pier⟩, she said …": a participle beside a strong cue that blames and praises nothing.
  private func isCircumstance(_ hit: CueHit) -> Bool {
    let cue = reading.table.cues[hit.cue]
    guard cue.part == .verb, cue.attitude == .neutral,
      view.syntax.relation(hit.head) == .advcl, let head = view.syntax.head(hit.head),
      isStrong(head)
    else { return false }
    let form = CueFeatures.form(hit.head, view)
    guard form == .ing || form == .ed else { return false }
    return reading.tree.child(hit.head) { $0 == .nsubj || $0 == .nsubjPass } == nil
  }

  private func isStrong(_ token: Int) -> Bool {
    let at = partition(reading.hits.count) { reading.hits[$0].head < token }
    guard at < reading.hits.count, reading.hits[at].head == token else { return false }
    let cue = reading.table.cues[reading.hits[at].cue]
    return cue.grade == .strong && cue.part == .verb
  }

  /// Whether words in marks stand inside, or a clause with a subject of its own that describes no noun.
  private func quotesOrStates(_ runs: ArraySlice<TokenRun>, _ hit: CueHit) -> Bool {
    for run in runs {
      for at in run.indices {
        if reading.stretch(at) != nil { return true }
        switch view.syntax.relation(at) {
        case .nsubj, .nsubjPass, .csubj, .csubjPass, .expl: break
        default: continue
        }
        guard let head = view.syntax.head(at), run.indices.contains(head), head != hit.head else {
          continue
        }
        switch view.syntax.relation(head) {
        case .acl, .aclRelcl, .advcl: continue
        default: return true
        }
      }
    }
    return false
  }
}

import DocumentModel
import LexiconStore

/// What kind of claim an extent makes: whether its words state anything, and whether its cue only says how somebody came
/// to speak. A thing can be discussed, offered or signed without a word said about it.
struct ClaimKinds {
  let reading: Reading
  /// The most tokens of a source behind its cue.
  private static let source = 9
  /// How far before its verb a fronted "what" may stand.
  private static let fronted = 6
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
      hit: hit, hasSource: SourceSight(reading: reading).hasSource(hit) || followsName(hit),
      isCircumstance: isCircumstance(hit), isLent: isLent(hit))
  }

  /// "During talks in Sundby, minister ⟨Marta Orlyk⟩ called for …": a name right before an active verb does it, whatever
  /// the arcs say.
  private func followsName(_ hit: CueHit) -> Bool {
    let before = hit.head - 1
    guard reading.table.cues[hit.cue].part == .verb,
      before >= reading.sentence(hit.sentence).lowerBound, view.tag(before) == .propn
    else { return false }
    let form = CueFeatures.form(hit.head, view)
    return (form == .ed || form == .s) && isSomebody(before)
      && view.syntax.relation(hit.head) != .acl
  }

  /// What an extent that is not made of marked stretches must score; nil where it is no quotation whatever it scores.
  func floor(
    _ extent: Extent, _ list: ExtentList, on ground: Ground, _ floors: ClaimFloors
  ) -> Int? {
    let runs = list.runs(of: extent)
    if ground.isLent || pointsElsewhere(runs, of: ground.hit) { return nil }
    if followsFrontedObject(runs, of: ground.hit) { return nil }
    if beginsWithSource(runs, of: ground.hit) { return nil }
    if !ground.hasSource && isNaming(ground.hit) { return nil }
    if ground.isCircumstance && !quotesOrStates(runs, ground.hit) { return nil }
    let floor = ground.hasSource ? floors.plain : floors.ownerless
    let isThing = !extent.isMade(.complement) && isThing(runs, of: ground.hit)
    if isThing && isDoneByThing(ground.hit) { return nil }
    return isThing ? max(floor, floors.thing) : floor
  }

  /// Whether a cue that is not strong has a thing as content: no statement, no words in marks.
  private func isThing(_ runs: ArraySlice<TokenRun>, of hit: CueHit) -> Bool {
    let cue = reading.table.cues[hit.cue]
    guard cue.grade != .strong, !Self.proposes(cue.attitude) else { return false }
    if cue.attitude != .neutral
      && runs.contains(where: { $0.indices.contains(where: { isVerb($0) }) })
    {
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

  /// "That is what they are saying, ⟦but the ferrymen laugh⟧": what is said stands before the cue, and a comma ends it.
  private func followsFrontedObject(_ runs: ArraySlice<TokenRun>, of hit: CueHit) -> Bool {
    guard reading.table.cues[hit.cue].part == .verb, let run = runs.first,
      Int(run.start) > hit.tokens.upperBound, view.isComma(Int(run.start) - 1)
    else { return false }
    let floor = max(reading.sentence(hit.sentence).lowerBound, hit.head - Self.fronted)
    for at in (floor..<hit.head).reversed() {
      if isWhat(at) { return at + 1 < hit.head }
      if view.tag(at) == .verb || view.isPunctuation(at) { return false }
    }
    return false
  }

  private func isWhat(_ at: Int) -> Bool {
    let range = view.token(at).range
    guard range.count == 4, view.tag(at) == .pron || view.tag(at) == .det else { return false }
    return view.byte(range.lower) | 0x20 == UInt8(ascii: "w")
      && view.byte(range.lower + 1) == UInt8(ascii: "h")
      && view.byte(range.lower + 2) == UInt8(ascii: "a")
      && view.byte(range.lower + 3) == UInt8(ascii: "t")
  }

  /// "In the winter, said ⟨Marta Orlyk, “nobody comes”⟩": the source stands behind its cue and is no part of what is said.
  private func beginsWithSource(_ runs: ArraySlice<TokenRun>, of hit: CueHit) -> Bool {
    guard let run = runs.first, Int(run.start) == hit.tokens.upperBound else { return false }
    let cue = reading.table.cues[hit.cue]
    let sentence = reading.sentence(hit.sentence)
    guard cue.part == .verb, cue.grade == .strong, hit.head > sentence.lowerBound + 1,
      view.isComma(hit.head - 1),
      !(sentence.lowerBound..<hit.head - 1).contains(where: { view.isComma($0) })
    else { return false }
    var names = false
    for at in hit.tokens.upperBound..<min(sentence.upperBound, hit.tokens.upperBound + Self.source)
    {
      if view.isComma(at) || view.isStop(at) { return names }
      switch view.tag(at) {
      case .det, .adj, .noun, .propn, .adp, .part: break
      default: if !view.isDash(at) { return false }
      }
      names = names || isSomebody(at)
    }
    return false
  }

  private func isSomebody(_ token: Int) -> Bool {
    if reading.classes.speakers.traits(view.token(token).lexeme).contains(.plain) { return false }
    switch reading.classes.of(token) {
    case .person, .group, .organisation, .name: return true
    default: return false
    }
  }

  /// "tension kept ⟦the hope of peace⟧": an event, a measure, an abstraction says nothing.
  private func isDoneByThing(_ hit: CueHit) -> Bool {
    guard let owner = reading.classes.owner(of: hit).token, view.tag(owner) == .noun else {
      return false
    }
    return reading.classes.of(owner) == .noun
      && reading.classes.speakers.word(view.token(owner).lexeme).sort == .thing
  }

  /// "often described as ⟦the town's pride⟧": a name or description that nobody gives.
  private func isNaming(_ hit: CueHit) -> Bool {
    let word = reading.classes.speakers.word(view.token(hit.head).lexeme)
    return hit.tokens.count == 1 && word.naming.isVerb
      && reading.table.cues[hit.cue].part == .verb
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

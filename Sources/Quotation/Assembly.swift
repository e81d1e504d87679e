import DocumentModel
import LexiconStore

/// Puts claims, stretches and clauses together: which are quotations, of which kind, in which chains. Law: a stretch in
/// marks is never lost; what no claim covers is judged by itself.
struct Assembly {
  let reading: Reading
  private let judge: StretchJudge
  private var drafts: [QuoteDraft] = []
  private var draftOfStretch: [Int: Int] = [:]
  /// Per stretch: where the furthest of the outermost stretches up to it ends.
  private let reach: [Int]
  /// Per stretch: it quotes nobody, by the model; empty where the model does not tell.
  private var isScare: [Bool] = []
  private var view: SentenceView { reading.view }
  /// The most words that dress a title or a term.
  private static let mostDress = 5

  init(reading: Reading) {
    self.reading = reading
    judge = StretchJudge(reading)
    var furthest = 0
    reach = reading.stretches.indices.map { at in
      if reading.stretches[at].depth == 0 {
        furthest = max(furthest, reading.content[at].upperBound)
      }
      return furthest
    }
  }

  /// The outermost stretches that share tokens with a run, the last one first. Nobody asks all stretches of an article
  /// for each claim.
  private func stretches(over run: TokenRun) -> [Int] {
    var found: [Int] = []
    let end = view.token(Int(run.end) - 1).range.upper
    var at = partition(reading.stretches.count) { reading.stretches[$0].marked.lower < end }
    while at > 0, reach[at - 1] > Int(run.start) {
      at -= 1
      if reading.stretches[at].depth == 0, reading.content[at].overlaps(run.indices) {
        found.append(at)
      }
    }
    return found
  }

  /// Without a model: stretches by judgement, clauses behind cues by the order of words.
  mutating func quotationsByRules() -> Quotations {
    addStretches()
    addClauses()
    return QuoteNumbering(reading: reading).quotations(drafts)
  }

  /// What the model claims, and the stretches that it leaves.
  mutating func quotations(
    of claims: [Claim], in candidates: Candidates, model: QuotationModel, within limit: TimeLimit
  ) -> Quotations {
    findScare(claims, candidates, model)
    var covered = [Int](repeating: 0, count: reading.stretches.count)
    for claim in claims {
      for run in candidates.list.runs(of: candidates.list.extents[claim.extent]) {
        for at in run.indices where !view.isPunctuation(at) {
          if let stretch = reading.stretch(at) { covered[stretch] += 1 }
        }
      }
    }
    let free = reading.stretches.indices.filter { at in
      let words = reading.content[at].count { !view.isPunctuation($0) }
      return reading.stretches[at].depth == 0 && covered[at] * 2 < words
    }
    var isDirect = [Bool](repeating: false, count: reading.stretches.count)
    for at in free where covered[at] > 0 && judge.judge(at).kind == .direct { isDirect[at] = true }
    for (number, claim) in claims.enumerated() {
      if limit.isOver(at: number) { break }
      add(claim, candidates, against: isDirect) { covered[$0] == 0 }
    }
    addStretches()
    return QuoteNumbering(reading: reading).quotations(drafts)
  }

  private mutating func findScare(
    _ claims: [Claim], _ candidates: Candidates, _ model: QuotationModel
  ) {
    guard let floor = model.stretchFloor, let heldFloor = model.heldFloor else { return }
    let cover = StretchCover(claims, in: candidates)
    let reader = StretchFeatures(reading: reading, judge: judge)
    var features = FeatureList(part: .loose)
    isScare = reading.stretches.indices.map { at in
      guard reader.isOpen(at) else { return reader.isNobodys(at) }
      features.clear()
      reader.read(at, cover, into: &features)
      return model.sum(&features) < (cover.isHeld(at) ? heldFloor : floor)
    }
  }

  /// Whether a run is all of a stretch that quotes nobody.
  private func isScare(_ run: TokenRun) -> Bool {
    guard !isScare.isEmpty, let stretch = reading.stretch(Int(run.start)), isScare[stretch] else {
      return false
    }
    return reading.trimmed(reading.content[stretch]) == run
  }

  /// Whether a claim is a stretch that quotes nobody and its noun: "⟦the novel “The Winter Pier”⟧".
  private func isDressed(_ runs: ArraySlice<TokenRun>) -> Bool {
    guard !isScare.isEmpty, runs.count == 1, let run = runs.first else { return false }
    var outside = 0
    var found = false
    for at in run.indices where !view.isPunctuation(at) {
      if let stretch = reading.stretch(at) {
        guard isScare[stretch] else { return false }
        found = true
      } else {
        outside += 1
        if view.tag(at) == .verb || view.tag(at) == .aux { return false }
      }
    }
    return found && outside <= Self.mostDress
  }

  /// The parts of a claim, unless it tears one of the direct quotations that it covers in part.
  private mutating func add(
    _ claim: Claim, _ candidates: Candidates, against isDirect: [Bool], isFree: (Int) -> Bool
  ) {
    let extent = candidates.list.extents[claim.extent]
    let hit = candidates.cues[claim.cue].hit
    var runs = candidates.list.runs(of: extent)
    if runs.contains(where: { isScare($0) }) { runs = runs.filter { !isScare($0) }[...] }
    guard !runs.isEmpty, !isDressed(runs) else { return }
    if runs.contains(where: { stretches(over: $0).contains { isDirect[$0] } }) { return }
    let kind = kind(runs)
    var before = addLead(of: runs, kind, hit, isFree: isFree)
    for run in runs {
      let part = part(run)
      var draft = QuoteDraft(
        marked: part.marked, content: part.content, kind: kind, rule: rule(extent, kind), hit: hit)
      draft.continues = before
      if let stretch = part.stretch, before != nil {
        draft.rule =
          reading.stretches[stretch].continues == nil ? .quoteContinued : .quoteParagraphs
      }
      before = drafts.count
      for stretch in stretches(over: run) { draftOfStretch[stretch] = drafts.count }
      drafts.append(draft)
    }
  }

  /// The stretches of earlier paragraphs with which the claim's first stretch goes on, where no claim has them: they are
  /// the beginning of its chain. The last of them, or nil.
  private mutating func addLead(
    of runs: ArraySlice<TokenRun>, _ kind: QuoteKind, _ hit: Int, isFree: (Int) -> Bool
  ) -> Int? {
    guard let run = runs.first, let first = reading.stretch(Int(run.start)) else { return nil }
    var lead: [Int] = []
    var at = first
    while let previous = reading.stretches[at].continues, isFree(previous),
      draftOfStretch[previous] == nil
    {
      lead.append(previous)
      at = previous
    }
    var before: Int? = nil
    for number in lead.reversed() {
      let stretch = reading.stretches[number]
      var draft = QuoteDraft(
        marked: stretch.marked, content: stretch.content, kind: kind,
        rule: before == nil ? rule(stretch, kind) : .quoteParagraphs, hit: hit)
      draft.continues = before
      before = drafts.count
      draftOfStretch[number] = before
      drafts.append(draft)
    }
    return before
  }

  /// The bytes of a run; with the marks of the stretches that it holds whole.
  private func part(_ run: TokenRun) -> (marked: Slice, content: Slice, stretch: Int?) {
    var range = Slice(
      view.token(Int(run.start)).range.lower, view.token(Int(run.end) - 1).range.upper)
    guard let first = reading.stretch(Int(run.start)) ?? reading.stretch(Int(run.end) - 1) else {
      return (range, range, nil)
    }
    let one = reading.stretches[first]
    if reading.trimmed(reading.content[first]) == run { return (one.marked, one.content, first) }
    for token in [Int(run.start), Int(run.end) - 1] {
      guard let at = reading.stretch(token), let words = reading.trimmed(reading.content[at]),
        run.start <= words.start && words.end <= run.end
      else { continue }
      range = range.union(reading.stretches[at].marked)
    }
    return (range, range, nil)
  }

  private func kind(_ runs: ArraySlice<TokenRun>) -> QuoteKind {
    var inside = 0
    var outside = 0
    var first: Int? = nil
    for run in runs {
      for at in run.indices where !view.isPunctuation(at) {
        guard let stretch = reading.stretch(at) else {
          outside += 1
          continue
        }
        inside += 1
        first = first ?? stretch
      }
    }
    guard let first else { return .indirect }
    return outside == 0 && judge.judge(first).kind == .direct ? .direct : .mixed
  }

  private func rule(_ extent: Extent, _ kind: QuoteKind) -> RuleID {
    switch extent.shape {
    case .according: return .quoteAccordingTo
    case .turn: return .quoteTranscript
    default: return extent.shape.isFromMarks ? .quoteMarks : .quoteClause
    }
  }

  /// The stretches that no draft covers yet.
  private mutating func addStretches() {
    var previous: Int? = nil
    for (at, stretch) in reading.stretches.enumerated()
    where stretch.depth == 0 && !stretch.content.isEmpty {
      if let draft = draftOfStretch[at] {
        previous = draft
        continue
      }
      let verdict = verdict(at)
      var draft = QuoteDraft(
        marked: stretch.marked, content: stretch.content, kind: verdict.kind,
        rule: rule(stretch, verdict.kind), hit: verdict.hit)
      if let before = stretch.continues.flatMap({ draftOfStretch[$0] }) {
        draft.continues = before
        draft.rule = .quoteParagraphs
        draft.kind = drafts[before].kind
        draft.hit = drafts[before].hit ?? draft.hit
      } else if let previous, goesOn(previous, draft) {
        draft.continues = previous
        draft.rule = .quoteContinued
        draft.hit = drafts[previous].hit
      }
      draftOfStretch[at] = drafts.count
      previous = drafts.count
      drafts.append(draft)
    }
  }

  /// What a stretch is that no claim covers.
  private func verdict(_ at: Int) -> StretchJudge.Verdict {
    let verdict = judge.judge(at)
    guard !isScare.isEmpty else { return verdict }
    if isScare[at] { return StretchJudge.Verdict(kind: .scare, hit: nil) }
    return verdict.kind == .scare ? StretchJudge.Verdict(kind: .mixed, hit: nil) : verdict
  }

  /// Whether a direct stretch goes on with the one before it: same cue, or nothing but space between them.
  private func goesOn(_ previous: Int, _ draft: QuoteDraft) -> Bool {
    let before = drafts[previous]
    guard before.kind == .direct, draft.kind == .direct, before.marked.upper <= draft.marked.lower
    else { return false }
    let between = view.segments.tokens(in: Slice(before.marked.upper, draft.marked.lower))
    guard sameParagraph(before.marked, draft.marked) else { return false }
    if between.isEmpty { return draft.hit == nil || before.hit == nil }
    guard let hit = before.hit else { return false }
    let cueBetween = between.contains(reading.hits[hit].head)
    return cueBetween && (draft.hit == nil || draft.hit == hit)
  }

  private func sameParagraph(_ a: Slice, _ b: Slice) -> Bool {
    let paragraphs = view.segments.paragraphs
    let at = partition(paragraphs.count) { paragraphs[$0].range.upper <= a.lower }
    return at < paragraphs.count && paragraphs[at].range.contains(b)
  }

  private func rule(_ stretch: Stretch, _ kind: QuoteKind) -> RuleID {
    if kind == .scare { return .quoteScare }
    return stretch.isClosed ? .quoteMarks : .quoteUnclosed
  }

  /// Reported clauses; one that holds a fragment in marks takes its place.
  private mutating func addClauses() {
    let extents = ClauseExtents(view: view, table: reading.table)
    var clauses: [QuoteDraft] = []
    for (at, hit) in reading.hits.enumerated() {
      let cue = view.token(hit.head).range
      if drafts.contains(where: { $0.marked.contains(cue) }) { continue }
      guard let extent = extents.extent(of: hit), !extent.range.contains(cue) else { continue }
      let inside = drafts.indices.filter { drafts[$0].marked.overlaps(extent.range) }
      if inside.contains(where: { drafts[$0].kind == .direct }) { continue }
      if clauses.contains(where: { $0.marked.overlaps(extent.range) }) { continue }
      let mixed = inside.filter { drafts[$0].kind == .mixed }
      for fragment in mixed { drafts[fragment].hit = at }
      guard mixed.isEmpty else { continue }
      clauses.append(
        QuoteDraft(
          marked: extent.range, content: extent.range, kind: .indirect, rule: extent.rule,
          hit: at))
    }
    drafts += clauses
  }
}

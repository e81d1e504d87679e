import DocumentModel
import LexiconStore

/// Puts stretches and clauses together: which are quotations, of which kind, in which chains.
struct Assembly {
  let view: SentenceView
  let table: CueTable
  let hits: [CueHit]
  let stretches: [Stretch]
  /// A quotation before it has its final number.
  private struct Draft {
    let marked: Slice
    let content: Slice
    var kind: QuoteKind
    var rule: RuleID
    var hit: Int?
    var continues: Int? = nil
  }
  private var drafts: [Draft] = []
  private var draftOfStretch: [Int: Int] = [:]

  init(view: SentenceView, table: CueTable, hits: [CueHit], stretches: [Stretch]) {
    self.view = view
    self.table = table
    self.hits = hits
    self.stretches = stretches
  }

  mutating func quotations() -> Quotations {
    addStretches()
    addClauses()
    return numbered()
  }

  private mutating func addStretches() {
    let judge = StretchJudge(view: view, table: table, hits: hits, stretches: stretches)
    var previous: Int? = nil
    for (at, stretch) in stretches.enumerated()
    where stretch.depth == 0 && !stretch.content.isEmpty {
      let verdict = judge.judge(at)
      var draft = Draft(
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

  /// Whether a direct stretch goes on with the one before it: same cue, or nothing but space between them.
  private func goesOn(_ previous: Int, _ draft: Draft) -> Bool {
    let before = drafts[previous]
    guard before.kind == .direct, draft.kind == .direct else { return false }
    let between = view.segments.tokens(in: Slice(before.marked.upper, draft.marked.lower))
    guard sameParagraph(before.marked, draft.marked) else { return false }
    if between.isEmpty { return draft.hit == nil || before.hit == nil }
    guard let hit = before.hit else { return false }
    let cueBetween = between.contains(hits[hit].head)
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
    let clauses = ClauseExtents(view: view, table: table)
    var taken = drafts.map(\.marked)
    for (at, hit) in hits.enumerated() {
      let cue = view.token(hit.head).range
      if drafts.contains(where: { $0.marked.contains(cue) }) { continue }
      guard let extent = clauses.extent(of: hit), !extent.range.contains(cue) else { continue }
      let inside = drafts.indices.filter { drafts[$0].marked.overlaps(extent.range) }
      if inside.contains(where: { drafts[$0].kind == .direct }) { continue }
      if taken.dropFirst(drafts.count).contains(where: { $0.overlaps(extent.range) }) { continue }
      let mixed = inside.contains { drafts[$0].kind == .mixed }
      for fragment in inside.reversed() where drafts[fragment].kind == .mixed {
        drafts[fragment].hit = at
      }
      if mixed { continue }
      taken.append(extent.range)
      clauseDrafts.append(
        Draft(
          marked: extent.range, content: extent.range, kind: .indirect, rule: extent.rule,
          hit: at))
    }
    clauseDrafts.removeAll { clause in
      drafts.contains { $0.kind != .scare && $0.marked.overlaps(clause.marked) }
    }
  }
  private var clauseDrafts: [Draft] = []

  private func numbered() -> Quotations {
    let all = drafts + clauseDrafts
    let order = all.indices.sorted { (all[$0].content.start, $0) < (all[$1].content.start, $1) }
    var place = [Int](repeating: 0, count: all.count)
    for (new, old) in order.enumerated() { place[old] = new }
    let used = Set(all.compactMap(\.hit)).sorted()
    let cues = used.map(cue)
    return Quotations(
      quotes: order.map { old in
        let draft = all[old]
        let cueAt = draft.hit.flatMap { hit in used.firstIndex(of: hit) }
        return Quote(
          marked: draft.marked, content: draft.content, kind: draft.kind, rule: draft.rule,
          continues: draft.continues.map { Index(place[$0]) }, cue: cueAt.map { Index($0) })
      }, cues: cues)
  }

  private func cue(_ hit: Int) -> Cue {
    let entry = table.cues[hits[hit].cue]
    let tokens = hits[hit].tokens
    let range = view.token(tokens.lowerBound).range.union(view.token(tokens.upperBound - 1).range)
    return Cue(
      range: range, token: Index(hits[hit].head), entry: entry.entry, kind: entry.kind,
      attitude: entry.attitude)
  }
}

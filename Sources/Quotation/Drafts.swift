import DocumentModel
import LexiconStore

/// A quotation before it has its final number.
struct QuoteDraft {
  let marked: Slice
  let content: Slice
  var kind: QuoteKind
  var rule: RuleID
  /// Position in the hits.
  var hit: Int?
  /// Position of the draft it goes on with.
  var continues: Int? = nil
}

/// Gives drafts their numbers: quotations ascend by content, cues by place.
struct QuoteNumbering {
  let reading: Reading

  func quotations(_ drafts: [QuoteDraft]) -> Quotations {
    let order = drafts.indices.sorted {
      (drafts[$0].content.start, $0) < (drafts[$1].content.start, $1)
    }
    var place = [Int](repeating: 0, count: drafts.count)
    for (new, old) in order.enumerated() { place[old] = new }
    let used = Set(drafts.compactMap(\.hit)).sorted()
    return Quotations(
      quotes: order.enumerated().map { new, old in
        let draft = drafts[old]
        // Stretches that overlap can leave a part that begins before the one it goes on with: there the chain ends.
        let before = draft.continues.map { place[$0] }.flatMap { $0 < new ? $0 : nil }
        let cueAt = draft.hit.map { hit in partition(used.count) { used[$0] < hit } }
        return Quote(
          marked: draft.marked, content: draft.content, kind: draft.kind, rule: draft.rule,
          continues: before.map { Index($0) }, cue: cueAt.map { Index($0) })
      }, cues: used.map(cue))
  }

  private func cue(_ hit: Int) -> Cue {
    let entry = reading.table.cues[reading.hits[hit].cue]
    let tokens = reading.hits[hit].tokens
    let view = reading.view
    let range = view.token(tokens.lowerBound).range.union(view.token(tokens.upperBound - 1).range)
    return Cue(
      range: range, token: Index(reading.hits[hit].head), entry: entry.entry, kind: entry.kind,
      attitude: entry.attitude)
  }
}

import DocumentModel
import LexiconStore

/// Whether a marked stretch is a direct quotation, a fragment inside a paraphrase, or no quotation at all, and which cue
/// introduces it.
struct StretchJudge {
  let view: SentenceView
  let table: CueTable
  let hits: [CueHit]
  let stretches: [Stretch]
  private static let reach = 24

  init(_ reading: Reading) {
    view = reading.view
    table = reading.table
    hits = reading.hits
    stretches = reading.stretches
  }

  struct Verdict {
    let kind: QuoteKind
    /// Position in `hits`.
    let hit: Int?
  }

  func judge(_ at: Int) -> Verdict {
    let stretch = stretches[at]
    let tokens = view.segments.tokens(in: stretch.marked)
    let follower = hitAfter(stretch, tokens)
    let leader = hitBefore(stretch, tokens)
    if isUtterance(stretch, tokens, hasFollower: follower != nil, hasLeader: leader != nil) {
      return Verdict(
        kind: .direct, hit: endsOpen(stretch) ? follower ?? leader : leader ?? follower)
    }
    if let hit = leader ?? follower { return Verdict(kind: .mixed, hit: hit) }
    return Verdict(kind: .scare, hit: nil)
  }

  /// A sentence or an exclamation of its own: set off from what stands before it, begun with a capital or led in by a
  /// cue.
  private func isUtterance(
    _ stretch: Stretch, _ tokens: Range<Int>, hasFollower: Bool, hasLeader: Bool
  ) -> Bool {
    if stretch.continues != nil { return true }
    let words = view.segments.tokens(in: stretch.content).filter { !view.isPunctuation($0) }
    guard let first = words.first else { return false }
    let capital = view.token(first).shape != .lower
    let apart = standsApart(stretch, tokens)
    if apart && capital && (words.count >= 3 || endsWithPunctuation(stretch)) { return true }
    return apart && words.count >= 3 && hasLeader && endsWithPunctuation(stretch)
  }

  /// Nothing, a comma, a colon, a dash or the end of a sentence before it.
  private func standsApart(_ stretch: Stretch, _ tokens: Range<Int>) -> Bool {
    let paragraph = view.segments.paragraphs[stretch.paragraph].range
    var at = stretch.marked.lower
    while at > paragraph.lower, view.byte(at - 1) <= 0x20 { at -= 1 }
    guard at > paragraph.lower else { return true }
    switch view.byte(at - 1) {
    case UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"):
      return true
    case 0x93, 0x94, 0x9D, 0x99: return at >= 3 && view.byte(at - 3) == 0xE2
    case UInt8(ascii: "-"), UInt8(ascii: "\""): return true
    default: return false
    }
  }

  private func endsWithPunctuation(_ stretch: Stretch) -> Bool {
    guard !stretch.content.isEmpty else { return false }
    switch view.byte(stretch.content.upper - 1) {
    case UInt8(ascii: ","), UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"),
      UInt8(ascii: "-"), UInt8(ascii: ";"), UInt8(ascii: ":"):
      return true
    default:
      let next = stretch.marked.upper
      return next < view.document.text.count
        && (view.byte(next) == UInt8(ascii: ",") || view.byte(next) == UInt8(ascii: "."))
    }
  }

  /// Ends with a comma, inside or outside the mark: the sentence goes on.
  private func endsOpen(_ stretch: Stretch) -> Bool {
    guard !stretch.content.isEmpty else { return false }
    let next = stretch.marked.upper
    return view.byte(stretch.content.upper - 1) != UInt8(ascii: ".")
      || next < view.document.text.count && view.byte(next) == UInt8(ascii: ",")
  }

  private func hitAfter(_ stretch: Stretch, _ tokens: Range<Int>) -> Int? {
    let end = view.segments.paragraphs[stretch.paragraph].range.upper
    var at = tokens.upperBound
    while at < view.segments.tokens.count, at < tokens.upperBound + Self.reach,
      view.token(at).range.lower < end, !view.isStop(at)
    {
      if view.token(at).kind == .quoteMark { return nil }
      let place = partition(hits.count) { hits[$0].head < at }
      if place < hits.count, hits[place].head == at, let hit = usable(place) { return hit }
      at += 1
    }
    return nil
  }

  private func hitBefore(_ stretch: Stretch, _ tokens: Range<Int>) -> Int? {
    let start = view.segments.paragraphs[stretch.paragraph].range.lower
    var at = tokens.lowerBound - 1
    while at >= 0, at > tokens.lowerBound - Self.reach, view.token(at).range.lower >= start,
      !view.isStop(at)
    {
      let place = partition(hits.count) { hits[$0].head <= at } - 1
      if place >= 0, hits[place].head == at, let hit = usable(place) { return hit }
      at -= 1
    }
    return nil
  }

  private func usable(_ hit: Int?) -> Int? {
    guard let hit else { return nil }
    let cue = table.cues[hits[hit].cue]
    guard cue.grade != .weak, cue.kind != .none else { return nil }
    return cue.part == .verb || cue.part == .phrase ? hit : nil
  }
}

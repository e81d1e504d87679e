import DocumentModel
import LexiconStore

/// Speech behind dashes, as papers of eastern Europe print it: "- The road is closed. It will stay so - said the mayor." The
/// first dash begins a paragraph or stands behind a sentence, the last one stands before the cue. Law: without a cue that
/// some pair of dashes leads to, no dash of a document opens anything.
struct DashSpeech {
  let view: SentenceView
  let table: CueTable
  let hits: [CueHit]
  /// The fewest tokens that are speech.
  private static let least = 4
  /// The most words between a dash and the verb behind its subject ("- he said").
  private static let subjectReach = 2

  /// Per cue behind a dash that ends what it introduces: the dash, and the one that opens it, if any.
  struct Turn {
    /// Position in the hits.
    let hit: Int
    let open: Int?
    let close: Int
  }

  /// Ascending.
  func turns() -> [Turn] {
    var turns: [Turn] = []
    for (number, hit) in hits.enumerated() {
      guard let dash = dash(before: hit), dash > (turns.last?.close ?? -1) else { continue }
      let paragraph = paragraph(of: dash)
      let floor = max(paragraph.lowerBound, (turns.last?.close ?? -1) + 1)
      let open = (floor..<dash).first { opens($0, paragraph) }
      if let open {
        guard dash - open > Self.least else { continue }
      } else if !isInverted(hit, dash) || !holdsClause(hit, dash) {
        continue
      }
      turns.append(Turn(hit: number, open: open, close: dash))
    }
    return turns
  }

  /// The stretches that pairs of dashes make, ascending, and what goes on from there without a cue.
  func stretches(_ turns: [Turn]) -> [Stretch] {
    guard turns.contains(where: { $0.open != nil }) else { return [] }
    var all: [Stretch] = []
    var next = 0
    for (number, paragraph) in view.segments.paragraphs.enumerated() {
      let tokens = view.segments.tokens(in: paragraph.range)
      var floor = tokens.lowerBound
      while next < turns.count, turns[next].close < tokens.upperBound {
        if let open = turns[next].open {
          all.append(stretch(open, turns[next].close + 1, turns[next].close, number))
        }
        floor = turns[next].close + 1
        next += 1
      }
      if let open = (floor..<tokens.upperBound).first(where: { opens($0, tokens) }),
        tokens.upperBound - open > Self.least
      {
        all.append(stretch(open, tokens.upperBound, tokens.upperBound, number))
      }
    }
    return all
  }

  /// What stands from behind a dash to `close`; its last token with marks is before `end`.
  private func stretch(_ open: Int, _ end: Int, _ close: Int, _ paragraph: Int) -> Stretch {
    Stretch(
      marked: Slice(view.token(open).range.lower, view.token(end - 1).range.upper),
      content: Slice(view.token(open + 1).range.lower, view.token(close - 1).range.upper),
      paragraph: paragraph, family: .dash, isClosed: true)
  }

  private func paragraph(of token: Int) -> Range<Int> {
    let paragraphs = view.segments.paragraphs
    let at = partition(paragraphs.count) {
      paragraphs[$0].range.upper <= view.token(token).range.lower
    }
    return view.segments.tokens(in: paragraphs[at].range)
  }

  /// A dash that begins a paragraph or stands behind the end of a sentence, a word that begins a sentence behind it.
  private func opens(_ at: Int, _ paragraph: Range<Int>) -> Bool {
    guard view.isDash(at), at + 1 < paragraph.upperBound, view.token(at + 1).kind == .word,
      view.token(at + 1).shape != .lower
    else { return false }
    return at == paragraph.lowerBound || view.isStop(at - 1)
  }

  /// The dash before a cue: "- said the mayor", "- he said.".
  private func dash(before hit: CueHit) -> Int? {
    let cue = table.cues[hit.cue]
    let start = hit.tokens.lowerBound
    guard cue.part == .verb, cue.kind == .speech || cue.kind == .writing, cue.grade != .weak,
      start > 0, form(hit.head)
    else { return nil }
    if view.isDash(start - 1) && view.token(start - 1).spaceBefore {
      return goesOn(hit) ? start - 1 : nil
    }
    for at in stride(from: start - 1, through: max(0, start - Self.subjectReach), by: -1) {
      guard view.tag(at) == .pron || view.tag(at) == .propn else { return nil }
      if at > 0, view.isDash(at - 1), view.token(at - 1).spaceBefore {
        return ends(hit) ? at - 1 : nil
      }
    }
    return nil
  }

  private func form(_ verb: Int) -> Bool {
    let form = CueFeatures.form(verb, view)
    return form == .ed || form == .s || form == .base && view.tag(verb) == .verb
  }

  private func isInverted(_ hit: CueHit, _ dash: Int) -> Bool { dash + 1 == hit.tokens.lowerBound }

  /// A source stands behind a cue, or a phrase before it.
  private func goesOn(_ hit: CueHit) -> Bool {
    let next = hit.tokens.upperBound
    guard next < view.segments.sentences[hit.sentence].tokenIndices.upperBound else { return false }
    switch view.tag(next) {
    case .propn, .noun, .det, .adj, .pron, .adp, .num: return view.token(next).kind == .word
    default: return false
    }
  }

  /// Nothing but a phrase stands behind a cue.
  private func ends(_ hit: CueHit) -> Bool {
    let next = hit.tokens.upperBound
    guard next < view.segments.sentences[hit.sentence].tokenIndices.upperBound else { return true }
    return view.isPunctuation(next) && !view.isColon(next) || view.tag(next) == .adp
  }

  /// Whether what stands before a lone dash is a clause of its own, and no aside between dashes ends there.
  private func holdsClause(_ hit: CueHit, _ dash: Int) -> Bool {
    let start = view.segments.sentences[hit.sentence].tokenIndices.lowerBound
    guard dash - start > Self.least, view.token(dash - 1).kind != .quoteMark else { return false }
    let dashes = (start + 1..<dash).count { view.isDash($0) && view.token($0).spaceBefore }
    return dashes % 2 == 0
      && (start..<dash).contains { view.tag($0) == .verb || view.tag($0) == .aux }
  }
}

extension [Stretch] {
  /// With the stretches that dashes make, both ascending: one that stands inside them is nested, one that crosses keeps
  /// them out.
  func joined(_ dashes: [Stretch]) -> [Stretch] {
    guard !dashes.isEmpty else { return self }
    var all: [Stretch] = []
    var place = [Int](repeating: 0, count: count)
    var reach = 0
    var next = 0
    let take = { (end: Int, depth: Int) in
      while next < count, self[next].marked.lower < end {
        var stretch = self[next]
        stretch.depth += depth
        stretch.continues = stretch.continues.map { place[$0] }
        place[next] = all.count
        reach = Swift.max(reach, stretch.marked.upper)
        all.append(stretch)
        next += 1
      }
    }
    for dash in dashes {
      take(dash.marked.lower, 0)
      var end = next
      var crosses = reach > dash.marked.lower
      while end < count, self[end].marked.lower < dash.marked.upper {
        crosses = crosses || self[end].marked.upper > dash.marked.upper
        end += 1
      }
      if !crosses { all.append(dash) }
      take(dash.marked.upper, crosses ? 0 : 1)
    }
    take(.max, 0)
    return all
  }
}

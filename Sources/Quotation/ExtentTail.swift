import DocumentModel
import LexiconStore

/// Reads off what an extent begins and ends with: whether a "that" opens it or stands behind what only says when and where
/// ("said on Monday ⟦that …⟧"), and which phrase closes it ("…, a claim that others reject").
struct ExtentTail {
  let reading: Reading
  let cues: CueFeatures
  /// How far behind its cue a "that" may stand.
  private static let thatReach = 16
  /// The most tokens of a title in marks.
  private static let title = 4
  private static let leastWords = 2
  private var view: SentenceView { reading.view }

  /// The "that" behind a cue that opens what is said, no verb between.
  func that(behind hit: CueHit) -> Int? {
    let sentence = reading.sentence(hit.sentence)
    let end = min(sentence.upperBound, hit.tokens.upperBound + Self.thatReach)
    guard hit.tokens.upperBound < end else { return nil }
    for at in hit.tokens.upperBound..<end {
      if isThat(at) { return at }
      if view.isStop(at) || view.isColon(at) { return nil }
      let tag = view.tag(at)
      if (tag == .verb || tag == .aux) && !isInTitle(at) { return nil }
    }
    return nil
  }

  /// Whether a verb stands in marks that may be a title ("said on “Meet the Pier” that …").
  private func isInTitle(_ token: Int) -> Bool {
    reading.stretch(token).map { reading.content[$0].count <= Self.title } ?? false
  }

  private func isThat(_ at: Int) -> Bool {
    let range = view.token(at).range
    guard range.count == 4, view.tag(at) == .sconj || view.syntax.relation(at) == .mark else {
      return false
    }
    return view.byte(range.lower) | 0x20 == UInt8(ascii: "t")
      && view.byte(range.lower + 1) == UInt8(ascii: "h")
      && view.byte(range.lower + 2) == UInt8(ascii: "a")
      && view.byte(range.lower + 3) == UInt8(ascii: "t")
  }

  /// Where an extent begins toward the "that" of its cue: 1 with it, 2 behind it, 3 before it, 4 it ends before it,
  /// 5 before the cue. From 8 on: words stand between cue and "that".
  func readThat(
    _ that: Int?, _ runs: ArraySlice<TokenRun>, _ shape: Int, _ kind: Int, _ hit: CueHit,
    into sink: inout some FeatureSink
  ) {
    guard let that else { return }
    var place = 5
    if let run = runs.first(where: { Int($0.start) >= hit.tokens.upperBound }) {
      if Int(run.start) == that {
        place = 1
      } else if Int(run.start) > that {
        place = 2
      } else {
        place = Int(run.end) > that ? 3 : 4
      }
    }
    if that > hit.tokens.upperBound { place += 8 }
    sink.add(.that, place, shape, kind)
    sink.add(.lemmaThat, hit.cue, place)
  }

  /// The phrases that end where the extent ends.
  func readEnd(
    _ run: TokenRun, _ anchor: Int, _ shape: Int, into sink: inout some FeatureSink
  ) {
    var found: (outer: Int, inner: Int) = (-1, -1)
    var at = Int(run.end) - 1
    while true {
      if view.syntax.relation(at).isLoose,
        reading.tree.yield(at).lowerBound >= Int(run.start) + Self.leastWords
      {
        found = (at, found.outer)
      }
      guard at != anchor, let head = view.syntax.head(at), run.indices.contains(head), head < at
      else { break }
      at = head
    }
    if found.outer >= 0 { readPhrase(found.outer, 0, shape, into: &sink) }
    if found.inner >= 0 { readPhrase(found.inner, 1, shape, into: &sink) }
  }

  private func readPhrase(
    _ at: Int, _ level: Int, _ shape: Int, into sink: inout some FeatureSink
  ) {
    let start = reading.tree.yield(at).lowerBound
    let place = (start > 0 && view.isPunctuation(start - 1) ? 1 : 0) + 2 * level
    let relation = Int(view.syntax.relation(at).rawValue)
    sink.add(.tail, relation, place, shape)
    sink.add(.tailWord, cues.word(start), place, shape)
  }

  /// Another's cue inside: 1 a verb before its subject, set off ("…, said the mayor"); 2 a phrase set off ("…, according
  /// to the mayor"), 3 a phrase.
  func readInverted(_ hit: CueHit, _ shape: Int, into sink: inout some FeatureSink) {
    let before = hit.tokens.lowerBound - 1
    let isApart = before >= 0 && view.isPunctuation(before)
    let relation = Int(view.syntax.relation(hit.head).rawValue)
    if reading.table.cues[hit.cue].part == .phrase {
      sink.add(.inverted, relation, isApart ? 2 : 3, shape)
      return
    }
    guard isApart, let subject = reading.tree.child(hit.head, where: { $0 == .nsubj }),
      subject > hit.head
    else { return }
    sink.add(.inverted, relation, 1, shape)
  }
}

extension Relation {
  /// Whether what hangs so may well be the narrator's: adjuncts, conjuncts, clauses beside, and what the parser could not
  /// place.
  var isLoose: Bool {
    switch self {
    case .advcl, .obl, .oblTmod, .oblUnmarked, .nmod, .nmodTmod, .nmodUnmarked, .conj, .parataxis,
      .aclRelcl, .acl, .appos, .ccomp, .list, .dep:
      true
    default: false
    }
  }
}

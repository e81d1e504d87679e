import DocumentModel
import LexiconStore

/// Takes from a content in words without marks what is plainly the narrator's: when and where it was said, before its
/// "that"; a verdict on it, another's cue or the same source's next act, behind it.
struct EdgeTrim {
  let reading: Reading
  private let thats: ExtentTail
  private static let leastWords = 3
  /// The most words between a comma and the noun of a verdict ("in a thinly veiled warning").
  private static let verdictReach = 5
  /// The most words between a conjunction and its verb ("and later said").
  private static let conjunctReach = 3
  private var view: SentenceView { reading.view }
  private var syntax: Syntax { reading.view.syntax }

  init(_ reading: Reading) {
    self.reading = reading
    thats = ExtentTail(reading: reading, cues: CueFeatures(reading: reading))
  }

  /// Where contents of one cue that stand behind it begin and end.
  struct Edges {
    /// Where a content begins that reaches from the cue on; the cue's end where there is nothing to leave out.
    let start: Int
    /// Where the narrator goes on: a content that holds the place and ends at or before `limit` ends there.
    let ends: [(at: Int, limit: Int)]
  }

  func edges(of hit: CueHit) -> Edges {
    let sentence = reading.sentence(hit.sentence)
    let first = hit.tokens.upperBound
    guard first < sentence.upperBound else { return Edges(start: first, ends: []) }
    return Edges(start: start(first, sentence.upperBound, hit), ends: ends(first, sentence, hit))
  }

  /// One run behind its cue; all others stay as they are.
  func trimmed(_ run: TokenRun, of hit: CueHit, _ edges: Edges) -> TokenRun {
    var start = Int(run.start)
    guard start >= hit.tokens.upperBound else { return run }
    if start < edges.start && edges.start < Int(run.end) { start = edges.start }
    let end = edges.ends.first { end in
      end.at >= start + Self.leastWords && end.at < Int(run.end) && Int(run.end) <= end.limit
    }
    guard start > Int(run.start) || end != nil else { return run }
    return reading.trimmed(start..<(end?.at ?? Int(run.end))) ?? run
  }

  /// "said ⟨on Monday⟩ ⟦that …⟧", "agreed ⟨Sunday⟩ ⟦to …⟧": behind what says when and where.
  private func start(_ first: Int, _ end: Int, _ hit: CueHit) -> Int {
    let isTime = isTime(first)
    guard isTime || view.tag(first) == .adp else { return first }
    if let that = thats.that(behind: hit), that > first { return that }
    let next = first + 1
    if isTime, next < end, view.tag(next) == .part, syntax.relation(next) == .mark { return next }
    return first
  }

  private func isTime(_ token: Int) -> Bool {
    switch syntax.relation(token) {
    case .oblTmod, .nmodTmod, .oblUnmarked, .nmodUnmarked: true
    default: false
    }
  }

  private func ends(
    _ first: Int, _ sentence: Range<Int>, _ hit: CueHit
  ) -> [(at: Int, limit: Int)] {
    var ends: [(at: Int, limit: Int)] = []
    let isPast = isPast(hit.head)
    for at in first..<sentence.upperBound where reading.stretch(at) == nil {
      if view.isPunctuation(at) {
        guard view.isComma(at) || view.isDash(at) && view.token(at).spaceBefore else { continue }
        if opensVerdict(at + 1, sentence.upperBound) {
          ends.append((at, sentence.upperBound))
        } else if let limit = endOfSource(at + 1, sentence.upperBound) {
          ends.append((at, limit))
        }
      } else if isPast, view.tag(at) == .cconj, opensNextAct(at, sentence.upperBound, hit) {
        ends.append((at, sentence.upperBound))
      }
    }
    return ends
  }

  /// ", a claim that …", ", in a clear reference to …": an indefinite noun that is a cue names what was said before it.
  private func opensVerdict(_ start: Int, _ end: Int) -> Bool {
    var at = start
    if at < end, view.tag(at) == .adp { at += 1 }
    guard at < end, isIndefinite(at), let noun = syntax.head(at), noun > at, noun < end,
      noun - at <= Self.verdictReach, view.tag(noun) == .noun,
      reading.table.isNoun(view.segments.tokens, at: noun)
    else { return false }
    guard let above = syntax.head(noun), above < start, syntax.relation(noun) != .conj else {
      return false
    }
    return at == start || syntax.relation(noun) == .obl || syntax.relation(noun) == .nmod
  }

  private func isIndefinite(_ at: Int) -> Bool {
    reading.classes.speakers.traits(view.token(at).lexeme).contains(.indefinite)
      && view.tag(at) == .det
  }

  /// ", according to SOURCE": up to the next verb.
  private func endOfSource(_ at: Int, _ end: Int) -> Int? {
    let number = partition(reading.hits.count) { reading.hits[$0].head < at }
    guard number < reading.hits.count, reading.hits[number].tokens.lowerBound == at else {
      return nil
    }
    let cue = reading.table.cues[reading.hits[number].cue]
    guard cue.part == .phrase, cue.grade == .strong else { return nil }
    let verb =
      (reading.hits[number].tokens.upperBound..<max(reading.hits[number].tokens.upperBound, end))
      .first {
        view.tag($0) == .verb && syntax.relation($0) != .aclRelcl
      }
    return verb ?? end
  }

  /// "… will go on ⟨but later said⟩ …": a strong cue in the past joined to what is not past has the narrator's subject.
  private func opensNextAct(_ conjunction: Int, _ end: Int, _ hit: CueHit) -> Bool {
    var at = conjunction + 1
    while at < min(end, conjunction + 1 + Self.conjunctReach), view.tag(at) == .adv { at += 1 }
    guard at < end, isStrong(at), syntax.relation(at) == .conj, isPast(at),
      reading.tree.child(at, where: { $0 == .nsubj || $0 == .nsubjPass }) == nil,
      let head = syntax.head(at), head < conjunction
    else { return false }
    return head == hit.head || !isPast(head)
  }

  private func isStrong(_ token: Int) -> Bool {
    let at = partition(reading.hits.count) { reading.hits[$0].head < token }
    guard at < reading.hits.count, reading.hits[at].head == token else { return false }
    let cue = reading.table.cues[reading.hits[at].cue]
    return cue.part == .verb && cue.grade != .weak && cue.kind == .speech
  }

  /// A finite form of the past that nothing helps.
  private func isPast(_ verb: Int) -> Bool {
    CueFeatures.form(verb, view) == .ed
      && reading.tree.child(verb) { $0 == .aux || $0 == .auxPass || $0 == .cop } == nil
  }
}

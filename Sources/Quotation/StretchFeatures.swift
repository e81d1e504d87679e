import DocumentModel
import LexiconStore

/// Reads off whether a stretch in marks quotes anybody, or is a title, a nickname, a term, an ironic word.
struct StretchFeatures {
  let reading: Reading
  let judge: StretchJudge
  private let cues: CueFeatures
  private let syntax: StretchSyntax
  private let company: StretchCompany
  private let naming: StretchNaming
  /// So many words make an utterance that stands by itself.
  private static let utterance = 3
  /// From so many words on, with a verb, they are somebody's: no term is that long, and titles are capitalised.
  private static let clause = 10
  /// The most tokens of a headline.
  private static let headline = 18
  /// The most tokens of a heading in marks.
  private static let heading = 6
  private var view: SentenceView { reading.view }

  init(reading: Reading, judge: StretchJudge) {
    self.reading = reading
    self.judge = judge
    let cues = CueFeatures(reading: reading)
    self.cues = cues
    syntax = StretchSyntax(reading: reading, cues: cues)
    company = StretchCompany(reading)
    naming = StretchNaming(reading: reading)
  }

  /// Whether the model is asked. It is not where the answer is plain: the later paragraphs of a quotation, utterances with
  /// a cue or of some length, clauses, and marks in headlines, which quote somebody as a rule.
  func isOpen(_ at: Int) -> Bool {
    let stretch = reading.stretches[at]
    guard stretch.depth == 0, stretch.continues == nil, !stretch.content.isEmpty, !isNobodys(at),
      let run = reading.trimmed(reading.content[at])
    else { return false }
    if isHeadline(stretch, run) { return false }
    if naming.isCalled(run, view.segments.tokens(in: stretch.marked)) { return false }
    let verdict = judge.judge(at)
    let words = run.indices.count { !view.isPunctuation($0) }
    let capitals = run.indices.count { view.token($0).shape != .lower && !view.isPunctuation($0) }
    if words >= Self.clause, !isTitled(capitals, of: words),
      run.indices.contains(where: { isVerb($0) })
    {
      return false
    }
    guard verdict.kind == .direct else { return true }
    if let hit = verdict.hit, isTitled(capitals, of: words), !isSpoken(hit) { return true }
    return verdict.hit == nil && (words < Self.utterance || capitals * 2 > words)
  }

  private func isVerb(_ at: Int) -> Bool { view.tag(at) == .verb || view.tag(at) == .aux }

  /// Nearly every word is capitalised, as in a title.
  private func isTitled(_ capitals: Int, of words: Int) -> Bool {
    words >= Self.utterance && capitals * 10 >= words * 7
  }

  private func isSpoken(_ hit: Int) -> Bool {
    let cue = reading.table.cues[reading.hits[hit].cue]
    return cue.part == .verb && cue.grade == .strong
  }

  /// Plainly nobody's words: an attribute of markup, a heading in marks, a name that is introduced as one.
  func isNobodys(_ at: Int) -> Bool {
    isAttribute(at) || isHeading(at) || isSource(at) || isName(at)
  }

  private func isName(_ at: Int) -> Bool {
    let stretch = reading.stretches[at]
    guard stretch.depth == 0, stretch.continues == nil, stretch.family != .dash,
      stretch.isClosed, let run = reading.trimmed(reading.content[at])
    else { return false }
    return naming.isName(run, view.segments.tokens(in: stretch.marked))
  }

  /// A name in marks that says something itself: "“The Pier Post” reports that …".
  private func isSource(_ at: Int) -> Bool {
    let stretch = reading.stretches[at]
    guard stretch.depth == 0, stretch.continues == nil, stretch.family != .dash,
      let run = reading.trimmed(reading.content[at]), run.count <= Self.heading,
      Int(run.end) == reading.content[at].upperBound
    else { return false }
    let words = run.indices.filter { view.token($0).range.count > 3 }
    guard !words.isEmpty, words.allSatisfy({ view.token($0).shape != .lower }) else { return false }
    return run.indices.contains { at in
      guard view.syntax.relation(at) == .nsubj, let head = view.syntax.head(at),
        head >= Int(run.end)
      else { return false }
      let hit = partition(reading.hits.count) { reading.hits[$0].head < head }
      return hit < reading.hits.count && reading.hits[hit].head == head && isSpoken(hit)
    }
  }

  /// A short paragraph that is nothing but words in marks, without a stop: it heads what follows, where the words are
  /// quoted ("– ‘A closed pier’ –", "B. “The Closed Pier”").
  private func isHeading(_ at: Int) -> Bool {
    let stretch = reading.stretches[at]
    guard stretch.depth == 0, stretch.continues == nil, stretch.family != .dash,
      let run = reading.trimmed(reading.content[at]), run.count <= Self.heading,
      Int(run.end) == reading.content[at].upperBound
    else { return false }
    let paragraph = view.segments.tokens(in: view.segments.paragraphs[stretch.paragraph].range)
    var numbers = 0
    for at in paragraph where !run.indices.contains(at) {
      if view.isDash(at) || view.token(at).kind == .quoteMark { continue }
      guard at < Int(run.start), view.token(at).range.count <= 2, numbers < 2 else { return false }
      numbers += 1
    }
    return true
  }

  /// An attribute of markup that was left in the text ("author="hart""): it never quotes anybody.
  private func isAttribute(_ at: Int) -> Bool {
    let start = reading.stretches[at].marked.lower
    return start > 0 && view.byte(start - 1) == UInt8(ascii: "=")
  }

  /// A short paragraph without a stop at its end, which is more than the stretch.
  private func isHeadline(_ stretch: Stretch, _ run: TokenRun) -> Bool {
    let tokens = view.segments.tokens(in: view.segments.paragraphs[stretch.paragraph].range)
    guard let last = tokens.last, tokens.count <= Self.headline, tokens.count > run.count + 2,
      !view.isStop(last), !view.isColon(last), !view.isMark(tokens.lowerBound, UInt8(ascii: "("))
    else { return false }
    return last == tokens.lowerBound || !view.isStop(last - 1)
  }

  /// `cover`: how the claims lie toward the stretch, see `StretchCover`. A stretch that is claimed with words around it
  /// is read as if it were not: the question is whether it would quote anybody alone.
  func read(_ at: Int, _ cover: StretchCover, into sink: inout some FeatureSink) {
    let isClaimed = cover.isClaimed[at]
    let cover = cover.isHeld(at) ? 0 : cover.states[at]
    guard let run = reading.trimmed(reading.content[at]) else { return }
    let stretch = reading.stretches[at]
    let verdict = judge.judge(at)
    let kind = Int(verdict.kind.rawValue)
    let length = ExtentFeatures.bucket(run.count)
    sink.add(.bias)
    sink.add(.looseCover, cover, kind)
    sink.add(.looseLength, length, cover)
    sink.add(.looseLength, length, 8 + kind)
    readCue(verdict, cover, into: &sink)
    readSentence(run, isClaimed, length, into: &sink)
    readSides(stretch, cover, length, into: &sink)
    readWords(run, stretch, cover, into: &sink)
    readArc(run, into: &sink)
    syntax.read(run, length, into: &sink)
    company.read(at, length, into: &sink)
  }

  /// What claims reach into the sentence of a stretch, and the strong cues of that sentence.
  private func readSentence(
    _ run: TokenRun, _ isClaimed: Bool, _ length: Int, into sink: inout some FeatureSink
  ) {
    guard let number = view.segments.sentence(at: view.token(Int(run.start)).range.lower) else {
      return
    }
    let sentence = reading.sentence(number.value)
    let first = partition(reading.hits.count) { reading.hits[$0].head < sentence.lowerBound }
    var strong = 0
    for hit in reading.hits[first...] {
      guard hit.head < sentence.upperBound else { break }
      if reading.table.cues[hit.cue].grade == .strong, reading.stretch(hit.head) == nil {
        strong = hit.head < Int(run.start) ? strong | 1 : strong | 2
      }
    }
    let whole = reading.trimmed(sentence) == run ? 1 : 0
    sink.add(.looseSentence, isClaimed ? 1 : 0, strong, length)
    sink.add(.looseSentence, 4 + (isClaimed ? 1 : 0), strong, whole)
  }

  private func readCue(
    _ verdict: StretchJudge.Verdict, _ cover: Int, into sink: inout some FeatureSink
  ) {
    guard let hit = verdict.hit else {
      sink.add(.looseJudge, 0, 0, cover)
      return
    }
    let cue = reading.table.cues[reading.hits[hit].cue]
    sink.add(.looseJudge, 1 + Int(cue.kind.rawValue), Int(cue.grade.rawValue), cover)
  }

  /// The two words on either side. Values of `place`: 0, 1; with the length of the stretch from 4 on.
  private func readSides(
    _ stretch: Stretch, _ cover: Int, _ length: Int, into sink: inout some FeatureSink
  ) {
    let tokens = view.segments.tokens(in: stretch.marked)
    let paragraph = view.segments.paragraphs[stretch.paragraph].range
    var at = tokens.lowerBound - 1
    for place in 0..<2 {
      guard at >= 0, view.token(at).range.lower >= paragraph.lower else {
        sink.add(.looseBefore, 31, place)
        break
      }
      sink.add(.looseBefore, Int(view.tag(at).rawValue), place)
      if place == 0 {
        sink.add(.looseBefore, Int(view.tag(at).rawValue), 4 + length)
        sink.add(.looseBefore, Int(view.tag(at).rawValue), 32 + cover)
      }
      sink.add(.looseBeforeWord, cues.word(at), place)
      at -= 1
    }
    at = tokens.upperBound
    for place in 0..<2 {
      guard at < view.segments.tokens.count, view.token(at).range.lower < paragraph.upper else {
        sink.add(.looseAfter, 31, place)
        break
      }
      sink.add(.looseAfter, Int(view.tag(at).rawValue), place)
      if place == 0 {
        sink.add(.looseAfter, Int(view.tag(at).rawValue), 4 + length)
        sink.add(.looseAfter, Int(view.tag(at).rawValue), 32 + cover)
      }
      sink.add(.looseAfterWord, cues.word(at), place)
      at += 1
    }
    sink.add(.looseFamily, stretch.family.rawValue, stretch.isClosed ? 1 : 0, cover)
  }

  private func readWords(
    _ run: TokenRun, _ stretch: Stretch, _ cover: Int, into sink: inout some FeatureSink
  ) {
    var words = 0
    var capitals = 0
    var verbs = 0
    var pronouns = 0
    for at in run.indices where !view.isPunctuation(at) {
      let tag = view.tag(at)
      // Words that titles write small do not count.
      let isSmall = view.token(at).range.count <= 3 && view.token(at).shape == .lower
      if !isSmall { words += 1 }
      if !isSmall && view.token(at).shape != .lower { capitals += 1 }
      if tag == .verb || tag == .aux { verbs += 1 }
      if tag == .pron { pronouns += 1 }
    }
    let first = Int(run.start)
    let isCapital = view.token(first).shape == .lower ? 0 : 1
    let titled = capitals == words ? 2 : capitals > 1 ? 1 : 0
    let length = ExtentFeatures.bucket(run.count)
    naming.read(run, view.segments.tokens(in: stretch.marked), titled, into: &sink)
    sink.add(.looseCase, titled, isCapital, length)
    sink.add(.looseCase, 4 + titled, isCapital, 16 + cover)
    sink.add(.looseVerb, min(verbs, 2), min(pronouns, 2), cover)
    sink.add(.looseVerb, min(verbs, 2), 4 + min(pronouns, 2), 16 + length)
    sink.add(.looseFirst, cues.word(first))
    sink.add(.looseTags, Int(view.tag(first).rawValue), Int(view.tag(Int(run.end) - 1).rawValue))
    sink.add(.looseEnd, end(stretch), length)
    sink.add(.looseEnd, end(stretch), 16 + cover, titled)
  }

  /// The punctuation at the end of the stretch: 0 none, 1 a comma, 2 a stop inside; 4 and up: the same outside.
  private func end(_ stretch: Stretch) -> Int {
    guard !stretch.content.isEmpty else { return 0 }
    let inside = Self.sign(view.byte(stretch.content.upper - 1))
    if inside > 0 { return inside }
    let next = stretch.marked.upper
    return next < view.document.text.count ? 4 + Self.sign(view.byte(next)) : 3
  }

  private static func sign(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: ","): 1
    case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): 2
    default: 0
    }
  }

  /// What the stretch hangs on.
  private func readArc(_ run: TokenRun, into sink: inout some FeatureSink) {
    guard
      let top = run.indices.first(where: { at in
        guard let head = view.syntax.head(at) else { return false }
        return !run.indices.contains(head) && !view.isPunctuation(at)
      }), let head = view.syntax.head(top)
    else { return }
    sink.add(.looseArc, Int(view.syntax.relation(top).rawValue), Int(view.tag(head).rawValue))
    sink.add(.looseHead, cues.word(head))
  }
}

/// How the claims of a document lie toward its stretches.
struct StretchCover {
  /// 0 untouched; 1 the claim is the stretch and nothing else; 2 one of several parts of a claim; 3 words around it
  /// are claimed with it; 4 touched in part.
  private(set) var states: [Int]
  /// Whether words around a stretch are claimed with it.
  func isHeld(_ at: Int) -> Bool { states[at] == 3 }

  /// Whether a claim reaches into the stretch's sentence.
  let isClaimed: [Bool]

  init(_ claims: [Claim], in candidates: Candidates) {
    let reading = candidates.reading
    states = [Int](repeating: 0, count: reading.stretches.count)
    isClaimed = Self.claimed(claims, in: candidates)
    for claim in claims {
      let runs = candidates.list.runs(of: candidates.list.extents[claim.extent])
      for run in runs {
        var at = run.start
        while at < run.end {
          guard let stretch = reading.stretch(Int(at)) else {
            at += 1
            continue
          }
          let content = reading.trimmed(reading.content[stretch])
          if content == run {
            states[stretch] = runs.count == 1 ? 1 : 2
          } else if let content, content.start >= run.start, content.end <= run.end {
            states[stretch] = 3
          } else {
            states[stretch] = 4
          }
          at = max(at + 1, Int32(reading.content[stretch].upperBound))
        }
      }
    }
  }

  /// Per stretch.
  private static func claimed(_ claims: [Claim], in candidates: Candidates) -> [Bool] {
    let reading = candidates.reading
    let segments = reading.view.segments
    var sentences = [Bool](repeating: false, count: segments.sentences.count)
    for claim in claims {
      sentences[reading.hits[candidates.cues[claim.cue].hit].sentence] = true
    }
    return reading.stretches.map { stretch in
      segments.sentence(at: stretch.content.lower).map { sentences[$0.value] } ?? false
    }
  }
}

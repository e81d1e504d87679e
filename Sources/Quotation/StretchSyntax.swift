import DocumentModel
import LexiconStore

/// Reads off how a stretch in marks sits in its sentence: what kind of phrase it is, and which cue governs it. A fragment
/// that no phrase ends with ("until the situation") is somebody's words; a noun that no cue governs is a term.
struct StretchSyntax {
  let reading: Reading
  let cues: CueFeatures
  /// How far up the arcs a cue may govern a stretch.
  private static let height = 7
  private var view: SentenceView { reading.view }

  /// `length`: the stretch's, as a bucket.
  func read(_ run: TokenRun, _ length: Int, into sink: inout some FeatureSink) {
    let tops = run.indices.filter { at in
      guard !view.isPunctuation(at) else { return false }
      return view.syntax.head(at).map { !run.indices.contains($0) } ?? true
    }
    guard let top = tops.first else { return }
    readPhrase(run, top, min(tops.count, 3), length, into: &sink)
    readGovernor(run, top, length, into: &sink)
  }

  private func readPhrase(
    _ run: TokenRun, _ top: Int, _ tops: Int, _ length: Int, into sink: inout some FeatureSink
  ) {
    let tag = Int(view.tag(top).rawValue)
    sink.add(.loosePhrase, tag, tops, length)
    sink.add(.loosePhraseArc, tag, Int(view.syntax.relation(top).rawValue))
    let isModifier = view.syntax.head(top).map { $0 >= Int(run.end) } ?? false
    sink.add(.looseModifies, isModifier ? 1 : 0, length)
    sink.add(.looseTops, tops, length)
    sink.add(.looseDependents, dependents(of: run, before: true), tag)
    sink.add(.looseDependents, dependents(of: run, before: false), tag, tops)
  }

  /// What outside a stretch hangs on its words. Before it, bits: 1 a determiner, 2 a modifier, 4 a preposition, 8 other.
  /// Behind it, bits from 16 on: 16 what a noun may have behind it, 32 other.
  private func dependents(of run: TokenRun, before: Bool) -> Int {
    var bits = before ? 0 : 64
    for at in run.indices {
      var child = reading.tree.child(at)
      while let one = child {
        child = reading.tree.sibling(one)
        guard !view.isPunctuation(one) else { continue }
        if before && one < Int(run.start) { bits |= bitBefore(one) }
        if !before && one >= Int(run.end) { bits |= bitBehind(one) }
      }
    }
    return bits
  }

  private func bitBefore(_ at: Int) -> Int {
    switch view.syntax.relation(at) {
    case .det: 1
    case .nmodPoss, .amod, .compound, .nummod: 2
    case .caseMark: 4
    default: 8
    }
  }

  private func bitBehind(_ at: Int) -> Int {
    switch view.syntax.relation(at) {
    case .nmod, .aclRelcl, .acl, .conj, .appos: 16
    default: 32
    }
  }

  /// The nearest cue above a stretch that is more than weak, else the nearest weak one; and the strong cues beside it.
  private func readGovernor(
    _ run: TokenRun, _ top: Int, _ length: Int, into sink: inout some FeatureSink
  ) {
    var found: (hit: CueHit, steps: Int, arc: Relation)? = nil
    var above: [Int] = []
    var at = top
    while above.count < Self.height, let head = view.syntax.head(at), !above.contains(head) {
      let arc = view.syntax.relation(at)
      at = head
      above.append(head)
      guard !run.indices.contains(head), let hit = hit(on: head) else { continue }
      let grade = reading.table.cues[hit.cue].grade
      if grade == .weak && found != nil { continue }
      found = (hit, above.count, arc)
      if grade != .weak { break }
    }
    let grade = found.map { 1 + Int(reading.table.cues[$0.hit.cue].grade.rawValue) } ?? 0
    sink.add(.looseGovernor, grade, 31, length)
    if let found {
      readGovernor(found.hit, found.steps, found.arc, grade, into: &sink)
      readOwner(of: found.hit, found.steps, grade, length, into: &sink)
    }
    let beside = strong(beside: run, above)
    sink.add(.looseBeside, beside, grade)
    sink.add(.looseBeside, beside, 16 + length)
  }

  private func readGovernor(
    _ hit: CueHit, _ steps: Int, _ arc: Relation, _ grade: Int, into sink: inout some FeatureSink
  ) {
    let cue = reading.table.cues[hit.cue]
    let frame = cues.frame(of: hit.head)
    let isOwned = SourceSight(reading: reading).hasSource(hit)
    sink.add(.looseGovernor, grade, Int(cue.part.rawValue), min(steps, 3))
    sink.add(.looseGovernorCue, hit.cue)
    sink.add(.looseGovernorFrame, isOwned ? 0 : 1, frame.subject == nil ? 0 : 1, grade)
    sink.add(
      .looseGovernorArc, Int(arc.rawValue), view.syntax.relation(hit.head) == .amod ? 1 : 0, grade)
  }

  /// Whose the governing cue is, how near it stands, and whether it says more than that somebody spoke.
  private func readOwner(
    of hit: CueHit, _ steps: Int, _ grade: Int, _ length: Int, into sink: inout some FeatureSink
  ) {
    let source = reading.classes.of(reading.classes.owner(of: hit).token)
    let isNeutral = reading.table.cues[hit.cue].attitude == .neutral
    let near = 8 * min(steps, 3) + grade
    sink.add(.looseOwner, Int(source.rawValue), near, isNeutral ? 0 : 1)
    sink.add(.looseOwner, 32 + (isSomebody(source) ? 1 : 0), near, isNeutral ? 0 : 1)
    sink.add(.looseOwner, 64 + (isSomebody(source) ? 1 : 0), length, grade > 1 ? 1 : 0)
  }

  private func isSomebody(_ source: SourceClass) -> Bool {
    switch source {
    case .first, .single, .plural, .relative, .person, .group, .organisation, .name: true
    default: false
    }
  }

  /// The cue whose head is `token`.
  private func hit(on token: Int) -> CueHit? {
    let at = partition(reading.hits.count) { reading.hits[$0].head < token }
    return at < reading.hits.count && reading.hits[at].head == token ? reading.hits[at] : nil
  }

  /// Strong cues of the sentence that do not govern the stretch. Bits: 1 a verb before it, 2 behind it, 4 a phrase.
  private func strong(beside run: TokenRun, _ above: [Int]) -> Int {
    guard
      let number = view.segments.sentence(at: view.token(Int(run.start)).range.lower)?.value
    else { return 0 }
    let sentence = reading.sentence(number)
    let first = partition(reading.hits.count) { reading.hits[$0].head < sentence.lowerBound }
    var bits = 0
    for hit in reading.hits[first...] {
      guard hit.head < sentence.upperBound else { break }
      let cue = reading.table.cues[hit.cue]
      guard cue.grade == .strong, reading.stretch(hit.head) == nil, !above.contains(hit.head) else {
        continue
      }
      if cue.part == .phrase { bits |= 4 }
      if cue.part == .verb { bits |= hit.head < Int(run.start) ? 1 : 2 }
    }
    return bits
  }
}

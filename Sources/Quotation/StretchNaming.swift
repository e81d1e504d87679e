import DocumentModel
import LexiconStore

/// Reads off whether the words around a stretch in marks make a name, a title or a term of it ("known as the “X”", "the
/// novel “X”", "“X” teams"), and whether somebody does what its clause says.
struct StretchNaming {
  let reading: Reading
  /// Articles and adjectives between a naming word and the marks.
  private static let mostDress = 2
  /// The most words of a phrase that hides a cue ("also known as").
  private static let phrase = 3
  /// The most words of a name whose words are small.
  private static let name = 8
  /// How far up the arcs the verb of the clause may stand.
  private static let height = 5
  private var view: SentenceView { reading.view }
  private var tokens: [Token] { reading.view.segments.tokens }

  /// What leads to a stretch.
  private enum Lead: Int {
    case none, phrase, wording, wordingOf, work, workComma, owner
    /// Said by the narrator of what "is called" so; by somebody who calls it so.
    case called, calledBy, calls
    /// The same from farther away, by arcs.
    case farCalled, farCalledBy, farCalls
  }

  /// `titled`: how many of the words are capitalised, see `StretchFeatures`.
  func read(
    _ run: TokenRun, _ marked: Range<Int>, _ titled: Int, into sink: inout some FeatureSink
  ) {
    let length = min(run.count, 4)
    let lead = lead(run, marked.lowerBound - 1)
    sink.add(.looseNaming, lead.rawValue, titled)
    sink.add(.looseNaming, lead.rawValue, 4 + length)
    let before = place(marked.lowerBound - 1, of: run)
    let behind = place(marked.upperBound, of: run)
    let isModifier = modifies(run, marked.upperBound)
    sink.add(.looseSlot, before, behind, length)
    sink.add(.looseSlot, before, 32 + (isModifier ? 1 : 0), length)
    sink.add(.looseSlot, 64 + (isModifier ? 1 : 0), titled, length)
    readClause(run, length, into: &sink)
  }

  /// Whether nobody says the words, plainly: "so-called “X”", "what is called “X”", "dubbed the “Winter Pier”".
  func isName(_ run: TokenRun, _ marked: Range<Int>) -> Bool {
    let sentence = sentence(of: run)
    guard run.count <= Self.name || isTitled(run),
      let (lead, verb) = nearLead(marked.lowerBound - 1, sentence)
    else { return false }
    switch lead {
    case .phrase: return true
    case .called, .calledBy, .calls:
      guard let verb else { return false }
      if naming(verb) == .christening && isTitled(run) { return true }
      return lead == .called && isDoneByNobody(verb)
        && !hasAgent(marked.upperBound, in: sentence)
    default: return false
    }
  }

  /// Whether somebody calls a thing so: "branded the plan a “waste”", "was called “a waste” by the mayor". A name is none.
  func isCalled(_ run: TokenRun, _ marked: Range<Int>) -> Bool {
    let sentence = sentence(of: run)
    let verb = nearLead(marked.lowerBound - 1, sentence)?.verb ?? verb(above: run)
    guard let verb, naming(verb) == .verb, !isTitled(run) else { return false }
    let next = marked.upperBound
    if isDoneByNobody(verb), hasAgent(next, in: sentence), sentence.contains(next + 1) {
      return (next + 1..<min(sentence.upperBound, next + 4)).contains(where: { isSomebody($0) })
    }
    let at = partition(reading.hits.count) { reading.hits[$0].head < verb }
    guard at < reading.hits.count, reading.hits[at].head == verb else {
      return reading.tree.child(verb) { $0 == .nsubj }.map { isSomebody($0) } ?? false
    }
    guard SourceSight(reading: reading).hasSource(reading.hits[at]) else { return false }
    return reading.classes.owner(of: reading.hits[at]).token.map { isSomebody($0) } ?? false
  }

  /// The verb of naming before a stretch on which its words hang, or what is called so.
  private func verb(above run: TokenRun) -> Int? {
    guard let top = top(of: run), let head = view.syntax.head(top), head < Int(run.start) else {
      return nil
    }
    if isNamingVerb(head) { return head }
    guard view.syntax.relation(head) == .obj, let above = view.syntax.head(head), above < head
    else { return nil }
    return isNamingVerb(above) ? above : nil
  }

  private func isSomebody(_ token: Int) -> Bool {
    switch reading.classes.of(token) {
    case .single, .plural, .relative, .person, .group, .organisation, .name: true
    default: false
    }
  }

  /// A participle, with or without "is" and "was", that has no subject who does it.
  private func isDoneByNobody(_ verb: Int) -> Bool {
    guard CueFeatures.form(verb, view) == .ed else { return false }
    if reading.tree.child(verb, where: { $0 == .auxPass || $0 == .nsubjPass }) != nil {
      return true
    }
    switch view.syntax.relation(verb) {
    case .acl, .amod, .advcl, .appos:
      return reading.tree.child(verb) { $0 == .nsubj || $0 == .aux } == nil
    default: return false
    }
  }

  /// Whether "by" stands behind a stretch.
  private func hasAgent(_ at: Int, in sentence: Range<Int>) -> Bool {
    sentence.contains(at)
      && reading.classes.speakers.traits(token(at).lexeme).contains(.agent)
  }

  private func isTitled(_ run: TokenRun) -> Bool {
    run.indices.allSatisfy { at in
      view.token(at).shape != .lower || view.isPunctuation(at) || token(at).range.count <= 3
    }
  }

  // MARK: what leads to it

  private func lead(_ run: TokenRun, _ last: Int) -> Lead {
    if let near = nearLead(last, sentence(of: run)) { return near.lead }
    return governingVerb(run).map { called($0, isFar: true) } ?? .none
  }

  /// What the words right before a stretch make of it, with the verb that does.
  private func nearLead(_ last: Int, _ sentence: Range<Int>) -> (lead: Lead, verb: Int?)? {
    var at = last
    for step in 0...Self.mostDress {
      guard at >= sentence.lowerBound else { return nil }
      if let found = lead(endingAt: at, isComma: false, sentence) { return found }
      if step == 0, view.isComma(at), at > sentence.lowerBound {
        return lead(endingAt: at - 1, isComma: true, sentence)
      }
      guard view.tag(at) == .det || view.tag(at) == .adj else { return nil }
      at -= 1
    }
    return nil
  }

  private func lead(
    endingAt at: Int, isComma: Bool, _ sentence: Range<Int>
  ) -> (lead: Lead, verb: Int?)? {
    if isComma { return naming(at) == .work ? (.workComma, nil) : nil }
    if endsPhrase(at, sentence) { return (.phrase, nil) }
    switch naming(at) {
    case .wording: return (.wording, nil)
    case .work: return (.work, nil)
    case .verb, .christening: return isNamingVerb(at) ? (called(at, isFar: false), at) : nil
    case .none: break
    }
    guard at > sentence.lowerBound else { return nil }
    if reading.classes.speakers.traits(token(at).lexeme).contains(.genitive) {
      return (.owner, nil)
    }
    guard view.tag(at) == .adp || view.tag(at) == .sconj else { return nil }
    if naming(at - 1) == .wording { return (.wordingOf, nil) }
    return isNamingVerb(at - 1) ? (called(at - 1, isFar: false), at - 1) : nil
  }

  private func naming(_ at: Int) -> NamingWord {
    reading.classes.speakers.word(token(at).lexeme).naming
  }

  private func token(_ at: Int) -> Token { view.token(at) }

  /// Whether a phrase that hides its cue ends at `at` ("so-called").
  private func endsPhrase(_ at: Int, _ sentence: Range<Int>) -> Bool {
    guard !view.isPunctuation(at) else { return false }
    for start in max(sentence.lowerBound, at + 1 - Self.phrase)...at {
      guard let match = reading.table.terms.longest(tokens, at: start, end: at + 1),
        start + match.length == at + 1
      else { continue }
      if match.values.contains(where: { reading.table.cues[Int($0)].grade == .never }) {
        return true
      }
    }
    return false
  }

  /// Who does what a verb of naming says.
  private func called(_ verb: Int, isFar: Bool) -> Lead {
    if reading.tree.child(verb, where: { $0 == .oblAgent }) != nil {
      return isFar ? .farCalledBy : .calledBy
    }
    let at = partition(reading.hits.count) { reading.hits[$0].head < verb }
    guard at < reading.hits.count, reading.hits[at].head == verb else {
      return isFar ? .farCalled : .called
    }
    let isOwned = SourceSight(reading: reading).hasSource(reading.hits[at])
    if isOwned { return isFar ? .farCalls : .calls }
    return isFar ? .farCalled : .called
  }

  /// The verb of naming that a stretch belongs to by its arcs: "labelled the group a “threat”".
  private func governingVerb(_ run: TokenRun) -> Int? {
    guard let top = top(of: run), let head = view.syntax.head(top) else { return nil }
    if isNamingVerb(head) { return head }
    guard let above = view.syntax.head(head), isNamingVerb(above) else { return nil }
    return above
  }

  private func isNamingVerb(_ at: Int) -> Bool { naming(at).isVerb && view.tag(at) == .verb }

  private func top(of run: TokenRun) -> Int? {
    run.indices.first { at in
      guard !view.isPunctuation(at), let head = view.syntax.head(at) else { return false }
      return !run.indices.contains(head)
    }
  }

  private func sentence(of run: TokenRun) -> Range<Int> {
    view.segments.sentence(at: token(Int(run.start)).range.lower)
      .map { reading.sentence($0.value) } ?? run.indices
  }

  // MARK: where it stands

  /// The kind of a word beside a stretch: articles and possessives apart, punctuation by its sign.
  private func place(_ at: Int, of run: TokenRun) -> Int {
    guard sentence(of: run).contains(at) else { return 31 }
    if view.isComma(at) { return 30 }
    if view.isPunctuation(at) { return 29 }
    let traits = reading.classes.speakers.traits(token(at).lexeme)
    if traits.contains(.definite) { return 28 }
    if traits.contains(.indefinite) { return 27 }
    if traits.contains(.possessive) { return 26 }
    if traits.contains(.genitive) { return 25 }
    return Int(view.tag(at).rawValue)
  }

  /// Whether a noun behind a stretch is what the stretch describes: "the “winter” ferries".
  private func modifies(_ run: TokenRun, _ next: Int) -> Bool {
    guard sentence(of: run).contains(next), let top = top(of: run),
      let head = view.syntax.head(top), head >= next
    else { return false }
    switch view.tag(head) {
    case .noun, .propn: break
    default: return false
    }
    return (next...head).allSatisfy { at in
      switch view.tag(at) {
      case .noun, .propn, .adj: true
      default: false
      }
    }
  }

  /// Whose the nearest verb above a stretch is, and how surely that verb is a cue.
  private func readClause(_ run: TokenRun, _ length: Int, into sink: inout some FeatureSink) {
    guard var at = top(of: run) else { return }
    for step in 0..<Self.height {
      if view.tag(at) == .verb, !run.indices.contains(at) {
        let subject = reading.tree.child(at) { $0 == .nsubj || $0 == .nsubjPass || $0 == .expl }
        let source = Int(reading.classes.of(subject).rawValue)
        let place = partition(reading.hits.count) { reading.hits[$0].head < at }
        var grade = 0
        if place < reading.hits.count, reading.hits[place].head == at {
          grade = 1 + Int(reading.table.cues[reading.hits[place].cue].grade.rawValue)
        }
        sink.add(.looseClause, source, grade)
        sink.add(.looseClause, 32 + min(step, 3), grade, length)
        return
      }
      guard let head = view.syntax.head(at) else { break }
      at = head
    }
    sink.add(.looseClause, 31, length)
  }
}

import DocumentModel
import LexiconStore

/// Subjects that the order of words shows, whatever the arcs say.
extension SourceFinder {
  /// The subject by word order alone, or nil where the order leaves it open.
  func ordered(_ cue: Range<Int>, _ sentence: Range<Int>, _ rule: RuleID) -> Source? {
    inverted(named: cue, sentence, rule) ?? apposed(before: cue, sentence, rule)
      ?? agent(behind: cue, sentence, rule)
  }

  /// "With the mayor, said NAME, “…”": a name right behind the cue, marks on both sides.
  private func inverted(
    named cue: Range<Int>, _ sentence: Range<Int>, _ rule: RuleID
  ) -> Source? {
    let next = cue.upperBound
    guard cue.lowerBound > sentence.lowerBound, reader.isPunctuation(cue.lowerBound - 1),
      reader.mark(cue.lowerBound - 1) != UInt8(ascii: ":"),
      reader.isVerbal(cue.lowerBound), !reader.endsInIng(cue.lowerBound),
      next < sentence.upperBound, phrases.pieces[next] == .name, phrases.nameStart(next) == next,
      !isQuoted[next]
    else { return nil }
    var end = next
    while end < sentence.upperBound, phrases.mentionAt[end] == phrases.mentionAt[next] { end += 1 }
    let relation = reader.syntax.relation(next)
    guard end < sentence.upperBound, reader.isComma(end), relation != .obj, relation != .iobj,
      openingName(sentence).map({ !reader.isComma($0.upperBound) }) ?? true
    else { return nil }
    return Source(head: next, range: next..<end, mention: nil, rule: rule)
  }

  /// "the mayor's lawyer, NAME, said": a name between commas, behind a phrase that it explains.
  private func apposed(
    before cue: Range<Int>, _ sentence: Range<Int>, _ rule: RuleID
  ) -> Source? {
    guard
      reader.isVerbal(cue.lowerBound)
        || reader.lexicons.cues.isVerb(reader.tokens, at: cue.lowerBound)
    else { return nil }
    var comma = cue.lowerBound - 1
    while comma > sentence.lowerBound, reader.tag(comma) == .aux || reader.tag(comma) == .adv {
      comma -= 1
    }
    guard comma > sentence.lowerBound + 3, reader.isComma(comma),
      phrases.pieces[comma - 1] == .name, let name = phrases.nameStart(comma - 1),
      comma - name > 1
    else { return nil }
    var open = name - 1
    while open > sentence.lowerBound,
      phrases.pieces[open] == .title || phrases.pieces[open] == .role
        || reader.mark(open) == UInt8(ascii: "-")
    {
      open -= 1
    }
    guard open > sentence.lowerBound, reader.isComma(open), isPersonal(open - 1, sentence) else {
      return nil
    }
    let start = phrases.start(
      of: outermost(open - 1, sentence.lowerBound), floor: sentence.lowerBound)
    return Source(head: comma - 1, range: start..<comma, mention: nil, rule: rule)
  }

  /// Whether the phrase that ends at `at` has a role noun, or is definite and opens the sentence.
  private func isPersonal(_ at: Int, _ sentence: Range<Int>) -> Bool {
    guard phrases.isNominal(at), !isQuoted[at] else { return false }
    let head = outermost(at, sentence.lowerBound)
    if reader.lexicon.role(reader.token(head).lexeme).map({
      $0.kind != .organisation && !$0.isPlural
    })
      ?? false
    {
      return true
    }
    let start = phrases.start(of: head, floor: sentence.lowerBound)
    return start == sentence.lowerBound && reader.traits(start).contains(.definite)
      && phrases.pieces[head] == .none
  }

  /// "perceived by NAME as", "said by the ministry": the agent of a participle, unless a form in -ing follows "by".
  private func agent(
    behind cue: Range<Int>, _ sentence: Range<Int>, _ rule: RuleID
  ) -> Source? {
    let by = cue.upperBound
    guard by + 1 < sentence.upperBound, reader.traits(by).contains(.means),
      reader.traits(by).contains(.agent), isPassive(cue, sentence)
    else { return nil }
    var at = by + 1
    while at < sentence.upperBound, at - by < 6, !phrases.isNominal(at),
      reader.tag(at) == .adj || !reader.traits(at).isDisjoint(with: .determiner)
    {
      at += 1
    }
    guard at < sentence.upperBound, phrases.isNominal(at), !isQuoted[at],
      phrases.pieces[at] != .none || reader.traits(at).contains(.role)
        || !reader.traits(at).isDisjoint(with: .pronoun)
    else { return nil }
    var found = right(of: by + 1, limit: sentence.upperBound, rule: rule)
    found?.isAgent = true
    return found
  }

  /// "was asked", "be perceived".
  private func isPassive(_ cue: Range<Int>, _ sentence: Range<Int>) -> Bool {
    let verb = cue.upperBound - 1
    guard reader.endsInEd(verb) || reader.tag(verb) == .verb, !reader.endsInIng(verb) else {
      return false
    }
    return (max(sentence.lowerBound, cue.lowerBound - 2)..<cue.upperBound).contains {
      reader.tag($0) == .aux && reader.traits($0).contains(.bridge)
    }
  }

  /// "NAME, talking to the press in Sundby, Norland, asked": the name that opens the sentence, where the phrase proposed
  /// stands between its comma and the one before the cue.
  func setOff(_ proposed: Source, _ cue: Range<Int>, _ sentence: Range<Int>) -> Source? {
    guard proposed.mention == nil, let name = openingName(sentence),
      name.upperBound < cue.lowerBound,
      reader.isComma(name.upperBound), proposed.range.lowerBound > name.upperBound,
      proposed.range.upperBound < cue.lowerBound
    else { return nil }
    var before = cue.lowerBound - 1
    while before > name.upperBound, reader.tag(before) == .aux || reader.tag(before) == .adv {
      before -= 1
    }
    let next = name.upperBound + 1
    guard reader.isComma(before), before > next,
      reader.endsInIng(next) || reader.traits(next).contains(.relative)
        || !reader.traits(next).isDisjoint(with: [.definite, .indefinite]),
      !(next..<before).contains(where: { reader.isQuoteMark($0) })
    else { return nil }
    return Source(
      head: name.upperBound - 1, range: name, mention: nil, rule: proposed.rule)
  }

  /// The person's name with which a sentence begins, titles and places before it aside.
  private func openingName(_ sentence: Range<Int>) -> Range<Int>? {
    let first = sentence.prefix(8).first { at in
      phrases.pieces[at] == .name
    }
    guard let first, (sentence.lowerBound..<first).allSatisfy({ phrases.pieces[$0] != .none })
    else {
      return nil
    }
    var end = first
    while end < sentence.upperBound, phrases.mentionAt[end] == phrases.mentionAt[first] { end += 1 }
    return first..<end
  }

  /// "During talks with NAME in Sundby, the mayor called for": a phrase behind a preposition is no subject where another
  /// stands right before the cue.
  func isGoverned(_ subject: Int, _ cue: Int, _ sentence: Range<Int>) -> Bool {
    let start = phrases.start(of: subject, floor: sentence.lowerBound)
    guard start > sentence.lowerBound, reader.tag(start - 1) == .adp, subject < cue,
      (subject + 1..<cue).contains(where: { reader.isComma($0) })
    else { return false }
    var near = cue - 1
    while near > subject, reader.tag(near) == .aux || reader.tag(near) == .adv { near -= 1 }
    return near > subject && phrases.pieces[near] == .name && !isQuoted[near]
  }

  /// Who speaks where the subject is a thing: the noun of people on which it hangs ("sources privy to the talks"), else the
  /// first phrase of the sentence that may speak, that no preposition governs and that a verb follows ("the mayor asked that
  /// the ships be returned and has threatened"). A clause of its own ("although history shows") has no other subject.
  func speaking(over thing: Source, _ cue: Int, _ sentence: Range<Int>) -> Source? {
    guard thing.mention == nil, reader.isThing(thing.head) else { return nil }
    var at = thing.range.lowerBound - 1
    while at >= sentence.lowerBound, !opensClause(at) {
      if maySpeak(at), phrases.isNominal(at), !isQuoted[at] {
        let start = phrases.start(of: at, floor: sentence.lowerBound)
        return Source(head: at, range: start..<at + 1, mention: nil, rule: thing.rule)
      }
      at -= 1
    }
    guard at < sentence.lowerBound || !opensOwnClause(at) || isCoordinated(cue, sentence),
      let found = opening(sentence, before: cue, thing.rule), found.head != thing.head,
      maySpeak(found.head), !thing.range.contains(found.head)
    else { return nil }
    return found
  }

  private func opensClause(_ at: Int) -> Bool {
    reader.isVerbal(at) || reader.isPunctuation(at) || reader.tag(at) == .sconj
      || reader.tag(at) == .cconj || isTemporal(at)
  }

  /// "after", "while".
  private func isTemporal(_ at: Int) -> Bool {
    let traits = reader.traits(at)
    return traits.contains(.means) && !traits.contains(.agent)
  }

  /// Whether what stands at `at` begins a clause whose subject is the thing: no verb, no comma, no "and" within a clause.
  private func opensOwnClause(_ at: Int) -> Bool {
    if reader.isVerbal(at) || reader.isComma(at) { return false }
    return reader.tag(at) != .cconj || reader.isComma(at - 1)
  }

  /// "… and has threatened": the cue goes on with an earlier verb's subject.
  private func isCoordinated(_ cue: Int, _ sentence: Range<Int>) -> Bool {
    var before = cue - 1
    while before > sentence.lowerBound, reader.tag(before) == .aux || reader.tag(before) == .adv {
      before -= 1
    }
    return reader.tag(before) == .cconj
  }

  private func maySpeak(_ at: Int) -> Bool {
    let traits = reader.traits(at)
    return phrases.pieces[at] != .none || traits.contains(.role)
      || !traits.isDisjoint(with: [.masculine, .feminine, .plural, .first])
  }
}

import DocumentModel
import LexiconStore

/// Finds the source that stands with a cue: by arcs where the sentence has them, else by what stands beside it.
struct SourceFinder {
  let reader: Reader
  let phrases: NounPhrases
  let arcs: ArcSource
  /// Tokens inside quotations in marks.
  let isQuoted: [Bool]

  /// The source of `quote`, introduced by `cue`, or nil where the sentence names none.
  func source(of cue: Cue, quote: Slice) -> Source? {
    guard var found = proposed(cue, quote) else { return nil }
    let range = reader.segments.tokens(in: cue.range)
    if found.rule != .cueAccordingTo, let first = range.first, found.range.upperBound <= first {
      let sentence = reader.sentence(of: first)
      found = setOff(found, range, sentence) ?? speaking(over: found, first, sentence) ?? found
    }
    let settling = Settling(reader: reader, phrases: phrases, isQuoted: isQuoted)
    return settling.settled(found, limit: reader.sentence(of: found.head).upperBound)
  }

  private func proposed(_ cue: Cue, _ quote: Slice) -> Source? {
    let range = reader.segments.tokens(in: cue.range)
    guard !range.isEmpty else { return nil }
    let head = cue.token?.value ?? range.lowerBound
    guard !reader.isInDateline(head) else { return nil }
    let sentence = reader.sentence(of: head)
    let rule = rule(range, quote)
    if isAccording(range) {
      return right(of: range.upperBound, limit: sentence.upperBound, rule: .cueAccordingTo)
    }
    if reader.isPunctuation(head) {
      return opening(sentence, before: head, .cueColon)
        ?? left(of: head, floor: sentence.lowerBound, rule: .cueColon)
    }
    if let quoted = quoted(head, sentence, rule), isOutside(quoted, quote) { return quoted }
    if reader.tag(head) != .noun, let found = ordered(range, sentence, rule) { return found }
    guard !OwnerlessCues(reader: reader).contains(cue, head, sentence) else { return nil }
    if reader.tag(head) == .noun, let found = mistaken(head, range, sentence, rule) { return found }
    if let found = arcs.source(of: head), isPlausible(found.head, head, quote),
      found.mention != nil || !isGoverned(found.head, range.lowerBound, sentence)
    {
      let far = extended(personal(found.head, sentence), found.mention, sentence, rule)
      return nearer(than: far, range.lowerBound, sentence, rule) ?? far
    }
    if reader.tag(head) == .noun {
      return nominal(head, range, sentence, rule) ?? adjacent(head, sentence, rule)
    }
    if isShared(head, sentence), let found = opening(sentence, before: head, rule) { return found }
    let isBehind = rule == .cueAfter && stands(behind: quote, head, sentence)
    if isBehind, let found = inverted(range, sentence, rule) { return found }
    if let found = left(of: range.lowerBound, floor: sentence.lowerBound, rule: rule) {
      return found
    }
    if rule == .cueAfter { return inverted(range, sentence, rule) }
    return rule == .cueBefore && reader.endsInIng(head) ? behind(quote, sentence, rule) : nil
  }

  /// A verb that the tagger took for a noun ("The ministry estimates that …"): the noun phrase right before it speaks.
  private func mistaken(
    _ cue: Int, _ range: Range<Int>, _ sentence: Range<Int>, _ rule: RuleID
  ) -> Source? {
    let next = range.upperBound
    guard next < sentence.upperBound, reader.tag(next) == .sconj else { return nil }
    return adjacent(cue, sentence, rule)
  }

  /// The noun phrase right before a form that may be a verb.
  private func adjacent(_ cue: Int, _ sentence: Range<Int>, _ rule: RuleID) -> Source? {
    guard reader.lexicons.cues.isVerb(reader.tokens, at: cue) else { return nil }
    var at = cue - 1
    while at > sentence.lowerBound, reader.tag(at) == .adv { at -= 1 }
    guard at >= sentence.lowerBound, phrases.isNominal(at), !isQuoted[at],
      reader.traits(at).isDisjoint(with: [.plain, .bridge])
    else { return nil }
    return extended(outermost(at, sentence.lowerBound), nil, sentence.lowerBound..<cue, rule)
  }

  /// "…, saying", "… and saying", "… and said", "…, then said": a verb whose subject stands at the head of the sentence.
  private func isShared(_ cue: Int, _ sentence: Range<Int>) -> Bool {
    var before = cue - 1
    while before > sentence.lowerBound, reader.tag(before) == .adv { before -= 1 }
    guard before > sentence.lowerBound else { return false }
    if reader.tag(before) == .cconj { return reader.isVerbal(cue) || reader.endsInIng(cue) }
    guard reader.isPunctuation(before), !isQuoted[before] else { return false }
    return reader.endsInIng(cue)
      || (before < cue - 1 && reader.isVerbal(cue) && reader.isComma(before))
  }

  /// The first noun phrase of the sentence that no preposition governs and that a verb follows before `cue`.
  func opening(_ sentence: Range<Int>, before cue: Int, _ rule: RuleID) -> Source? {
    var at = sentence.lowerBound
    while at < cue {
      if phrases.isNominal(at), !isQuoted[at] {
        let end = phrases.end(of: nameEnd(at, cue), limit: cue)
        let start = phrases.start(of: at, floor: sentence.lowerBound)
        let isGoverned = start > sentence.lowerBound && isLink(start - 1)
        if !isGoverned, reader.traits(at).isDisjoint(with: [.plain, .bridge]),
          (at + 1..<cue).contains(where: { reader.isVerbal($0) })
        {
          return extended(headOfRun(at, cue), nil, sentence.lowerBound..<cue, rule)
        }
        at = max(end, at + 1)
      } else {
        at += 1
      }
    }
    return nil
  }

  private func nameEnd(_ at: Int, _ limit: Int) -> Int {
    var last = at
    while last + 1 < limit, phrases.mentionAt[at] >= 0,
      phrases.mentionAt[last + 1] == phrases.mentionAt[at]
    {
      last += 1
    }
    return last
  }

  /// The last noun of the unbroken run of nouns that begins at `at`.
  private func headOfRun(_ at: Int, _ limit: Int) -> Int {
    var last = at
    while last + 1 < limit, phrases.isNominal(last + 1), !isQuoted[last + 1],
      reader.traits(last + 1).isDisjoint(with: .pronoun)
    {
      last += 1
    }
    return last
  }

  /// "while a commander said": a noun right before the cue in a clause of its own, where the arcs lead to an earlier one.
  private func nearer(
    than far: Source, _ cue: Int, _ sentence: Range<Int>, _ rule: RuleID
  ) -> Source? {
    let near = cue - 1
    guard far.mention == nil, far.range.upperBound <= near, phrases.isNominal(near),
      !isQuoted[near],
      reader.traits(near).isDisjoint(with: [.plain, .bridge])
    else { return nil }
    let start = phrases.start(of: near, floor: far.range.upperBound)
    guard start > far.range.upperBound else { return nil }
    let tag = reader.tag(start - 1)
    guard tag == .sconj || start > 1 && reader.isComma(start - 2) && tag == .cconj else {
      return nil
    }
    return extended(near, nil, start..<cue, rule)
  }

  /// "Despite saying that …, NAME has": the subject behind the quotation and its comma.
  private func behind(_ quote: Slice, _ sentence: Range<Int>, _ rule: RuleID) -> Source? {
    var at = reader.segments.firstToken(endingAfter: quote.upper)
    guard at < sentence.upperBound, at >= sentence.lowerBound, reader.isComma(at) else {
      return nil
    }
    at += 1
    let found = right(of: at, limit: sentence.upperBound, rule: rule)
    return found.flatMap { phrases.pieces[$0.head] == .name ? $0 : nil }
  }

  /// A subject inside the quotation, or before it while the cue stands behind, is a slip of the parse.
  private func isPlausible(_ subject: Int, _ cue: Int, _ quote: Slice) -> Bool {
    guard reader.token(subject).kind != .punctuation, !isTime(subject) else { return false }
    if isQuoted[subject] && !isQuoted[cue] { return false }
    let start = reader.token(cue).range.lower
    let named = reader.token(subject).range
    if subject > cue, quote.lower >= named.upper, isPreceded(cue) { return false }
    let isOutside = quote.upper <= start || start < quote.lower
    if isOutside, named.lower >= quote.lower, named.upper <= quote.upper { return false }
    return start < quote.upper || reader.token(subject).range.lower >= quote.upper
      || !(subject..<cue).contains { isQuoted[$0] } || !phrases.isNominal(cue - 1)
  }

  /// "quoted Hart as saying", "quoting the ministry": the object speaks; "was quoted by the agency": the subject.
  private func quoted(_ cue: Int, _ sentence: Range<Int>, _ rule: RuleID) -> Source? {
    var verb = cue
    if reader.endsInIng(cue),
      let above = (sentence.lowerBound..<cue).last(where: { isQuoting($0) }),
      cue - above < 14
    {
      verb = above
    }
    guard isQuoting(verb), reader.isVerbal(verb) else { return nil }
    let isPassive = (max(sentence.lowerBound, verb - 3)..<verb).contains { reader.tag($0) == .aux }
    if isPassive, !reader.endsInIng(verb) {
      return left(of: verb, floor: sentence.lowerBound, rule: rule)
    }
    var start = verb + 1
    while start < sentence.upperBound, reader.isPunctuation(start) { start += 1 }
    return right(of: start, limit: sentence.upperBound, rule: rule)
  }

  /// "cited the closed roads": what is cited is the content, and its subject the source.
  private func isOutside(_ source: Source, _ quote: Slice) -> Bool {
    let named = reader.token(source.head).range
    return named.upper <= quote.lower || quote.upper <= named.lower
  }

  private func isQuoting(_ at: Int) -> Bool { reader.traits(at).contains(.quoting) }

  private func rule(_ cue: Range<Int>, _ quote: Slice) -> RuleID {
    let start = reader.token(cue.lowerBound).range.lower
    if quote.upper <= start { return .cueAfter }
    return start < quote.lower ? .cueBefore : .cueInside
  }

  /// "according to": the last word of the cue links to the source.
  private func isAccording(_ cue: Range<Int>) -> Bool {
    let last = cue.upperBound - 1
    return reader.traits(last).contains(.link) && !reader.isVerbal(cue.lowerBound)
      || (cue.count > 1 && reader.traits(cue.lowerBound).contains(.plain)
        && reader.traits(last).contains(.link))
  }

  /// Whether nothing but marks stands between the end of `quote` and the cue ("…," said X).
  private func stands(behind quote: Slice, _ cue: Int, _ sentence: Range<Int>) -> Bool {
    var at = cue - 1
    while at >= 0, at >= sentence.lowerBound - 2 {
      if reader.isPunctuation(at) || !reader.traits(at).isDisjoint(with: .bridge) {
        at -= 1
        continue
      }
      return isQuoted[at]
        || reader.token(at).range.upper <= quote.upper
          && reader.token(at).range.lower >= quote.lower
    }
    return true
  }

  /// "said John Hart, the CIA director": the phrase behind the cue.
  private func inverted(_ cue: Range<Int>, _ sentence: Range<Int>, _ rule: RuleID) -> Source? {
    right(of: cue.upperBound, limit: sentence.upperBound, rule: rule)
  }

  /// "the agency quoted NAME as saying": the object of the quoting verb at `verb`, or nil where it is none.
  func quotedObject(_ verb: Int, limit: Int) -> Source? {
    guard verb < limit, isQuoting(verb) else { return nil }
    var start = verb + 1
    while start < limit, reader.isPunctuation(start) { start += 1 }
    let found = right(of: start, limit: limit, rule: .cueAfter)
    let settling = Settling(reader: reader, phrases: phrases, isQuoted: isQuoted)
    return found.map { settling.settled($0, limit: limit) }
  }

  /// The first noun phrase behind `start`, with nothing but adjectives and articles before its head.
  func right(of start: Int, limit: Int, rule: RuleID) -> Source? {
    var at = start
    var head: Int? = nil
    while at < limit, at - start < 20 {
      if reader.isPunctuation(at) && !(reader.mark(at) == UInt8(ascii: "-")) {
        if head != nil || !reader.isQuoteMark(at) { break }
      } else if phrases.isNominal(at) {
        if head != nil && !reader.traits(at).isDisjoint(with: .pronoun) { break }
        head = at
      } else if head != nil && !reader.traits(at).contains(.genitive) && !goesOn(at, limit) {
        break
      } else if reader.isVerbal(at) && reader.tag(at) == .aux {
        break
      }
      at += 1
    }
    guard let head else { return nil }
    let range = phrases.start(of: head, floor: start)..<phrases.end(of: head, limit: limit)
    return Source(head: head, range: trimmed(range), mention: nil, rule: rule)
  }

  /// A hyphen inside a word, what stands behind it ("23-year-old"), and an adjective before another noun ("US high
  /// school teacher").
  private func goesOn(_ at: Int, _ limit: Int) -> Bool {
    let isGlued = !reader.token(at).spaceBefore
    if reader.mark(at) == UInt8(ascii: "-") { return isGlued }
    guard reader.tag(at) == .adj, at + 1 < limit else { return false }
    return isGlued || phrases.isNominal(at + 1)
  }

  /// The nearest noun phrase before `cue`, over adverbs, auxiliaries and insertions between commas.
  private func left(of cue: Int, floor: Int, rule: RuleID) -> Source? {
    var at = cue - 1
    while at >= floor {
      if reader.isComma(at) {
        guard let before = insertionStart(at, floor) else { return nil }
        at = before
      } else if mayStand(at) {
        return extended(outermost(at, floor), nil, floor..<cue, rule)
      } else if reader.traits(at).contains(.relative) {
        return relative(at, floor, rule)
      } else if isQuoted[at] {
        return nil
      }
      at -= 1
    }
    return nil
  }

  /// Whether a source may have its head at `at`: a noun, no helper, no day or month.
  private func mayStand(_ at: Int) -> Bool {
    if reader.traits(at).contains(.some), at + 1 < reader.tokens.count {
      return !phrases.isNominal(at + 1) && reader.tag(at + 1) != .adj
    }
    return phrases.isNominal(at) && reader.traits(at).isDisjoint(with: .bridge) && !isTime(at)
  }

  /// "Friday", "last June", "this week".
  func isTime(_ at: Int) -> Bool {
    if phrases.pieces[at] == .none, reader.isCapital(at), reader.traits(at).contains(.plain) {
      return true
    }
    switch reader.syntax.relation(at) {
    case .oblTmod, .nmodTmod, .oblUnmarked, .nmodUnmarked:
      return phrases.pieces[at] == .none && reader.traits(at).isDisjoint(with: [.role, .pronoun])
    default: return false
    }
  }

  /// The position before the insertion that ends with the comma `at`.
  private func insertionStart(_ at: Int, _ floor: Int) -> Int? {
    var before = at - 1
    while before > floor, !reader.isComma(before) { before -= 1 }
    return before > floor ? before : nil
  }

  /// "X, who said": the phrase before the pronoun.
  private func relative(_ pronoun: Int, _ floor: Int, _ rule: RuleID) -> Source? {
    var at = pronoun - 1
    while at >= floor, reader.isComma(at) { at -= 1 }
    guard at >= floor, phrases.isNominal(at) else { return nil }
    let start = phrases.start(of: at, floor: floor)
    return Source(head: at, range: start..<at + 1, mention: pronoun..<pronoun + 1, rule: rule)
  }

  /// "Hart's claim", "a statement by the ministry".
  private func nominal(
    _ noun: Int, _ cue: Range<Int>, _ sentence: Range<Int>, _ rule: RuleID
  ) -> Source? {
    let next = cue.upperBound
    if next < sentence.upperBound, reader.traits(next).contains(.agent) {
      return right(of: next + 1, limit: sentence.upperBound, rule: rule)
    }
    var at = noun - 1
    while at >= sentence.lowerBound, noun - at < 5 {
      if reader.traits(at).contains(.genitive) && at > sentence.lowerBound {
        return extended(at - 1, nil, sentence, rule)
      }
      if reader.traits(at).contains(.possessive) {
        return Source(head: at, range: at..<at + 1, mention: nil, rule: rule)
      }
      at -= 1
    }
    return nil
  }

  /// The whole phrase round `head`.
  private func extended(
    _ head: Int, _ mention: Range<Int>?, _ limits: Range<Int>, _ rule: RuleID
  ) -> Source {
    let start = phrases.start(of: head, floor: limits.lowerBound)
    let end = phrases.end(of: head, limit: limits.upperBound)
    return Source(head: head, range: trimmed(start..<end), mention: mention, rule: rule)
  }

  /// Without punctuation at the ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end - 1, reader.isPunctuation(start) { start += 1 }
    while end - 1 > start, reader.isPunctuation(end - 1) { end -= 1 }
    return start..<end
  }
}

import DocumentModel
import LexiconStore

/// Quotations that no cue introduces: the speaker goes on, or stands in the same or the last sentence.
struct UncuedSources {
  let reader: Reader
  let phrases: NounPhrases
  let finder: SourceFinder
  let isQuoted: [Bool]

  /// Whether `quote` follows `before` in the same paragraph with nothing said between them.
  func goesOn(from before: Slice, to quote: Slice) -> Bool {
    guard before.upper <= quote.lower,
      reader.paragraphNumber(of: before.lower) == reader.paragraphNumber(of: quote.lower)
    else { return false }
    let here = reader.segments.firstToken(endingAfter: quote.lower)
    guard here < reader.tokens.count else { return false }
    return outsideSubject(reader.sentence(of: here), before: here) == nil
  }

  /// Whether the speaker of `before` may be expected to go on a paragraph later.
  func isNear(_ before: Slice, _ quote: Slice) -> Bool {
    let distance =
      reader.paragraphNumber(of: quote.lower) - reader.paragraphNumber(of: before.lower)
    return distance >= 0 && distance <= 1
  }

  /// "“…” — Marta Orlyk": a name behind a dash signs the quotation.
  func signature(behind marked: Slice) -> Source? {
    var at = reader.segments.firstToken(endingAfter: marked.upper)
    guard at < reader.tokens.count, reader.isDash(at) else { return nil }
    while at < reader.tokens.count, reader.isDash(at) { at += 1 }
    guard at < reader.tokens.count, phrases.mentionAt[at] >= 0 else { return nil }
    return signed(at)
  }

  private func signed(_ at: Int) -> Source {
    let end = phrases.end(of: at, limit: reader.sentence(of: at).upperBound)
    return Source(head: at, range: at..<end, mention: nil, rule: .cueAfter)
  }

  /// "“…” Marta Orlyk, Harbour Post": a name and a paper, with nothing else to the end of the paragraph, sign the
  /// quotation; in a paragraph of their own too.
  func byline(behind marked: Slice) -> Source? {
    let at = reader.segments.firstToken(endingAfter: marked.upper)
    guard at < reader.tokens.count, phrases.mentionAt[at] >= 0, reader.isCapital(at) else {
      return nil
    }
    let number = reader.paragraphNumber(of: reader.token(at).range.lower)
    let end = reader.segments.firstToken(
      endingAfter: reader.segments.paragraphs[number].range.upper)
    guard end - at <= Self.bylineReach, end - at >= 3 else { return nil }
    let line = at..<end
    guard line.contains(where: { reader.isComma($0) }), reader.isCapital(end - 1),
      line.allSatisfy({ isBylinePart($0) })
    else { return nil }
    return signed(at)
  }

  /// The most tokens of a name and its paper.
  private static let bylineReach = 12

  /// A capital, an initial's stop, a comma, "of", "the", "and".
  private func isBylinePart(_ at: Int) -> Bool {
    if reader.isPunctuation(at) {
      return !reader.isQuoteMark(at) && reader.mark(at) != UInt8(ascii: ":")
    }
    return reader.isCapital(at)
      || !reader.traits(at).isDisjoint(with: [.link, .joint, .definite, .particle])
  }

  /// The subject of the sentence round the quotation, or of the sentence before it in its paragraph.
  func source(of quote: Slice, end: Slice) -> Source? {
    let here = reader.segments.firstToken(endingAfter: quote.lower)
    guard here < reader.tokens.count else { return nil }
    let sentence = reader.sentence(of: here)
    if let found = outsideSubject(sentence, before: here) ?? behind(end) { return found }
    let number = reader.sentenceNumber(of: here)
    guard number > 0 else { return nil }
    let previous = reader.segments.sentences[number - 1]
    let paragraphs = reader.segments.paragraphs
    let mine = reader.paragraphNumber(of: quote.lower)
    guard paragraphs[mine].sentenceIndices.contains(number - 1) || endsWithColon(previous) else {
      return nil
    }
    return outsideSubject(reader.body(of: previous), before: previous.tokenIndices.upperBound)
  }

  /// "“…” NAME said": a noun phrase right behind the quotation with a verb beside it.
  private func behind(_ quote: Slice) -> Source? {
    var at = reader.segments.firstToken(endingAfter: quote.upper)
    guard at > 0, at < reader.tokens.count else { return nil }
    let limit = reader.sentence(of: at - 1).upperBound
    while at < limit, reader.isPunctuation(at) { at += 1 }
    guard at < limit, !isQuoted[at] else { return nil }
    let verb = (at..<min(limit, at + 6)).first { reader.isVerbal($0) || reader.isPunctuation($0) }
    if let verb, let object = finder.quotedObject(verb, limit: limit) { return object }
    let inverted = reader.isVerbal(at)
    if inverted { at += 1 }
    guard at < reader.tokens.count else { return nil }
    if phrases.pieces[at] == .name, let named = named(at, limit, inverted) { return named }
    guard
      let head = (at..<min(limit, at + 8)).last(where: { position in
        phrases.isNominal(position)
          && (at..<position).allSatisfy { !reader.isVerbal($0) && !reader.isPunctuation($0) }
      }), inverted || (head + 1 < limit && reader.isVerbal(head + 1))
    else { return nil }
    let start = phrases.start(of: head, floor: at)
    return Source(head: head, range: start..<head + 1, mention: nil, rule: .cueAfter)
  }

  /// A name at `at`, with something behind it that may be a verb.
  private func named(_ at: Int, _ limit: Int, _ inverted: Bool) -> Source? {
    var end = at + 1
    while end < limit, phrases.mentionAt[end] == phrases.mentionAt[at] { end += 1 }
    guard inverted || end < limit && reader.token(end).kind == .word && !reader.isCapital(end)
    else {
      return nil
    }
    return Source(head: end - 1, range: at..<end, mention: nil, rule: .cueAfter)
  }

  /// Who is named as the subject of the paragraph before, where `quote` opens its own ("X answered a letter. ¶ “…”").
  func topic(before quote: Slice) -> Source? {
    let here = reader.segments.firstToken(endingAfter: quote.lower)
    guard here < reader.tokens.count else { return nil }
    let number = reader.sentenceNumber(of: here)
    let mine = reader.paragraphNumber(of: quote.lower)
    guard number > 0, reader.segments.paragraphs[mine].sentenceIndices.first == number else {
      return nil
    }
    let previous = reader.segments.sentences[number - 1]
    let found = outsideSubject(reader.body(of: previous), before: previous.tokenIndices.upperBound)
    return found.flatMap { phrases.pieces[$0.head] == .name ? $0 : nil }
  }

  private func endsWithColon(_ sentence: Sentence) -> Bool {
    let last = sentence.tokenIndices.upperBound - 1
    return last >= 0 && reader.mark(last) == UInt8(ascii: ":")
  }

  /// The first noun phrase of a sentence outside quotations that a verb follows.
  private func outsideSubject(_ sentence: Range<Int>, before limit: Int) -> Source? {
    var head: Int? = nil
    for at in sentence.prefix(while: { $0 < limit }) where !isQuoted[at] {
      if let found = head, reader.isVerbal(at) {
        let start = phrases.start(of: found, floor: sentence.lowerBound)
        if maySpeak(start..<at), !reader.isThing(found) { break }
        head = nil
        continue
      }
      let free = at == sentence.lowerBound || reader.traits(at - 1).isDisjoint(with: .link)
      if phrases.isNominal(at) && (free || head == nil) && !isInPhrase(at, head, sentence) {
        head = at
      }
    }
    guard let head else { return nil }
    let start = phrases.start(of: head, floor: sentence.lowerBound)
    let end = phrases.end(of: head, limit: sentence.upperBound)
    guard maySpeak(start..<max(end, head + 1)), !reader.isThing(head) else { return nil }
    return Source(
      head: head, range: start..<max(end, head + 1), mention: nil, rule: .cueSameParagraph)
  }

  /// A name, a role or a pronoun: nothing else is taken for a speaker without a cue.
  private func maySpeak(_ phrase: Range<Int>) -> Bool {
    phrase.contains { at in
      let traits = reader.traits(at)
      return phrases.pieces[at] != .none || traits.contains(.role)
        || !traits.isDisjoint(with: .pronoun)
    }
  }

  /// Whether `at` stands behind a preposition that hangs on the phrase of `head`, or behind its comma.
  private func isInPhrase(_ at: Int, _ head: Int?, _ sentence: Range<Int>) -> Bool {
    guard let head else { return false }
    return (head + 1..<at).contains {
      reader.traits($0).contains(.link) || reader.isPunctuation($0)
    }
  }
}

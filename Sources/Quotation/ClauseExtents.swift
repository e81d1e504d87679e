import DocumentModel
import LexiconStore

/// How far reported speech without marks reaches, read from tokens and tags where the sentence has no arcs.
struct ClauseExtents {
  let view: SentenceView
  let table: CueTable
  /// The most words that a source may take between its cue and its content.
  private static let sourceReach = 14

  struct Extent {
    let range: Slice
    let rule: RuleID
  }

  func extent(of hit: CueHit) -> Extent? {
    let sentence = view.segments.sentences[hit.sentence].tokenIndices
    let cue = table.cues[hit.cue]
    switch cue.part {
    case .phrase: return accordingTo(hit, sentence)
    case .verb where cue.grade != .weak: return before(hit, sentence) ?? after(hit, sentence)
    default: return nil
    }
  }

  /// "According to SOURCE, CONTENT." and "CONTENT, according to SOURCE."
  private func accordingTo(_ hit: CueHit, _ sentence: Range<Int>) -> Extent? {
    let opens = !(sentence.lowerBound..<hit.tokens.lowerBound).contains { !view.isPunctuation($0) }
    if opens {
      guard
        let comma = (hit.tokens.upperBound..<sentence.upperBound).first(where: { view.isComma($0) })
      else { return nil }
      return make(comma + 1..<sentence.upperBound, .quoteAccordingTo)
    }
    return make(sentence.lowerBound..<hit.tokens.lowerBound, .quoteAccordingTo)
  }

  /// "CONTENT, SOURCE said." and "CONTENT, said SOURCE.": a comma, then nothing but source and cue.
  private func before(_ hit: CueHit, _ sentence: Range<Int>) -> Extent? {
    guard !subordinates(hit.tokens.upperBound, sentence) else { return nil }
    let floor = max(sentence.lowerBound, hit.head - Self.sourceReach)
    var at = hit.head - 1
    while at >= floor, !view.isComma(at) {
      if view.tag(at) == .verb || view.tag(at) == .sconj { return nil }
      at -= 1
    }
    let rest = (hit.tokens.upperBound..<sentence.upperBound).filter { !view.isPunctuation($0) }
    guard at > sentence.lowerBound + 2, rest.count <= Self.sourceReach else { return nil }
    return make(sentence.lowerBound..<at, .quoteClause)
  }

  /// "SOURCE said (that) CONTENT."
  private func after(_ hit: CueHit, _ sentence: Range<Int>) -> Extent? {
    var start = hit.tokens.upperBound
    if let that = subordinator(from: start, sentence) {
      start = that
    } else if table.cues[hit.cue].grade != .strong {
      return nil
    }
    guard start < sentence.upperBound, view.tag(start) != .adp else { return nil }
    return make(start..<sentence.upperBound, .quoteClause)
  }

  /// "that", "whether", "if" within a few words, before any comma.
  private func subordinator(from start: Int, _ sentence: Range<Int>) -> Int? {
    for at in start..<min(sentence.upperBound, start + 8) {
      if view.isPunctuation(at) { return nil }
      if view.tag(at) == .sconj { return at }
    }
    return nil
  }

  private func subordinates(_ start: Int, _ sentence: Range<Int>) -> Bool {
    subordinator(from: start, sentence) != nil
  }

  private func make(_ tokens: Range<Int>, _ rule: RuleID) -> Extent? {
    guard !tokens.isEmpty, let range = view.slice(tokens), tokens.count >= 2 else { return nil }
    return Extent(range: range, rule: rule)
  }
}

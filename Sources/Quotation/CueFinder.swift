import DocumentModel
import LexiconStore

/// An expression of the text that may introduce a quotation.
struct CueHit {
  /// The words of the lexicon's term ("point out").
  let tokens: Range<Int>
  /// The token that governs: first of a verb, last of a noun or phrase.
  let head: Int
  /// Position in `CueTable.cues`.
  let cue: Int
  let sentence: Int
}

/// Looks the cues of cues.tsv up in a document's tokens.
struct CueFinder {
  let table: CueTable
  let segments: Segments
  let syntax: Syntax
  /// Whether a term counts that no tag bears out: for the model, which weighs tags itself.
  var isLenient = false

  /// All hits, ascending; of overlapping terms the longest.
  func hits() -> [CueHit] {
    var hits: [CueHit] = []
    for (number, sentence) in segments.sentences.enumerated() {
      var at = sentence.tokenIndices.lowerBound
      let end = sentence.tokenIndices.upperBound
      while at < end {
        guard let match = table.terms.longest(segments.tokens, at: at, end: end),
          let cue = choose(match, at)
        else {
          at += 1
          continue
        }
        if table.cues[cue].grade == .never || isAuxiliary(at) || isAttributive(at, cue) {
          at += match.length
          continue
        }
        let isVerb = table.cues[cue].part == .verb
        hits.append(
          CueHit(
            tokens: at..<at + match.length, head: isVerb ? at : at + match.length - 1, cue: cue,
            sentence: number))
        at += match.length
      }
    }
    return hits
  }

  /// Whether a verb only helps another: "have agreed".
  private func isAuxiliary(_ at: Int) -> Bool {
    switch syntax.relation(at) {
    case .aux, .auxPass, .cop: true
    default: false
    }
  }

  /// "an alleged plot": a participle before its noun introduces nothing.
  private func isAttributive(_ at: Int, _ cue: Int) -> Bool {
    table.cues[cue].part == .verb && syntax.relation(at) == .amod
  }

  /// The line whose part of speech the tag bears out, or nil where none does.
  private func choose(_ match: TermTrie.Match, _ at: Int) -> Int? {
    let tag = syntax.tag(at)
    let last = syntax.tag(at + match.length - 1)
    var fallback: Int? = nil
    for value in match.values {
      let cue = Int(value)
      switch table.cues[cue].part {
      case .phrase, .punct: return cue
      case .verb:
        if tag == .verb || tag == .aux { return cue }
        if tag == .unknown && table.cues[cue].grade != .weak { fallback = fallback ?? cue }
      case .noun: if last == .noun { return cue }
      case .adj: if tag == .adj { return cue }
      case .adv: if tag == .adv { return cue }
      }
    }
    if isLenient { return fallback ?? match.values.first.map { Int($0) } }
    return fallback
  }
}

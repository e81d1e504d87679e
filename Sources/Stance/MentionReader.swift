import DocumentModel
import LexiconStore

/// Reads a text for what it says of one mention in it, whoever that is.
struct MentionReader {
  let document: Document
  let segments: Segments
  let syntax: Syntax
  private var reading: Reading

  init(lexicons: Lexicons, document: Document, segments: Segments, syntax: Syntax) {
    self.document = document
    self.segments = segments
    self.syntax = syntax
    reading = Reading(lexicons: lexicons, segments: segments, mode: .mention)
  }

  mutating func read(_ range: Slice, mention: Slice) -> [Evidence] {
    reading.content = [range]
    reading.evidence.removeAll(keepingCapacity: true)
    let named = segments.tokens(in: mention)
    for sentence in segments.sentences where sentence.range.overlaps(range) {
      let tokens = sentence.tokenIndices
      let inside = named.clamped(to: tokens)
      guard !inside.isEmpty else { continue }
      reading.mention =
        inside.lowerBound - tokens.lowerBound..<inside.upperBound - tokens.lowerBound
      reading.scene.scan(tokens, document.text, segments, syntax, reading.lexicon)
      reading.scene.connect(segments, syntax, reading.lexicon)
      reading.settleSenses()
      reading.apply()
    }
    return reading.evidence.map {
      Evidence(
        quote: $0.quote, target: nil, rule: $0.rule, weight: $0.weight, entry: $0.entry,
        range: $0.range, targetRange: $0.targetRange)
    }
  }
}

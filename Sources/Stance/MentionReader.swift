import DocumentModel
import LexiconStore

/// Reads a text for what it says of one mention in it, whoever that is.
struct MentionReader {
  let document: Document
  let segments: Segments
  let syntax: Syntax
  private var reading: Reading
  var role: MentionRole { reading.mentionRole }

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
      reading.mentionRole =
        reading.mention.map { reading.role(of: $0, in: document.text) } ?? .plain
      let before = reading.evidence.count
      reading.apply()
      reading.keepIll(from: before)
    }
    return reading.evidence.map {
      Evidence(
        quote: $0.quote, target: nil, rule: $0.rule, weight: $0.weight, entry: $0.entry,
        range: $0.range, targetRange: $0.targetRange)
    }
  }
}

extension Reading {
  /// Ill that is denied, undone or suffered is still ill said beside a mention: evidence for it that stands on ill words
  /// is turned (`scope.cleared`).
  fileprivate mutating func keepIll(from first: Int) {
    for at in first..<evidence.count where evidence[at].weight > .zero {
      let piece = evidence[at]
      guard let hit = scene.charges.hits.first(where: { range($0.span) == piece.range }),
        let value = loneValue(hit.payload), value < 0
      else { continue }
      evidence[at] = Evidence(
        quote: piece.quote, target: piece.target, rule: piece.rule,
        weight: Millis(Int(piece.weight.rawValue) * weight(.cleared) / 1000), entry: piece.entry,
        range: piece.range, targetRange: piece.targetRange)
    }
  }
}

public import DocumentModel
public import LexiconStore

/// The score of one text: its evidence, their sum, and what is displayed.
public typealias StanceResult = (
  sum: Millis, score: Millis, label: StanceLabel, evidence: [Evidence]
)

/// Scores each quotation's stance toward each target as a sum of evidence.
public struct StanceScorer: Sendable {
  let lexicons: Lexicons
  public init(lexicons: Lexicons) { self.lexicons = lexicons }

  public func stances(
    in document: Document, _ segments: Segments, _ syntax: Syntax, _ quotations: Quotations,
    _ attributions: Attributions
  ) -> Stances {
    guard !quotations.quotes.isEmpty else {
      return Stances(evidence: [], scores: [], sentiments: [])
    }
    var reader = QuotationReader(
      lexicons: lexicons, document: document, segments: segments, syntax: syntax,
      quotations: quotations, attributions: attributions)
    for chain in reader.chains { reader.read(chain) }
    return reader.stances()
  }

  /// The attitude that the text of `range` as a whole expresses toward the mention at `target`, or its sentiment where
  /// `target` is nil. For the `score` filter.
  public func score(
    _ range: Slice, toward target: Slice?, in document: Document, _ segments: Segments,
    _ syntax: Syntax
  ) -> StanceResult {
    guard let target else { return sentiment(of: range, in: document, segments, syntax) }
    var reader = MentionReader(
      lexicons: lexicons, document: document, segments: segments, syntax: syntax)
    let evidence = reader.read(range, mention: target)
    return judged(evidence, .mention)
  }

  /// The attitude that the text of `range` expresses toward a side, as if an unknown speaker had said it.
  public func score(
    _ range: Slice, toward side: SideID, in document: Document, _ segments: Segments,
    _ syntax: Syntax
  ) -> StanceResult {
    let quote = Quote(marked: range, content: range, kind: .direct, rule: .quoteMarks)
    let stances = stances(
      in: document, segments, syntax, Quotations(quotes: [quote], cues: []),
      Attributions(speakers: [], attributions: []))
    return judged(stances.evidence.filter { $0.target == side }, .quotation)
  }

  private func judged(
    _ evidence: [Evidence], _ mode: StanceWeights.Mode
  ) -> StanceResult {
    let scale = StanceScale(weights: lexicons.stance.weights, mode: mode)
    let sum = evidence.reduce(Millis.zero) { $0 + $1.weight }
    return (sum, scale.display(sum), scale.label(sum), evidence)
  }

  private func sentiment(
    of range: Slice, in document: Document, _ segments: Segments, _ syntax: Syntax
  ) -> StanceResult {
    let reader = SentimentReader(lexicons: lexicons, segments: segments)
    var scene = Scene()
    var evidence: [Evidence] = []
    for sentence in segments.sentences where sentence.range.overlaps(range) {
      scene.scan(sentence.tokenIndices, document.text, segments, syntax, lexicons.stance)
      scene.connect(segments, syntax, lexicons.stance)
      reader.read(scene, range, Index<Quote>(0), into: &evidence)
    }
    let sum = evidence.reduce(Millis.zero) { $0 + $1.weight }
    let score = reader.display(sum, words: segments.tokens.count)
    let label: StanceLabel = score > .zero ? .pro : score < .zero ? .anti : .neutral
    return (sum, score, label, evidence)
  }
}

/// From sums to labels and displayed scores. All numbers come from the weights file.
struct StanceScale {
  let weights: StanceWeights
  let mode: StanceWeights.Mode

  func label(_ sum: Millis) -> StanceLabel {
    let threshold = weights(.threshold, mode)
    return Int(sum.rawValue) >= threshold
      ? .pro : Int(sum.rawValue) <= -threshold ? .anti : .neutral
  }

  /// `sum` squashed into −1000…1000: half way at `display.half`.
  func display(_ sum: Millis) -> Millis {
    let value = Int(sum.rawValue)
    return Millis(value * 1000 / (abs(value) + max(1, weights(.half, mode))))
  }

  /// How sure the label is: grows with the distance to the threshold, less where all evidence is implicit.
  func confidence(_ sum: Millis, isImplicit: Bool) -> Millis {
    let distance = abs(abs(Int(sum.rawValue)) - weights(.threshold, mode))
    var value =
      weights(.confidenceBase, mode)
      + distance * weights(.confidenceSlope, mode) / (distance + 1000)
    if isImplicit { value -= weights(.confidenceImplicit, mode) }
    return Millis(min(1000, max(0, value)))
  }
}

public import DocumentModel
public import LexiconStore

/// The score of one text: its evidence, their sum, and what is displayed.
public struct StanceResult: Sendable {
  public var sum = Millis.zero
  public var score = Millis.zero
  public var label = StanceLabel.neutral
  public var evidence: [Evidence] = []
  /// With fitted weights: the sum that says whether the text judges the mention at all, and its evidence. The label is
  /// neutral unless half the size of `sum` and this are together above 0.
  public var opinion: (sum: Millis, evidence: [Evidence])?

  /// A text that says nothing of its target.
  public init() {}

  init(sum: Millis, score: Millis, label: StanceLabel, evidence: [Evidence]) {
    self.sum = sum
    self.score = score
    self.label = label
    self.evidence = evidence
  }
}

/// Scores each quotation's stance toward each target as a sum of evidence.
public struct StanceScorer: Sendable {
  let lexicons: Lexicons
  public init(lexicons: Lexicons) { self.lexicons = lexicons }

  public func stances(
    in document: Document, _ segments: Segments, _ syntax: Syntax, _ quotations: Quotations,
    _ attributions: Attributions, within limit: TimeLimit = .none
  ) -> Stances {
    let nothing = Stances(evidence: [], scores: [], sentiments: [])
    guard !quotations.quotes.isEmpty else { return nothing }
    var reader = QuotationReader(
      lexicons: lexicons, document: document, segments: segments, syntax: syntax,
      quotations: quotations, attributions: attributions)
    for chain in reader.chains {
      if limit.isOver { return nothing }
      reader.read(chain, within: limit)
    }
    return limit.isOver ? nothing : reader.stances()
  }

  /// What a fit looks at in each quotation, toward the sides that the text names. For `standpoint-train`.
  public func attitudeFeatures(
    in document: Document, _ segments: Segments, _ syntax: Syntax, _ quotations: Quotations,
    _ attributions: Attributions
  ) -> [AttitudeFeatures] {
    var reader = QuotationReader(
      lexicons: lexicons, document: document, segments: segments, syntax: syntax,
      quotations: quotations, attributions: attributions, notesFeatures: true)
    for chain in reader.chains { reader.read(chain, within: .none) }
    return reader.attitudeFeatures()
  }

  /// The attitude that the text of `range` as a whole expresses toward the mention at `target`, or its sentiment where
  /// `target` is nil. For the `score` filter.
  public func score(
    _ range: Slice, toward target: Slice?, in document: Document, _ segments: Segments,
    _ syntax: Syntax
  ) -> StanceResult {
    guard let target else { return sentiment(of: range, in: document, segments, syntax) }
    if let fitted = lexicons.stance.fitted {
      let around = surroundings(of: target, in: range, of: document, segments, syntax)
      return judged(FittedReader(lexicons: lexicons, fitted: fitted).read(around))
    }
    var reader = MentionReader(
      lexicons: lexicons, document: document, segments: segments, syntax: syntax)
    let evidence = reader.read(range, mention: target)
    return judged(evidence, .mention)
  }

  /// All that the fitted weights look at: what stands around a mention, and what the rules find.
  public func surroundings(
    of target: Slice, in range: Slice, of document: Document, _ segments: Segments,
    _ syntax: Syntax
  ) -> MentionSurroundings {
    var around = MentionSurroundings(
      [range], mention: target, lexicons, document, segments, syntax)
    var reader = MentionReader(
      lexicons: lexicons, document: document, segments: segments, syntax: syntax)
    around.told = reader.read(range, mention: target)
    around.role = reader.role
    return around
  }

  /// What the rules' sum says as a label, by the threshold of texts.
  public func label(told around: MentionSurroundings) -> StanceLabel {
    StanceScale(weights: lexicons.stance.weights, mode: .mention).label(around.toldSum)
  }

  /// The attitude that the text of `range` expresses toward a side, as if an unknown speaker had said it. Labelled by the
  /// threshold of texts, which is lower than that of quotations.
  public func score(
    _ range: Slice, toward side: SideID, in document: Document, _ segments: Segments,
    _ syntax: Syntax
  ) -> StanceResult {
    let quote = Quote(marked: range, content: range, kind: .direct, rule: .quoteMarks)
    let stances = stances(
      in: document, segments, syntax, Quotations(quotes: [quote], cues: []),
      Attributions(speakers: [], attributions: []))
    // The fitted weights were fitted on names of any kind: a side is scored by the rules alone.
    let own = stances.evidence.filter { $0.target == side && $0.rule != .stanceFitted }
    return judged(own + mirrored(stances.evidence, from: side), .mention)
  }

  /// What a text says of the opponent, turned round, at the share of `stance.mirror` for texts: who speaks for one side of
  /// a war seldom speaks for both.
  private func mirrored(_ evidence: [Evidence], from side: SideID) -> [Evidence] {
    guard let opponent = lexicons.opponent(of: side) else {
      return []
    }
    let share = -lexicons.stance.weights(.mirror, .mention)
    return evidence.filter { $0.target == opponent && $0.rule != .stanceFitted }.map {
      Evidence(
        quote: $0.quote, target: side, rule: .stanceMirror,
        weight: Millis(Int($0.weight.rawValue) * share / 1000), entry: $0.entry, range: $0.range,
        targetRange: $0.targetRange)
    }
  }

  private func judged(_ read: (direction: [Evidence], opinion: [Evidence])) -> StanceResult {
    let scale = StanceScale(weights: lexicons.stance.weights, mode: .mention)
    let sum = read.direction.reduce(Millis.zero) { $0 + $1.weight }
    let opinion = read.opinion.reduce(Millis.zero) { $0 + $1.weight }
    let isJudged = abs(Int(sum.rawValue)) + 2 * Int(opinion.rawValue) > 0
    let label: StanceLabel = !isJudged || sum == .zero ? .neutral : sum > .zero ? .pro : .anti
    var result = StanceResult(
      sum: sum, score: scale.display(sum), label: label, evidence: read.direction)
    result.opinion = (opinion, read.opinion)
    return result
  }

  private func judged(
    _ evidence: [Evidence], _ mode: StanceWeights.Mode
  ) -> StanceResult {
    let scale = StanceScale(weights: lexicons.stance.weights, mode: mode)
    let sum = evidence.reduce(Millis.zero) { $0 + $1.weight }
    return StanceResult(
      sum: sum, score: scale.display(sum), label: scale.label(sum), evidence: evidence)
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
    return StanceResult(sum: sum, score: score, label: label, evidence: evidence)
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

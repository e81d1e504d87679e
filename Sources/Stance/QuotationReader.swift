import DocumentModel
import LexiconStore

/// Reads all quotations of a document, in order, and collects their evidence.
struct QuotationReader {
  /// A quotation with the ranges of its parts.
  struct Chain {
    let head: Index<Quote>
    let kind: QuoteKind
    var parts: [Slice]
    let attribution: Attribution?
  }

  let document: Document
  let segments: Segments
  let syntax: Syntax
  let quotations: Quotations
  let attributions: Attributions
  private(set) var chains: [Chain] = []
  private var reading: Reading
  private let sentiment: SentimentReader
  private var mentions: MentionMap
  private var current: Int? = nil
  private var evidence: [Evidence] = []
  /// The evidence of the sentiment of the quotation being read.
  private var tone: [Evidence] = []
  private var scores: [StanceScore] = []
  private var sentiments: [SentimentScore] = []

  init(
    lexicons: Lexicons, document: Document, segments: Segments, syntax: Syntax,
    quotations: Quotations, attributions: Attributions
  ) {
    self.document = document
    self.segments = segments
    self.syntax = syntax
    self.quotations = quotations
    self.attributions = attributions
    reading = Reading(lexicons: lexicons, segments: segments, mode: .quotation)
    sentiment = SentimentReader(lexicons: lexicons, segments: segments)
    mentions = MentionMap(segments: segments, lexicons: lexicons)
    chains = gatherChains()
  }

  private func gatherChains() -> [Chain] {
    var byQuote: [Int: Attribution] = [:]
    for attribution in attributions.attributions { byQuote[attribution.quote.value] = attribution }
    var chains: [Chain] = []
    var place = [Int](repeating: -1, count: quotations.quotes.count)
    for (at, quote) in quotations.quotes.enumerated() where quote.kind != .scare {
      if let before = quote.continues, place[before.value] >= 0 {
        place[at] = place[before.value]
        chains[place[at]].parts.append(quote.content)
      } else {
        place[at] = chains.count
        chains.append(
          Chain(
            head: Index(at), kind: quote.kind, parts: [quote.content], attribution: byQuote[at]))
      }
    }
    return chains
  }

  mutating func read(_ chain: Chain) {
    prepare(chain)
    if let first = segments.sentence(at: chain.parts[0].lower) {
      reading.context = mentions.context(before: first.value)
    }
    tone.removeAll(keepingCapacity: true)
    var words = 0
    for part in chain.parts {
      var at = segments.sentence(at: part.lower)?.value ?? 0
      while at < segments.sentences.count, segments.sentences[at].range.lower < part.upper {
        readSentence(at)
        sentiment.read(reading.scene, part, chain.head, into: &tone)
        words += sentiment.words(reading.scene, in: part)
        at += 1
      }
    }
    addFitted(chain)
    score(chain)
    let sum = tone.reduce(Millis.zero) { $0 + $1.weight }
    evidence += tone
    sentiments.append(
      SentimentScore(quote: chain.head, sum: sum, score: sentiment.display(sum, words: words)))
  }

  private mutating func prepare(_ chain: Chain) {
    reading.quote = chain.head
    reading.content = chain.parts
    reading.evidence.removeAll(keepingCapacity: true)
    reading.involved.removeAll(keepingCapacity: true)
    reading.named.removeAll(keepingCapacity: true)
    reading.speakerSide = .unknown
    reading.ceiling = nil
    reading.cueAttitude = .neutral
    reading.isDirect = chain.kind == .direct
    reading.isFragment = chain.kind == .mixed
    guard let attribution = chain.attribution else { return }
    if let speaker = attribution.speaker {
      reading.speakerSide = attributions.speakers[speaker.value].side
    }
    if let cue = attribution.cue ?? quotations.quotes[chain.head.value].cue {
      reading.ceiling = quotations.cues[cue.value].token?.value
      if chain.kind != .direct { reading.cueAttitude = quotations.cues[cue.value].attitude }
    }
  }

  private mutating func readSentence(_ sentence: Int) {
    if current != sentence {
      current = sentence
      let range = segments.sentences[sentence].tokenIndices
      reading.scene.scan(range, document.text, segments, syntax, reading.lexicon)
      reading.scene.connect(segments, syntax, reading.lexicon)
      reading.settleSenses()
    }
    reading.findCarrier()
    reading.apply()
    CueRule.apply(in: &reading)
    DenialRule.apply(in: &reading)
  }

  /// With fitted weights: what the words of the quotation add toward each side that it names, at the share of
  /// `stance.fitted`.
  private mutating func addFitted(_ chain: Chain) {
    guard let fitted = reading.lexicon.fitted else { return }
    let reader = FittedReader(lexicons: reading.lexicons, fitted: fitted)
    for (side, mention) in reading.named where reading.isParty(side) {
      let surroundings = MentionSurroundings(
        chain.parts, mention: mention, reading.lexicons, document, segments, syntax)
      let share = reading.weight(.fitted) * reading.lexicons.side(side).pole
      for piece in reader.read(surroundings).direction {
        reading.evidence.append(
          Evidence(
            quote: chain.head, target: side, rule: piece.rule,
            weight: Millis(Int(piece.weight.rawValue) * share / 1000), entry: piece.entry,
            range: piece.range, targetRange: mention))
      }
    }
  }

  private mutating func score(_ chain: Chain) {
    let scale = StanceScale(weights: reading.lexicon.weights, mode: .quotation)
    for target in reading.lexicons.targets {
      let mine = reading.evidence.filter { $0.target == target }
        .sorted { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }
      guard !mine.isEmpty || reading.involved.contains(target) else { continue }
      let sum = mine.reduce(Millis.zero) { $0 + $1.weight }
      scores.append(
        StanceScore(
          quote: chain.head, target: target, sum: sum, score: scale.display(sum),
          label: scale.label(sum),
          confidence: scale.confidence(
            sum, isImplicit: mine.allSatisfy { $0.targetRange == nil } && !mine.isEmpty)))
      evidence += mine
    }
  }

  func stances() -> Stances { Stances(evidence: evidence, scores: scores, sentiments: sentiments) }
}

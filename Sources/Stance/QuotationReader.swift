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
  private var statements: [Statement] = []
  /// The evidence of the sentiment of all chains, in order.
  private var tones: [Evidence] = []
  /// By chain: where its sentiment's evidence ends in `tones`.
  private var toneEnds: [Int] = []
  /// The evidence of the sentiment of the quotation being read.
  private var tone: [Evidence] = []
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

  /// When the time is over it stops anywhere: nothing is to be read off then.
  mutating func read(_ chain: Chain, within limit: TimeLimit) {
    prepare(chain)
    if let first = segments.sentence(at: chain.parts[0].lower) {
      reading.context = mentions.context(before: first.value)
    }
    tone.removeAll(keepingCapacity: true)
    var words = 0
    for part in chain.parts {
      var at = segments.sentence(at: part.lower)?.value ?? 0
      while at < segments.sentences.count, segments.sentences[at].range.lower < part.upper {
        if limit.isOver(at: at) { return }
        readSentence(at)
        mentions.extend(&reading.context, with: at)
        sentiment.read(reading.scene, part, chain.head, into: &tone)
        words += sentiment.words(reading.scene, in: part)
        at += 1
      }
    }
    addFitted(chain)
    close(chain)
    let sum = tone.reduce(Millis.zero) { $0 + $1.weight }
    tones += tone
    toneEnds.append(tones.count)
    sentiments.append(
      SentimentScore(quote: chain.head, sum: sum, score: sentiment.display(sum, words: words)))
  }

  private mutating func prepare(_ chain: Chain) {
    gatherOthers(around: statements.count)
    reading.quote = chain.head
    reading.content = chain.parts
    reading.evidence.removeAll(keepingCapacity: true)
    reading.involved.removeAll(keepingCapacity: true)
    reading.named.removeAll(keepingCapacity: true)
    reading.speakerSide = .unknown
    reading.speakerMention = chain.attribution?.mention
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

  /// The marked parts of the chains before and after chain `order`.
  private mutating func gatherOthers(around order: Int) {
    reading.otherParts.removeAll(keepingCapacity: true)
    for at in [order - 2, order - 1, order + 1, order + 2] where chains.indices.contains(at) {
      if chains[at].kind != .indirect { reading.otherParts += chains[at].parts }
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

  /// Closes the chain: keeps its evidence and which sides its own words name.
  private mutating func close(_ chain: Chain) {
    let mine = reading.evidence.sorted {
      ($0.target?.rawValue ?? 0, $0.range.start, $0.range.end)
        < ($1.target?.rawValue ?? 0, $1.range.start, $1.range.end)
    }
    statements.append(
      Statement(
        head: chain.head, speaker: chain.attribution?.speaker, side: reading.speakerSide,
        first: sentenceNumber(chain.parts[0].lower),
        last: sentenceNumber(chain.parts[chain.parts.count - 1].upper - 1),
        evidence: evidence.count..<evidence.count + mine.count,
        named: Set(reading.named.map(\.side)), involved: reading.involved,
        isParty: reading.isParty(reading.speakerSide)))
    evidence += mine
  }

  private func sentenceNumber(_ byte: Int) -> Int { segments.sentence(at: byte)?.value ?? 0 }

  /// All chains closed: scores each, with what the same speaker's neighbouring quotations add.
  func stances() -> Stances {
    var all: [Evidence] = []
    var scores: [StanceScore] = []
    all.reserveCapacity(evidence.count + tones.count)
    for (order, chain) in chains.enumerated() {
      for target in reading.lexicons.targets {
        score(chain, order, target, &all, &scores)
      }
      all += tones[(order > 0 ? toneEnds[order - 1] : 0)..<toneEnds[order]]
    }
    return Stances(evidence: all, scores: scores, sentiments: sentiments)
  }

  private func score(
    _ chain: Chain, _ order: Int, _ target: SideID, _ all: inout [Evidence],
    _ scores: inout [StanceScore]
  ) {
    let scale = StanceScale(weights: reading.lexicon.weights, mode: .quotation)
    let pole = reading.lexicons.side(target).pole
    let start = all.count
    for piece in evidence[statements[order].evidence] where piece.target == target {
      all.append(piece)
    }
    var sum = all[start...].reduce(Millis.zero) { $0 + $1.weight }
    var isImplicit = all[start...].allSatisfy { $0.targetRange == nil }
    if scale.label(sum) == .neutral,
      let echo = StatementRule.echo(
        of: order, toward: target, statements, evidence, scale, pole: pole,
        mayCharge: reading.mayOppose(target, from: statements[order].side))
    {
      let place = all[start...].firstIndex { $0.range.start > echo.range.start } ?? all.count
      all.insert(echo, at: place)
      sum = sum + echo.weight
      isImplicit = true
    }
    guard statements[order].involved.contains(target) || scale.label(sum) != .neutral else {
      all.removeSubrange(start...)
      return
    }
    scores.append(
      StanceScore(
        quote: chain.head, target: target, sum: sum, score: scale.display(sum),
        label: scale.label(sum),
        confidence: scale.confidence(sum, isImplicit: isImplicit && all.count > start)))
  }
}

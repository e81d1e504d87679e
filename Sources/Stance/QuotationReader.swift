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
  /// Where a fit is asked: what it looks at.
  private var notes: AttitudeNotes
  private let takesNotes: Bool
  /// By chain, then target; without what the rules find.
  private var features: [AttitudeFeatures] = []

  /// `notesFeatures`: keeps what a fit looks at even where none is asked.
  init(
    lexicons: Lexicons, document: Document, segments: Segments, syntax: Syntax,
    quotations: Quotations, attributions: Attributions, notesFeatures: Bool = false
  ) {
    self.document = document
    self.segments = segments
    self.syntax = syntax
    self.quotations = quotations
    self.attributions = attributions
    reading = Reading(lexicons: lexicons, segments: segments, mode: .quotation)
    sentiment = SentimentReader(lexicons: lexicons, segments: segments)
    mentions = MentionMap(segments: segments, lexicons: lexicons)
    notes = AttitudeNotes(lexicons)
    takesNotes = notesFeatures || lexicons.stance.attitude != nil
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
    close(chain)
    let sum = tone.reduce(Millis.zero) { $0 + $1.weight }
    tones += tone
    toneEnds.append(tones.count)
    let shown = sentiment.display(sum, words: words)
    sentiments.append(SentimentScore(quote: chain.head, sum: sum, score: shown))
    if takesNotes { keepFeatures(chain, tone: shown) }
  }

  private mutating func prepare(_ chain: Chain) {
    gatherOthers(around: statements.count)
    reading.quote = chain.head
    reading.content = chain.parts
    reading.evidence.removeAll(keepingCapacity: true)
    reading.involved.removeAll()
    reading.named.removeAll(keepingCapacity: true)
    reading.speakerSide = .unknown
    reading.speakerMention = chain.attribution?.mention
    reading.ceiling = nil
    reading.cueAttitude = .neutral
    reading.isDirect = chain.kind == .direct
    reading.isFragment = chain.kind == .mixed
    notes.begin()
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
    if takesNotes { notes.add(sentence, reading) }
    reading.findCarrier()
    reading.apply()
    CueRule.apply(in: &reading)
    DenialRule.apply(in: &reading)
  }

  /// Closes the chain: keeps its evidence and which sides its own words name.
  private mutating func close(_ chain: Chain) {
    if AttitudeSurroundings.exist(segments) { reading.weakenUnnamed() }
    let mine = reading.evidence.sorted {
      ($0.target?.rawValue ?? 0, $0.range.start, $0.range.end)
        < ($1.target?.rawValue ?? 0, $1.range.start, $1.range.end)
    }
    var named = SideSet()
    for name in reading.named { named.insert(name.side) }
    statements.append(
      Statement(
        head: chain.head, speaker: chain.attribution?.speaker, side: reading.speakerSide,
        first: sentenceNumber(chain.parts[0].lower),
        last: sentenceNumber(chain.parts[chain.parts.count - 1].upper - 1),
        evidence: evidence.count..<evidence.count + mine.count,
        named: named, involved: reading.involved,
        isParty: reading.isParty(reading.speakerSide)))
    evidence += mine
  }

  private func sentenceNumber(_ byte: Int) -> Int { segments.sentence(at: byte)?.value ?? 0 }

  /// All chains closed: scores each, with what the same speaker's neighbouring quotations add.
  func stances() -> Stances {
    var all: [Evidence] = []
    var scores: [StanceScore] = []
    all.reserveCapacity(evidence.count + tones.count)
    for order in chains.indices {
      for target in reading.lexicons.targets {
        let told = told(order, toward: target)
        if let fitted = reading.lexicon.attitude, isFor(fit: order, toward: target) {
          judge(features(order, toward: target, told), by: fitted, told, &all, &scores)
        } else {
          score(told, &all, &scores)
        }
      }
      all += tones[(order > 0 ? toneEnds[order - 1] : 0)..<toneEnds[order]]
    }
    return Stances(evidence: all, scores: scores, sentiments: sentiments)
  }

  // MARK: By the rules

  /// What the rules find in a quotation toward a side.
  private struct Told {
    let quote: Index<Quote>
    let target: SideID
    var pieces: [Evidence]
    var sum: Millis
    var isImplicit: Bool
    /// The quotation's words, its carrier or the speaker's "we" mean the side.
    let isInvolved: Bool
  }

  private func told(_ order: Int, toward target: SideID) -> Told {
    let scale = StanceScale(weights: reading.lexicon.weights, mode: .quotation)
    let pieces = evidence[statements[order].evidence].filter { $0.target == target }
    var told = Told(
      quote: chains[order].head, target: target, pieces: pieces,
      sum: pieces.reduce(Millis.zero) { $0 + $1.weight },
      isImplicit: pieces.allSatisfy { $0.targetRange == nil },
      isInvolved: statements[order].involved.contains(target))
    if scale.label(told.sum) == .neutral,
      let echo = StatementRule.echo(
        of: order, toward: target, statements, evidence, scale,
        pole: reading.lexicons.side(target).pole,
        mayCharge: reading.mayOppose(target, from: statements[order].side))
    {
      let place = pieces.firstIndex { $0.range.start > echo.range.start } ?? pieces.count
      told.pieces.insert(echo, at: place)
      told.sum = told.sum + echo.weight
      told.isImplicit = true
    }
    return told
  }

  private func score(_ told: Told, _ all: inout [Evidence], _ scores: inout [StanceScore]) {
    let scale = StanceScale(weights: reading.lexicon.weights, mode: .quotation)
    let label = scale.label(told.sum)
    guard told.isInvolved || label != .neutral else { return }
    all += told.pieces
    scores.append(
      StanceScore(
        quote: told.quote, target: told.target, sum: told.sum, score: scale.display(told.sum),
        label: label,
        confidence: scale.confidence(
          told.sum, isImplicit: told.isImplicit && !told.pieces.isEmpty)))
  }

  // MARK: By the fit

  private mutating func keepFeatures(_ chain: Chain, tone: Millis) {
    let sign = tone > Millis(100) ? 1 : tone < Millis(-100) ? -1 : 0
    for (place, target) in reading.lexicons.targets.enumerated() {
      let opponent = reading.opponent(of: target)
      let presence = notes.presence(of: target, opponent)
      let size = abs(Int(tone.rawValue))
      var settings: [(AttitudeSetting, Int)] = [
        (.always, 1000), (.named(presence), 1000),
        (.first(notes.firstParty.map { $0 == target }), 1000), (.kind(chain.kind), 1000),
        (.tone(sign, naming: presence), 1000),
        (tone > .zero ? .toneGood : .toneBad, size),
      ]
      AttitudeSurroundings.add(
        chain.parts[0].lower, toward: target, opponent, from: reading.speakerSide, mentions,
        segments, notes, to: &settings)
      features.append(
        AttitudeFeatures(
          quote: chain.head, target: target, units: notes.units[place],
          anchor: notes.anchor(place) ?? chain.parts[0], length: notes.length,
          presence: presence, settings: settings, told: []))
    }
  }

  /// What the fit looks at, the rules' evidence toward the side and its opponent with it.
  private func features(_ order: Int, toward target: SideID, _ own: Told) -> AttitudeFeatures {
    let place = reading.lexicons.targets.firstIndex(of: target) ?? 0
    let noted = features[order * reading.lexicons.targets.count + place]
    let scale = StanceScale(weights: reading.lexicon.weights, mode: .quotation)
    var settings = noted.settings
    var told: [(AttitudeRule, Evidence)] = []
    var calls: [StanceLabel] = []
    for (isOfOpponent, side) in [(false, target), (true, reading.opponent(of: target))] {
      guard let side else { continue }
      let found = isOfOpponent ? self.told(order, toward: side) : own
      let pole = reading.lexicons.side(side).pole
      let sum = Int(found.sum.rawValue) * pole
      told += found.pieces.map {
        let isPro = Int($0.weight.rawValue) * pole > 0
        return (AttitudeRule($0.rule, isOfOpponent: isOfOpponent, isPro: isPro), $0)
      }
      let label = scale.label(Millis(sum))
      calls.append(label)
      if sum != 0 {
        settings.append((.sum(ofOpponent: isOfOpponent, isPro: sum > 0), min(1500, abs(sum))))
      }
      if label != .neutral {
        settings.append((.call(ofOpponent: isOfOpponent, isPro: label == .pro), 1000))
      }
      if !isOfOpponent, found.isInvolved || label != .neutral {
        settings.append((.involved, 1000))
      }
    }
    if calls.count == 2, calls[0] != .neutral, calls[1] != .neutral {
      settings.append((.calls(isPro: calls[0] == .pro, opponentIsPro: calls[1] == .pro), 1000))
    }
    return AttitudeFeatures(
      quote: noted.quote, target: target, units: noted.units, anchor: noted.anchor,
      length: noted.length,
      presence: noted.presence, settings: settings, told: told)
  }

  /// Whether a fit may judge: a side that the text never names, or that a quotation in a text too short to have
  /// surroundings does not name, is left to the rules.
  private func isFor(fit order: Int, toward target: SideID) -> Bool {
    mentions.count(target) > 0
      && (AttitudeSurroundings.exist(segments) || statements[order].named.contains(target))
  }

  /// What a fit looks at in all quotations, toward the sides that the text names.
  func attitudeFeatures() -> [AttitudeFeatures] {
    chains.indices.flatMap { order in
      reading.lexicons.targets.filter { isFor(fit: order, toward: $0) }.map { target in
        features(order, toward: target, told(order, toward: target))
      }
    }
  }

  private func judge(
    _ features: AttitudeFeatures, by fitted: FittedAttitude, _ told: Told,
    _ all: inout [Evidence], _ scores: inout [StanceScore]
  ) {
    let scale = AttitudeScale(weights: reading.lexicon.weights)
    let read = AttitudeReader(fitted: fitted).read(features)
    let pole = reading.lexicons.side(features.target).pole
    let call = StanceScale(weights: reading.lexicon.weights, mode: .quotation)
      .label(Millis(Int(told.sum.rawValue) * pole))
    let odds = scale.odds(
      read.sums, told: call, isShort: !AttitudeSurroundings.exist(segments))
    guard !odds.isAbsent else { return }
    all += read.evidence.map { $0.times(pole) }.sorted { $0.range.start < $1.range.start }
    let sum = Millis(read.sums.direction * pole)
    scores.append(
      StanceScore(
        quote: features.quote, target: features.target, sum: sum,
        score: Millis(odds.score * pole),
        label: odds.label == .neutral || pole == 1 ? odds.label : odds.label == .pro ? .anti : .pro,
        confidence: odds.confidence))
  }
}

extension Evidence {
  /// Turned round for a side whose pole is −1.
  fileprivate func times(_ pole: Int) -> Evidence {
    pole == 1
      ? self
      : Evidence(
        quote: quote, target: target, rule: rule, weight: Millis(Int(weight.rawValue) * pole),
        entry: entry, range: range, targetRange: targetRange)
  }
}

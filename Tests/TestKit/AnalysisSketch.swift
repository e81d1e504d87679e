public import DocumentModel

/// An analysis drawn by hand: the text with its marked ranges, then what is said about them. Offsets are the marks'.
public struct AnalysisSketch {
  public let marked: MarkedText
  public let article: RawArticle
  var offsets = OffsetMap()
  private var quotes: [Quote] = []
  private var cues: [Cue] = []
  private var speakers: [Speaker] = []
  private var attributions: [Attribution] = []
  private var evidence: [Evidence] = []
  private var scores: [StanceScore] = []
  private var sentiments: [SentimentScore] = []
  public var findings: [Finding] = []

  public init(
    _ text: String, id: String = "a1", outlet: String? = "Harbour Post",
    published: String? = "2024-05-01"
  ) throws {
    marked = try MarkedText(text)
    article = RawArticle(
      id: id, outlet: outlet, published: published, url: "https://example.org/\(id)",
      title: "Title of \(id)", language: "en", text: Array(marked.text.utf8), origin: "test:1")
  }

  /// A quotation whose parts are the ranges of that name; `cue` and `speaker` name ranges too. `scores` by target.
  @discardableResult
  public mutating func quote(
    _ name: String, kind: QuoteKind = .direct, cue: String? = nil, speaker: String? = nil,
    mention: String? = nil, role: String? = nil, speakerKind: SpeakerKind = .person,
    side: SideID = .unknown, entry: EntryID? = nil, scores: [SideID: Int] = [:],
    sentiment: Int? = nil
  ) -> Index<Quote> {
    let head = Index<Quote>(quotes.count)
    let cueIndex = cue.map { addCue(marked[$0]) }
    for (at, part) in (marked.ranges[name] ?? []).enumerated() {
      quotes.append(
        Quote(
          marked: part, content: part, kind: kind, rule: at == 0 ? .quoteMarks : .quoteContinued,
          continues: at == 0 ? nil : Index(quotes.count - 1), cue: cueIndex))
    }
    if kind != .scare {
      let index = speaker.map { name in
        addSpeaker(
          Speaker(
            name: marked[name], kind: speakerKind, gender: .unknown, side: side,
            role: role.map { marked[$0] }, entry: entry, mentions: []))
      }
      attributions.append(
        Attribution(
          quote: head, speaker: index, mention: (mention ?? speaker).map { marked[$0] },
          cue: cueIndex, rule: .cueAfter))
    }
    for (target, score) in scores.sorted(by: { $0.key < $1.key }) {
      self.scores.append(
        StanceScore(
          quote: head, target: target, sum: Millis(score), score: Millis(score),
          label: score > 100 ? .pro : score < -100 ? .anti : .neutral, confidence: Millis(700)))
    }
    if let sentiment {
      sentiments.append(
        SentimentScore(quote: head, sum: Millis(sentiment), score: Millis(sentiment)))
    }
    return head
  }

  /// A piece of evidence for a quotation.
  public mutating func evidence(
    _ quote: Index<Quote>, at name: String, target: SideID?, weight: Int, rule: RuleID,
    entry: EntryID, reaching targetName: String? = nil
  ) {
    evidence.append(
      Evidence(
        quote: quote, target: target, rule: rule, weight: Millis(weight), entry: entry,
        range: marked[name], targetRange: targetName.map { marked[$0] }))
  }

  public var document: Document {
    Document(
      id: article.id, outlet: article.outlet, published: article.published, url: article.url,
      language: article.language,
      title: article.title.map { TextBuffer(validated: Array($0.utf8)) },
      text: TextBuffer(validated: article.text), offsets: offsets)
  }

  public var analysis: Analysis {
    Analysis(
      document: document, segments: segments, syntax: .empty,
      quotations: Quotations(quotes: quotes, cues: cues),
      attributions: Attributions(speakers: speakers, attributions: attributions),
      stances: Stances(evidence: evidence, scores: scores, sentiments: sentiments),
      findings: findings)
  }

  /// One sentence, tokens between spaces.
  private var segments: Segments {
    var tokens: [Token] = []
    var start: Int? = nil
    for (at, byte) in (article.text + [0x20]).enumerated() {
      if byte != 0x20 {
        start = start ?? at
      } else if let first = start {
        tokens.append(
          Token(
            range: Slice(first, at), lexeme: .none, kind: .word, shape: .other, spaceBefore: true))
        start = nil
      }
    }
    let sentence = Sentence(
      range: Slice(0, article.text.count), tokens: Index(0)..<Index(tokens.count))
    return Segments(
      paragraphs: [Paragraph(range: sentence.range, sentences: Index(0)..<Index(1))],
      sentences: [sentence], tokens: tokens)
  }

  private mutating func addCue(_ range: Slice) -> Index<Cue> {
    cues.append(
      Cue(
        range: range, token: nil, entry: EntryID(rawValue: 0), kind: .speech, attitude: .neutral))
    return Index(cues.count - 1)
  }

  private mutating func addSpeaker(_ speaker: Speaker) -> Index<Speaker> {
    speakers.append(speaker)
    return Index(speakers.count - 1)
  }
}

public import Attribution
public import DocumentModel
public import LexiconStore
public import Normalisation
public import Quotation
public import Segmentation
public import Stance
public import Syntax

/// The stages in their order: one document from raw article to analysis, on one task.
public struct Stages: Sendable {
  public let lexicons: Lexicons
  public let normaliser: Normaliser
  public let segmenter: Segmenter
  public let analyser: SyntaxAnalyser
  public let finder: QuotationFinder
  public let attributor: Attributor
  public let scorer: StanceScorer

  /// `analyser`: one with the model of Models/, see `Home.analyser`; without, stages work on tokens alone.
  public init(lexicons: Lexicons, analyser: SyntaxAnalyser = SyntaxAnalyser()) {
    self.lexicons = lexicons
    normaliser = Normaliser()
    segmenter = Segmenter(lexicons: lexicons)
    self.analyser = analyser
    finder = QuotationFinder(lexicons: lexicons)
    attributor = Attributor(lexicons: lexicons)
    scorer = StanceScorer(lexicons: lexicons)
  }

  /// What `score` needs of a document: text, segments, and arcs in every sentence.
  struct Base {
    let document: Document
    let segments: Segments
    let syntax: Syntax
  }

  func base(of article: RawArticle) -> Base { base(of: article, parsed: true) }

  /// The same with tags alone.
  func tagged(_ article: RawArticle) -> Base { base(of: article, parsed: false) }

  private func base(of article: RawArticle, parsed: Bool) -> Base {
    var findings: [Finding] = []
    let document = normaliser.document(from: article, findings: &findings)
    let segments = segmenter.segments(of: document)
    let syntax = analyser.analyse(document, segments) { _ in parsed }
    return Base(document: document, segments: segments, syntax: syntax)
  }

  /// How far an article is read.
  public enum Depth: Sendable {
    /// Sentences and tokens.
    case segments
    /// Tags and arcs too.
    case syntax
    /// Quotations, speakers and stances too.
    case quotations
  }

  /// The analysis of an article in any language: one that is not English is read as far as quotation marks and names
  /// go, and a finding says so. Layers beyond `depth` are empty.
  public func analysis(of article: RawArticle, to depth: Depth = .quotations) -> Analysis {
    let (document, language, findings) = normalised(article)
    return analysis(of: document, language, findings, to: depth, within: .none) {}
  }

  /// The same, in so much processor time.
  func analysis(
    of article: RawArticle, to depth: Depth = .quotations, within deadline: Deadline
  ) throws(TookTooLong) -> Analysis {
    let (document, language, findings) = normalised(article)
    return try analysis(of: document, language, findings, to: depth, within: deadline.limit) {
      () throws(TookTooLong) in try deadline.check()
    }
  }

  /// The analysis of an article, or nil where its language is not wanted.
  func analysis(
    of article: RawArticle, within deadline: Deadline, where isWanted: (ArticleLanguage) -> Bool
  ) throws(TookTooLong) -> (language: ArticleLanguage, analysis: Analysis?) {
    let (document, language, findings) = normalised(article)
    guard isWanted(language) else { return (language, nil) }
    let found = try analysis(of: document, language, findings, within: deadline.limit) {
      () throws(TookTooLong) in try deadline.check()
    }
    return (language, found)
  }

  private func normalised(
    _ article: RawArticle
  ) -> (document: Document, language: ArticleLanguage, findings: [Finding]) {
    var findings: [Finding] = []
    let document = normaliser.document(from: article, findings: &findings)
    return (
      document, ArticleLanguage(of: document.text.storage, stated: article.language), findings
    )
  }

  /// `pause` is called behind each stage and ends it where the time is over: what the stage made is not whole then.
  private func analysis<Failure: Error>(
    of document: Document, _ language: ArticleLanguage, _ earlier: [Finding],
    to depth: Depth = .quotations, within limit: TimeLimit, pause: () throws(Failure) -> Void
  ) throws(Failure) -> Analysis {
    try pause()
    var findings = earlier
    if language != .english { findings.append(Finding(.language, at: nil)) }
    let segments = segmenter.segments(of: document, within: limit)
    try pause()
    if depth == .segments { return Analysis(document, segments, .empty, findings) }
    let needed = finder.needsArcs(document, segments)
    let syntax = analyser.analyse(document, segments, within: limit) {
      language == .english && needed[$0.value]
    }
    try pause()
    if depth == .syntax { return Analysis(document, segments, syntax, findings) }
    let found = finder.quotations(
      in: document, segments, syntax, within: limit, findings: &findings)
    let quotations = language == .english ? found : found.byMarksAlone(document.text.storage)
    try pause()
    let attributions = attributor.attributions(
      in: document, segments, syntax, quotations, within: limit, findings: &findings)
    try pause()
    let stances = scorer.stances(
      in: document, segments, syntax, quotations, attributions, within: limit)
    try pause()
    return Analysis(
      document: document, segments: segments, syntax: syntax, quotations: quotations,
      attributions: attributions, stances: stances, findings: findings)
  }
}

extension Analysis {
  /// One without quotations.
  fileprivate init(
    _ document: Document, _ segments: Segments, _ syntax: Syntax, _ findings: [Finding]
  ) {
    self.init(
      document: document, segments: segments, syntax: syntax,
      quotations: Quotations(quotes: [], cues: []),
      attributions: Attributions(speakers: [], attributions: []),
      stances: Stances(evidence: [], scores: [], sentiments: []), findings: findings)
  }
}

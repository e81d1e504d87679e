public import DocumentModel

/// One quotation with everything the stages said about it: a chain is one view.
public struct QuotationView: Sendable {
  /// The head of the chain.
  public let head: Index<Quote>
  /// 1-based position in the article, in reading order; part of the stable id `article#number`.
  public let number: Int
  public let kind: QuoteKind
  public let rule: RuleID
  /// The parts without their marks, ascending.
  public let parts: [Slice]
  public let attribution: Attribution?
  public let speaker: Speaker?
  public let cue: Cue?
  /// One score for each target that is involved, by target.
  public let scores: [StanceScore]
  public let sentiment: SentimentScore?
  public let evidence: ArraySlice<Evidence>

  public var hull: Slice { parts.dropFirst().reduce(parts[0]) { $0.union($1) } }

  /// The score toward `target`, or nil where the quotation does not involve it.
  public func score(toward target: SideID) -> StanceScore? {
    scores.first { $0.target == target }
  }

  /// What was said: the parts in order, one space between them.
  public func words(in document: Document) -> String {
    parts.map { document.text.string($0) }.joined(separator: " ")
  }

  /// Scare quotes quote nobody; tables of speakers and outlets leave them out.
  public var isScare: Bool { kind == .scare }
}

extension Analysis {
  /// The quotations of the article in reading order. Linear in what the layers hold.
  public var quotationViews: [QuotationView] {
    let heads = quotations.chainHeads
    let speakers = attributionsByHead()
    let scores = Dictionary(grouping: stances.scores, by: \.quote)
    let tones = Dictionary(
      stances.sentiments.map { ($0.quote, $0) }, uniquingKeysWith: { first, _ in first })
    let reasons = evidenceByHead()
    var views: [QuotationView] = []
    for (at, quote) in quotations.quotes.enumerated() where quote.continues == nil {
      let head = Index<Quote>(at)
      let attribution = speakers[head]
      let cue = attribution?.cue ?? quote.cue
      views.append(
        QuotationView(
          head: head, number: views.count + 1, kind: quote.kind, rule: quote.rule,
          parts: heads[head] ?? [quote.content], attribution: attribution,
          speaker: attribution?.speaker.map { attributions.speakers[$0.value] },
          cue: cue.map { quotations.cues[$0.value] },
          scores: (scores[head] ?? []).sorted { $0.target < $1.target }, sentiment: tones[head],
          evidence: reasons[head] ?? []))
    }
    return views
  }

  private func attributionsByHead() -> [Index<Quote>: Attribution] {
    Dictionary(
      attributions.attributions.map { ($0.quote, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// Evidence ascends by quotation: each one's is a slice.
  private func evidenceByHead() -> [Index<Quote>: ArraySlice<Evidence>] {
    var slices: [Index<Quote>: ArraySlice<Evidence>] = [:]
    var first = 0
    while first < stances.evidence.count {
      let quote = stances.evidence[first].quote
      var end = first
      while end < stances.evidence.count, stances.evidence[end].quote == quote { end += 1 }
      slices[quote] = stances.evidence[first..<end]
      first = end
    }
    return slices
  }
}

extension Quotations {
  /// The contents of every chain's parts, ascending, by head.
  var chainHeads: [Index<Quote>: [Slice]] {
    var chains: [Index<Quote>: [Slice]] = [:]
    for (at, quote) in quotes.enumerated() {
      chains[head(of: Index(at)), default: []].append(quote.content)
    }
    return chains
  }
}

extension QuotationView {
  /// What speaks for or against a side (nil: the sentiment), the heaviest first.
  public func evidence(toward target: SideID?) -> [Evidence] {
    evidence.enumerated().filter { $0.element.target == target }
      .sorted { a, b in
        let (left, right) = (abs(a.element.weight.rawValue), abs(b.element.weight.rawValue))
        return (right, a.offset) < (left, b.offset)
      }
      .map(\.element)
  }

  /// The evidence whose words are shown in the text: what says something itself, and not next to nothing.
  public var markedEvidence: [Evidence] {
    evidence.filter {
      $0.target != nil && $0.rule != .stanceSetting && abs($0.weight.rawValue) >= 100
    }
  }
}

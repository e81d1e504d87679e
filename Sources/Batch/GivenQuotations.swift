public import DocumentModel
import Intake
import LexiconStore
import Stance

/// A quotation that somebody marked by hand, with the side of its speaker.
public struct GivenQuotation: Sendable {
  /// Code points of the article's text, without the marks.
  public let start: Int
  public let end: Int
  public let kind: QuoteKind
  /// As sides.tsv names it.
  public let side: String
  /// Who says it: quotations with the same name have the same speaker; nil: nobody else's.
  public let speaker: String?
  public init(start: Int, end: Int, kind: QuoteKind, side: String, speaker: String? = nil) {
    self.start = start
    self.end = end
    self.kind = kind
    self.side = side
    self.speaker = speaker
  }
}

extension Stages {
  /// Scores quotations that are given, so that Stance can be measured apart from the stages before it. Cues are those
  /// that the finder saw beside the same words. Quotations that overlap no text are left out.
  public func stances(
    of article: RawArticle, given: [GivenQuotation]
  ) -> (analysis: Analysis, places: [Index<Quote>?]) {
    let found = analysis(of: article)
    let points = CodePoints(article.text)
    var quotes: [Quote] = []
    var speakers: [Speaker] = []
    var known: [String: Index<Speaker>] = [:]
    var attributions: [Attribution] = []
    var places: [Index<Quote>?] = []
    for quotation in given {
      guard let bytes = points.bytes(quotation.start, quotation.end) else {
        places.append(nil)
        continue
      }
      let range = found.document.offsets.normalised(of: bytes)
      let cue = Self.cue(beside: range, in: found.quotations)
      places.append(Index(quotes.count))
      let name = quotation.speaker.map { "\($0)|\(quotation.side)" }
      let named = name.flatMap { known[$0] }
      attributions.append(
        Attribution(
          quote: Index(quotes.count), speaker: named ?? Index(speakers.count), mention: nil,
          cue: cue, rule: .cueNone))
      if named == nil {
        if let name { known[name] = Index(speakers.count) }
        speakers.append(speaker(side: quotation.side))
      }
      quotes.append(
        Quote(marked: range, content: range, kind: quotation.kind, rule: .quoteMarks, cue: cue))
    }
    let quotations = Quotations(quotes: quotes, cues: found.quotations.cues)
    let layer = Attributions(speakers: speakers, attributions: attributions)
    let stances = scorer.stances(
      in: found.document, found.segments, found.syntax, quotations, layer)
    let analysis = Analysis(
      document: found.document, segments: found.segments, syntax: found.syntax,
      quotations: quotations, attributions: layer, stances: stances, findings: found.findings)
    return (analysis, places)
  }

  private func speaker(side: String) -> Speaker {
    Speaker(
      name: Slice(0, 0), kind: .unknown, gender: .unknown,
      side: lexicons.side(named: side) ?? .unknown, role: nil, entry: nil, mentions: [])
  }

  /// The cue of the found quotation that covers most of `range`, or nil.
  private static func cue(beside range: Slice, in found: Quotations) -> Index<Cue>? {
    found.quotes.filter { $0.content.overlaps(range) }
      .max { $0.content.overlap(range) < $1.content.overlap(range) }?.cue
  }
}

extension TextRange {
  fileprivate func overlap(_ other: Self) -> Int {
    Int(Swift.min(end, other.end)) - Int(Swift.max(start, other.start))
  }
}

import Aggregation
import DocumentModel
import TestKit
import Testing

@Suite struct TotalsTests {
  static let ukraine = SideID(rawValue: 2)
  static let russia = SideID(rawValue: 3)

  static func article(
    _ text: String, id: String, outlet: String?, published: String?, side: SideID = .unknown,
    scores: [SideID: Int] = [:], role: String? = nil, sentiment: Int? = nil
  ) throws -> Analysis {
    var sketch = try AnalysisSketch(text, id: id, outlet: outlet, published: published)
    sketch.quote(
      "q", cue: "c", speaker: "s", role: role, side: side, scores: scores, sentiment: sentiment)
    sketch.findings.append(Finding(.strayMark, at: nil, count: 2))
    return sketch.analysis
  }

  static func corpus() throws -> [Analysis] {
    [
      try article(
        "“⟦We stay⟧q,” ⟦said⟧c ⟦Olena Marchuk⟧s.", id: "1", outlet: "Harbour Post",
        published: "2024-05-02T10:00:00Z", side: ukraine, scores: [ukraine: 400, russia: -250],
        sentiment: 100),
      try article(
        "“⟦We left⟧q,” ⟦said⟧c ⟦OLENA MARCHUK⟧s.", id: "2", outlet: "Harbour Post",
        published: "2024-05-01", scores: [ukraine: -101]),
      try article(
        "“⟦No⟧q,” ⟦said⟧c ⟦the⟧r ⟦Olena  Marchuk⟧s.", id: "3", outlet: "Steppe Wire",
        published: "spring", side: ukraine, scores: [ukraine: 0], role: "r", sentiment: -201),
      try article(
        "“⟦So⟧q,” ⟦said⟧c ⟦Pavlo Hrytsenko⟧s.", id: "4", outlet: nil, published: nil,
        side: russia),
    ]
  }

  static func totals(_ analyses: [Analysis]) throws -> Totals {
    let lexicons = try Repository.lexicons()
    var totals = Totals()
    for analysis in analyses { totals.add(analysis, lexicons) }
    return totals
  }

  @Test func speakersAreOneAcrossArticles() throws {
    let speakers = try Self.totals(Self.corpus()).speakers
    #expect(speakers.map(\.id) == ["person:olena-marchuk", "person:pavlo-hrytsenko"])
    let marchuk = try #require(speakers.first)
    #expect(marchuk.name == "OLENA MARCHUK")
    #expect(marchuk.articles == 3 && marchuk.tally.quotations == 3)
    #expect(marchuk.outlets == ["Harbour Post", "Steppe Wire"])
    #expect(marchuk.side == Self.ukraine)
    #expect(marchuk.role == "the")
    #expect(marchuk.firstDay == "2024-05-01" && marchuk.lastDay == "2024-05-02")
    let stance = marchuk.tally.stance(toward: Self.ukraine)
    #expect(stance.count == 3 && stance.pro == 1 && stance.anti == 1 && stance.neutral == 1)
    #expect(stance.mean == Millis(100))
    #expect(stance.proShare == Millis(333))
    #expect(marchuk.tally.meanSentiment == Millis(-51))
    #expect(speakers[1].tally.stance(toward: Self.ukraine).mean == nil)
  }

  @Test func outletsAreSummed() throws {
    let totals = try Self.totals(Self.corpus())
    #expect(totals.outlets.map(\.outlet) == [nil, "Harbour Post", "Steppe Wire"])
    #expect(totals.outlets.map(\.articles) == [1, 2, 1])
    #expect(totals.outlets.map(\.speakerCount) == [1, 1, 1])
    #expect(totals.outlets[1].tally.share(from: Self.ukraine) == Millis(500))
    #expect(totals.articles == 4 && totals.tally.quotations == 4)
    #expect(totals.findings.map(\.code) == [.strayMark] && totals.findings[0].count == 8)
  }

  /// Law: order and split do not matter.
  @Test func anyOrderAndAnySplitGiveTheSame() throws {
    let corpus = try Self.corpus()
    let whole = try Self.totals(corpus)
    for split in 0...corpus.count {
      for shift in corpus.indices {
        let turned = Array(corpus[shift...] + corpus[..<shift])
        var first = try Self.totals(turned[..<split].reversed())
        var second = try Self.totals(Array(turned[split...]))
        let other = first
        first.merge(second)
        second.merge(other)
        #expect(first == whole)
        #expect(second == whole)
        #expect(second.speakers.map(\.name) == whole.speakers.map(\.name))
      }
    }
  }

  @Test func scareQuotesAreCountedApart() throws {
    var sketch = try AnalysisSketch("The ⟦referendum⟧q was short.")
    sketch.quote("q", kind: .scare, scores: [Self.russia: -300])
    let totals = try Self.totals([sketch.analysis])
    #expect(totals.tally.scareQuotes == 1 && totals.tally.quotations == 0)
    #expect(totals.tally.stance(toward: Self.russia).count == 0)
    #expect(totals.speakers.isEmpty)
  }

  @Test(arguments: [
    ("2024-05-01", "2024-05-01"), ("2024-05-01T23:59:00+03:00", "2024-05-01"),
    ("2024-5-1", nil), ("1 May 2024", nil), ("", nil),
  ])
  func daysAreIsoDates(_ published: String, _ day: String?) throws {
    let sketch = try AnalysisSketch("⟦x⟧q", published: published)
    #expect(sketch.document.day == day)
  }
}

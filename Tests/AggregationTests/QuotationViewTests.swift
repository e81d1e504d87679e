import Aggregation
import DocumentModel
import TestKit
import Testing

@Suite struct QuotationViewTests {
  @Test func aChainIsOneView() throws {
    var sketch = try AnalysisSketch(
      "“⟦We will stay⟧q,” ⟦said⟧c ⟦Olena Marchuk⟧s, “⟦and rebuild.⟧q” A ⟦quiet⟧t street.")
    sketch.quote("q", cue: "c", speaker: "s", scores: [SideID(rawValue: 2): 400])
    sketch.quote("t", kind: .scare)
    let analysis = sketch.analysis
    let views = analysis.quotationViews
    #expect(views.map(\.number) == [1, 2])
    #expect(views[0].parts == sketch.marked.ranges["q"])
    #expect(views[0].words(in: analysis.document) == "We will stay and rebuild.")
    #expect(views[0].score(toward: SideID(rawValue: 2))?.score == Millis(400))
    #expect(views[0].score(toward: SideID(rawValue: 3)) == nil)
    #expect(views[1].isScare && views[1].speaker == nil && views[1].attribution == nil)
  }
}

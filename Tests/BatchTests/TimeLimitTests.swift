import Attribution
import DocumentModel
import Normalisation
import Quotation
import Segmentation
import Stance
import Syntax
import TestKit
import Testing

@testable import Batch

/// What a document may cost.
@Suite struct TimeLimitTests {
  private static let stages = Result {
    Stages(
      lexicons: try Repository.lexicons(), analyser: try Home(path: Repository.root).analyser())
  }

  private func article(_ part: String, _ count: Int) -> RawArticle {
    RawArticle(
      id: "t", language: "en", text: Array(String(repeating: part, count: count).utf8), origin: "t")
  }

  /// Texts whose parts hang together over all their length: the time is that of their length, not of its square (which is
  /// many times the limit).
  @Test(arguments: [
    ("\n\n“a", 60_000), ("“a,” said B. ", 8_000), ("“A b c.” d. He said that e. ", 4_000),
  ])
  func aLongChainCostsItsLength(_ part: String, _ count: Int) throws {
    let analysis = try Self.stages.get().analysis(
      of: article(part, count), within: Deadline(seconds: 40))
    #expect(analysis.quotations.quotes.count >= count / 2)
  }

  @Test func everyStageStopsWhenTheTimeIsOver() throws {
    let stages = try Self.stages.get()
    var findings: [Finding] = []
    let document = stages.normaliser.document(
      from: article("“We will mend the pier,” said Ola Brandt, the mayor. ", 2_000),
      findings: &findings)
    let over = TimeLimit { true }
    let whole = stages.segmenter.segments(of: document)
    let cut = stages.segmenter.segments(of: document, within: over)
    #expect(whole.sentences.count >= 2_000 && cut.sentences.count <= 65)
    #expect(cut.sentences.last?.range.upper == whole.sentences.last?.range.upper)

    let syntax = stages.analyser.analyse(document, whole) { _ in true }
    let cutSyntax = stages.analyser.analyse(document, whole, within: over) { _ in true }
    let words = whole.sentences[64].tokenIndices
    #expect(words.allSatisfy { cutSyntax.tag($0) == .unknown && syntax.tag($0) != .unknown })

    let quotations = stages.finder.quotations(in: document, whole, syntax, findings: &findings)
    let cutQuotations = stages.finder.quotations(
      in: document, whole, syntax, within: over, findings: &findings)
    #expect(quotations.quotes.count >= 2_000 && cutQuotations.quotes.isEmpty)

    let attributions = stages.attributor.attributions(
      in: document, whole, syntax, quotations, findings: &findings)
    let cutAttributions = stages.attributor.attributions(
      in: document, whole, syntax, quotations, within: over, findings: &findings)
    #expect(attributions.attributions.count >= 2_000 && cutAttributions.attributions.count <= 64)

    let cutStances = stages.scorer.stances(
      in: document, whole, syntax, quotations, attributions, within: over)
    #expect(cutStances.scores.isEmpty && cutStances.evidence.isEmpty)
  }

  @Test func whatTookTooLongIsSaid() throws {
    let stages = try Self.stages.get()
    #expect(throws: TookTooLong(seconds: 0)) {
      _ = try stages.analysis(of: article("Nobody came. ", 10), within: Deadline(seconds: 0))
    }
  }
}

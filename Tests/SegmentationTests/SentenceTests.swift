import DocumentModel
import TestKit
import Testing

@Suite struct SentenceTests {
  /// Each sentence is drawn as ⟦…⟧s.
  @Test(arguments: [
    "⟦The talks failed.⟧s ⟦Nobody spoke.⟧s",
    "⟦Mr. Orlin met Gen. Vesta in the U.S. on Feb. 3.⟧s ⟦It rained.⟧s",
    "⟦“We will not go,” he said.⟧s ⟦“Not now.”⟧s ⟦She left.⟧s",
    "⟦“Is it over?” she asked.⟧s",
    "⟦Talks begin at 5 p.m. in Tarn.⟧s",
    "⟦Headline without a stop⟧s\n\n⟦The story begins.⟧s",
    "⟦Photo: M. Arden⟧s\n⟦Share it:⟧s\n⟦The story begins.⟧s",
    "⟦A line that was cut at a fixed width by\na machine, then another line of it, and\nstill another that goes on in the same\nmanner.⟧s",
    "⟦Вони пішли.⟧s ⟦Ніхто не сказав ні слова.⟧s",
  ])
  func boundaries(_ marked: String) throws {
    let text = try MarkedText(marked)
    #expect(Project.segments(text.text).sentences.map(\.range) == text.ranges["s"])
  }
}

import Attribution
import Batch
import DocumentModel
import TestKit
import Testing

/// Arcs that lead out of what a sentence says.
@Suite struct ArcTests {
  /// A sentence is read without its dateline, but the parser saw the whole of it and may hang the verb on a word of the
  /// dateline. Such a head has no subject in the sentence; the words beside the cue decide.
  @Test func headsInTheDatelineAreNoVerbs() throws {
    let stages = try stages()
    let text = "OSLO, May 3 (Press) — Marta Orlyk said that the port would stay open."
    let analysis = stages.analysis(of: RawArticle(id: "test", text: Array(text.utf8)))
    let cue = try #require(analysis.quotations.cues.first?.token?.value)
    var syntax = analysis.syntax
    for at in syntax.heads.indices where Int(syntax.heads[at]) == cue { syntax.heads[at] = 0 }
    syntax.heads[cue] = 0
    syntax.relations[cue] = .conj
    var findings: [Finding] = []
    let found = stages.attributor.attributions(
      in: analysis.document, analysis.segments, syntax, analysis.quotations, findings: &findings)
    let speaker = try #require(found.attributions.first?.speaker)
    #expect(analysis.document.text.string(found.speakers[speaker.value].name) == "Marta Orlyk")
  }
}

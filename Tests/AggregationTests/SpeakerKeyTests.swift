import DocumentModel
import TestKit
import Testing

@testable import Aggregation

@Suite struct SpeakerKeyTests {
  @Test(
    arguments: [
      ("Olena Marchuk", "en", "olena-marchuk"), ("Олена Марчук", "uk", "olena-marchuk"),
      ("OLENA  MARCHUK", nil, "olena-marchuk"), ("Дмитро Гордій", "uk", "dmytro-hordiy"),
      ("Дмитрий Голиков", "ru", "dmitriy-golikov"), ("Zoë O’Hare-Smith", "en", "zoe-ohare-smith"),
      ("Brig. Gen. A. B. Łukasz", "en", "brig-gen-a-b-lukasz"),
      ("47th Brigade", "en", "47th-brigade"),
      ("…", "en", "-"),
    ] as [(String, String?, String)])
  func namesFoldToOneSpelling(_ name: String, _ language: String?, _ key: String) {
    #expect(SpeakerKey.folded(name, language: language) == key)
  }

  /// A person and an organisation of one name are two speakers.
  @Test func kindsAreKeptApart() throws {
    let lexicons = try Repository.lexicons()
    var sketch = try AnalysisSketch("“⟦A⟧q,” said ⟦Amber⟧s.")
    sketch.quote("q", speaker: "s")
    sketch.quote("q", speaker: "s", speakerKind: .organisation)
    let ids = sketch.analysis.attributions.speakers.map {
      SpeakerKey($0, in: sketch.document, lexicons).id
    }
    #expect(ids == ["person:amber", "organisation:amber"])
  }
}

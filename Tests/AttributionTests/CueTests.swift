import DocumentModel
import Testing

/// Where a source stands beside its cue.
@Suite struct CueTests {
  @Test(arguments: [
    ("“The bridge will hold,” Marta Orlyk said on Tuesday.", "Marta Orlyk"),
    ("“The bridge will hold,” said Marta Orlyk, the mayor of the town.", "Marta Orlyk"),
    ("Marta Orlyk told reporters: “The bridge will hold.”", "Marta Orlyk"),
    ("Marta Orlyk, a doctor from the south, said: “The bridge will hold.”", "Marta Orlyk"),
    ("“The bridge,” Marta Orlyk said, “will hold.”", "Marta Orlyk"),
    ("According to Marta Orlyk, “the bridge will hold” through the winter.", "Marta Orlyk"),
  ])
  func sourceBesideCue(_ text: String, _ name: String) throws {
    #expect(try spoken(text).first?.name == name)
  }

  @Test func titlesAreNoPartOfTheName() throws {
    let found = try spoken("“We are ready,” Gen. Pavel Hruska said.")
    #expect(found.first?.name == "Pavel Hruska")
    #expect(found.first?.kind == .person)
  }

  /// A name in the sentence is no speaker when nothing is said.
  @Test func namesWithoutQuotationsSpeakNothing() throws {
    #expect(try spoken("Marta Orlyk walked over the bridge with Pavel Hruska.").isEmpty)
  }
}

import DocumentModel
import Testing

/// Second names, genders that only pronouns tell, names under pictures, cues beside another's quotation.
@Suite struct SecondNameTests {
  @Test(arguments: [
    (
      "Marta Ines Orlyk (born 4 May 1981), better known by her pseudonym Tina Vale, sings. ", "Vale"
    ),
    ("Marta Ines Orlyk, also known as Tina Vale, sings. ", "Vale"),
    ("Marta Ines Orlyk, alias Grim, leads the company. ", "Grim"),
  ])
  func secondNamesMeanTheirBearer(_ opening: String, _ second: String) throws {
    let found = try spoken(opening + second + " said that the bridge would hold.")
    #expect(found.map(\.name) == ["Marta Ines Orlyk"])
  }

  /// Known for something is no name; a name known to someone else is another's.
  @Test(arguments: [
    "Marta Orlyk is known around the harbour for her patience. ",
    "Marta Orlyk has long known Tina Vale. ",
  ])
  func otherKnowledgeGivesNoName(_ opening: String) throws {
    let found = try spoken(opening + "Vale said that the bridge would hold.")
    #expect(found.last?.name != "Marta Orlyk")
  }

  @Test func placesBelongToSingleNames() throws {
    let found = try spoken(
      "Ysolda of Sundby, a nun, led a convent. In May Ysolda of Sundby, who was ill, left. "
        + "Ysolda predicted that the river would rise.")
    #expect(found.map(\.name) == ["Ysolda of Sundby"])
    let other = try spoken(
      "Marta Orlyk of Lund, a pilot, met Orlyk of Lund, a mayor. Orlyk said that it would rain.")
    #expect(other.map(\.name) == ["Marta Orlyk"])
  }

  /// Pronouns tell the gender of a name that no list knows; "told her" tells nothing.
  @Test func pronounsTellGenders() throws {
    let found = try spoken(
      "Orlyk opened her shop in May. She had saved for years. Otto Hald visited the shop with "
        + "Orlyk on Monday. “It is warm here,” she said.")
    #expect(found.map(\.name) == ["Orlyk"])
    let other = try spoken(
      "Orlyk told her to leave. Orlyk met her in May. Marta Hald visited Orlyk on Monday. "
        + "“It is warm here,” she said.")
    #expect(other.last?.name == "Marta Hald")
  }

  @Test func whoIsShownIsNotWhoIsToldOf() throws {
    let caption = "Otto Moss, second Earl of Lund"
    let around = (
      "Pavel Hart returned in January and gave his papers to the town.\n\n",
      "\n\nThe next autumn he said that the harbour was cold."
    )
    #expect(try spoken(around.0 + caption + around.1).last?.name == "Pavel Hart")
    // A heading that the text goes on with.
    let heading = try spoken(
      around.0 + "Peter Hruska" + "\n\nHruska came home. He said that the harbour was cold.")
    #expect(heading.last?.name == "Peter Hruska")
  }

  @Test(arguments: ["and", "&"])
  func eachCueHasItsOwnQuotation(_ joint: String) throws {
    let found = try spoken(
      "Pavel Hart met Marta Orlyk. Orlyk said, “Write to me” \(joint) he said, “I will.”")
    #expect(found.map(\.name) == ["Marta Orlyk", "Pavel Hart"])
  }

  @Test func aSecondCueWithoutAQuotationIsTheFirstOnes() throws {
    let found = try spoken("Pavel Hart met Marta Orlyk. “I will write,” and he said it twice.")
    #expect(found.first?.name != "Marta Orlyk")
  }

  /// "This shows" is nobody's, "it said" is the ministry's.
  @Test func demonstrativesAreNobody() throws {
    let found = try spoken(
      "The Foreign Ministry of Denmark met the council. This demonstrates that our decisions were correct."
    )
    #expect(found.map(\.name) == [nil])
  }

  @Test func messagesAreTheirSenders() throws {
    let found = try spoken(
      "Marta Orlyk sent greetings to the fair. The message reads, in part: “The bridge holds.”")
    #expect(found.map(\.name) == ["Marta Orlyk"])
    let later = try spoken(
      "The fair opened on Monday. Visitors came from Lund. It rained all day. Nobody minded. "
        + "The message reads, in part: “The bridge holds.”")
    #expect(later.map(\.name) != ["Marta Orlyk"])
  }

  @Test(arguments: ["Advertisement", "SOUNDBITE", "History"])
  func furnitureIsNobody(_ word: String) throws {
    let found = try spoken(
      "Marta Orlyk came home in May.\n\n\(word)\n\n“The bridge holds,” she said.")
    #expect(found.map(\.name) == ["Marta Orlyk"])
  }

  @Test func namesOnPagesAreNotNamedTwice() throws {
    let found = try spoken("Marta Orlyk Marta Ines Orlyk said that the bridge would hold.")
    #expect(found.first?.name?.contains("Marta Orlyk Marta") == false)
  }
}

import DocumentModel
import Testing

/// What users of such programs complain of, each in a text of its own.
@Suite struct ComplaintTests {
  /// The apposition between a name and its verb is no source of its own.
  @Test(arguments: [
    "Marta Orlyk, a leading poet of her generation, says that the bridge will hold.",
    "On Monday, Marta Orlyk, the chairwoman of the council, said that the bridge will hold.",
    "“The bridge will hold,” said 23-year-old pupil Marta Orlyk.",
    "“The bridge will hold,” said Danish high school teacher Marta Orlyk, who lives there.",
    "“The bridge will hold,” the chief engineer Marta Orlyk cautioned.",
  ])
  func appositionsLeadToTheName(_ text: String) throws {
    let found = try spoken(text)
    #expect(!found.isEmpty)
    #expect(Set(found.map(\.name)) == ["Marta Orlyk"])
  }

  @Test func namesBehindACommaAreNoSourceOfTheNextPhrase() throws {
    let found = try spoken(
      "After a call with the mayor's deputy, Marta Orlyk, Danish officials agreed to meet “soon.”")
    #expect(Set(found.map(\.name)) == ["Danish officials"])
  }

  /// "the analyst" is the person just named, unless someone unnamed was introduced by that word.
  @Test func elegantVariationGetsTheName() throws {
    let found = try spoken(
      "Marta Orlyk spoke at the port on Friday. “It will hold,” the engineer said.")
    #expect(found.map(\.name) == ["Marta Orlyk"])
    let unnamed = try spoken(
      "Marta Orlyk met an engineer at the port. “It will hold,” the engineer said.")
    #expect(unnamed.map(\.name) == ["engineer"])
  }

  /// Called by a place that the last speaker's role does not share, someone else is meant.
  @Test func rolesOfOtherPlacesAreOthers() throws {
    let found = try spoken(
      "“It will hold,” said Karla Holm, a Danish lawmaker.\n\nPavel Hruska, a Czech lawmaker, agreed."
        + "\n\n“It will not last,” the Czech lawmaker said.")
    #expect(found.last?.name == "Pavel Hruska")
  }

  @Test func agenciesAreNotThoseTheyQuote() throws {
    let found = try spoken(
      "“The bridge will hold,” Reuters quoted the mayor, Marta Orlyk, as saying on her page.")
    #expect(found.first?.name == "Marta Orlyk")
  }

  @Test(arguments: [
    ("The leader of pro-Russian fighters in eastern Ukraine said that they would stay.", "russia"),
    ("OSLO, May 3 — The Foreign Ministry said that the port would stay open.", "west"),
    ("The Foreign Ministry said that the port would stay open.", "unknown"),
  ])
  func sidesOfBodiesAndGroups(_ text: String, _ side: String) throws {
    #expect(Set(try spoken(text).map(\.side)) == [side])
  }

  @Test func oneOfAGroupIsUnnamed() throws {
    let found = try spoken("One of the rebels said that the town was quiet.")
    #expect(found.map(\.kind) == [.anonymous])
    #expect(found.map(\.side) == ["russia"])
  }

  /// A subject shared by joined verbs and by participles.
  @Test(arguments: [
    "Marta Orlyk has resisted a quick closure and said the bridge would hold.",
    "Marta Orlyk left the meeting early, saying “the bridge will hold.”",
  ])
  func sharedSubjects(_ text: String) throws {
    #expect(Set(try spoken(text).map(\.name)) == ["Marta Orlyk"])
  }

  /// "I" is the one who signs or wrote the text; in news without a byline it is nobody.
  @Test func narrators() throws {
    let letter = try spoken(
      "Dear Karla:\n\nI told them that the bridge would hold.\n\nYours,\n\nMarta Orlyk")
    #expect(letter.map(\.name) == ["Marta Orlyk"])
    let short = try spoken("Dear Karla:\n\nI told them that it would hold.\n\nBest wishes,\n\nBill")
    #expect(short.map(\.name) == ["Bill"])
    let essay = try spoken("By Marta Orlyk\n\nThe bridge is old. I told them that it would hold.")
    #expect(essay.map(\.name) == ["Marta Orlyk"])
    #expect(try spoken("The bridge is old. I told them that it would hold.").map(\.name) == [nil])
  }

  /// Several paragraphs without closing marks belong to the one named behind the last.
  @Test func quotationsOverParagraphs() throws {
    let found = try spoken(
      "“The bridge will hold.\n\n“It held last year.\n\n“It will hold again,” Marta Orlyk said.")
    #expect(Set(found.map(\.name)) == ["Marta Orlyk"])
  }

  @Test func joinedSpeakersWithAppositions() throws {
    let found = try spoken(
      "“The bridge will hold,” said Marta Orlyk, head of the council, and Karla Holm, head of the "
        + "union, in a statement.")
    #expect(found.first?.kind == .group)
  }

  /// A document speaks for those who made it.
  @Test(arguments: [
    "A report by Marta Orlyk found that the bridge was old.",
    "Marta Orlyk’s report found that the bridge was old.",
    "Marta Orlyk issued a statement calling the bridge old.",
    "Marta Orlyk sent a letter saying that the bridge was old.",
  ])
  func documentsSpeakForTheirMakers(_ text: String) throws {
    #expect(Set(try spoken(text).map(\.name)) == ["Marta Orlyk"])
  }

  /// What is cited does not speak where it is the content itself.
  @Test func whatIsCitedIsNoSource() throws {
    let found = try spoken("Marta Orlyk cited the closed roads in the north.")
    #expect(found.allSatisfy { $0.name == "Marta Orlyk" })
  }

  /// The participle behind a comma belongs to one who may speak.
  @Test func participlesBelongToSpeakers() throws {
    let found = try spoken(
      "The vote came after Marta Orlyk closed the bridge, claiming that it would not hold.")
    #expect(found.map(\.name) == ["Marta Orlyk"])
  }

  /// Who speaks in a note in brackets does not go on outside it.
  @Test func notesInBracketsHaveNoSayLater() throws {
    let found = try spoken(
      "“It will hold,” Pavel Hruska said.\n\n(Read more: Karel Moss says that it will not)\n\n"
        + "“It always has,” he said.")
    #expect(found.last?.name == "Pavel Hruska")
  }
}

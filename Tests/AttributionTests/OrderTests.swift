import DocumentModel
import Testing

/// Sources that the order of words shows, and things that are none.
@Suite struct OrderTests {
  @Test(arguments: [
    (
      "During talks with Danish mayor Pavel Hruska in Sundby, Danish minister Marta Orlyk called for a new bridge.",
      "Marta Orlyk"
    ),
    (
      "It was late, and the mayor's lawyer, Pavel Hruska, said that the door was open.",
      "Pavel Hruska"
    ),
    (
      "Mayor Marta Orlyk, talking to reporters as she left the Harbour Hall in Sundby, Norland, asked, “Why are we here?”",
      "Marta Orlyk"
    ),
    (
      "Danish admiral James Orlyk believes Norway will win the race and noted that the sea is cold.",
      "James Orlyk"
    ),
    (
      "Rep. Donna Orlyk, D-Fla., who once led the council, said that the bridge was closed.",
      "Donna Orlyk"
    ),
    ("But so far Danish activists have refused the demands.", "Danish activists"),
    ("Not all Danish officials believe that the bridge will hold.", "Not all Danish officials"),
    ("The council on Friday said that the bridge was closed.", "council"),
    (
      "The council has demanded that the seized ships be returned and has threatened “a long winter.”",
      "council"
    ),
  ])
  func sourcesInTheirOrder(_ text: String, _ name: String) throws {
    #expect(try spoken(text).last?.name == name)
  }

  /// The addressee of "told" is no inverted subject.
  @Test func addresseesStayAddressees() throws {
    let found = try spoken("Marta Orlyk, a Danish poet, told Hruska: “The bridge is closed.”")
    #expect(found.map(\.name) == ["Marta Orlyk"])
  }

  @Test func thingsSayNothing() throws {
    let found = try spoken("The unification of the towns proves that “the council can wait.”")
    #expect(found.map(\.name) == [nil])
  }

  @Test func othersAreNoCountry() throws {
    let found = try spoken("Denmark bought three ships. Others note that the sea is cold.")
    #expect(found.map(\.name) == ["Others"])
    #expect(found.map(\.kind) == [.group])
  }

  @Test func groupsGoOnAsThey() throws {
    let found = try spoken(
      "Danish activists blamed the mayor of Norway. They claim that the bridge fell.")
    #expect(found.last?.name == "Danish activists")
  }

  @Test func quotationsBelongToTheBylineBehindThem() throws {
    let found = try spoken(
      "“The bridge is old and it will fall before long.” Marta Orlyk, Harbour Weekly\n\n"
        + "“It is new and it will stand for a century.” Pavel Hruska, Bridge Weekly")
    #expect(found.map(\.name) == ["Marta Orlyk", "Pavel Hruska"])
  }

  @Test func statementsSpeakForWhoeverIssuesThem() throws {
    let found = try spoken(
      "The Harbour Ministry issued a statement on Monday. “The port is open,” the statement said.")
    #expect(found.last?.name == "Harbour Ministry")
  }
}

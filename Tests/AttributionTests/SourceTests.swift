import DocumentModel
import Testing

/// Sources that are not simply a name.
@Suite struct SourceTests {
  @Test func unnamedSourceKeepsItsDescription() throws {
    let found = try spoken("“We were late,” a former intelligence official said.")
    #expect(found.map(\.name) == ["former intelligence official"])
    #expect(found.map(\.kind) == [.anonymous])
  }

  @Test func describedSourceKeepsWhatItIsFamiliarWith() throws {
    let found = try spoken("A source familiar with the talks said: “They will go on.”")
    #expect(found.first?.name == "source familiar with the talks")
    #expect(found.first?.kind == .anonymous)
  }

  @Test func jointPeoplesMakeAGroup() throws {
    let found = try spoken("“We agreed to meet,” Danish and U.S. officials said.")
    #expect(found.map(\.name) == ["Danish and U.S. officials"])
    #expect(found.map(\.kind) == [.group])
  }

  @Test func roleWordsTellTheSide() throws {
    let found = try spoken(
      "Gleb Tarnov, a top Russian lawmaker, said: “That would help us.”\n\n"
        + "“It would not,” said Ole Brandt, a Danish officer.")
    #expect(Set(found.map(\.name)) == ["Gleb Tarnov", "Ole Brandt"])
    #expect(found.first?.side == "russia")
    #expect(found.last?.side == "west")
  }

  /// A given name tells no side, and neither does whom the article quotes most.
  @Test func unstatedSidesAreUnknown() throws {
    let found = try spoken(
      "“The port is open,” Danish minister Karla Holm said. “It is not,” John Miller said. "
        + "“It is,” a teacher said.")
    #expect(found.map(\.side) == ["west", "unknown", "unknown"])
  }

  /// An unnamed official belongs to the nation that the article gives the same noun, where it gives only one.
  @Test func nounsOfOneNationBridge() throws {
    let found = try spoken(
      "Danish intelligence had followed the ship. “We saw it,” a former intelligence official said."
    )
    #expect(found.map(\.side) == ["west"])
    let unclear = try spoken(
      "Danish intelligence and Russian intelligence had followed the ship. “We saw it,” a former "
        + "intelligence official said.")
    #expect(unclear.map(\.side) == ["unknown"])
  }

  @Test(arguments: [
    ("Karla Holm, who served as an adviser to the Danish government, said: “It is open.”", "west"),
    ("Karla Holm, a German visiting the port, said: “It is open.”", "west"),
    ("Karla Holm is a professor at Harvard. “It is open,” she said.", "west"),
    ("“It is open,” said Gleb Tarnov, director of the Harbour Foundation in Moscow.", "russia"),
    ("Gleb Tarnov, a sailor who walked past, said: “It is open.”", "unknown"),
  ])
  func whatTheArticleSaysOfThePersonTellsTheSide(_ text: String, _ side: String) throws {
    #expect(Set(try spoken(text).map(\.side)) == [side])
  }

  @Test func capitalsSpeakForGovernments() throws {
    let found = try spoken("Moscow said: “We will answer.” Kyiv said: “So will we.”")
    #expect(found.map(\.name) == ["Moscow", "Kyiv"])
    #expect(found.map(\.kind) == [.organisation, .organisation])
    #expect(found.map(\.side) == ["russia", "ukraine"])
  }

  @Test func mediaAreOrganisations() throws {
    let found = try spoken("“The road is closed,” Ukrinform reported.")
    #expect(found.first?.kind == .organisation)
    #expect(found.first?.side == "ukraine")
  }

  @Test func theMinisterIsTheOneNamedBefore() throws {
    let found = try spoken(
      "Danish Defense Minister Karla Holm visited the port. Mayor Ole Brandt led the way.\n\n"
        + "“The port is open,” the minister said.")
    #expect(found.map(\.name) == ["Karla Holm"])
  }

  @Test func apposedNameIsTheSpeaker() throws {
    let found = try spoken("Denmark's defense minister, Karla Holm, said: “The port is open.”")
    #expect(Set(found.map(\.name)) == ["Karla Holm"])
    #expect(found.last?.side == "west")
  }

  /// "they" after a group is the group; "he" is not.
  @Test func pronounsAfterAGroup() throws {
    let found = try spoken(
      "Mayor Ole Brandt was there. “We saw it,” residents said. “It was loud,” they said.\n\n"
        + "“I heard it,” he said.")
    #expect(found.map(\.name) == ["residents", "residents", "Ole Brandt"])
  }

  @Test func severalSpeakersInOneParagraph() throws {
    let found = try spoken(
      "“The port is open,” Karla Holm said. “It is not,” Oskar Brandt replied. “It is,” she said.")
    #expect(found.map(\.name) == ["Karla Holm", "Oskar Brandt", "Karla Holm"])
  }

  /// Nouns of the phrase before the cue do not speak for its head.
  @Test(arguments: [
    ("Medical volunteers in the town centre estimated that forty were hurt.", "Medical volunteers"),
    ("The claim was refuted by Kyiv, who said that the town would hold.", "Kyiv"),
  ])
  func headsOfPhrasesSpeak(_ text: String, _ name: String) throws {
    #expect(try spoken(text).last?.name?.hasPrefix(name) == true)
  }

  /// A person named since an unnamed one spoke is the nearer "he".
  @Test func namesAreNearerThanTheUnnamed() throws {
    let found = try spoken(
      "“The port is open,” a Danish official said.\n\nMayor Ole Brandt came back on Monday. He said that "
        + "it would stay open.")
    #expect(found.last?.name == "Ole Brandt")
    let other = try spoken(
      "“The port is open,” a Danish official said. “It will stay open,” he said.")
    #expect(Set(other.map(\.name)) == ["Danish official"])
  }

  /// A text that is cut off behind a quotation and a verb ends the search, not the run.
  @Test(arguments: ["“It is over” came", "They met. “It is over now and here,” came"])
  func aTextMayEndBehindTheVerb(_ text: String) throws {
    #expect(try spoken(text).count <= 1)
  }
}

import DocumentModel
import LexiconStore
import TestKit
import Testing

/// Where names and roles begin and end.
@Suite struct NameTests {
  /// Ordinary words, parties and bodies before a name are none of it.
  @Test(arguments: [
    "“It will hold,” said Counsel Marta Orlyk Hale.",
    "“It will hold,” said the Director of National Intelligence Marta Orlyk Hale.",
    "“It will hold,” Marta Orlyk Hale (R-Ind.) said.",
    "“It will hold,” special counsel Marta Orlyk Hale said.",
  ])
  func namesBeginWithTheGivenName(_ text: String) throws {
    #expect(try spoken(text).map(\.name) == ["Marta Orlyk Hale"])
  }

  /// A role is what the name is called, no clause that happens to have a role noun in it.
  @Test(arguments: [
    ("Marta Orlyk, the director of the museum, said that it was open.", "director of the museum"),
    (
      "The Danish secretary of state Marta Orlyk said that it was open.",
      "Danish secretary of state"
    ),
    ("Marta Orlyk, under examination at the trial of a minister, said that it was open.", nil),
    ("Marta Orlyk, speaking to a minister, said that it was open.", nil),
    ("Marta Orlyk, on the council floor, said that it was open.", nil),
  ])
  func rolesAreNounPhrases(_ text: String, _ role: String?) throws {
    let found = try spoken(text)
    #expect(found.first?.name == "Marta Orlyk")
    #expect(found.first?.role == role)
  }

  /// Roles of several words mean their holder.
  @Test func headsOfState() throws {
    let local = LexiconSource(
      path: "people.local.tsv",
      bytes: Array(
        "name\tside\toffice\nMarta Orlyk\twest\thead of state 2020-|President of Sandvik 2020-\n"
          .utf8))
    let lexicons = try Lexicons(try Repository.lexiconSources() + [local])
    let found = try spoken(
      "President Marta Orlyk met Karla Holm.\n\n“It will hold,” the Head of State said.",
      published: "2023-02-01", lexicons: lexicons)
    #expect(found.map(\.name) == ["Marta Orlyk"])
  }

  /// In a home paper "the president" is the one whom it gives no nation.
  @Test func ownPresidentsNeedNoNation() throws {
    let found = try spoken(
      "President Marta Orlyk met the visiting Danish President Karla Holm at the old port. “It will "
        + "hold,” Holm said.\n\n“We hope "
        + "so,” the president said.")
    #expect(found.map(\.name) == ["Karla Holm", "Marta Orlyk"])
  }

  @Test(arguments: [
    "“There is time,” there was said.", "“It is late,” those on the bridge.",
  ])
  func wordsThatAreNobody(_ text: String) throws {
    #expect(try spoken(text).allSatisfy { $0.name == nil })
  }

  /// A name never goes on into the next paragraph.
  @Test func namesEndWithTheirSentence() throws {
    let found = try spoken("Photo: Bloomberg\n\nOrlyk said that the bridge would hold.")
    #expect(found.map(\.name) == ["Orlyk"])
  }
}

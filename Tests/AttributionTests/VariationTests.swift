import DocumentModel
import Testing

/// One person by several words.
@Suite struct VariationTests {
  /// A lead that describes someone, and the sentence behind it that names them.
  @Test func openingsAreSettledByTheNextNames() throws {
    let found = try spoken(
      "A senior Danish lawmaker said on Monday that the bridge would hold.\n\n"
        + "Karla Holm, a Danish lawmaker on the transport committee, told reporters that it was safe."
    )
    #expect(found.map(\.name) == ["Karla Holm", "Karla Holm"])
  }

  /// Of another side, or already named, someone else is meant.
  @Test(arguments: [
    "A senior Danish lawmaker said that the bridge would hold.\n\nGleb Tarnov, a Russian sailor, said "
      + "that it was not safe.",
    "Karla Holm, a Danish lawmaker, left early. A senior Danish official said that the bridge would "
      + "hold.\n\nKarla Holm said that it was safe.",
  ])
  func othersStayUnnamed(_ text: String) throws {
    #expect(try spoken(text).first?.kind == .anonymous)
  }

  /// An apposition or a predicate introduces nobody new.
  @Test(arguments: [
    "Marta Orlyk, a former mayor and an engineer, spoke at the port. “It will hold,” the engineer said.",
    "Marta Orlyk is an engineer. “It will hold,” the engineer said.",
  ])
  func predicatesIntroduceNobody(_ text: String) throws {
    #expect(try spoken(text).last?.name == "Marta Orlyk")
  }

  /// "he" goes on being who the subject before was, though another man was named in between.
  @Test func subjectsGoOn() throws {
    let found = try spoken(
      "Pavel Hruska came home in May. He had met a young sailor called Oskar Brandt. He wrote that the "
        + "port was open.")
    #expect(found.last?.name == "Pavel Hruska")
  }

  @Test func bracketsNameNobody() throws {
    let found = try spoken(
      "Pavel Hruska spoke at the port as he left.\n\n(Also here: Oskar Brandt answers the mayor)\n\n"
        + "“It will hold,” he said.")
    #expect(found.last?.name == "Pavel Hruska")
  }

  /// In an interview "I" and "you" are the one it is with.
  @Test func interviewsHaveOneNarrator() throws {
    let text =
      "An interview with Marta Orlyk of the harbour office\n\nKarla Holm called first. Karla Holm "
      + "asked about the port, and Karla Holm came back.\n\nIs the port open?\n\nI think that it will "
      + "open in May.\n\nDid you say that the bridge will hold?\n\nYes.\n\nWho will pay?\n\nNobody knows."
    let found = try spoken(text).filter { $0.mention == "I" || $0.mention == "you" }
    #expect(found.count == 2)
    #expect(Set(found.map(\.name)) == ["Marta Orlyk"])
  }

  /// A bare ministry belongs to the country that the article is about, where it is about one.
  @Test func bareMinistriesAreAtHome() throws {
    let found = try spoken(
      "Denmark will build a port. Danish engineers and the Danish navy will help. The Foreign Ministry "
        + "said that the port would open in May.")
    #expect(found.map(\.side) == ["west"])
    let unclear = try spoken(
      "Denmark and Russia met. Danish and Russian engineers will help. The Foreign Ministry said that "
        + "the port would open in May.")
    #expect(unclear.map(\.side) == ["unknown"])
  }

  /// A joint statement has the side that one of the two shows.
  @Test func jointSpeakersShareASide() throws {
    let found = try spoken(
      "“It will hold,” said Danish minister Karla Holm and Oskar Brandt in a statement.")
    #expect(found.map(\.side) == ["west"])
  }

  @Test(arguments: [
    ("Karla Holm and her colleagues said that it would hold.", "Karla Holm and her colleagues"),
    ("Denmark and its allies said that it would hold.", "Denmark and its allies"),
  ])
  func namesWithTheirCircle(_ text: String, _ name: String) throws {
    let found = try spoken(text)
    #expect(found.map(\.name) == [name])
    #expect(found.map(\.kind) == [.group])
  }

  /// A body named for short is its office that spoke before; a country is not.
  @Test func bodiesStandForTheirOffices() throws {
    let found = try spoken(
      "The UN weather office said that it would rain. The UN said that it would snow.")
    #expect(found.map(\.name) == ["UN weather office", "UN weather office"])
    let other = try spoken(
      "A Danish weather office said that it would rain. Denmark said that it would snow.")
    #expect(other.last?.name == "Denmark")
  }

  /// A name set before its pronoun is that person; one inside a longer phrase is not.
  @Test func namesBeforeTheirPronoun() throws {
    let found = try spoken(
      "Oskar Brandt left. And the head of the union, Pavel Hruska, he said that it would hold.")
    #expect(found.last?.name == "Pavel Hruska")
    let other = try spoken(
      "Mayor Oskar Brandt came back. The plans of Pavel Hruska, he told the council, “will hold.”")
    #expect(other.last?.name == "Oskar Brandt")
  }
}

import DocumentModel
import Testing

/// Whose words "I" and "we" are outside quotations.
@Suite struct FirstPersonTests {
  @Test(arguments: [
    "Address by President of Ukraine Volodymyr Zelenskyy on the harbour",
    "The harbour will open - address by the President of Ukraine",
  ])
  func addressesAreTheSpeakers(_ title: String) throws {
    let found = try spoken(
      "Good evening! I believe that the harbour will open. We know that the pier will hold.",
      title: title, published: "2022-05-01")
    #expect(found.map(\.entry) == ["Volodymyr Zelensky", "Volodymyr Zelensky"])
    #expect(found.map(\.side) == ["ukraine", "ukraine"])
  }

  @Test func whoIsWrittenAboutDoesNotWrite() throws {
    let found = try spoken(
      "I believe that the harbour will open.",
      title: "Volodymyr Zelenskyy met with the harbour council", published: "2022-05-01")
    #expect(found.map(\.name) == [nil])
  }

  @Test func officesWithoutAYearNameNobody() throws {
    let found = try spoken(
      "I believe that the harbour will open.", title: "Address by the President of Ukraine")
    #expect(found.map(\.name) == [nil])
  }

  @Test func turnsOfATranscriptAreTheirSpeakers() throws {
    let found = try spoken(
      "Mayor Marta Orlyk: Good morning. I believe that the bridge will hold. "
        + "Engineer Pavel Hruska: I doubt that it will. "
        + "Marta Orlyk: We know that it held before.")
    let quoted = found.filter { $0.mention == "I" || $0.mention == "We" }
    #expect(quoted.map(\.name) == ["Marta Orlyk", "Pavel Hruska", "Marta Orlyk"])
  }
}

import DocumentModel
import Testing

/// Cues that nobody in the sentence owns.
@Suite struct OwnerlessTests {
  @Test(arguments: [
    "Marta Orlyk is expected to open the bridge in May.",
    "It is clear that the bridge will hold through the winter.",
    "It seemed to the engineers that the bridge would hold.",
    "There are fears that the bridge will not hold.",
  ])
  func nobodySpeaks(_ text: String) throws {
    #expect(try spoken(text).allSatisfy { $0.name == nil })
  }

  /// An agent, an adjective of the subject and a quoting verb do name one.
  @Test(arguments: [
    "Marta Orlyk is worried that the bridge will not hold.",
    "Marta Orlyk was quoted as saying that the bridge would hold.",
    "Marta Orlyk had expected that the bridge would hold.",
  ])
  func theSubjectSpeaks(_ text: String) throws {
    let found = try spoken(text)
    #expect(!found.isEmpty)
    #expect(Set(found.map(\.name)) == ["Marta Orlyk"])
  }

  /// "by saying": the subject of the sentence, not the noun before it.
  @Test func participlesOfMeansBelongToTheSubject() throws {
    let found = try spoken(
      "Marta Orlyk answered the long report by saying that the bridge would hold.")
    #expect(Set(found.map(\.name)) == ["Marta Orlyk"])
  }

  @Test(arguments: [
    "On Friday Marta Orlyk wrote the following line in a letter to the council: “It will hold.”",
    "Marta Orlyk advised her on May 25th as follows: “It will hold.”",
  ])
  func colonsLeadToTheSubject(_ text: String) throws {
    #expect(try spoken(text).first?.name == "Marta Orlyk")
  }

  /// A thing that someone sends does not speak for itself; what stands inside the quotation never does.
  @Test func thingsAreSent() throws {
    let found = try spoken("Marta Orlyk sent a row of tweets saying that the bridge would hold.")
    #expect(Set(found.map(\.name)) == ["Marta Orlyk"])
    let other = try spoken(
      "Danish engineers closed a gap of two metres near Sandvik, the head of the office, Marta Orlyk, "
        + "reported.")
    #expect(Set(other.map(\.name)) == ["Marta Orlyk"])
  }
}

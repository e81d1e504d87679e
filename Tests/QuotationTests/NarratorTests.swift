import DocumentModel
import TestKit
import Testing

/// What is the narrator's and what is somebody's: each mechanism in sentences of our own.
@Suite struct NarratorTests {
  /// Papers of eastern Europe put speech between dashes.
  @Test(arguments: [
    (
      "- The road is closed. It will stay so until spring - said the mayor Pavel Hruska.",
      "The road is closed. It will stay so until spring"
    ),
    ("- We have no boats. That hurts - he said.", "We have no boats. That hurts"),
  ])
  func dashesQuote(_ text: String, _ content: String) throws {
    let found = try quoted(text)
    #expect(found.map(\.text) == [content])
    #expect(found.map(\.kind) == [.direct])
  }

  @Test func aLoneDashPartsTheCue() throws {
    let found = try quoted(
      "The pier will be opened in June - announced on Friday the head of the harbour Marta Orlyk.")
    #expect(found.map(\.text) == ["The pier will be opened in June"])
    #expect(found.map(\.kind) == [.indirect])
  }

  /// Dashes around an aside, and those of a list, quote nobody.
  @Test(arguments: [
    "The town – a port on the river – told its guests to leave.",
    "- Three boats and their crews\n\n- Twelve oars of the finest wood",
  ])
  func otherDashesQuoteNobody(_ text: String) throws {
    #expect(!(try quoted(text)).contains { $0.kind == .direct || $0.text.hasPrefix("The town") })
  }

  /// A thing was discussed or signed; nobody's words are told.
  @Test(arguments: [
    "Marta Orlyk signed the contract for a new ferry.",
    "Pavel Hruska said this in a report.",
    "That said, the pier is old.",
    "By signing up, you agree to our terms of use.",
    "Is the mayor afraid that the pier will sink?",
    "Marta Orlyk is the author of “The Winter Pier and the Making of a Town.”",
  ])
  func thingsAreNoQuotations(_ text: String) throws {
    #expect((try quoted(text)).allSatisfy { $0.kind == .scare })
  }

  /// What led somebody to speak is not what was said.
  @Test(arguments: [
    "Asked about the pier, Pavel Hruska said that it would open.",
    "Answering one of the questions, Pavel Hruska said that it would open.",
  ])
  func circumstancesAreNoQuotations(_ text: String) throws {
    #expect(try quoted(text).map(\.text) == ["that it would open"])
  }

  @Test(arguments: [
    ("Marta Orlyk confirmed on Wednesday that the pier was closed.", "that the pier was closed"),
    ("Marta Orlyk said before the storm that the pier was closed.", "that the pier was closed"),
    (
      "Marta Orlyk said that the pier was closed, a claim that the ferry company denied.",
      "that the pier was closed"
    ),
    (
      "Marta Orlyk said the ferries will go on but later added that nobody knows how long.",
      "the ferries will go on"
    ),
  ])
  func contentsAreWithoutTheNarrator(_ text: String, _ content: String) throws {
    #expect((try quoted(text)).first?.text == content)
  }

  /// Words in marks that head a part of an article, and names in marks that speak.
  @Test(arguments: [
    "– ‘A closed pier’ –\n\nThe ferries went on all day.",
    "“The Pier Post” reports that the bridge is closed.",
  ])
  func headingsAndNamesQuoteNobody(_ text: String) throws {
    #expect((try quoted(text)).first?.kind == .scare)
  }
}

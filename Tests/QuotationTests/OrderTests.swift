import DocumentModel
import Testing

/// Where the words of a sentence stand: what is the source's name and what is said.
@Suite struct OrderTests {
  /// A source behind its cue is no part of the quotation.
  @Test(arguments: [
    ("With the mayor, said Marta Orlyk, “we built a school.”", "we built a school."),
    ("After the storm, said Marta Orlyk, “nobody came to the pier.”", "nobody came to the pier."),
    ("With the mayor, said Marta Orlyk, a doctor, “we built a school.”", "we built a school."),
  ])
  func sourcesBehindTheirCueAreNotQuoted(_ text: String, _ words: String) throws {
    let found = try quoted(text)
    #expect(!found.contains { $0.text.contains("Orlyk") || $0.text.contains("doctor") })
    #expect(found.contains { $0.text.hasPrefix(words.dropLast(1)) })
  }

  /// The same order where what follows the cue is said: its subject stands before it, or no comma ends a name.
  @Test(arguments: [
    ("The mayor, a doctor, said Marta Orlyk would build a school.", "Marta Orlyk would build"),
    ("On Monday the mayor said Marta Orlyk, a doctor, would build a school.", "Marta Orlyk"),
  ])
  func namesAtTheBeginningOfAContentStay(_ text: String, _ words: String) throws {
    #expect(try quoted(text).contains { $0.text.contains(words) })
  }

  /// What is said stands before the cue; what follows the comma is the narrator's.
  @Test func whatFollowsAFrontedObjectIsNotSaid() throws {
    let found = try quoted(
      "That is what the officials are saying, the ferrymen of the “winter” pier do not agree.")
    #expect(!found.contains { $0.text.hasPrefix("the ferrymen") })
    #expect(
      try quoted("What the officials said was that the pier had gone.").contains {
        $0.text.contains("the pier had gone")
      })
  }
}

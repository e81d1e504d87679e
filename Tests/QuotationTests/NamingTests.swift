import DocumentModel
import Testing

/// Names, titles and terms in marks quote nobody; the same words said by somebody do.
@Suite struct NamingTests {
  private func kinds(_ text: String) throws -> [QuoteKind] { try quoted(text).map(\.kind) }

  /// What a thing is called by nobody in particular.
  @Test(arguments: [
    "The pier, often described as the “Pearl of the Bay,” has been closed since May.",
    "All this mud, what has been called “river fever,” came with the flood.",
    "The money came from the so-called “ice fund” of the town.",
    "The plan — dubbed the “Great Pier Initiative” by clerks — cost a million.",
    "The film, titled “The Last Ferry,” was shown in the town hall.",
  ])
  func whatIsCalledSoIsNoQuotation(_ text: String) throws {
    #expect(try kinds(text) == [.scare])
  }

  /// Somebody who calls a thing so is quoted.
  @Test(arguments: [
    "Marta Orlyk described the pier as “a heap of rotten wood.”",
    "The plan was called “a waste of money” by Marta Orlyk.",
    "Marta Orlyk labelled the plan “a waste of money.”",
    "Marta Orlyk branded the plan a “waste of money.”",
  ])
  func whoCallsAThingSoIsQuoted(_ text: String) throws {
    let found = try kinds(text)
    #expect(!found.isEmpty && !found.contains(.scare))
  }

  /// A note with a colon that names a source of pictures or links is no name of what follows it.
  @Test func colonsGiveNoNames() throws {
    let found = try quoted(
      "Marta Orlyk wrote in a post on Telegram: “The pier is open! Boats may come as soon as they can!”"
    )
    #expect(found.map(\.kind) == [.direct])
  }

  /// A clause of some length is somebody's words, whoever that is; a title of the same length is not.
  @Test func clausesAreNoTerms() throws {
    #expect(
      try !kinds(
        "The pier has “gone from bad to worse since nobody in the town cares about it any more”."
      ).contains(.scare))
    #expect(
      try kinds(
        "She is the author of “Piers of the North: How We Built the Boats That Carried Our Towns.”"
      ) == [.scare])
  }

  /// Things do nothing that could be a quotation of a thing.
  @Test func thingsClaimNothing() throws {
    #expect(try quoted("The crisis questioned the value of the pier.").isEmpty)
    #expect(try !quoted("Marta Orlyk questioned the value of the pier.").isEmpty)
  }
}

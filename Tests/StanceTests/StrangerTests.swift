import DocumentModel
import LexiconStore
import Testing

/// Whose deed it is, what is only told of others, and an opponent that nobody names.
@Suite struct StrangerTests {
  private func signs(_ said: String, _ side: String = "unknown") throws -> [Int] {
    try Quoted("“⟦\(said)⟧q” said the envoy.", side: side).signs
  }

  // MARK: What others are said to do

  @Test func pressureByAStranger() throws {
    #expect(try signs("He is accused of pressuring Kyiv.", "west") == [0, 0])
    #expect(try signs("The question is whether the mayor pressured Kyiv.", "west") == [0, 0])
    // The speaker's own wish stays one.
    #expect(try signs("We must pressure Kyiv.", "russia")[0] == -1)
    #expect(try signs("We will not pressure Kyiv.", "west")[0] == 1)
  }

  @Test func aidThatAStrangerHoldsBack() throws {
    #expect(try signs("The mayor withheld military aid to Ukraine.", "west")[0] == 0)
    #expect(try signs("We will send military aid to Ukraine.", "west")[0] == 1)
    #expect(try signs("We will block any military aid to Ukraine.", "other")[0] == -1)
  }

  // MARK: Whose deed it is

  @Test func aLightVerbCarriesItsOwnNounOnly() throws {
    let quoted = try Quoted(
      "“⟦Despite Russia's drone attacks Ukrainians had a quiet weekend.⟧q” said the envoy.",
      side: "ukraine")
    #expect(quoted.targets(.stanceSubject).contains("Ukrainians") == false)
    #expect(try signs("Russia launched a drone attack.", "ukraine")[1] == -1)
  }

  @Test func itIsWhatHappened() throws {
    let quoted = try Quoted(
      "The envoy said ⟦it was the extermination of a whole town⟧q.", side: "ukraine",
      kind: .indirect)
    #expect(quoted.label("ukraine") != -1)
  }

  @Test func ownBattlesAndOwnLosses() throws {
    #expect(try signs("Ukraine will attack Russian forces on the coast.", "ukraine")[0] != -1)
    #expect(try signs("We lost many young soldiers.", "ukraine")[0] != -1)
    // Others who tell of it still say it.
    #expect(try signs("Ukraine is losing the war.", "other")[0] == -1)
  }

  @Test func oneModalForBothVerbs() throws {
    let quoted = try Quoted(
      "“⟦Russia must stop and withdraw its soldiers.⟧q” said the envoy.", side: "west")
    #expect(quoted.label("russia") == -1)
    #expect(quoted.words(.stanceDemand).isEmpty == false)
  }

  @Test func demandedHarm() throws {
    #expect(try signs("We must abandon Ukraine.", "west")[0] == -1)
    #expect(try signs("We must not abandon Ukraine.", "west")[0] == 1)
    #expect(try signs("Germany will never forsake Ukraine.", "west")[0] == 1)
    // A stranger's promise binds nobody.
    #expect(try signs("The mayor did not abandon Ukraine.", "west")[0] == 0)
  }

  // MARK: Denials, disclaimers, irony

  @Test func aReproachThatNobodyCanMake() throws {
    #expect(try signs("No one can say that Moscow did not offer its help.") == [0, 1])
    #expect(try signs("The mayor says that Moscow did not offer its help.")[1] != 1)
  }

  @Test func disclaimedIllWill() throws {
    #expect(try signs("We do not hate Russia.", "west")[1] == 0)
    #expect(try signs("We hate Russia.", "west")[1] == -1)
    #expect(try signs("Nobody should trust Russia.", "west")[1] == -1)
  }

  @Test func harmToTheOwnPeople() throws {
    let quoted = try Quoted("“⟦Kyiv bombed its own people.⟧q” said the host.")
    #expect(quoted.signs == [-1, 1])
    #expect(quoted.words(.stanceMirror) == ["bombed"])
    #expect(try signs("Kyiv bombed a bridge.")[1] == 0)
  }

  @Test func whoScoffsSidesWithTheVictim() throws {
    #expect(try signs("Oh sure, Russia only bombs hospitals out of love.") == [1, -1])
  }

  @Test func againstAFriend() throws {
    #expect(try signs("Belarus is an accomplice in the war against Ukraine.", "west")[0] != -1)
    #expect(try signs("We are planning measures against Ukraine.", "other")[0] == -1)
  }

  @Test func votesAndMatches() throws {
    #expect(try signs("Ukraine lost the match.", "other") == [0, 0])
    #expect(try signs("Ukraine lost the war.", "other")[0] == -1)
  }

  // MARK: Whom nobody names

  private static let article =
    "Ukraine held a meeting. The hall was full. Many guests came. "
  private static let ending = " The guests left."

  @Test func anUnnamedOpponentCountsLess() throws {
    let long = try Quoted(
      Self.article + "“⟦We will win.⟧q” said the envoy." + Self.ending, side: "ukraine")
    #expect(long.signs == [1, 0])
    let named = try Quoted(
      Self.article + "“⟦We will win against Russia.⟧q” said the envoy." + Self.ending,
      side: "ukraine")
    #expect(named.label("russia") == -1)
    // Alone in its text a quotation stands for all of it.
    #expect(try signs("We will win.", "ukraine") == [1, -1])
  }

  @Test func anUnnamedDoerIsSeldomTheOneTheArticleIsAbout() throws {
    let text = "Russia called. Moscow wrote. Russia rang. Russia answered. "
    let quoted = try Quoted(
      text + "The hall was full. The guests sat. “⟦It was a barbaric crime.⟧q” said the envoy.",
      side: "west")
    #expect(quoted.words(.stanceImplicit) == [])
    let named = try Quoted(
      text
        + "The hall was full. The guests sat. “⟦Russia knows that it was a barbaric crime.⟧q” said the envoy.",
      side: "west")
    #expect(named.label("russia") == -1)
  }
}

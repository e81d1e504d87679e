import DocumentModel
import LexiconStore
import Testing

/// What the cue and the words over a charge do to it, and from where something is seen.
@Suite struct ProspectTests {
  private func signs(_ said: String, _ side: String = "unknown") throws -> [Int] {
    try Quoted("“⟦\(said)⟧q” said the envoy.", side: side).signs
  }

  private func reported(_ text: String, _ side: String) throws -> [Int] {
    try Quoted(text, side: side, kind: .indirect).signs
  }

  // MARK: The cue

  @Test func aCueTellsWhateverItsWordMeansElsewhere() throws {
    #expect(
      try reported("The envoy stressed ⟦that Ukraine has brave and honest soldiers⟧q.", "ukraine")[
        0]
        == 1)
    // An adjective that judges its clause still does.
    #expect(try signs("It would be shameful to betray Ukraine.", "west")[0] == 1)
  }

  @Test func whatSomebodyDoesNotHoldTrue() throws {
    #expect(try reported("The envoy doesn't expect ⟦that Russia is honest⟧q.", "west")[1] != 1)
    #expect(try reported("The envoy expects ⟦that Russia is honest⟧q.", "other")[1] == 1)
  }

  @Test func whatMustBeToldIsNoWish() throws {
    let told = try Quoted(
      "“⟦We must understand that Russia keeps its word.⟧q” said the envoy.", side: "west")
    #expect(told.words(.stanceDemand).isEmpty)
    #expect(try signs("Russia must keep its word.", "west")[1] == -1)
  }

  @Test func whatOthersClaim() throws {
    let own = try Quoted("“⟦We know that Russia is honest.⟧q” said the envoy.", side: "other")
    let claimed = try Quoted(
      "“⟦You insisted that Russia is honest.⟧q” said the envoy.", side: "other")
    #expect(try #require(claimed.score("russia")).sum < #require(own.score("russia")).sum)
  }

  // MARK: What is undone

  @Test func whatIsNotGiven() throws {
    #expect(try signs("Weapons must not be sent to Ukraine.", "west")[0] == -1)
    #expect(try signs("Weapons must be sent to Ukraine.", "west")[0] == 1)
    #expect(try signs("We will withhold military aid to Ukraine.", "west")[0] == -1)
    // Misdeeds are no better for not being stopped.
    #expect(try signs("Russia's aggression was not stopped.", "west")[1] != 1)
  }

  @Test func whatIsGrantedAndTakenBack() throws {
    #expect(
      try signs("We could arm Ukraine with tanks, but the tanks would not help it.", "west")[0] != 1
    )
    let told = try Quoted(
      "“⟦We could defend Ukraine, but the day is long.⟧q” said the envoy.", side: "west")
    let plain = try Quoted(
      "“⟦We could defend Ukraine, and the day is long.⟧q” said the envoy.", side: "west")
    #expect(try #require(told.score("ukraine")).sum < #require(plain.score("ukraine")).sum)
  }

  @Test func notDoingItAsACondition() throws {
    #expect(
      try signs("If we do not hold Russia accountable, others will follow.", "ukraine")[1] == -1)
    #expect(
      try signs("If the mayor does not hold Russia accountable, others will follow.", "ukraine")[1]
        != -1)
  }

  @Test func aPledgeNotToGiveUp() throws {
    #expect(try signs("We will never stop fighting.", "ukraine")[0] != -1)
    #expect(try signs("Russia will never keep its word.", "ukraine")[1] == -1)
  }

  // MARK: From where it is seen

  @Test func strengthOfAFoe() throws {
    let foe = try Quoted("“⟦Russia has a powerful army.⟧q” said the envoy.", side: "ukraine")
    let own = try Quoted("“⟦Ukraine has a powerful army.⟧q” said the envoy.", side: "ukraine")
    let feared = try #require(foe.score("russia")).sum
    let praised = try #require(own.score("ukraine")).sum
    #expect(feared > .zero && feared + feared < praised)
    // Moral judgement counts, whoever says it.
    #expect(try signs("Russia is honest and righteous.", "west")[1] == 1)
  }

  @Test func whatAFoeThwarts() throws {
    #expect(try signs("Russia wants to thwart Ukraine.", "ukraine") == [1, -1])
    #expect(try signs("We will thwart Russia.", "ukraine")[1] == -1)
  }

  @Test func aFriendsLossesAreMourned() throws {
    #expect(try signs("The Ukrainians are running out of ammunition.", "west")[0] == 0)
    #expect(try signs("The Ukrainians are running out of ammunition.", "other")[0] == -1)
  }

  // MARK: Who is meant

  @Test func whatSomebodyIsRecognisedAs() throws {
    #expect(try signs("We must recognize Russia as a terrorist state.", "ukraine")[1] == -1)
    #expect(try signs("We must recognize Russia as a partner.", "other")[1] == 1)
  }

  @Test func helpAgainstSomebody() throws {
    #expect(try signs("We support the Ukrainian army against Russia.", "other") == [1, -1])
    #expect(try signs("We support the Ukrainian army against the flood.", "other")[1] == 0)
  }

  @Test func aPersonIsJudgedNotTheLand() throws {
    #expect(try signs("He is Ukraine's legitimate leader.", "other")[0] == 0)
    #expect(try signs("He remained Ukraine's legitimate leader.", "other")[0] == 0)
    #expect(try signs("Zelensky is Ukraine's legitimate leader.", "other")[0] == 1)
  }

  @Test func aRecipientOfNothingIsTheObject() throws {
    #expect(try signs("Nobody can trust Putin.", "west")[1] == -1)
    #expect(try signs("Nobody can tell Putin that we lied.", "west")[1] != -1)
  }

  @Test func demandedOfAnyoneButTheFoe() throws {
    #expect(try signs("European companies must abandon Russia.", "ukraine")[1] == -1)
  }

  @Test func civiliansAmongTheVictims() throws {
    #expect(
      try signs("Russian missiles killed ten people, including a child.", "ukraine")[1] == -1)
    #expect(try signs("Russian missiles killed ten soldiers near a school.", "west")[1] == 0)
  }
}

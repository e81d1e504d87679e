import DocumentModel
import LexiconStore
import Testing

/// What readers of real quotations found wrong: whose deed it is, whether it is only told, and what governs it.
@Suite struct MechanismTests {
  private func signs(_ said: String, _ side: String) throws -> [Int] {
    try Quoted("“⟦\(said)⟧q” said the envoy.", side: side).signs
  }

  // MARK: Whose deed

  @Test func aMisdeedAgainstItsVictim() throws {
    let quoted = try Quoted(
      "“⟦The crime of aggression against Ukraine must be punished.⟧q” said the envoy.",
      side: "west")
    #expect(quoted.words(.stanceAgainst) == [])
    #expect(quoted.label("ukraine") != -1)
    #expect(quoted.label("russia") == -1)
  }

  @Test func whatIsPlannedAgainstASide() throws {
    let quoted = try Quoted(
      "“⟦We are preparing further steps against Moscow.⟧q” said the envoy.", side: "west")
    #expect(quoted.words(.stanceAgainst) == ["against"])
    #expect(quoted.label("russia") == -1)
  }

  @Test func aLandsNameBeforeADeedIsItsVictim() throws {
    #expect(try signs("Little was known during the Ukraine invasion.", "other")[0] == 0)
    #expect(try signs("This is a Russian invasion.", "west")[1] == -1)
  }

  @Test func passiveConjunctsShareTheirDoer() throws {
    let quoted = try Quoted(
      "“⟦Two towns in Ukraine were seized and occupied by Russian forces.⟧q” said the envoy.",
      side: "west")
    #expect(quoted.label("ukraine") != -1)
    #expect(quoted.label("russia") == -1)
  }

  @Test func aBystanderTellsOfHarm() throws {
    #expect(try signs("Russia has decided to crush Ukraine.", "other")[0] == 0)
    #expect(try signs("We have decided to crush Ukraine.", "russia")[0] == -1)
  }

  // MARK: Only told

  @Test func helpForTheFoeThatOthersGive() throws {
    #expect(try signs("That factory is supporting Russia with every shift.", "west")[1] != 1)
    #expect(try signs("We support Russia with every shift.", "other")[1] == 1)
  }

  @Test func aDeedNamedUnderAnotherMatter() throws {
    #expect(try signs("We like the plan of a week after the invasion by Russia.", "other")[1] == 0)
    #expect(try signs("We condemn the invasion by Russia.", "other")[1] == -1)
  }

  // MARK: What governs

  @Test func splitVerbs() throws {
    let quoted = try Quoted(
      "“⟦We will push Russia out of the harbour towns.⟧q” said the envoy.", side: "west")
    #expect(
      quoted.evidence(.stanceObject).map { quoted.lexicons.entry($0.entry).name } == ["push out.v"])
    #expect(quoted.label("russia") == -1)
  }

  @Test func clausesBeforeWouldBe() throws {
    #expect(
      try signs("Letting Russia back into the club would be a grave mistake.", "west")[1] == -1)
    #expect(
      try signs("Letting Russia back into the club would be a great success.", "other")[1] == 1)
  }

  @Test func subjectsBehindFrontedPhrases() throws {
    #expect(try signs("Without Western shells Ukraine would not last a month.", "other")[0] == -1)
  }

  @Test func deedsBehindMourning() throws {
    let quoted = try Quoted(
      "“⟦We mourn with the families of Odesa after the rocket attack.⟧q” said the bishop.",
      side: "other")
    #expect(
      quoted.words(.stanceImplicit) == ["attack"]
        || quoted.words(.stanceImplicit) == ["rocket attack"])
    #expect(quoted.signs == [1, -1])
    let told = try Quoted(
      "“⟦We met the families of Odesa after the rocket attack.⟧q” said the bishop.", side: "other")
    #expect(told.label("russia") != -1)
  }

  @Test func thingsThatStandForAClause() throws {
    #expect(
      try signs("Ukraine waited. Moscow would consider it a provocation if they joined.", "west")[0]
        == 0)
  }

  // MARK: What the same speaker said beside it

  @Test func aChargeAgainstAFriendIsNoRefrain() throws {
    let quoted = try Quoted(
      "“⟦Ukraine is corrupt.⟧o” said the envoy. “⟦Ukraine is large.⟧q”", side: "west")
    #expect(quoted.words(.stanceStatement) == [])
    let foe = try Quoted(
      "“⟦Russia is corrupt.⟧o” said the envoy. “⟦Russia is large.⟧q”", side: "west")
    #expect(foe.words(.stanceStatement) == ["corrupt"])
  }
}

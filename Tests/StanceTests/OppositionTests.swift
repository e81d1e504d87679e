import DocumentModel
import Testing

/// Rules that ask whose friend or foe somebody is.
@Suite struct OppositionTests {
  // MARK: Counter-charge

  @Test func chargeAgainstWhoOpposesTheOwnSide() throws {
    let quoted = try Quoted(
      "“⟦The West is hypocritical and cruel.⟧q” said the envoy.", side: "russia")
    #expect(!quoted.words(.stanceCounter).isEmpty)
    #expect(quoted.label("russia") == 1)
    #expect(quoted.label("ukraine") == nil)
  }

  @Test func chargeAgainstTheWestByOthers() throws {
    let quoted = try Quoted(
      "“⟦The West is hypocritical and cruel.⟧q” said the envoy.", side: "other")
    #expect(quoted.words(.stanceCounter) == [])
    #expect(quoted.signs == [0, 0])
  }

  // MARK: Grievance

  @Test func harmByAFoeIsACharge() throws {
    let quoted = try Quoted(
      "“⟦Russia wants to destroy Ukraine.⟧q” said the minister.", side: "ukraine")
    #expect(quoted.words(.stanceGrievance) == ["destroy", "destroy"])
    #expect(quoted.signs == [1, -1])
  }

  @Test func harmByAFriendIsWished() throws {
    let quoted = try Quoted(
      "“⟦Ukraine will destroy Russia's army.⟧q” said the minister.", side: "ukraine")
    #expect(quoted.words(.stanceGrievance) == [])
    #expect(quoted.label("russia") == -1)
  }

  // MARK: Proxies

  @Test func proxiesAreArmed() throws {
    let quoted = try Quoted(
      "“⟦Moscow is arming the separatists.⟧q” said the minister.", side: "west")
    #expect(quoted.words(.stanceProxy) == ["arming"])
    #expect(quoted.label("russia") == -1)
  }

  @Test func helpForTheOwnPeople() throws {
    let quoted = try Quoted("“⟦Moscow is feeding the Russians.⟧q” said the minister.", side: "west")
    #expect(quoted.words(.stanceProxy) == [])
  }

  // MARK: Demands

  @Test func whoIsCalledOnToAct() throws {
    let quoted = try Quoted(
      "“⟦We call on Moscow to pull back its tanks.⟧q” said the minister.", side: "west")
    #expect(quoted.words(.stanceUrge) == ["call on"])
    #expect(quoted.label("russia") == -1)
  }

  @Test func callOnAFriend() throws {
    let quoted = try Quoted(
      "“⟦We call on Kyiv to send its delegates.⟧q” said the minister.", side: "west")
    #expect(quoted.words(.stanceUrge) == [])
  }

  // MARK: Losses for others

  @Test func lossesForTheGoodOfOthers() throws {
    let quoted = try Quoted(
      "“⟦Ukraine is losing its best soldiers to protect all of Europe.⟧q” said the minister.",
      side: "west")
    #expect(quoted.words(.stanceSacrifice) == ["losing"])
    #expect(quoted.label("ukraine") == 1)
  }

  @Test func lossesForNothing() throws {
    let quoted = try Quoted(
      "“⟦Ukraine is losing its best soldiers.⟧q” said the minister.", side: "west")
    #expect(quoted.words(.stanceSacrifice) == [])
  }

  // MARK: Wording and its user

  @Test func ownWordingStaysOwnAtADistance() throws {
    let quoted = try Quoted(
      "“⟦The so-called Kyiv coup cost us dearly.⟧q” said the envoy.", side: "russia")
    // Toward both sides: "us" is the speaker's.
    #expect(quoted.words(.stanceFrame) == ["Kyiv coup", "Kyiv coup"])
    #expect(quoted.label("ukraine") == -1)
  }

  @Test func foreignWordingIsTakenUp() throws {
    let quoted = try Quoted(
      "“⟦We heard about the reunification with Russia.⟧q” said the envoy.", side: "west")
    #expect(quoted.words(.stanceFrame) == ["reunification with Russia"])
    #expect(quoted.signs == [0, 0])
  }

  // MARK: Statements cut up by the reporter

  private let article =
    "“⟦Moscow is a brutal aggressor,⟧o” said Olena Bright, a Dutch minister. "
    + "“⟦And so it goes, every single day,⟧q” she added."

  @Test func chargesGoOn() throws {
    let quoted = try Quoted(article, side: "west", stages: Project.stages())
    #expect(quoted.words(.stanceStatement).count == 1)
    #expect(quoted.label("russia") == -1)
  }

  @Test func othersDoNotGoOn() throws {
    let quoted = try Quoted(article, side: "west", stages: Project.stages(), sameSpeaker: false)
    #expect(quoted.words(.stanceStatement) == [])
    #expect(quoted.label("russia") == nil)
  }

  @Test func praiseOfOthersDoesNotGoOn() throws {
    let quoted = try Quoted(
      "“⟦Ukrainians are incredibly brave,⟧o” said a Dutch minister. “⟦We had a long day,⟧q” she added.",
      side: "west", stages: Project.stages())
    #expect(quoted.words(.stanceStatement) == [])
  }
}

import DocumentModel
import Testing

/// Whom a word reaches: through nouns of furthering, owners, adjacency, and the speaker's own bloc.
@Suite struct BindingTests {
  @Test func deedsOfTheOwnBlocAreThoseOfTheSpeaker() throws {
    let quoted = try Quoted(
      "“⟦The European Union will impose broad sanctions on Russia.⟧q” said the envoy.",
      side: "west")
    #expect(quoted.label("russia") == -1)
  }

  @Test func deedsOfOthersAreNot() throws {
    let quoted = try Quoted(
      "“⟦The European Union will impose broad sanctions on Russia.⟧q” said the envoy.",
      side: "other")
    #expect(quoted.label("russia") == 0)
  }

  @Test func aPolicyReachesTheOwnerOfItsObject() throws {
    let quoted = try Quoted(
      "“⟦We welcome the expulsion of Russian inspectors.⟧q” said the envoy.", side: "west")
    #expect(quoted.words(.stancePolicyBound) == ["expulsion"])
    #expect(quoted.label("russia") == -1)
  }

  @Test func aPolicyOfNobodysObject() throws {
    let quoted = try Quoted(
      "“⟦We welcome the expulsion of idle inspectors.⟧q” said the envoy.", side: "west")
    #expect(quoted.words(.stancePolicyBound) == [])
  }

  @Test func deliveriesAreGiven() throws {
    let quoted = try Quoted(
      "“⟦We have finished the delivery of howitzers to Ukraine.⟧q” said the envoy.", side: "west")
    #expect(quoted.label("ukraine") == 1)
  }

  @Test func deliveriesToOthers() throws {
    let quoted = try Quoted(
      "“⟦We have finished the delivery of howitzers to Norway.⟧q” said the envoy.", side: "west")
    #expect(quoted.signs == [0, 0])
  }

  @Test func aNounIsNoVerb() throws {
    let quoted = try Quoted(
      "“⟦The abuses by Russian soldiers must be recorded.⟧q” said the envoy.", side: "other")
    #expect(quoted.words(.stanceSubject) == ["abuses"])
    #expect(quoted.label("russia") == -1)
  }

  @Test func culpritBehindTheVerb() throws {
    let quoted = try Quoted("“⟦The real aggressor is Russia.⟧q” said the envoy.", side: "west")
    #expect(quoted.words(.stanceFrameReferent) == ["aggressor"])
    #expect(quoted.label("russia") == -1)
  }

  @Test func culpritIsNobody() throws {
    let quoted = try Quoted("“⟦The real aggressor is winter.⟧q” said the envoy.", side: "west")
    #expect(quoted.words(.stanceFrameReferent) == [])
  }

  // MARK: Help that names nobody

  @Test func aPartyAsksForItself() throws {
    let quoted = try Quoted(
      "“⟦Aid from abroad is urgently needed.⟧q” said the minister.", side: "ukraine")
    #expect(quoted.label("ukraine") == nil)
    let around = try Quoted(
      "Ukraine waits. “⟦Aid from abroad is urgently needed.⟧q” said the minister.", side: "ukraine")
    #expect(around.words(.stancePolicyDefault) == ["Aid"])
    #expect(around.label("ukraine") == 1)
  }

  @Test func weaponsThatTheFoeSends() throws {
    let quoted = try Quoted(
      "Ukraine waits. “⟦Russia is sending tanks to the rebels.⟧q” said the minister.",
      side: "west")
    #expect(quoted.label("ukraine") == nil || quoted.label("ukraine") == 0)
    #expect(quoted.label("russia") == -1)
  }

  // MARK: Pleas

  @Test func aPleaToTheAlly() throws {
    let quoted = try Quoted(
      "“⟦We urge the United States to do far more.⟧q” said the minister.", side: "ukraine")
    #expect(quoted.words(.stanceUrge) == ["urge"])
    #expect(quoted.label("ukraine") == 1)
  }

  @Test func aPleaToOthers() throws {
    let quoted = try Quoted(
      "“⟦We urge the farmers to do far more.⟧q” said the minister.", side: "ukraine")
    #expect(quoted.words(.stanceUrge) == [])
  }

  // MARK: Denied deeds and warnings

  @Test func aDeedThatWasNotDone() throws {
    let quoted = try Quoted(
      "“⟦There was no interference at all.⟧q” said the envoy.", side: "russia")
    #expect(quoted.words(.stanceDenial) == ["interference"])
    #expect(quoted.label("russia") == 1)
  }

  @Test func aDeedThatWasDone() throws {
    let quoted = try Quoted("“⟦There was interference.⟧q” said the envoy.", side: "russia")
    #expect(quoted.words(.stanceDenial) == [])
  }

  @Test func whatIsOnlyBlamedOnABystander() throws {
    let quoted = try Quoted(
      "“⟦People blame the West for the crisis.⟧q” said the envoy.", side: "russia")
    #expect(quoted.words(.stanceCounter) == [])
  }

  @Test func landKept() throws {
    let quoted = try Quoted(
      "“⟦We will recognize Crimea next week.⟧q” said the envoy of Ukraine's neighbour.",
      side: "other")
    #expect(quoted.words(.stancePolicyDefault) == ["recognize Crimea"])
    #expect(quoted.label("ukraine") == -1)
  }
}

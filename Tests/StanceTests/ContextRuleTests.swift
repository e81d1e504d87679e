import DocumentModel
import Testing

/// Rules that look beyond the quotation's own words.
@Suite struct ContextRuleTests {
  private let lead = "Ukraine waits. Kyiv fears the worst. Zelensky flew to Paris. "

  @Test func bareWithholding() throws {
    let quoted = try Quoted(
      lead + "“⟦We are pausing and assessing.⟧q” said the adviser.", side: "west")
    #expect(quoted.words(.stanceWithhold) == ["pausing"])
    #expect(quoted.label("ukraine") == -1)
  }

  @Test func pauseOfSomethingElse() throws {
    let quoted = try Quoted(lead + "“⟦We are pausing the film.⟧q” said the adviser.", side: "west")
    #expect(quoted.words(.stanceWithhold) == [])
  }

  @Test func nobodyCallsItAnAllysMatter() throws {
    let quoted = try Quoted("“⟦We are pausing and assessing.⟧q” said the adviser.", side: "west")
    #expect(quoted.words(.stanceWithhold) == [])
  }

  @Test func condemnationOfWhomTheSentenceBeforeNames() throws {
    let quoted = try Quoted(
      "Moscow sent its tanks across the river. “⟦This is barbaric.⟧q” said the minister.",
      side: "west")
    #expect(quoted.words(.stanceImplicit) == ["barbaric"])
    #expect(quoted.label("russia") == -1)
  }

  @Test func condemnationOfSomebodyNamed() throws {
    let quoted = try Quoted(
      "Moscow sent its tanks across the river. “⟦The referee was barbaric.⟧q” said the minister.",
      side: "west")
    #expect(quoted.words(.stanceImplicit) == [])
  }

  @Test func troopsOnTheOthersLand() throws {
    let quoted = try Quoted(
      "“⟦Russian soldiers are operating inside Ukraine.⟧q” said the minister.", side: "west")
    #expect(quoted.words(.stanceIntrusion) == ["operating"])
    #expect(quoted.label("russia") == -1)
  }

  @Test func noTroopsOnTheOthersLand() throws {
    let quoted = try Quoted(
      "“⟦No Russian soldiers are operating inside Ukraine.⟧q” said the minister.", side: "west")
    #expect(quoted.words(.stanceIntrusion) == [])
  }

  @Test func troopsAtHome() throws {
    let quoted = try Quoted(
      "“⟦Russian soldiers are operating inside Siberia.⟧q” said the minister.", side: "west")
    #expect(quoted.words(.stanceIntrusion) == [])
  }

  @Test func denialByTheOwnSide() throws {
    let quoted = try Quoted("“⟦These charges are groundless.⟧q” said the envoy.", side: "russia")
    #expect(quoted.words(.stanceDenial) == ["groundless"])
    #expect(quoted.label("russia") == 1)
  }

  @Test func denialByABystander() throws {
    let quoted = try Quoted("“⟦These charges are groundless.⟧q” said the envoy.", side: "other")
    #expect(quoted.words(.stanceDenial) == [])
  }

  @Test func fearedEffect() throws {
    let quoted = try Quoted(
      "“⟦This deal guarantees a Russian victory.⟧q” said the senator.", side: "west")
    #expect(quoted.words(.stanceWarning) == ["victory"])
    #expect(quoted.signs == [1, -1])
  }

  @Test func carrierOfAFragment() throws {
    let quoted = try Quoted(
      "The minister said the sanctions against Moscow should be “⟦tightened at once.⟧q”",
      side: "west",
      kind: .mixed)
    #expect(quoted.label("russia") == -1)
  }
}

import DocumentModel
import Testing

/// Rules about fighting and about whose soldiers stand where.
@Suite struct BattleRuleTests {
  // MARK: Civilians

  @Test func combatAgainstCivilians() throws {
    let quoted = try Quoted(
      "“⟦Russian soldiers struck a hospital at noon.⟧q” said the doctor.", side: "other")
    #expect(quoted.words(.stanceCivilian) == ["struck"])
    #expect(quoted.label("russia") == -1)
  }

  @Test func combatAgainstSoldiers() throws {
    let quoted = try Quoted(
      "“⟦Russian soldiers struck a bunker at noon.⟧q” said the doctor.", side: "other")
    #expect(quoted.words(.stanceCivilian) == [])
  }

  // MARK: Own troops on the foe's land

  @Test func ownTroopsGoOn() throws {
    let quoted = try Quoted(
      "“⟦Our soldiers will move deep into Ukraine.⟧q” said the deputy.", side: "russia")
    #expect(quoted.words(.stanceAdvance) == ["move", "move"])
    #expect(quoted.signs == [-1, 1])
  }

  @Test func othersTroopsGoOn() throws {
    let quoted = try Quoted(
      "“⟦Our soldiers will move deep into Ukraine.⟧q” said the deputy.", side: "west")
    #expect(quoted.words(.stanceAdvance) == [])
  }

  // MARK: Harm done to the foe

  @Test func harmToldByWhoDidIt() throws {
    let quoted = try Quoted(
      "“⟦Our gunners pushed the Ukrainians out of the mill.⟧q” said the captain.", side: "russia")
    #expect(quoted.words(.stanceCapture).contains("pushed"))
    #expect(quoted.signs == [-1, 1])
  }

  @Test func harmToldByABystander() throws {
    let quoted = try Quoted(
      "“⟦Russian gunners pushed the Ukrainians out of the mill.⟧q” said the captain.",
      side: "other")
    #expect(quoted.words(.stanceCapture) == [])
  }

  // MARK: Powers without a name

  private let places =
    "Kharkiv is cold. Mariupol, Odesa and Donetsk are colder. It snowed. It froze. "

  @Test func policeOfThePlace() throws {
    let quoted = try Quoted(
      places + "“⟦The riot police fired on unarmed students.⟧q” said the baker.", side: "unknown")
    #expect(quoted.targets(.stanceSubject) == ["riot police"])
    #expect(quoted.label("ukraine") == -1)
  }

  @Test func policeOfNoPlace() throws {
    let quoted = try Quoted(
      "It snowed. “⟦The riot police fired on unarmed students.⟧q” said the baker.",
      side: "unknown")
    #expect(quoted.label("ukraine") == nil)
  }
}

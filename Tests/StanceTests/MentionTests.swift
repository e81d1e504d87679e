import Batch
import DocumentModel
import Stance
import TestKit
import Testing

/// What a text says of a mention by the words near it, and by what the mention is in its sentence.
@Suite struct MentionTests {
  private func result(_ text: String) throws -> StanceResult {
    let marked = try MarkedText(text)
    let range = marked["t"]
    return try Project.stages().score(Array(marked.text.utf8), toward: range.lower..<range.upper)
  }

  private func weight(near text: String) throws -> Int {
    try result(text).evidence.filter { $0.rule == .stanceNearby }
      .reduce(0) { $0 + abs(Int($1.weight.rawValue)) }
  }

  // MARK: What the mention is

  @Test func whoSpeaksIsNotWhoIsSpokenOf() throws {
    let said = "The bridge was a disgraceful failure, ⟦Dora⟧t said."
    #expect(try weight(near: said) == 0)
    #expect(try result(said).label == .neutral)
    #expect(try result("The bridge was the disgraceful failure of ⟦Dora⟧t.").label == .anti)
  }

  @Test func theSpeakerIsKnownWithoutATree() throws {
    // The verb stands behind a comma, or before the name.
    #expect(try weight(near: "“A disgraceful failure,” said ⟦Dora⟧t.") == 0)
    #expect(try weight(near: "A disgraceful failure haunts ⟦Dora⟧t.") > 0)
  }

  @Test func aNameBeforeAColonIsALabel() throws {
    #expect(try weight(near: "⟦Dora⟧t: the harbour is a disgraceful failure.") == 0)
    #expect(try weight(near: "⟦Dora⟧t left the harbour after a disgraceful failure.") > 0)
  }

  @Test func nothingIsSaidOfADay() throws {
    #expect(try weight(near: "The disgraceful failure came on ⟦Tuesday⟧t.") == 0)
    #expect(try weight(near: "The disgraceful failure came from ⟦Dora⟧t.") > 0)
    // A month may be somebody's name.
    #expect(try weight(near: "Theresa ⟦May⟧t saw a disgraceful failure.") > 0)
  }

  @Test func littleIsSaidOfAPlace() throws {
    let place = try weight(near: "A disgraceful failure was seen in ⟦Texas⟧t.")
    let within = try weight(near: "A disgraceful failure was seen in ⟦Dora⟧t.")
    let whole = try weight(near: "A disgraceful failure was seen by ⟦Dora⟧t.")
    #expect(place > 0 && place < within && within < whole)
    // A country that acts is no place.
    let acting = try weight(near: "⟦Texas⟧t saw a disgraceful failure.")
    let person = try weight(near: "⟦Dora⟧t saw a disgraceful failure.")
    #expect(acting > 0 && acting == person)
  }

  @Test func aNameIsNoPraise() throws {
    #expect(try result("Mrs. ⟦Winner⟧t wrote two letters.").evidence.isEmpty)
    #expect(try result("⟦The winner⟧t wrote two letters.").label == .pro)
  }

  @Test func whoIsListedSharesLittle() throws {
    let listed = try weight(near: "The ugly quarrel hurt Ivo and ⟦Dora⟧t.")
    #expect(try listed < weight(near: "The ugly quarrel hurt ⟦Dora⟧t and Ivo."))
  }

  @Test func whoIsToldSomethingIsNotJudgedByIt() throws {
    let told = try weight(near: "Ivo handed ⟦Dora⟧t an ugly letter.")
    #expect(try told < weight(near: "Ivo called on ⟦Dora⟧t with an ugly letter."))
  }

  // MARK: Words that turn others

  @Test func aWordOfDoubtSaysSomethingItself() throws {
    let result = try result("⟦Dora⟧t allegedly met two guards at the gate.")
    #expect(result.label == .anti)
    #expect(result.evidence.map(\.rule) == [.stanceNearby])
    // What only turns others says nothing alone.
    #expect(try self.result("⟦Dora⟧t never met two guards at the gate.").evidence.isEmpty)
  }

  @Test func aWordOfDegreeMayPraise() throws {
    #expect(try result("⟦Dora⟧t has a strong hand.").label == .pro)
    #expect(try result("⟦Dora⟧t has a very big hand.").label == .neutral)
  }
}

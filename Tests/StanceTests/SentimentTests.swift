import Batch
import DocumentModel
import Stance
import TestKit
import Testing

@Suite struct SentimentTests {
  private func tone(_ text: String) throws -> StanceResult {
    try Project.stages().score(Array(text.utf8), toward: nil)
  }

  @Test(arguments: [
    ("The harbour looks beautiful again.", 1), ("The harbour looks filthy again.", -1),
    ("The harbour lies in the north.", 0),
  ])
  func wordsSound(_ text: String, _ sign: Int) throws {
    #expect(try Int(tone(text).sum.rawValue.signum()) == sign)
  }

  @Test func aNegatorTurnsWhatItGoverns() throws {
    #expect(try tone("The plan is not good.").sum < .zero)
    #expect(try tone("The plan is not good.").sum < tone("The plan is good.").sum)
    // The negator of another clause leaves the word alone.
    let apart = try tone("He did not come, and the plan is excellent.")
    #expect(
      apart.evidence.contains { $0.weight > .zero },
      "'excellent' stays good: \(apart.evidence.map(\.weight.rawValue))")
  }

  @Test func whatFollowsButWeighsMore() throws {
    let end = try tone("The food was awful but the staff was excellent.").sum
    let start = try tone("The staff was excellent but the food was awful.").sum
    #expect(end > start)
  }

  @Test func whatIsStoppedTurns() throws {
    #expect(try tone("They stopped the violence.").sum > tone("They saw the violence.").sum)
  }

  @Test func aLongTextNeedsMoreWords() throws {
    let short = try tone("A beautiful morning.").score
    let long = try tone(
      "A beautiful morning over the canal that runs from the mill to the station and on to the sea."
    ).score
    #expect(long > .zero)
    #expect(long < short)
  }

  @Test func quotationsShowTheWordsOfTheirSentiment() throws {
    let quoted = try Quoted("“⟦The night was horrible and cruel⟧q,” she said.")
    let tone = quoted.analysis.stances.evidence.filter { $0.target == nil }
    let words = tone.map { quoted.analysis.document.text.string($0.range) }
    #expect(words == ["horrible", "cruel"])
    let sum = tone.reduce(Millis.zero) { $0 + $1.weight }
    #expect(quoted.analysis.stances.sentiments.map(\.sum) == [sum])
    // Words outside the marks are not the speaker's.
    let outside = try Quoted("“⟦We meet at nine⟧q,” said the horrible, cruel man.")
    #expect(outside.analysis.stances.evidence.allSatisfy { $0.target != nil })
  }
}

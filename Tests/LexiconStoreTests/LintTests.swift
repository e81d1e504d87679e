import LexiconStore
import Testing

@Suite struct LintTests {
  @Test func aContradictionNamesBothLines() throws {
    let problems = try LexiconLint.check(
      StanceFixture.sources(
        evaluative: "term\tpos\tvalue\tclass\nbold\tADJ\t2\tquality\nbold\tADJ\t-2\tjudgement\n"))
    #expect(problems.contains { $0.description.hasPrefix("evaluative.tsv:3: 'bold' has the opposite") })
  }

  @Test func linesOfDifferentPartsOfSpeechAgree() throws {
    let problems = try LexiconLint.check(
      StanceFixture.sources(
        evaluative: "term\tpos\tvalue\tclass\nfire\tNOUN\t-2\tevent\nfire\tVERB\t2\tevent\n"))
    #expect(problems.isEmpty)
  }

  @Test func aLineWithoutValueIsFound() throws {
    let problems = try LexiconLint.check(
      StanceFixture.sources(evaluative: "term\tpos\tvalue\tclass\nplain\tADJ\t0\tquality\n"))
    #expect(problems.map(\.kind) == [.empty])
  }
}

import LexiconStore
import TestKit
import Testing

/// The lexicons that ship with other evaluative words in place of theirs.
private enum StanceFixture {
  static func problems(evaluative: String) throws -> [LexiconProblem] {
    let others = try Repository.lexiconSources().filter { $0.path != "evaluative.tsv" }
    let changed = LexiconSource(path: "evaluative.tsv", bytes: Array(evaluative.utf8))
    return try LexiconLint.check(others + [changed]).filter { $0.path == changed.path }
  }
}

@Suite struct LintTests {
  @Test func aContradictionNamesBothLines() throws {
    let problems = try StanceFixture.problems(
      evaluative: "term\tpos\tvalue\tclass\nbold\tADJ\t2\tquality\nbold\tADJ\t-2\tjudgement\n")
    #expect(
      problems.contains { $0.description.hasPrefix("evaluative.tsv:3: 'bold' has the opposite") })
  }

  @Test func linesOfDifferentPartsOfSpeechAgree() throws {
    let problems = try StanceFixture.problems(
      evaluative: "term\tpos\tvalue\tclass\nfire\tNOUN\t-2\tevent\nfire\tVERB\t2\tevent\n")
    #expect(problems.isEmpty)
  }

  @Test func aLineThatSharesOnlyADerivedFormIsReached() throws {
    // shifters.tsv has "really"; "real" itself is free.
    let problems = try StanceFixture.problems(
      evaluative: "term\tpos\tvalue\tclass\nreal\tADJ\t2\tquality\n")
    #expect(problems.isEmpty)
    let taken = try StanceFixture.problems(
      evaluative: "term\tpos\tvalue\tclass\nreally\tADV\t2\tquality\n")
    #expect(taken.count == 1)
  }

  @Test func aLineWithoutValueIsFound() throws {
    let problems = try StanceFixture.problems(
      evaluative: "term\tpos\tvalue\tclass\nplain\tADJ\t0\tquality\n")
    #expect(problems.map(\.kind) == [.empty])
  }
}

@Suite struct ShippedLexiconTests {
  @Test func linesAgree() throws {
    let problems = try LexiconLint.check(Repository.lexiconSources())
    #expect(problems.map(\.description) == [])
  }
}

import Batch
import DocumentModel
import Intake
import LexiconStore
import Stance
import TestKit
import Testing

/// Fitted weights of the tests' own: "smiled" speaks for its subject, "stumbled" against it, "met" says nothing is judged.
private enum Fitted {
  static let table = """
    kind\tterm\tof\t\(MentionRelation.allCases.map(\.name).joined(separator: "\t"))
    class\tbias\tdirection\t-10
    class\tbias\topinion\t100
    word\tsmiled\tdirection\t100\t-\t-\t-\t-\t-\t4000\t-2000
    word\tstumbled\tdirection\t-100\t-\t-\t-\t-\t-\t-4000
    word\tmet\topinion\t-900
    """

  static func stages(_ table: String = table) throws -> Stages {
    let others = try Repository.lexiconSources().filter { $0.path != Lexicons.fittedStancePath }
    let own = LexiconSource(path: Lexicons.fittedStancePath, bytes: Array(table.utf8))
    let home = Home(path: Repository.root)
    return Stages(
      lexicons: try Lexicons(others + [own], fitted: .mentions), analyser: try home.analyser())
  }

  static func result(_ text: String, _ stages: Stages) throws -> StanceResult {
    let marked = try MarkedText(text)
    let range = marked["t"]
    return stages.score(Array(marked.text.utf8), toward: range.lower..<range.upper)
  }
}

@Suite struct FittedTests {
  @Test func whereAWordStandsDecides() throws {
    let stages = try Fitted.stages()
    #expect(try Fitted.result("⟦Dora⟧t smiled.", stages).label == .pro)
    #expect(try Fitted.result("⟦Dora⟧t stumbled.", stages).label == .anti)
    // The same verb, whose subject is somebody else: only its presence counts.
    let other = try Fitted.result("Ivo stumbled while he waved to ⟦Dora⟧t.", stages)
    #expect(try other.sum > Fitted.result("⟦Dora⟧t stumbled while Ivo waved.", stages).sum)
  }

  @Test func theScoreIsTheSumOfItsEvidence() throws {
    let result = try Fitted.result("⟦Dora⟧t smiled and Ivo stumbled.", Fitted.stages())
    #expect(result.evidence.count >= 3)
    #expect(result.evidence.reduce(Millis.zero) { $0 + $1.weight } == result.sum)
    #expect(result.evidence.allSatisfy { $0.rule == .stanceFitted })
    let opinion = try #require(result.opinion)
    #expect(opinion.evidence.reduce(Millis.zero) { $0 + $1.weight } == opinion.sum)
  }

  @Test func aTextThatJudgesNobodyIsNeutral() throws {
    let stages = try Fitted.stages(
      Fitted.table.replacing("\tmet\topinion\t-900", with: "\tmet\topinion\t-9000"))
    let result = try Fitted.result("⟦Dora⟧t smiled and met Ivo.", stages)
    #expect(result.sum > .zero)
    #expect(result.label == .neutral)
  }

  @Test func aLongTextNeedsMoreThanAShortOne() throws {
    let stages = try Fitted.stages()
    let short = try Fitted.result("⟦Dora⟧t smiled.", stages).sum
    let long = try Fitted.result(
      "⟦Dora⟧t smiled on a day in the first week of the second month of that year.", stages
    ).sum
    #expect(long < short)
    #expect(long > .zero)
  }

  @Test func aPairCountsOnlyWhereItsWordsStandTogether() throws {
    let plain = try Fitted.stages()
    let stages = try Fitted.stages(
      Fitted.table
        + "\npair\tarc nsubj - @ smiled\tdirection\t3000\npair\trow - - met @\tdirection\t900")
    let mine = "⟦Dora⟧t smiled."
    #expect(try Fitted.result(mine, stages).sum > Fitted.result(mine, plain).sum)
    #expect(
      try Fitted.result(mine, stages).evidence.contains {
        stages.lexicons.entry($0.entry).name == "[arc nsubj - @ smiled]"
      })
    // Another's smile is not hers.
    let other = "Ivo smiled at ⟦Dora⟧t."
    #expect(try Fitted.result(other, stages).sum == Fitted.result(other, plain).sum)
    let met = "Ivo met ⟦Dora⟧t."
    #expect(try Fitted.result(met, stages).sum > Fitted.result(met, plain).sum)
  }

  @Test func whatTheRulesFindIsWeighedAnew() throws {
    let text = "⟦Dora⟧t is an honest woman."
    let plain = try Fitted.result(text, Fitted.stages())
    let stages = try Fitted.stages(Fitted.table + "\nrule\t+\tdirection\t5000")
    let told = try Fitted.result(text, stages)
    #expect(told.sum == plain.sum + Millis(5000))
    #expect(told.evidence.reduce(Millis.zero) { $0 + $1.weight } == told.sum)
    // The rules say nothing against her.
    let against = try Fitted.stages(Fitted.table + "\nrule\t-\tdirection\t-5000")
    #expect(try Fitted.result(text, against).sum == plain.sum)
  }

  @Test func whatTheMentionIsCountsBesideTheWords() throws {
    let plain = try Fitted.stages()
    let stages = try Fitted.stages(Fitted.table + "\nsetting\trole.speaker\tdirection\t5000")
    let said = "⟦Dora⟧t said that Ivo smiled."
    #expect(
      try Fitted.result(said, stages).sum == Fitted.result(said, plain).sum + Millis(5000))
    let seen = "⟦Dora⟧t saw that Ivo smiled."
    #expect(try Fitted.result(seen, stages).sum == Fitted.result(seen, plain).sum)
    #expect(throws: LexiconError.self) {
      try Fitted.stages(Fitted.table + "\nsetting\trole.hero\tdirection\t1")
    }
  }

  @Test func aTextsLengthCountsBesideTheWords() throws {
    let stages = try Fitted.stages(Fitted.table + "\nsetting\tlength.0\topinion\t-9000")
    #expect(try Fitted.result("⟦Dora⟧t smiled.", stages).label == .neutral)
    #expect(try Fitted.result("⟦Dora⟧t smiled on that day in May.", stages).label == .pro)
  }

  @Test func handWeightsHaveNoFittedEvidence() throws {
    let result = try Fitted.result("⟦Dora⟧t is an honest woman.", Project.stages())
    #expect(result.label == .pro)
    #expect(result.opinion == nil)
    #expect(!result.evidence.contains { $0.rule == .stanceFitted })
  }

  @Test func aWrongColumnIsNamed() throws {
    #expect(throws: LexiconError.self) {
      try Fitted.stages("kind\tterm\tof\tany\nword\tx\tdirection\t1\n")
    }
    #expect(throws: LexiconError.self) {
      try Fitted.stages(Fitted.table.replacing("4000", with: "many"))
    }
    #expect(throws: LexiconError.self) {
      try Fitted.stages(Fitted.table + "\npair\tsmiled @\tdirection\t1")
    }
  }
}

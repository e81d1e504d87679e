import Batch
import DocumentModel
import LexiconStore
import TestKit
import Testing

/// A fit of the tests' own: "waved" beside the side's name speaks for it, "yawned" against it, "counted" says that nothing is
/// judged, "painted" that the side is not meant.
private enum Fit {
  static let head =
    "kind\tterm\tof\t" + AttitudeColumn.allCases.map(\.name).joined(separator: "\t") + "\n"
  static let table =
    head + """
      setting\talways\tdirection\t100
      setting\talways\topinion\t-100
      word\twaved\tdirection\t-\t-\t-\t20000
      word\twaved\topinion\t12000
      word\tyawned\tdirection\t-\t-\t-\t-20000
      word\tyawned\topinion\t12000
      word\tcounted\topinion\t-30000
      word\tpainted\tabsence\t90000
      word\tthe\tdirection\t90000
      word\t@own\tdirection\t900
      rule\tstance.subject own +\tdirection\t4000
      rule\tstance.subject opponent +\tdirection\t-4000

      """

  static func stages(_ table: String = table) throws -> Stages {
    let others = try Repository.lexiconSources().filter { $0.path != Lexicons.fittedAttitudePath }
    let own = LexiconSource(path: Lexicons.fittedAttitudePath, bytes: Array(table.utf8))
    return Stages(
      lexicons: try Lexicons(others + [own], fitted: .quotations),
      analyser: try Home(path: Repository.root).analyser())
  }

  /// Sentences enough for a text to have surroundings.
  static let surroundings = " Russia slept. The river rose. It rained on the town."

  static func quoted(
    _ words: String, side: String = "unknown", after: String = "", _ stages: Stages? = nil
  ) throws -> Quoted {
    try Quoted(
      "“⟦\(words)⟧q” said the speaker.\(after)", side: side, kind: .direct,
      stages: stages ?? Self.stages())
  }
}

@Suite struct AttitudeTests {
  @Test func whereAWordStandsDecides() throws {
    let both = "Ukraine waved to the sailors, and five long and quiet weeks later Russia yawned."
    let quoted = try Fit.quoted(both)
    #expect(quoted.label("ukraine") == .pro)
    #expect(quoted.label("russia") == .anti)
  }

  @Test func theScoreIsTheSumOfItsEvidence() throws {
    for side in ["ukraine", "russia", "west"] {
      let quoted = try Fit.quoted(
        "We waved to Ukraine, and Russia is an honest country.", side: side)
      for score in quoted.analysis.stances.scores {
        let mine = quoted.analysis.stances.evidence.filter {
          $0.quote == score.quote && $0.target == score.target
        }
        #expect(mine.contains { $0.rule == .stanceFitted })
        #expect(mine.reduce(Millis.zero) { $0 + $1.weight } == score.sum)
      }
    }
  }

  @Test func whatTheRulesFindIsWeighedAnewAndToldOfTheOpponent() throws {
    let quoted = try Fit.quoted("Ukraine defends Europe.", after: Fit.surroundings)
    let own = try #require(quoted.evidence("ukraine").first { $0.rule == .stanceSubject })
    let other = try #require(quoted.evidence("russia").first { $0.rule == .stanceOpponent })
    #expect(own.weight > .zero)
    #expect(other.weight == .zero - own.weight)
    #expect(other.entry == own.entry)
  }

  /// What the fit makes of the rules' sum stands on the words that they found, those of the sum's sign.
  @Test func theRulesSumIsToldOnItsWords() throws {
    let stages = try Fit.stages(
      Fit.head + """
        setting\trules' sum own +\tdirection\t3000
        setting\trules' call own +\tdirection\t500
        setting\tdirect\tdirection\t900

        """)
    let quoted = try Fit.quoted(
      "Ukraine defends Europe. Ukraine is an honest and brave country.", stages)
    let evidence = quoted.evidence("ukraine")
    let told = evidence.filter { $0.rule != .stanceSetting }
    let settings = evidence.filter { $0.rule == .stanceSetting }
    #expect(told.count >= 2 && told.allSatisfy { $0.weight > .zero })
    #expect(settings.map(\.weight) == [Millis(900)])
    let sum = try #require(quoted.score("ukraine")?.sum)
    #expect(evidence.reduce(Millis.zero) { $0 + $1.weight } == sum)
    // The rules' sum counts to 1.5.
    #expect(sum == Millis(4500 + 500 + 900))
    let alone = try Fit.quoted("Ukraine slept.", stages).evidence("ukraine")
    #expect(alone.map(\.rule) == [.stanceSetting])
  }

  @Test func whoSpeaksTellsNothing() throws {
    let words = "Ukraine waved to the sailors."
    let sums = try ["ukraine", "russia", "west", "unknown"].map {
      try Fit.quoted(words, side: $0).score("ukraine")?.sum
    }
    #expect(Set(sums).count == 1)
    // But whom "we" means does.
    let mine = try Fit.quoted("We saw Ukraine.", side: "ukraine").score("ukraine")?.sum
    let theirs = try Fit.quoted("We saw Ukraine.", side: "west").score("ukraine")?.sum
    #expect(try #require(mine) > #require(theirs))
  }

  @Test func aSideThatTheTextNeverNamesIsLeftToTheRules() throws {
    let words = "Ukraine must win this war and Russia must be beaten."
    #expect(try Fit.quoted(words).has(.stanceSetting, "russia"))
    let alone = try Fit.quoted("The Kyiv regime must be beaten.")
    #expect(alone.has(.stanceSetting, "ukraine"))
    #expect(!alone.has(.stanceSetting, "russia"))
  }

  @Test func aTextTooShortForSurroundingsIsLeftToTheRules() throws {
    let words = "Ukraine defends Europe."
    #expect(try !Fit.quoted(words, after: " Russia slept.").has(.stanceOpponent, "russia"))
    #expect(try Fit.quoted(words, after: Fit.surroundings).has(.stanceOpponent, "russia"))
    #expect(try Fit.quoted(words, after: " Russia slept.").has(.stanceSetting, "ukraine"))
  }

  @Test func whatStandsAroundTellsWhomAQuotationMeans() throws {
    let stages = try Fit.stages(
      Fit.head + """
        setting\talways\tabsence\t3000
        setting\tlast own 1, not named\tabsence\t-9000

        """)
    func side(_ before: String) throws -> [String] {
      let quoted = try Quoted(
        "The river rose. It rained on the town. \(before) “⟦The winter will be long.⟧q” said the speaker. The mayor of Kyiv slept.",
        side: "unknown", kind: .direct, stages: stages)
      return ["ukraine", "russia"].filter { quoted.score($0) != nil }
    }
    #expect(try side("Russia crossed the bridge.") == ["russia"])
    #expect(try side("Ukraine crossed the bridge, and then Russia.") == ["russia"])
    #expect(try side("Russia crossed the bridge, and then Ukraine.") == ["ukraine"])
    #expect(try side("Nobody crossed the bridge.") == [])
  }

  @Test func whatStandsAroundCannotTellForFromAgainst() {
    let around: [AttitudeSetting] = [
      .share(fifths: 5, named: true), .density(perThousand: 40, named: true),
      .before(2, .both, named: true), .lead(.both, named: true),
      .last(isOwn: false, back: 9, named: true), .pronoun(.several, last: false, named: true),
      .we(isOwn: false, named: true),
    ]
    #expect(around.allSatisfy { !$0.hasDirection })
    // Each stands at the end of its group: none runs over into the next.
    #expect(
      around.map(\.name) == [
        "share 4/5, named", "density more, named", "before 2 both, named", "lead both, named",
        "last opponent 5, named", "several after opponent, named", "we opponent, named",
      ])
    #expect(AttitudeSetting.toneGood.hasDirection)
    #expect(AttitudeSetting.calls(isPro: false, opponentIsPro: false).hasDirection)
  }

  @Test func whatJudgesNobodyIsNeutralAndWhatMeansNobodyIsLeftOut() throws {
    #expect(try Fit.quoted("Ukraine waved.").label("ukraine") == .pro)
    #expect(try Fit.quoted("Ukraine waved and counted.").label("ukraine") == .neutral)
    #expect(try Fit.quoted("Ukraine was painted.").score("ukraine") == nil)
  }

  @Test func aCallOfTheRulesNeedsLess() throws {
    let words = "Ukraine is an honest country."
    let weak = Fit.head + "setting\talways\topinion\t-200\nsetting\talways\tdirection\t200\n"
    let stages = try Fit.stages(weak)
    let told = try Fit.quoted(words, stages)
    #expect(told.label("ukraine") == .pro)
    let untold = try Fit.quoted("Ukraine is a country.", stages)
    #expect(untold.label("ukraine") == .neutral)
    #expect(told.score("ukraine")?.sum == untold.score("ukraine")?.sum)
  }

  @Test func articlesAndPrepositionsWeighNothing() throws {
    let plain = try Fit.quoted("Ukraine waved.").evidence("ukraine")
    let more = try Fit.quoted("Ukraine waved to the people of the town.").evidence("ukraine")
    #expect(
      plain.filter { $0.rule == .stanceFitted }.count
        == more.filter { $0.rule == .stanceFitted }.count)
  }

  @Test func handWeightsHaveNoFittedEvidence() throws {
    let quoted = try Fit.quoted("Ukraine is an honest country.", Project.stages())
    #expect(quoted.label("ukraine") == .pro)
    #expect(!quoted.has(.stanceSetting, "ukraine"))
  }

  @Test(arguments: [
    "setting\tnowhere\tdirection\t1", "rule\tstance.object\tdirection\t1",
    "word\tx\tfeeling\t1", "letter\tx\tdirection\t1", "word\tx\tdirection\tmany",
  ])
  func aWrongLineIsNamed(_ line: String) throws {
    let error = #expect(throws: LexiconError.self) { try Fit.stages(Fit.head + line + "\n") }
    #expect(error?.line == 2)
    #expect(error?.path == Lexicons.fittedAttitudePath)
  }
}

extension AttitudeTests {
  /// Lines are read by position.
  @Test func columnsInAnotherOrderAreRefused() throws {
    let turned = Fit.head.replacing("any\tnegated", with: "negated\tany")
    #expect(throws: LexiconError.self) { try Fit.stages(turned + "word\tx\tdirection\t1\n") }
  }
}

extension Quoted {
  fileprivate func label(_ side: String) -> StanceLabel? { score(side)?.label }

  fileprivate func evidence(_ side: String) -> [Evidence] {
    let target = lexicons.side(named: side)
    return analysis.stances.evidence.filter { $0.target == target }
  }

  fileprivate func has(_ rule: RuleID, _ side: String) -> Bool {
    evidence(side).contains { $0.rule == rule }
  }
}

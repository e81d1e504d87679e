import Aggregation
import DocumentModel
import LexiconStore
import Statistics

extension OutletDifference {
  /// What may be said of it.
  var verdict: String {
    guard let finding else { return "too few" }
    return finding.isDifferent ? "different" : "not shown"
  }
}

extension OutletDifference.Finding {
  /// Thousandths; whom + what is the difference to the last digit shown.
  struct Parts {
    let difference: Millis
    let whom: Millis
    let what: Millis
    let sides: Millis
  }

  var parts: Parts? {
    decomposition.map {
      let difference = Millis(rounding: difference)
      let whom = Millis(rounding: $0.whom)
      return Parts(
        difference: difference, whom: whom, what: difference - whom,
        sides: Millis(rounding: $0.sides))
    }
  }

  var sharedShare: Double? {
    decomposition.map { Double($0.shared) / Double(max(1, $0.all)) }
  }
}

extension ComparisonTables {
  static func differences(_ lexicons: Lexicons) -> Table<OutletDifference> {
    Table(
      name: .comparison,
      meaning: """
        One row is one difference: an outlet against all others, or two outlets that have enough, on one target. \
        Where either has too few articles or quotations no number stands.
        """,
      columns: identity(lexicons) + differenceColumns + partColumns, primaryKey: [])
  }

  private static func identity(_ lexicons: Lexicons) -> [Column<OutletDifference>] {
    [
      .id("target", "The side that the quotations involve.", values: targets(lexicons)) {
        lexicons.side($0.target).name
      },
      .id("outlet", "The outlet as given.") { $0.a },
      .id(
        "against", "`others`: all other outlets together; `outlet`: the one in the next column.",
        values: ["others", "outlet"]
      ) { $0.b == nil ? "others" : "outlet" },
      .text("other_outlet", "The outlet it is compared with; empty: all others.") { $0.b },
      .count("n", "The outlet's quotations that involve the target.") { $0.quotations.a },
      .count("other_n", "The same count of the other.") { $0.quotations.b },
      .count("articles", "The outlet's articles with such quotations.") { $0.articles.a },
      .count("other_articles", "The same count of the other.") { $0.articles.b },
      .id(
        "verdict",
        """
        `different`: q is at most 0.05; `not shown`: what is there does not show a difference, which does not prove that \
        there is none; `too few`: an outlet has fewer than 5 articles or 10 quotations.
        """, values: ["different", "not shown", "too few"]
      ) { $0.verdict },
    ]
  }

  private static var differenceColumns: [Column<OutletDifference>] {
    [
      .rounded("mean", "The outlet's mean stance, -1 to 1.") { $0.finding?.means.a },
      .rounded("other_mean", "The other's mean stance, -1 to 1.") { $0.finding?.means.b },
      .rounded("difference", "`mean` less `other_mean`, -2 to 2.") { $0.finding?.difference },
      .rounded("low", "Lower end of its 95 % interval (bootstrap over articles, BCa).") {
        $0.finding?.interval?.low
      },
      .rounded("high", "Upper end of its 95 % interval.") { $0.finding?.interval?.high },
      .probability(
        "p",
        "Chance of such a difference in standard errors where articles are shuffled between the two; two-sided."
      ) { $0.finding?.test.p },
      .text(
        "p_method",
        "`exact`: all ways to part the articles; `shuffled`: up to 9,999 shuffles; `normal`: 400 articles or more each.",
        values: PermutationTest.Method.allCases.map(\.rawValue)
      ) { $0.finding?.test.method.rawValue },
      .probability(
        "q",
        "Benjamini and Hochberg's q: of the rows called different up to this one, the share expected to be wrong."
      ) { $0.finding?.q },
      .plain(
        "cliffs_delta",
        "Cliff's delta of the labels: how much likelier the outlet's quotation is the friendlier one, -1 to 1."
      ) { $0.finding?.cliffsDelta },
      .plain("cohens_d", "Cohen's d: the difference in standard deviations of the scores.") {
        $0.finding?.cohensD
      },
    ]
  }

  private static var partColumns: [Column<OutletDifference>] {
    [
      .number(
        "whom",
        "The part of `difference` that comes from whom they quote; whom + what = difference."
      ) { $0.finding?.parts?.whom },
      .rounded("whom_low", "Lower end of its 95 % interval (jackknife over articles).") {
        $0.finding?.error?.whom.low
      },
      .rounded("whom_high", "Upper end of this interval.") { $0.finding?.error?.whom.high },
      .number("whom_sides", "The part of `whom` that the mix of sides alone makes.") {
        $0.finding?.parts?.sides
      },
      .number(
        "what", "The part of `difference` that comes from what the same named speakers are let say."
      ) { $0.finding?.parts?.what },
      .rounded("what_low", "Lower end of its 95 % interval (jackknife over articles).") {
        $0.finding?.error?.what.low
      },
      .rounded("what_high", "Upper end of this interval.") { $0.finding?.error?.what.high },
      Column("shared_speakers", .integer, "Named speakers that both quote on the target.") {
        $0.finding?.decomposition.map { .integer($0.sharedVoices) } ?? .absent
      },
      .plain(
        "shared_share",
        "Share of both outlets' quotations that come from them: what `what` rests on."
      ) { $0.finding?.sharedShare },
    ]
  }
}

import Aggregation
import DocumentModel
import LexiconStore
import Statistics

/// One quotation of a statement.
struct CarriageRecord: Sendable {
  let statement: Statement
  let carriage: Statement.Carriage
}

/// The tables that compare.
enum ComparisonTables {
  static func outlets(_ lexicons: Lexicons) -> Table<OutletProfile> {
    Table(
      name: .outlets,
      meaning: """
        One row is one outlet, near-duplicates of earlier articles left out; an empty name: articles that name none.
        """,
      columns: [
        .text("outlet", "The outlet as given.") { $0.outlet },
        .count("articles", "Articles that count.") { $0.articles },
        .count(
          "duplicates",
          "Articles left out because an earlier one has the same text; duplicates.csv names them."
        ) { $0.duplicates },
        .count("words", "Words and numbers of the articles that count.") { $0.words },
        .count("speakers", "Different speakers that they quote.") { $0.speakers },
      ] + TallyColumns.all(lexicons) { $0.tally }
        + lexicons.targets.indices.flatMap { uncertainty(lexicons, $0) } + attitudes,
      primaryKey: [])
  }

  private static func uncertainty(_ lexicons: Lexicons, _ target: Int) -> [Column<OutletProfile>] {
    let side = lexicons.side(lexicons.targets[target]).name
    let interval = "95 % interval of `\(side)_mean`, from the bootstrap over articles (BCa)"
    let ends: [Column<OutletProfile>] = [
      .count("\(side)_articles", "Articles with a quotation that involves `\(side)`.") {
        $0.stances[target].articles
      },
      .count("\(side)_speakers", "Different speakers of these quotations.") {
        $0.stances[target].speakers
      },
      .id(
        "\(side)_status",
        "Whether there is enough to compare; `too few`: fewer than 5 articles or 10 quotations, means say little.",
        values: ["enough", "too few"]
      ) { $0.stances[target].isTooFew ? "too few" : "enough" },
      .rounded("\(side)_low", "Lower end of the \(interval); empty: too few.") {
        $0.stances[target].interval?.low
      },
      .rounded("\(side)_high", "Upper end of the \(interval); empty: too few.") {
        $0.stances[target].interval?.high
      },
    ]
    return ends + [StanceLabel.pro, .neutral, .anti].flatMap { shareEnds(side, target, $0) }
  }

  private static func shareEnds(
    _ side: String, _ target: Int, _ label: StanceLabel
  ) -> [Column<OutletProfile>] {
    let interval = "of Wilson's 95 % interval of `\(side)_\(label.name)_share`; empty: too few."
    func end(
      _ name: String, _ which: String, _ part: @escaping @Sendable (Interval) -> Double
    ) -> Column<OutletProfile> {
      .plain("\(side)_\(label.name)_\(name)", "\(which) end \(interval)") {
        let stance = $0.stances[target]
        return stance.isTooFew ? nil : stance.shareInterval(label).map(part)
      }
    }
    return [end("low", "Lower", \.low), end("high", "Upper", \.high)]
  }

  private static var attitudes: [Column<OutletProfile>] {
    [.count("cued", "Quotations that a reporter's word introduces.") { $0.cued }]
      + CueAttitude.allCases.map { attitude in
        .count("cue_\(attitude.name)", "Of these, by a word whose attitude is `\(attitude.name)`.")
        { $0.attitudes[attitude] ?? 0 }
      }
  }

  static func weeks(_ lexicons: Lexicons) -> Table<WeekPoint> {
    Table(
      name: .outletsWeekly,
      meaning: "One row is one week of one outlet, or of all together, and one target.",
      columns: [
        .text("outlet", "The outlet; empty: all together.") { $0.outlet },
        .id("target", "The side the quotations involve.", values: targets(lexicons)) {
          lexicons.side($0.target).name
        },
        .date("week", "The week's Monday.") { $0.week },
        .count("articles", "Articles with a quotation that involves the target.") { $0.articles },
        .count("n", "Their quotations that do.") { $0.tally.count },
        .number("mean", "Their mean stance, -1 to 1.") { $0.tally.mean },
        .number("pro_share", "Share labelled `pro`, 0 to 1.") { $0.tally.proShare },
        .number("anti_share", "Share labelled `anti`, 0 to 1.") { $0.tally.antiShare },
        .count("smoothed_n", "Quotations of five weeks: this one, two before, two after.") {
          $0.smoothed.count
        },
        .number("smoothed_mean", "Mean stance of these five weeks, every quotation alike.") {
          $0.smoothed.mean
        },
      ], primaryKey: [])
  }

  static func groups(_ lexicons: Lexicons) -> Table<GroupInOutlet> {
    Table(
      name: .groupsByOutlet,
      meaning: """
        One row is one outlet, one group of its quotations and one target: those of speakers of one side, or those that \
        cues of one attitude introduce.
        """,
      columns: [
        .id(
          "grouped_by", "What makes the group.", values: QuotationGrouping.allCases.map(\.rawValue)
        ) { $0.grouping.rawValue },
        .id("group_name", "The speaker's side, or the cue's attitude.") { group in
          switch group.grouping {
          case .side: lexicons.side(SideID(rawValue: group.group)).name
          case .attitude: CueAttitude(rawValue: group.group)?.name ?? ""
          }
        },
        .id("target", "The side the quotations involve.", values: targets(lexicons)) {
          lexicons.side($0.target).name
        },
        .text("outlet", "The outlet; empty: all together.") { $0.outlet },
        .count("articles", "Articles with such a quotation.") { $0.articles },
        .count("n", "Such quotations.") { $0.tally.count },
        .id(
          "status", "`too few`: fewer than 5 articles or 10 quotations, and no mean stands.",
          values: ["enough", "too few"]
        ) { $0.isTooFew ? "too few" : "enough" },
        .number("mean", "Their mean stance, -1 to 1; empty: too few.") {
          $0.isTooFew ? nil : $0.tally.mean
        },
        .rounded(
          "low",
          "Lower end of the mean's 95 % interval over articles (ratio estimator, linearised, Student's t)."
        ) { $0.interval?.low },
        .rounded("high", "Upper end of that interval.") { $0.interval?.high },
        .number("pro_share", "Share labelled `pro`, 0 to 1; empty: too few.") {
          $0.isTooFew ? nil : $0.tally.proShare
        },
        .number("anti_share", "Share labelled `anti`, 0 to 1; empty: too few.") {
          $0.isTooFew ? nil : $0.tally.antiShare
        },
      ], primaryKey: [])
  }

  static func voices(_ lexicons: Lexicons) -> Table<VoiceInOutlet> {
    Table(
      name: .speakersByOutlet,
      meaning: "One row is one speaker in one outlet: who lets whom say what.",
      columns: [
        .id("speaker_id", "The row of speakers.csv.") { $0.speaker },
        .id("name", "The speaker's name.") { oneLine($0.name) },
        .id("kind", "What the speaker is.", values: SpeakerKind.allCases.map(\.name)) {
          $0.kind.name
        },
        .id(
          "side", "The side most quotations of all outlets give.",
          values: lexicons.sides.map(\.name)
        ) { lexicons.side($0.side).name },
        .id("outlet", "The outlet as given.") { $0.outlet },
        .count("quotations", "Quotations of the speaker there.") { $0.quotations },
      ]
        + lexicons.targets.enumerated().flatMap { at, target -> [Column<VoiceInOutlet>] in
          let side = lexicons.side(target).name
          return [
            .count("\(side)_n", "Of these, those that involve `\(side)`.") {
              $0.stances[at].count
            },
            .number("\(side)_mean", "Their mean stance toward `\(side)`, -1 to 1.") {
              $0.stances[at].mean
            },
          ]
        },
      primaryKey: ["speaker_id", "outlet"], foreignKeys: [("speaker_id", .speakers)])
  }

  static var statements: Table<CarriageRecord> {
    Table(
      name: .statements,
      meaning: """
        One row is one quotation of a statement that two outlets or more carry: the same words of the same speaker, \
        whole or cut.
        """,
      columns: [
        .id("statement_id", "The quotation that carried it first: by day, then by id.") {
          $0.statement.id
        },
        .id("quote_id", "The quotation's row in quotes.csv.") { $0.carriage.quotation },
        .text("outlet", "The outlet of that article.") { $0.carriage.outlet },
        .date("day", "The day of its article.") { $0.carriage.day },
        .text("speaker_id", "Its speaker; empty where no speaker was found.") {
          $0.carriage.speaker
        },
        .count("outlets", "Outlets that carry the statement.") { $0.statement.outlets },
        .count("words", "Words of this quotation.") { $0.carriage.words },
        .plain(
          "kept", "Its words as a share of those of the longest quotation of the statement, 0 to 1."
        ) {
          Double($0.carriage.words) / Double(max(1, $0.statement.longest))
        },
        .id(
          "in_duplicate", "Whether its article repeats an earlier one.", values: ["yes", "no"]
        ) { $0.carriage.isDuplicate ? "yes" : "no" },
      ],
      primaryKey: ["quote_id"], foreignKeys: [("quote_id", .quotes), ("speaker_id", .speakers)])
  }

  static var duplicates: Table<Duplicate> {
    Table(
      name: .duplicates,
      meaning: """
        One row is one article whose text an earlier one has: syndicated or published twice. It counts in no table of \
        outlets and in no comparison.
        """,
      columns: [
        .id("article_id", "The article left out.") { $0.article },
        .text("outlet", "The outlet of that article.") { $0.outlet },
        .id("original_id", "The first article with that text: by day, then by id.") {
          $0.original
        },
        .text("original_outlet", "The outlet of that article.") { $0.originalOutlet },
        .plain(
          "similarity",
          "The estimated share of common five-word runs, 0 to 1; by chains it can be less than a half."
        ) { $0.similarity },
      ],
      primaryKey: ["article_id"], foreignKeys: [("article_id", .articles)])
  }

  static func targets(_ lexicons: Lexicons) -> [String] {
    lexicons.targets.map { lexicons.side($0).name }
  }
}

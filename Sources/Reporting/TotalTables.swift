import Aggregation
import DocumentModel
import LexiconStore

/// The columns that any set of quotations has.
enum TallyColumns {
  /// For the quotations of many speakers.
  static func all<Row>(
    _ lexicons: Lexicons, _ tally: @escaping @Sendable (Row) -> Tally
  ) -> [Column<Row>] {
    types(tally) + counts(tally) + sides(lexicons, tally) + scores(lexicons, tally)
  }

  /// For the quotations of one speaker.
  static func ofSpeaker<Row>(
    _ lexicons: Lexicons, _ tally: @escaping @Sendable (Row) -> Tally
  ) -> [Column<Row>] {
    types(tally) + scores(lexicons, tally)
  }

  private static func scores<Row>(
    _ lexicons: Lexicons, _ tally: @escaping @Sendable (Row) -> Tally
  ) -> [Column<Row>] {
    lexicons.targets.flatMap { stance(lexicons, $0, tally) } + [
      .number("mean_sentiment", "Mean sentiment of the quotations, -1 to 1.") {
        tally($0).meanSentiment
      }
    ]
  }

  private static func types<Row>(
    _ tally: @escaping @Sendable (Row) -> Tally
  ) -> [Column<Row>] {
    [
      .count("quotations", "Quotations; scare quotes are not among them.") { tally($0).quotations },
      .count("direct", "Quotations of type `direct`.") { tally($0).quotations(ofType: .direct) },
      .count("mixed", "Quotations of type `mixed`.") { tally($0).quotations(ofType: .mixed) },
      .count("indirect", "Quotations of type `indirect`.") {
        tally($0).quotations(ofType: .indirect)
      },
    ]
  }

  private static func counts<Row>(
    _ tally: @escaping @Sendable (Row) -> Tally
  ) -> [Column<Row>] {
    [
      .count("scare_quotes", "Words in marks that quote nobody.") { tally($0).scareQuotes },
      .count("attributed", "Quotations whose speaker was found.") { tally($0).attributed },
      .count("anonymous", "Quotations of unnamed sources.") {
        tally($0).quotations(bySpeakers: .anonymous)
      },
    ]
  }

  private static func sides<Row>(
    _ lexicons: Lexicons, _ tally: @escaping @Sendable (Row) -> Tally
  ) -> [Column<Row>] {
    lexicons.sides.indices.map { at in
      let side = SideID(rawValue: UInt8(at))
      let name = lexicons.side(side).name
      return .number(
        "quoted_\(name)_share", "Share of the quotations whose speaker's side is `\(name)`, 0 to 1."
      ) { tally($0).share(from: side) }
    }
  }

  private static func stance<Row>(
    _ lexicons: Lexicons, _ target: SideID, _ tally: @escaping @Sendable (Row) -> Tally
  ) -> [Column<Row>] {
    let side = lexicons.side(target).name
    let of = "of the quotations that involve `\(side)`, 0 to 1."
    return [
      .count("\(side)_n", "Quotations that involve `\(side)`: the n of the columns that follow.") {
        tally($0).stance(toward: target).count
      },
      .number("\(side)_mean", "Their mean stance toward `\(side)`, -1 to 1.") {
        tally($0).stance(toward: target).mean
      },
      .number("\(side)_pro_share", "Share labelled `pro` \(of)") {
        tally($0).stance(toward: target).proShare
      },
      .number("\(side)_neutral_share", "Share labelled `neutral` \(of)") {
        tally($0).stance(toward: target).neutralShare
      },
      .number("\(side)_anti_share", "Share labelled `anti` \(of)") {
        tally($0).stance(toward: target).antiShare
      },
    ]
  }
}

/// The tables that are sums over articles.
enum TotalTables {
  static func speakers(_ lexicons: Lexicons) -> Table<SpeakerTotals> {
    Table(
      name: .speakers,
      meaning: """
        One row is one speaker over all articles: the people list's line, or the same name and kind. Unnamed sources \
        of the same description share a row.
        """,
      columns: [
        .id("speaker_id", "Kind, colon, the name in Latin lower case.") { $0.id },
        .id("name", "The name most quotations give.") { $0.name },
        .text(
          "aliases",
          "Other spellings of the name, separated by |. Add other names of the same person here, save the sheet with "
            + "tabs as people.local.tsv in your --lexicons folder, and the next run joins them."
        ) { $0.otherNames.isEmpty ? nil : $0.otherNames.map(oneLine).joined(separator: "|") },
        .id("kind", "What the speaker is.", values: SpeakerKind.allCases.map(\.name)) {
          $0.kind.name
        },
        .text("role", "The office or description most quotations give.") { $0.role.map(oneLine) },
        .id(
          "side", "The side most quotations give.", values: lexicons.sides.map(\.name)
        ) { lexicons.side($0.side).name },
        .count("articles", "Articles that quote the speaker.") { $0.articles },
        .count("outlets", "Outlets that do.") { $0.outlets.count },
        .date("first_day", "Day of the first such article.") { $0.firstDay },
        .date("last_day", "Day of the last such article.") { $0.lastDay },
      ] + TallyColumns.ofSpeaker(lexicons) { $0.tally },
      primaryKey: ["speaker_id"])
  }

  static func days(_ lexicons: Lexicons) -> Table<OutletTotals> {
    Table(
      name: .outletsDaily,
      meaning:
        "One row is one outlet on one day of publication, near-duplicates left out; an empty day: articles without a date.",
      columns: [
        .text("outlet", "The outlet as given.") { $0.outlet },
        .date("day", "The day of publication.") { $0.day },
      ] + counts + TallyColumns.all(lexicons) { $0.tally },
      primaryKey: [])
  }

  private static var counts: [Column<OutletTotals>] {
    [
      .count("articles", "Articles that count.") { $0.articles },
      .count("words", "Their words and numbers.") { $0.words },
      .count("speakers", "Different speakers that they quote.") { $0.speakerCount },
    ]
  }
}

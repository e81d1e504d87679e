import Aggregation
import DocumentModel
import LexiconStore

/// The tables that have rows of their own for every article.
enum RowTables {
  static func articles(_ lexicons: Lexicons, text: Bool) -> Table<ArticleRecord> {
    var columns: [Column<ArticleRecord>] = [
      .id("article_id", "The article's id as given.") { $0.document.id },
      .text("outlet", "The outlet as given.") { $0.document.outlet },
      .text("published", "Date or date-time of publication as given.") { $0.document.published },
      .date("day", "The day of `published`, where that is an ISO date.") { $0.document.day },
      .text("title", "The title as given, on one line.") { $0.article.title.map(oneLine) },
      .text("byline", "Who signs the article, as its source says.") {
        $0.article.byline.map(oneLine)
      },
      .text("url", "The address as given.") { $0.document.url },
      .text("language", "BCP 47 tag of the language, as given.") { $0.document.language },
      .count("words", "Words and numbers of the text, without punctuation.") {
        $0.analysis.wordCount
      },
      .count("sentences", "Sentences of the text.") { $0.analysis.segments.sentences.count },
      .count("speakers", "Different speakers that are quoted.") { $0.speakerCount },
    ]
    columns += TallyColumns.all(lexicons) { $0.tally }
    columns.append(
      .text(
        "fingerprint",
        "64 MinHash values of the text's five-word runs, two letters each; articles that share half of them are one text. "
          + "Empty: fewer than five words."
      ) { Fingerprint(of: $0.document.text)?.text })
    columns.append(
      .text("findings", "Codes of what was odd about the text, with ×n where it happened n times.")
      { $0.findings })
    if text {
      columns.append(
        .text("text", "The text as analysed, in normal form NFC.") {
          $0.document.text.string($0.document.text.all)
        })
    }
    return Table(
      name: .articles, meaning: "One row is one article that was read.", columns: columns,
      primaryKey: ["article_id"])
  }

  static func quotes(_ lexicons: Lexicons, _ unit: OffsetUnit) -> Table<QuotationRecord> {
    Table(
      name: .quotes,
      meaning: """
        One row is one quotation. A quotation broken by "he said", or running over paragraphs, is one row.
        """,
      columns: quotationColumns + speakerColumns(lexicons) + scoreColumns(lexicons)
        + placeColumns(unit),
      primaryKey: ["quote_id"],
      foreignKeys: [("article_id", .articles), ("speaker_id", .speakers)])
  }

  private static var quotationColumns: [Column<QuotationRecord>] {
    [
      .id("quote_id", "The article's id, #, the quotation's number in reading order.") { $0.id },
      .id("article_id", "The article it stands in.") { $0.record.document.id },
      .text("outlet", "The article's outlet.") { $0.record.document.outlet },
      .date("day", "The article's day of publication.") { $0.record.document.day },
      .id(
        "type",
        """
        `direct`: a full utterance in marks; `mixed`: a marked fragment inside a paraphrase; `indirect`: reported \
        without marks; `scare`: a title, term or ironic word, nobody is quoted (such rows count in no mean or share).
        """, values: QuoteKind.allCases.map(\.name)
      ) { $0.view.kind.name },
      .id("text", "What was said, without the outer marks; parts are joined by a space.") {
        oneLine($0.view.words(in: $0.record.document))
      },
    ]
  }

  private static func speakerColumns(_ lexicons: Lexicons) -> [Column<QuotationRecord>] {
    [
      .text("speaker_id", "The row of speakers.csv; empty where no speaker was found.") {
        $0.view.isScare ? nil : $0.speakerKey?.id
      },
      .text(
        "speaker_name",
        "The name the people list gives, or the fullest the article gives; for an unnamed source its description."
      ) { $0.speakerKey?.name },
      .id(
        "speaker_kind", "What the speaker is; `unknown` where none was found.",
        values: SpeakerKind.allCases.map(\.name)
      ) { ($0.view.speaker?.kind ?? .unknown).name },
      .text("speaker_role", "The office or description that the article gives.") { row in
        row.view.speaker?.role.map { row.record.words($0) }
      },
      .id(
        "speaker_side",
        "The speaker's side; it resolves we, our and they, and never makes a score.",
        values: lexicons.sides.map(\.name)
      ) { lexicons.side($0.view.speaker?.side ?? .unknown).name },
      .text("speaker_mention", "The words that name the speaker at the quotation (\"he\").") {
        row in row.view.attribution?.mention.map { row.record.words($0) }
      },
      .text("cue_text", "The reporter's words that introduce the quotation.") { row in
        (row.view.cue?.range).map { row.record.words($0) }
      },
      .text(
        "cue_class", "What the cue says was done.", values: CueClass.allCases.map(\.name)
      ) { $0.view.cue?.kind.name },
      .text(
        "cue_attitude", "What the choice of the cue says about the reporter's attitude.",
        values: CueAttitude.allCases.map(\.name)
      ) { $0.view.cue?.attitude.name },
    ]
  }

  private static func scoreColumns(_ lexicons: Lexicons) -> [Column<QuotationRecord>] {
    lexicons.targets.flatMap { target -> [Column<QuotationRecord>] in
      let side = lexicons.side(target).name
      return [
        .number("\(side)_score", "Stance toward `\(side)`, -1 to 1; empty: it is not involved.") {
          $0.view.score(toward: target)?.score
        },
        .text(
          "\(side)_label", "The same as a word; empty: `\(side)` is not involved.",
          values: [StanceLabel.pro, .neutral, .anti].map(\.name)
        ) { $0.view.score(toward: target)?.label.name },
        .number("\(side)_confidence", "How sure the label is, 0 to 1.") {
          $0.view.score(toward: target)?.confidence
        },
        .text("\(side)_evidence", "The words the score stands on, each with its weight.") {
          $0.reasons(toward: target)
        },
      ]
    } + [
      .number("sentiment", "Tone of the words whoever they are about, -1 to 1.") {
        $0.view.sentiment?.score
      },
      .text("sentiment_evidence", "The words the sentiment stands on, each with its weight.") {
        $0.reasons(toward: nil)
      },
    ]
  }

  private static func placeColumns(_ unit: OffsetUnit) -> [Column<QuotationRecord>] {
    let counted = "counted in \(unit.prose) of the text as it was given"
    return [
      .count("start", "Where the quotation begins, \(counted).") { $0.hull.lowerBound },
      .count("end", "Where it ends (exclusive), \(counted).") { $0.hull.upperBound },
      .id("parts", "Start-end of each part, \(counted).") { $0.parts },
      .id("rule", "The rule that found the quotation.") { $0.view.rule.rawValue },
      .text("speaker_rule", "The rule that found the speaker.") {
        $0.view.attribution?.rule.rawValue
      },
    ]
  }

  static func evidence(_ lexicons: Lexicons, _ unit: OffsetUnit) -> Table<EvidenceRecord> {
    let counted = "counted in \(unit.prose) of the text as it was given"
    return Table(
      name: .evidence,
      meaning: """
        One row is one reason for one score. The weights of a quotation toward a target add up to the sum that its \
        score of -1 … 1 is made from.
        """,
      columns: [
        .id("evidence_id", "The quotation's id, a dot, a number.") {
          "\($0.quotation.id).\($0.number)"
        },
        .id("quote_id", "The quotation it belongs to.") { $0.quotation.id },
        .text(
          "target", "The side it speaks about; empty: it is evidence of sentiment.",
          values: lexicons.targets.map { lexicons.side($0).name }
        ) { $0.evidence.target.map { lexicons.side($0).name } },
        .count("weight", "Its weight in thousandths.") { Int($0.evidence.weight.rawValue) },
        .id("words", "The words it stands on.") {
          $0.quotation.record.words($0.evidence.range)
        },
        .text("target_words", "The mention of the target; empty where the target is implicit.") {
          row in row.evidence.targetRange.map { row.quotation.record.words($0) }
        },
        .id("rule", "The rule that made it.") { $0.evidence.rule.rawValue },
        .id("entry", "The lexicon entry it comes from.") { $0.entry.name },
        .id("entry_line", "File and line of that entry in Lexicons/.") {
          "\($0.entry.path):\($0.entry.line)"
        },
        .count("start", "Where the words begin, \(counted).") { $0.range.lowerBound },
        .count("end", "Where they end (exclusive), \(counted).") { $0.range.upperBound },
        Column("target_start", .integer, "Where the mention of the target begins.") {
          $0.targetRange.map { .integer($0.lowerBound) } ?? .absent
        },
        Column("target_end", .integer, "Where it ends (exclusive).") {
          $0.targetRange.map { .integer($0.upperBound) } ?? .absent
        },
      ],
      primaryKey: ["evidence_id"], foreignKeys: [("quote_id", .quotes)])
  }
}

extension OffsetUnit {
  /// As a definition names it.
  var prose: String {
    switch self {
    case .codepoint: "Unicode code points"
    case .byte: "UTF-8 bytes"
    case .utf16: "UTF-16 units"
    }
  }
}

import Aggregation
import ArgumentParser
import Batch
import Foundation
import LexiconStore
import Logging
import MappedBytes
import Reporting

struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Outlets against each other, from the tables of earlier runs.",
    discussion: """
      FOLDER holds articles.csv and quotes.csv of a run; of several folders the articles are taken \
      together, each id once. Intervals are 95 %, from a bootstrap over articles; differences are \
      tested by shuffling articles and corrected for their number (q). An outlet with fewer than 5 \
      articles or 10 quotations about a target has too few, and no number is shown. \
      Numbers are the same in every run: change --seed to see how much chance is in them.
      """)

  @Argument(help: ArgumentHelp("Folders with tables (default: Output).", valueName: "folder"))
  var folders: [String] = []

  @Flag(help: "comparison.json on stdout instead of the printed table.")
  var json = false

  @Flag(help: "Count near-duplicate articles each; without, the first counts.")
  var countDuplicates = false

  @Option(
    help: ArgumentHelp("Write the report, one page of HTML, to this file.", valueName: "file"))
  var html: String?

  @Option(help: ArgumentHelp("Where the random draws begin.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Rows of each printed list.", valueName: "n"))
  var rows = 30

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var log: LogOptions

  func run() throws {
    let lexicons = try lexicons.files().lexicons()
    var input = CorpusInput(
      folders.isEmpty ? ["Output"] : folders, lexicons, scratch: NSTemporaryDirectory())
    let corpus = try input.corpus()
    if input.repeated > 0 {
      log.logger.warning(
        "\(input.repeated) articles stand in more than one folder; the first of each is counted")
    }
    var options = ComparisonOptions()
    options.seed = seed
    options.countsDuplicates = countDuplicates
    let comparison = Comparison(of: corpus, options: options)
    if let html {
      let page = try ReportInput(input.folders, lexicons).page(
        comparison, version: Version.number)
      try ByteStream.creating(html).write(page.bytes)
    }
    let output = ByteStream.standardOutput()
    if json {
      let tables = Tables(lexicons: lexicons, options: TableOptions(formats: [.json]))
      var rows = EncodedRows()
      tables.forEachRows(of: .comparison, Totals(), comparison) { rows.append($0) }
      try output.write(tables.file(.comparison, .json, rows))
    } else {
      let text = ComparisonText(comparison, lexicons, rows: rows).text
      try output.write(Array(text.utf8))
    }
  }
}

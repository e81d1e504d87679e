import Aggregation
import ArgumentParser
import Batch
import DocumentModel
import Foundation
import LexiconStore
import Logging
import MappedBytes
import Reporting

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "The quotations of one article or of a few, each score as a sum of named evidence.",
    discussion: """
      FILE is a text (.txt) or JSON Lines (.jsonl); '-' reads either from stdin. \
      Colour is used on a terminal only, and not where NO_COLOR is set. --html writes one page that needs \
      no network and no script: standpoint explain --html article.txt > article.html
      """)

  @Argument(help: "The article, or articles; '-': stdin.")
  var file: String

  @Option(help: ArgumentHelp("Only the article of this id.", valueName: "id"))
  var id: String?

  @Flag(help: "One self-contained page of HTML instead of text.")
  var html = false

  @Option(
    help: "Which weights score stance: fitted (fitted-attitude.tsv), or hand (the rules alone).")
  var weights = WeightChoice.fitted

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var log: LogOptions

  func run() throws {
    let stages = try lexicons.stages(weights.table(.quotations))
    let output = ByteStream.standardOutput()
    let view = ExplainView(lexicons: stages.lexicons, style: .init(isColoured: isColoured(output)))
    var shown = 0
    var failed = 0
    var page: [Analysis] = []
    for article in try ArticleFile(path: file, logger: log.logger).articles(&failed)
    where id == nil || article.id == id {
      let analysis = stages.analysis(of: article)
      shown += 1
      if html {
        page.append(analysis)
      } else {
        try output.write(Array(view.text(of: analysis).utf8))
      }
    }
    if html && shown > 0 {
      try output.write(ExplainPage(lexicons: stages.lexicons).bytes(of: page))
    }
    if failed > 0 { throw Exit.failedRecords }
    if shown == 0 {
      log.logger.error("\(file): no article\(id.map { " with the id '\($0)'" } ?? "") to explain")
      throw Exit.failedRecords
    }
  }

  private func isColoured(_ output: borrowing ByteStream) -> Bool {
    let refused = ProcessInfo.processInfo.environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return output.isTerminal && !refused
  }
}

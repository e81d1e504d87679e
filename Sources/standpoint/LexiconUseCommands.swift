import ArgumentParser
import Batch
import DocumentModel
import Logging
import MappedBytes

/// The articles that a lexicon is looked at with.
struct CorpusArguments: ParsableArguments {
  @Argument(help: "Articles (.txt, .jsonl); '-': stdin.")
  var files: [String]

  /// Reads them in order; returns how many lines were none.
  func forEachArticle(_ logger: Logger, _ body: (RawArticle) throws -> Void) throws -> Int {
    var failed = 0
    for path in files {
      for article in try ArticleFile(path: path, logger: logger).articles(&failed) {
        try body(article)
      }
    }
    return failed
  }
}

struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Frequent words near names of the sides that no lexicon line knows.",
    discussion: """
      Out: word, part of speech, occurrences at most eight tokens from a name, occurrences in all, separated by \
      TABs. Add those whose meaning is an opinion to Lexicons/evaluative.tsv or predicates.tsv.
      """)

  @OptionGroup var corpus: CorpusArguments

  @Option(help: "How often a word must stand near a name.")
  var least = 3

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var log: LogOptions

  func run() throws {
    var survey = LexiconSurvey(stages: try lexicons.stages())
    let failed = try corpus.forEachArticle(log.logger) { survey.add($0) }
    var text = ""
    for word in survey.uncovered(atLeast: least) {
      text += "\(word.word)\t\(word.tag)\t\(word.near)\t\(word.all)\n"
    }
    try ByteStream.standardOutput().write(Array(text.utf8))
    if failed > 0 { throw Exit.failedRecords }
  }
}

struct KwicCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kwic",
    abstract: "A lexicon line at work: every occurrence with the words around it.",
    discussion: "Out: place, entry, words before, words, words behind, separated by TABs.")

  @Argument(
    help: ArgumentHelp("A term, or an entry as outputs name it (pause.v).", valueName: "entry"))
  var entry: String

  @OptionGroup var corpus: CorpusArguments

  @Option(help: "How many bytes of context on each side.")
  var width = 50

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var log: LogOptions

  func run() throws {
    let survey = LexiconSurvey(stages: try lexicons.stages())
    var shown = 0
    let output = ByteStream.standardOutput()
    let failed = try corpus.forEachArticle(log.logger) { article in
      for hit in survey.keywords(entry, in: article, width: max(0, width)) {
        shown += 1
        let fields = [hit.place, hit.entry, hit.before, hit.words, hit.after]
        try output.write(Array((fields.joined(separator: "\t") + "\n").utf8))
      }
    }
    if shown == 0 { log.logger.warning("'\(entry)' is not met in these articles") }
    if failed > 0 || shown == 0 { throw Exit.failedRecords }
  }
}

import ArgumentParser
import Batch
import DocumentModel
import Evaluation
import Foundation
import LexiconStore
import Quotation

struct QuotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes",
    abstract: "Fits the model that says which cue introduces what (Lexicons/quotations.tsv).",
    discussion: """
      All of the file comes from the training articles: weights, rounding, and thresholds, which are \
      chosen on scores of articles that were left out. The same data give the same bytes. What the \
      file said before does not matter.
      """)

  @Argument(help: "Articles with their attributions, JSON Lines.")
  var train: String

  @Option(help: "Articles to measure on; nothing is chosen by them.")
  var dev: String?

  @Option(name: .shortAndLong, help: "Where the table goes. Without it nothing is written.")
  var output: String?

  @Option(
    name: .customLong("cache"),
    help: "A file in which parses are kept between runs. Remove it when the parser changes.")
  var cachePath: String?

  @Option(help: "Use only so many training articles.")
  var limit = Int.max

  @Option(help: "Passes over the data.")
  var epochs = 8

  @Option(help: "The mean of the weights after so many of the last passes is taken.")
  var averaged = 4

  @Option(help: "How strongly weights are pulled to zero.")
  var pull = 4.0

  @Option(help: "How often a feature must occur.")
  var least = 4

  @Option(help: "Weights under so many thousandths are dropped.")
  var cut = 40

  @Option(help: "One cue in so many of the training data may fall under the first threshold.")
  var loss = 25

  @Option(help: "So many percent of the marked stretches that quote somebody stay quotations.")
  var kept = 65.0

  @Option(help: "The same of those that a cue claims with words around them.")
  var held = 88.0

  @Option(
    help:
      "What a thing behind a cue that is not strong must score, in thousandths: readers find no quotation where something is discussed or signed."
  )
  var things = -300

  @Option(help: "Features to leave out, to see what they are worth.")
  var without: [String] = []

  @Flag(help: "Print the attributions that were missed in articles left out, and why.")
  var missed = false

  @Flag(help: "Print the claims that match no attribution.")
  var wrong = false

  @Flag(
    help: "Print the marked stretches of which the model is asked, with their scores and features.")
  var stretches = false

  func run() throws {
    let home = try Home.locate()
    let given = try GoldArticle.all(of: train).prefix(limit)
    let measured = try dev.map(GoldArticle.all) ?? []
    var words = FeatureWords(least: 2 * least)
    for article in given { words.count(article) }
    let sources = try LexiconFiles(base: home.lexicons, overlay: nil).sources
      .filter { $0.path != words.source.path }
    let lexicons = try Lexicons(sources + [words.source])
    let stages = Stages(lexicons: lexicons, analyser: try home.analyser())
    let speech = WordPatterns(lexicons.measureWords.speech)
    let cache = SyntaxCache(path: cachePath)
    let articles = given.map { FittingArticle($0, stages, cache, speech) }
    let devArticles = measured.map { FittingArticle($0, stages, cache, speech) }
    try cache.save()
    tell(
      "\(articles.count) articles, \(devArticles.count) to measure, \(lexicons.vocabulary.count) words"
    )
    let training = QuoteTraining(
      fit(lexicons), articles, speech, loss: loss, kept: kept, held: held, things: things)
    try report(training, training.scored(devArticles))
    if let output {
      try QuoteModelFile(fitting: training.fit.fitting, weights: training.lines)
        .write(to: output, tell)
    }
  }

  private func fit(_ lexicons: Lexicons) -> QuoteFit {
    var fit = QuoteFit(fitting: QuotationFitting(lexicons: lexicons), tell: tell)
    fit.options.epochs = epochs
    fit.options.averaged = averaged
    fit.options.l1 *= pull
    fit.options.l2 *= pull
    fit.least = least
    fit.cut = cut
    fit.without = Set(FeatureKind.allCases.filter { without.contains("\($0)") })
    return fit
  }

  private func report(_ training: QuoteTraining, _ dev: [(LabelledArticle, [Int])]) throws {
    let shown = dev.isEmpty ? training.heldOut : dev
    QuoteErrors.coverage(shown.map(\.0), tell)
    if !dev.isEmpty { tell("measured: \(ClaimFloors.measure(dev, training.floors).line)") }
    if missed { QuoteErrors.missed(shown, training.floors) }
    if wrong { QuoteErrors.wrong(shown, training.floors) }
    if stretches { QuoteErrors.stretches(shown, training) }
  }

  private func tell(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

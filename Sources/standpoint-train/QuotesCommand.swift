import ArgumentParser
import Batch
import DocumentModel
import Foundation
import LexiconStore
import Quotation

struct QuotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes",
    abstract: "Fits the model that says which cue introduces what (Lexicons/quotations.tsv).")

  @Argument(help: "Articles with their attributions, JSON Lines.")
  var train: String

  @Option(help: "Articles to measure on and to choose thresholds by.")
  var dev: String

  @Option(name: .shortAndLong, help: "Where the table goes. Without it nothing is written.")
  var output: String?

  @Option(name: .customLong("cache"), help: "A file in which parses are kept between runs.")
  var cachePath: String?

  @Option(help: "Use only so many training articles.")
  var limit = Int.max

  @Option(help: "Passes over the data.")
  var epochs = 6

  @Option(help: "How strongly weights are pulled to zero.")
  var pull = 1.0

  @Option(help: "How often a feature must occur.")
  var least = 4

  @Option(help: "One cue in so many of the training data may fall under the first threshold.")
  var loss = 25

  @Flag(help: "Print the missed attributions of the dev articles and why they were missed.")
  var missed = false

  @Flag(help: "Print the claims that match no attribution.")
  var wrong = false

  func run() throws {
    let home = try Home.locate()
    let lexicons = try Lexicons(LexiconFiles(base: home.lexicons, overlay: nil).sources)
    let stages = Stages(lexicons: lexicons, analyser: try home.analyser())
    let cache = SyntaxCache(path: cachePath)
    let articles = try GoldArticle.all(of: train).prefix(limit).map {
      FittingArticle($0, stages, cache)
    }
    let devArticles = try GoldArticle.all(of: dev).map { FittingArticle($0, stages, cache) }
    try cache.save()
    tell("\(articles.count) articles to fit, \(devArticles.count) to measure")
    var fit = QuoteFit(fitting: QuotationFitting(lexicons: lexicons), tell: tell)
    fit.options.epochs = epochs
    fit.options.l1 *= pull
    fit.options.l2 *= pull
    fit.least = least
    try finish(fit, articles, devArticles)
  }

  private func finish(
    _ fit: QuoteFit, _ articles: [FittingArticle], _ devArticles: [FittingArticle]
  ) throws {
    let cue = fit.cuePart(articles)
    let floor = fit.cueFloor(cue, articles, loss: loss)
    let labelled = articles.map {
      LabelledArticle($0, fit.candidates($0, weights: cue.lines, floor: floor))
    }
    let dev = devArticles.map {
      LabelledArticle($0, fit.candidates($0, weights: cue.lines, floor: floor))
    }
    QuoteErrors.coverage(dev, tell)
    let first = fit.part("extent", labelled.map { ($0.features, $0.labels) }, folds: 5)
    let second = fit.part(
      "second",
      zip(labelled, first.scores).map { ($0.candidates.secondFeatures(scores: $1), $0.labels) },
      folds: 0
    ).part
    let scored = dev.map { one in
      let scores = one.features.map(first.part.score)
      return (one, one.candidates.secondFeatures(scores: scores).map(second.score))
    }
    let floors = choose(scored)
    if missed { QuoteErrors.missed(scored, floors) }
    if wrong { QuoteErrors.wrong(scored, floors) }
    let model = QuoteModelFile(
      fitting: fit.fitting, cue: cue, extent: first.part, second: second, cueFloor: floor,
      floor: floors.0, marksFloor: floors.1)
    if let output { try model.write(to: output, tell) }
  }

  /// The thresholds that serve the dev articles best, and what they give.
  private func choose(_ articles: [(LabelledArticle, [Int])]) -> (Int, Int) {
    var best = (value: -1.0, floors: (0, 0))
    for floor in stride(from: -1600, through: 400, by: 200) {
      for marks in stride(from: floor - 1200, through: floor, by: 300) {
        let (all, direct) = Self.score(articles, floor, marks)
        let value = all.f * 2 + direct.f
        if value > best.value { best = (value, (floor, marks)) }
        if marks == floor - 600 || value == best.value {
          tell(
            String(
              format: "%5d %5d: all %.1f (P %.1f R %.1f, cue right %.1f) direct %.1f", floor,
              marks, all.f, all.precision, all.recall, all.cueF, direct.f))
        }
      }
    }
    return best.floors
  }

  private static func score(
    _ articles: [(LabelledArticle, [Int])], _ floor: Int, _ marks: Int
  ) -> (SpanScore, SpanScore) {
    var all = SpanScore()
    var direct = SpanScore()
    for (one, scores) in articles {
      let claims = one.candidates.decide(scores: scores, floor: floor, marksFloor: marks)
      all.add(one.article, one.candidates, claims, .all)
      direct.add(one.article, one.candidates, claims, .direct)
    }
    return (all, direct)
  }

  private func tell(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

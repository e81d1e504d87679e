import ArgumentParser
import Batch
import DocumentModel
import Foundation
import LexiconStore
import MappedBytes
import Stance

struct AttitudeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "attitude",
    abstract:
      "Fits the stance of quotations' speakers toward sides (Lexicons/fitted-attitude.tsv).",
    discussion: """
      Data: articles with labelled quotations, {"id","text","quotes":[{"start","end",SIDE:1|0|-1|null,"sure"}]} a line, or \
      articles whose labels stand in a table (--labels). The program finds the quotations itself; a labelled one counts \
      where it finds one that shares half of both. Multinomial logistic regression with a square penalty; the same data \
      give the same file.
      """)

  @Argument(help: "Articles, JSON Lines.")
  var articles: [String]

  @Option(
    help: "Labels without text: a table with id, start, end, part, sure, flag and a column a side.")
  var labels: String?

  @Option(help: "Strengths of the square penalty to choose from, separated by commas.")
  var penalties = "1"

  @Option(help: "How many instances must have a feature.")
  var least = 3

  @OptionGroup var fitting: FitOptions

  func run() throws {
    let home = try Home.locate()
    let sources = try LexiconFiles(base: home.lexicons, overlay: nil).sources
    let plain = try Lexicons(sources)
    let sides = plain.targets.map { plain.side($0).name }
    let marked = try self.labels.map {
      try StanceArticle.labels(of: $0, part: "train", sides: sides)
    }
    let real = try articles.flatMap {
      try StanceArticle.all(of: $0, sides: sides, labels: marked ?? [:])
    }
    var vocabulary = StanceVocabulary(least: least)
    for article in real { vocabulary.count(article.text) }
    let words = vocabulary.words(with: nil, first: 0)
    let lexicons = try Lexicons(
      sources.filter { $0.path != Lexicons.fittedAttitudePath } + [Self.provisional(words)],
      fitted: .quotations)
    let stages = Stages(lexicons: lexicons, analyser: try home.analyser())
    let instances = real.flatMap { stages.instances(of: $0) }
    let design = AttitudeDesign(instances, least: least)
    let examples = instances.map { design.example($0) }
    FitOptions.tell("\(examples.count) instances, \(design.width) features")
    let fit = MultinomialFit(
      width: design.width, dense: 0, labels: AttitudeDesign.labels, even: design.even,
      measured: 0..<3, folds: fitting.folds, seed: fitting.seed, tell: FitOptions.tell)
    let penalty = fit.choose(penalties.split(separator: ",").compactMap { Double($0) }, examples)
    let weights = fit.weights(examples, penalty: penalty)
    FitOptions.tell("on these: \(fit.measure(weights, examples))")
    guard let output = fitting.output else { return }
    var names: [LexemeID: String] = [:]
    for word in words { names[lexicons.vocabulary.lexeme(anyCase: Array(word.utf8).span)] = word }
    let text = preamble(penalty, instances.count) + design.table(weights, words: names)
    try Data(text.utf8).write(to: URL(fileURLWithPath: output))
  }

  /// A table that names the words, without weights, so that texts are read with them known.
  private static func provisional(_ words: [String]) -> LexiconSource {
    let header = (["kind", "term", "of"] + AttitudeColumn.allCases.map(\.name))
      .joined(separator: "\t")
    let rows = words.map { "word\t\($0)\tdirection\t-" }
    return LexiconSource(
      path: Lexicons.fittedAttitudePath,
      bytes: Array(([header] + rows).joined(separator: "\n").utf8) + [0x0A])
  }

  private func preamble(_ penalty: Double, _ count: Int) -> String {
    """
    # What words, settings and the rules' findings add to a quotation's stance toward a side, in thousandths of log odds.
    # Made by `standpoint-train attitude` from \(count) labelled quotations and sides (docs/models.md); square penalty \
    \(penalty).
    # A line changed by hand is lost when it is made again.
    # kind  setting: what is known beside the words (times its size); rule: what a rule finds toward the side or its opponent
    #       (times its weight); word: a form as written, divided by the root of the quotation's length (not in `around`);
    #       @own, @opponent, @bystander, @both: names and pointing words by whom they mean
    # of    direction: for over against; opinion: for or against over neither; absence: not involved over neither
    # The columns say where the word stands (AttitudeColumn); a word stands in several, which are added.

    """
  }
}

import ArgumentParser
import Batch
import DocumentModel
import Foundation
import LexiconStore
import MappedBytes
import Stance

struct StanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stance",
    abstract: "Fits what words add to the stance toward a mention (Lexicons/fitted-stance.tsv).",
    discussion: """
      Data: {"text","target":[start,end],"label":-1|0|1,"id"?} a line; lines without a target are passed over. \
      Multinomial logistic regression with a square penalty, its strength chosen by cross-validation; the same data give \
      the same file. Word vectors, where given, let rare words share what their neighbours teach.
      """)

  @Argument(help: "Training data, JSON Lines.")
  var data: [String]

  @Option(help: "Data to measure on at the end.")
  var dev: [String] = []

  @Option(help: "Word vectors, text: a word and its numbers a line, most frequent first (GloVe).")
  var vectors: String?

  @Option(help: "Use so many of the vectors.")
  var vectorWords = 60_000

  @Option(help: "Of the words with vectors, give so many a line that are not in the training data.")
  var tableWords = 20_000

  @Option(help: "How often a word must occur to have a weight of its own.")
  var least = 2

  @Option(help: "Strengths of the square penalty to choose from, separated by commas.")
  var penalties = "4,6,9"

  @Option(
    help: """
      Added to the opinion of every text, in log odds: the mean of the labels' F wants the rarer labels called oftener \
      than likelihood does.
      """)
  var shift = 0.2

  @OptionGroup var fitting: FitOptions

  func run() throws {
    let home = try Home.locate()
    let sources = try LexiconFiles(base: home.lexicons, overlay: nil).sources
    let rows = try data.flatMap { try LabelledMention.all(of: $0) }
    let held = try dev.flatMap { try LabelledMention.all(of: $0) }
    let table = try vectors.map { try WordVectors($0, limit: vectorWords) }
    var vocabulary = StanceVocabulary(least: least)
    for row in rows { vocabulary.count(row.text) }
    let words = vocabulary.words(with: table, first: tableWords)
    let provisional = StanceTable.provisional(words)
    let lexicons = try Lexicons(
      sources.filter { $0.path != Lexicons.fittedStancePath } + [provisional], fitted: .mentions)
    let stages = Stages(lexicons: lexicons, analyser: try home.analyser())
    let texts = try rows.map {
      try stages.surroundings(of: $0.text, target: $0.target, id: $0.group)
    }
    let design = StanceDesign(lexicons: lexicons, words: words, vectors: table, texts: texts)
    var examples = zip(rows, texts).map { design.example($0, $1, told: stages.told($1)) }
    design.prune(&examples)
    FitOptions.tell("\(examples.count) mentions, \(design.width) features, \(design.dense) dense")
    let fit = MultinomialFit(
      width: design.width, dense: design.dense, labels: 3, measured: 0..<3, folds: fitting.folds,
      seed: fitting.seed, tell: FitOptions.tell)
    let penalty = fit.choose(penalties.split(separator: ",").compactMap { Double($0) }, examples)
    var weights = fit.weights(examples, penalty: penalty)
    weights[1][design.bias] -= shift
    if !held.isEmpty {
      let dev = try held.map {
        let text = try stages.surroundings(of: $0.text, target: $0.target, id: $0.group)
        return design.example($0, text, told: stages.told(text))
      }
      FitOptions.tell("dev: \(fit.measure(weights, dev))")
    }
    guard let output = fitting.output else { return }
    let table2 = StanceTable(design: design, weights: weights)
    let head = preamble(penalty: penalty, count: examples.count)
    try Data((head + table2.text()).utf8).write(to: URL(fileURLWithPath: output))
  }

  private func preamble(penalty: Double, count: Int) -> String {
    let names = data.map { ($0 as NSString).lastPathComponent }.joined(separator: ", ")
    let with = vectors.map { "; word vectors \(($0 as NSString).lastPathComponent)" } ?? ""
    return """
      # What words add to the stance toward a mention in any text, in thousandths. Made by `standpoint-train stance` from
      # \(names) (\(count) mentions\(with)); seed \(fitting.seed), square penalty \(penalty), shift \(shift). A line
      # changed by hand is lost when it is made again.
      # kind  word: a form as written, its weight is divided by the square root of the number of words in the text;
      #       pair: two words that stand together, or a word and the mention (@), weighed as words are: its kind (arc: the
      #       first hangs on the second; row: it stands before it; above, role, beside, below: see MentionPair), relations
      #       of the tree, words; class: every lexicon line of that class and sign, times its value; bias: every text;
      #       rule: what a rule finds for (+) or against the mention, times its weight; "+", "-": the rules' call;
      #       setting: what the mention is in its sentence, and the text's length (from so many words)
      # of    direction: for (above 0) or against the mention; opinion: whether the text judges it at all. The label is
      #       neutral unless half the size of the direction's sum and the opinion's sum are together above 0
      # The columns say where the word stands to the mention; a word stands in several, which are added.

      """
  }
}

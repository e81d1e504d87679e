import ArgumentParser
import Batch
import DocumentModel
import Foundation
import LexiconStore
import MappedBytes
import Normalisation
import Segmentation
import Syntax
import Tabular

struct SyntaxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "syntax", abstract: "Fits the English tagger and parser on CoNLL-U treebanks.")

  @Argument(
    help:
      "Treebanks with gold tags and arcs, CoNLL-U; none: only --dev with the model that is there.")
  var data: [String] = []

  @Option(help: "A treebank to measure the model on when it is done.")
  var dev: String?

  @Option(name: .shortAndLong, help: "Where the model goes.")
  var output = "Models/english.syntax"

  @Option(help: "Passes over the data.")
  var epochs = TrainingOptions().epochs

  @Option(help: "Begins the random numbers; the same seed gives the same model.")
  var seed = TrainingOptions().seed

  @Option(help: "Share of the parser's hidden lanes left out at random.")
  var hiddenDropout = TrainingOptions().hiddenDropout

  @Option(help: "Share of the words' lanes left out at random.")
  var laneDropout = TrainingOptions().laneDropout

  @Option(help: "How much more the words' vectors learn from tags than from moves.")
  var tagWeight = TrainingOptions().tagWeight

  @Option(help: "Words seen less often get no row of their own.")
  var minimum = TrainingOptions().minimumCount

  @Option(
    help: "Raw text to group words by, articles as JSON Lines ({\"text\"}). May be repeated.")
  var text: [String] = []

  @Option(help: "Groups of words.")
  var groups = WordClusters.Options().groups

  @Option(help: "The folder of lexicons.")
  var lexicons = "Lexicons"

  func run() throws {
    if data.isEmpty {
      guard let dev else { throw ValidationError("name treebanks to train on, or one to --dev") }
      return try measure(ByteStream.contents(output), dev)
    }
    var sentences: [TreebankSentence] = []
    for path in data { sentences += try TreebankSentence.all(of: treebank(path)) }
    var options = TrainingOptions()
    options.epochs = epochs
    options.seed = seed
    options.hiddenDropout = hiddenDropout
    options.laneDropout = laneDropout
    options.minimumCount = minimum
    options.tagWeight = tagWeight
    let clusters = try clusters(sentences)
    var trainer = SyntaxTrainer(sentences, clusters: clusters, options)
    let model = trainer.train { progress in
      tell(
        String(
          format: "epoch %d: tag loss %.4f, move loss %.4f", progress.epoch, progress.tagLoss,
          progress.moveLoss))
    }
    try Data(model).write(to: URL(fileURLWithPath: output))
    tell("\(output): \(model.count) bytes")
    if let dev { try measure(model, dev) }
  }

  private func clusters(_ sentences: [TreebankSentence]) throws -> WordClusters {
    if text.isEmpty { return WordClusters() }
    let lexicons = try Lexicons(LexiconFiles(base: lexicons, overlay: nil).sources)
    let segmenter = Segmenter(lexicons: lexicons)
    var raw = RawText()
    raw.add(sentences)
    for path in text {
      var last: [UInt8] = []
      for line in try ByteStream.contents(path).split(separator: 0x0A) {
        let record = try JSONReader.value(of: Array(line))
        let article = RawArticle(id: "", text: Array((record["text"]?.text ?? "").utf8))
        if article.text == last { continue }
        last = article.text
        var findings: [Finding] = []
        let document = Normaliser().document(from: article, findings: &findings)
        raw.add(document.text, segmenter.segments(of: document))
      }
    }
    var options = WordClusters.Options()
    options.groups = groups
    let clusters = WordClusters(raw, options)
    tell("\(raw.count) words of raw text, \(clusters.count) of them in groups")
    return clusters
  }

  private func measure(_ model: [UInt8], _ path: String) throws {
    let analyser = try SyntaxAnalyser(model: MappedBytes(copying: model))
    let gold = try treebank(path)
    let tokens = GoldTokens(gold)
    let syntax = analyser.analyse(tokens.document, tokens.segments) { _ in true }
    let score = SyntaxScore(gold: gold, predicted: gold.annotated(syntax))
    let share = { (n: Int) in 100 * Double(n) / Double(max(score.words, 1)) }
    tell(
      String(
        format: "%@: UPOS %.2f UAS %.2f LAS %.2f of %d words", path, share(score.tags),
        share(score.heads), share(score.arcs), score.words))
    for (name, arcs) in [("tags", false), ("tags and arcs", true)] {
      let best =
        (0..<5).map { _ in
          ContinuousClock().measure {
            _ = analyser.analyse(tokens.document, tokens.segments) { _ in arcs }
          }
        }.min() ?? .zero
      tell("\(name): \(Int(Double(score.words) / (best / .seconds(1)))) tokens a second")
    }
  }

  private func treebank(_ path: String) throws -> CoNLLU {
    do {
      return try CoNLLU(ByteStream.contents(path))
    } catch let fault as CoNLLU.Fault {
      throw ValidationError("\(path): \(fault)")
    }
  }

  private func tell(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}

import ArgumentParser
import Foundation
import MappedBytes
import Syntax

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
    var trainer = SyntaxTrainer(sentences, clusters: WordClusters(), options)
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

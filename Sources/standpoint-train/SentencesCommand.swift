import ArgumentParser
import Batch
import DocumentModel
import Evaluation
import Foundation
import LexiconStore
import MappedBytes
import Segmentation
import Syntax
import Tabular

struct SentencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sentences",
    abstract: "Fits the ends of English sentences (Lexicons/sentences.tsv) on CoNLL-U treebanks.")

  @Argument(
    help: "Treebanks with running text, CoNLL-U. Without any, the model in place is measured.")
  var data: [String] = []

  @Option(
    help:
      "A set to measure the model on: {text, sentences: [[start, end]]} a line. May be repeated.")
  var dev: [String] = []

  @Option(name: .shortAndLong, help: "Where the table goes.")
  var output = "Lexicons/sentences.tsv"

  @Option(help: "The folder of lexicons.")
  var lexicons = "Lexicons"

  @Flag(help: "Show each boundary of the dev sets that is missed (-) or wrong (+).")
  var wrong = false

  @Option(help: "Passes over the data.")
  var passes = BoundaryTrainer.Options().passes

  @Option(help: "How often a feature must occur.")
  var minimum = BoundaryTrainer.Options().minimumCount

  @Option(help: "Pull to zero, absolute.")
  var absolute = BoundaryTrainer.Options().absolute

  @Option(help: "Pull to zero, square.")
  var square = BoundaryTrainer.Options().square

  func run() throws {
    if !data.isEmpty { try fit() }
    let segmenter = Segmenter(lexicons: try load())
    for path in dev { try measure(segmenter, path) }
  }

  private func load() throws -> Lexicons {
    try Lexicons(LexiconFiles(base: lexicons, overlay: nil).sources)
  }

  private func fit() throws {
    var trainer = BoundaryTrainer(lexicons: try load())
    for path in data {
      for document in TreebankText.all(of: try CoNLLU(ByteStream.contents(path))) {
        trainer.add(document.text, ends: document.ends)
      }
    }
    var options = BoundaryTrainer.Options()
    options.passes = passes
    options.minimumCount = minimum
    options.absolute = absolute
    options.square = square
    let lines = trainer.lines(options)
    var table = Self.preamble + "feature\ta\tb\tc\tweight\n"
    for line in lines {
      table += ([line.feature] + line.values + ["\(line.weight)"]).joined(separator: "\t") + "\n"
    }
    try Data(table.utf8).write(to: URL(fileURLWithPath: output))
    tell(
      "\(output): \(lines.count) features of \(trainer.exampleCount) gaps; \(trainer.unreachable) ends out of reach, \(trainer.overruled) made by rule against the gold"
    )
  }

  private func measure(_ segmenter: Segmenter, _ path: String) throws {
    var score = SentenceMeasure()
    for line in String(decoding: try ByteStream.contents(path), as: UTF8.self).split(
      separator: "\n")
    {
      let value = try JSONReader.value(of: Array(line.utf8))
      let text = value["text"]?.text ?? ""
      let gold = (value["sentences"]?.elements ?? []).compactMap { $0.elements?.last?.integer }
      let segments = segmenter.segments(of: TextBuffer(validated: Array(text.utf8)))
      let offsets = CodePoints(text)
      let predicted = segments.sentences.map { offsets[$0.range.upper] }
      score.add(text, gold: gold, predicted: predicted)
      if wrong { show(text, gold, predicted) }
    }
    tell(
      String(
        format: "%@: F %.2f P %.2f R %.2f, %d of %d texts without a fault", path, 100 * score.f,
        100 * score.precision, 100 * score.recall, score.whole, score.texts))
  }

  private func show(_ text: String, _ gold: [Int], _ predicted: [Int]) {
    let scalars = Array(text.unicodeScalars)
    var measure = SentenceMeasure()
    for end in Set(gold).symmetricDifference(predicted).sorted() {
      measure = SentenceMeasure()
      measure.add(text, gold: [end], predicted: [])
      guard measure.gold == 1 else { continue }
      func piece(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[range.clamped(to: scalars.indices)])
        return String(view).replacing("\n", with: "¶")
      }
      print(gold.contains(end) ? "-" : "+", piece(end - 60..<end), "|", piece(end..<end + 40))
    }
  }

  private func tell(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  private static let preamble = """
    # Where English sentences end: features of a gap between two tokens and their weights in thousandths. Made by
    # `standpoint-train sentences` from UD English-EWT and GUM; a line changed by hand is lost when it is made again, so
    # mend abbreviations.tsv first. A sentence ends where the weights of the features that hold sum to more than 0.
    #
    # feature  what is looked at (Sources/LexiconStore/BoundaryTemplate.swift): stop = the mark before the gap, before = the
    #          word in front of it, after = the word behind the gap
    # a b c    its values; words in small letters, <…> is a class
    # weight   above 0 speaks for an end

    """
}

/// Code points of a text by byte offset.
private struct CodePoints {
  private var counts: [Int] = [0]
  init(_ text: String) {
    var count = 0
    for byte in text.utf8 {
      if byte & 0xC0 != 0x80 { count += 1 }
      counts.append(count)
    }
  }
  subscript(_ offset: Int) -> Int { counts[offset] }
}

import ArgumentParser
import Batch
import Evaluation
import MappedBytes
import Reporting

struct EvaluateSentencesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sentences",
    abstract: "Sentence boundaries inside paragraphs.",
    discussion: """
      A gold line is {"text","sentences":[[start,end],...]}, offsets in code points; "language" is \
      read too. Ends of paragraphs (a blank line) and of texts are given and count for nothing. \
      Prints a line for each file: F, precision and recall of the boundaries, and how many texts \
      are without a fault.
      """)

  @Argument(help: ArgumentHelp("Gold files, JSON Lines.", valueName: "gold"))
  var files: [String]

  @OptionGroup var lexicons: LexiconOptions

  func run() throws {
    let annotate = AnnotateFilter(
      stages: try lexicons.stages(), offsets: .codepoint, layers: [.sentences])
    for path in files {
      let lines = GoldLines(path: path)
      var measure = SentenceMeasure()
      try lines.visit { gold, line, number in
        let answer = try lines.answer(annotate, to: line, number)
        guard measure.add(gold: gold, answer: answer) else {
          throw lines.fault(number, "no gold of sentences: 'text' or 'sentences' is missing")
        }
      }
      try ByteStream.standardOutput().write(Array("\(path): \(measure.report)\n".utf8))
    }
  }
}

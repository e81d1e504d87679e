import ArgumentParser
import Batch
import Evaluation
import LexiconStore
import MappedBytes
import Reporting

struct EvaluateQuotesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quotes",
    abstract: "Quotations and their speakers.",
    discussion: """
      A gold line is an article {"text","quotes":[{"start","end","parts","type","cue","speaker",\
      "speaker_canonical"}]}, offsets in code points. Prints precision, recall and F for all \
      attributions, for those with a cue of speech and for direct quotations: 'ov80' matches where \
      four fifths of the words are shared both ways, 'end to end' where the speaker is right as well.
      """)

  @Argument(help: ArgumentHelp("Gold files, JSON Lines.", valueName: "gold"))
  var files: [String]

  @Flag(help: "Count predicted direct quotations of one paragraph and speaker as one.")
  var join = false

  @OptionGroup var lexicons: LexiconOptions

  func run() throws {
    let stages = try lexicons.stages()
    let words = stages.lexicons.measureWords
    let annotate = AnnotateFilter(stages: stages, offsets: .codepoint, layers: .standard)
    for path in files {
      let lines = GoldLines(path: path)
      var report = QuotationReport(speech: words.speech, passed: words.passed, joining: join)
      try lines.visit { gold, line, number in
        let answer = try lines.answer(annotate, to: line, number)
        guard report.add(gold: gold, answer: answer) else {
          throw lines.fault(number, "no gold of quotations: 'text' or 'quotes' is missing")
        }
      }
      let text = "\(path)\n" + report.lines.map { "\($0)\n" }.joined()
      try ByteStream.standardOutput().write(Array(text.utf8))
    }
  }
}

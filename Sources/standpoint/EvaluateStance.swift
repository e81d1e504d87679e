import ArgumentParser
import Batch
import Evaluation
import LexiconStore
import MappedBytes
import Reporting
import Tabular

struct EvaluateStanceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stance",
    abstract: "Stance toward targets, stance of quotations, sentiment.",
    discussion: """
      A gold line is {"text","target":[s,e]|"target_name","label":-1|0|1}, {"text","mean"} for \
      sentiment, or an article {"text","quotes":[{"start","end","type",side:-1|0|1|null}]}. Prints a \
      line for each kind in each file: macro-F1 over -1, 0, 1, precision of the signs that were \
      called, opposite signs, and how often calls with a confidence of 0.8 or more are right.
      """)

  @Argument(help: ArgumentHelp("Gold files, JSON Lines.", valueName: "gold"))
  var files: [String]

  @Flag(help: "Ask by 'target_name' where a line gives a range as well.")
  var byName = false

  @Option(help: "Which weights score: fitted or hand.")
  var weights = WeightChoice.fitted

  @OptionGroup var lexicons: LexiconOptions

  func run() throws {
    let stages = try lexicons.stages(weights.table(.quotations))
    let scoring = weights == .hand ? stages : try lexicons.stages(weights.table(.mentions))
    let names = stages.lexicons.targets.map { stages.lexicons.side($0).name }
    let annotate = AnnotateFilter(stages: stages, offsets: .codepoint, layers: .standard)
    let score = ScoreFilter(stages: scoring, offsets: .codepoint)
    for path in files {
      let lines = GoldLines(path: path)
      var measure = StanceMeasure(targets: names)
      try lines.visit { gold, line, number in
        guard let kind = StanceMeasure.kind(of: gold) else {
          throw lines.fault(number, "no gold of stance: 'label', 'mean' or 'quotes' is missing")
        }
        let answer =
          kind == .article
          ? try lines.answer(annotate, to: line, number)
          : try lines.answer(score, to: byName ? Self.named(gold) ?? line : line, number)
        measure.add(kind, gold: gold, answer: answer)
      }
      let text = measure.report.map { "\(path): \($0)\n" }.joined()
      try ByteStream.standardOutput().write(Array(text.utf8))
    }
  }

  /// The request with its `target_name` alone; nil where the line has none.
  private static func named(_ gold: JSONValue) -> [UInt8]? {
    guard let name = gold["target_name"]?.text else { return nil }
    var json = JSONWriter()
    json.beginObject()
    json.key("text")
    json.string(gold["text"]?.text)
    json.key("target_name")
    json.string(name)
    json.endObject()
    return json.bytes
  }
}

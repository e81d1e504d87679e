import ArgumentParser
import Batch
import LexiconStore
import Logging

struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Filter: the stance of each text toward a target, or its sentiment.",
    discussion: """
      In: {"id","text","target":[start,end]} (a mention, in code points of the text), \
      {"id","text","target_name"} (a side or a name), or {"id","text"} for the sentiment.
      Out: {"id","score","label":-1|0|1,"evidence"}. With fitted weights, a mention's line has \
      "opinion" and "opinion_evidence" too: the label is 0 unless half the size of the evidence's sum and \
      the opinion together are above 0. A side by its name, and the sentiment, are scored by the rules.
      """)

  @OptionGroup var input: InputFiles
  @OptionGroup var offsets: OffsetsOption
  @Option(
    help: """
      Which weights score a mention: fitted (the fitted words of fitted-stance.tsv, more accurate), or hand (the \
      rules alone).
      """)
  var weights = WeightChoice.fitted
  @Flag(
    help: "Neither tag nor parse: faster, less accurate; words are read by their order.")
  var noParse = false
  @OptionGroup var jobs: JobsOption
  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var log: LogOptions

  func run() async throws {
    let stages =
      noParse
      ? Stages(lexicons: try lexicons.files().lexicons(weights.table(.mentions)))
      : try lexicons.stages(weights.table(.mentions))
    let filter = ScoreFilter(stages: stages, offsets: offsets.offsets)
    try await FilterSession(logger: log.logger, jobs: jobs.jobs).run(filter, over: input.paths)
  }
}

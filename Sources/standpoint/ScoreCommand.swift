import ArgumentParser
import Batch
import Logging

struct ScoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Filter: the stance of each text toward a target, or its sentiment.",
    discussion: """
      In: {"id","text","target":[start,end]} (a mention, in code points of the text), \
      {"id","text","target_name"} (a side or a name), or {"id","text"} for the sentiment.
      Out: {"id","score","label":-1|0|1,"evidence"}.
      """)

  @OptionGroup var input: InputFiles
  @OptionGroup var offsets: OffsetsOption
  @OptionGroup var jobs: JobsOption
  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var log: LogOptions

  func run() async throws {
    let filter = ScoreFilter(stages: try lexicons.stages(), offsets: offsets.offsets)
    try await FilterSession(logger: log.logger, jobs: jobs.jobs).run(filter, over: input.paths)
  }
}

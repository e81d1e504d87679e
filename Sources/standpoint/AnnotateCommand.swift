import ArgumentParser
import Batch
import LexiconStore
import Logging
import MappedBytes
import Reporting

struct AnnotateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "annotate",
    abstract: "Filter: one JSON article per line in, one annotated article per line out.",
    discussion: """
      In: {"id","outlet","published","url","title","language","text"}; only "text" is required; other \
      fields are passed through. A bad line gives {"id"?,"line","error":{"code","message"}} in its place.
      """)

  @OptionGroup var input: InputFiles
  @OptionGroup var offsets: OffsetsOption
  @Option(
    help: ArgumentHelp(
      """
      What to write, separated by commas: \(Layers.names.map(\.key).joined(separator: ", ")). Only the stages that these \
      need are run, and findings are theirs.
      """,
      valueName: "layers"))
  var layers = "sentences,quotes"
  @Option(
    help: "Which weights score stance: fitted (fitted-attitude.tsv), or hand (the rules alone).")
  var weights = WeightChoice.fitted
  @OptionGroup var jobs: JobsOption
  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var log: LogOptions

  func validate() throws {
    guard Layers(named: layers) != nil else {
      let known = Layers.names.map(\.key).joined(separator: ", ")
      throw ValidationError("--layers '\(layers)' has a name that is none of: \(known)")
    }
  }

  func run() async throws {
    let filter = AnnotateFilter(
      stages: try lexicons.stages(weights.table(.quotations)), offsets: offsets.offsets,
      layers: Layers(named: layers) ?? .standard)
    try await FilterSession(logger: log.logger, jobs: jobs.jobs).run(filter, over: input.paths)
  }
}

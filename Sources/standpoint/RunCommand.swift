import Aggregation
import ArgumentParser
import Batch
import Foundation
import LexiconStore
import Logging
import MappedBytes
import Reporting

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Carry out a pipeline: articles in, tables out.",
    discussion: """
      Without an argument: the sample pipeline on the bundled sample articles, into Output/. \
      Pipelines/nightly.yml explains every key. Tables appear all at once, when all are written.
      """)

  @Argument(help: ArgumentHelp("The pipeline file.", valueName: "pipeline.yml"))
  var pipeline: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The folder of the tables (default: the pipeline's, else Output).", valueName: "dir"))
  var output: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "How many articles at once (default: the pipeline's, else the number of cores).",
      valueName: "n"))
  var jobs: Int?

  @Option(help: "Which weights score: hand or fitted (default: the pipeline's, else hand).")
  var weights: WeightChoice?

  @Flag(help: "Check the pipeline and the lexicons and say what would be done.")
  var dryRun = false

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var log: LogOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more") }
  }

  func run() async throws {
    let home = try Home.locate()
    let plan = try Plan(path: pipeline ?? home.pipelines + "/sample.yml")
    let inputs = try FoundInputs(plan)
    let files = try LexiconFiles(base: home.lexicons, overlay: lexicons.lexicons ?? plan.lexicons)
    let stages = Stages(
      lexicons: try plan.measured(files.lexicons(weights ?? plan.weights)),
      analyser: try home.analyser())
    let run = PipelineRun(
      plan, stages: stages, lexiconFiles: files, version: Version.number,
      output: output ?? plan.output ?? "Output",
      jobs: jobs ?? plan.jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    if dryRun { return try tell(run, inputs) }
    try await carryOut(run, inputs, stages.lexicons)
  }

  private func carryOut(
    _ run: PipelineRun, _ inputs: FoundInputs, _ lexicons: Lexicons
  ) async throws {
    let logger = log.logger
    let progress = Progress(isShown: !log.quiet && !log.jsonLog)
    let report = try await run.run(
      inputs: inputs,
      problem: { problem in
        progress.clear()
        logger.warning("\(problem.place): \(problem.message) (\(problem.outcome))")
      },
      progress: { progress.show($0) })
    progress.clear()
    if !log.quiet {
      try ByteStream.standardOutput().write(
        Array((Summary(report.totals, lexicons).text + "\nwritten to \(run.output)\n").utf8))
    }
    let lost = report.counts.skippedCount + report.counts.failedCount
    guard lost > 0 else { return }
    logger.warning(
      """
      \(report.counts.read) articles in, \(report.counts.scored) scored, \
      \(report.counts.skippedCount) skipped, \(report.counts.failedCount) failed
      """)
    throw Exit.failedRecords
  }

  private func tell(_ run: PipelineRun, _ inputs: FoundInputs) throws {
    var text = "would read\n"
    for file in inputs.files { text += "  \(file.shown)\n" }
    for problem in inputs.problems { text += "  not \(problem.place): \(problem.message)\n" }
    text += "would write to \(run.output)\n"
    for name in run.fileNames { text += "  \(name)\n" }
    try ByteStream.standardOutput().write(Array(text.utf8))
  }
}

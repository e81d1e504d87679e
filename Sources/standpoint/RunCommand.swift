import Aggregation
import ArgumentParser
import Batch
import Foundation
import Intake
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

  @Option(help: "Which weights score: fitted or hand (default: the pipeline's, else fitted).")
  var weights: WeightChoice?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Read this instead of the pipeline's inputs; may be given more than once.", valueName: "path")
  )
  var input: [String] = []

  @Option(
    help: ArgumentHelp("Leave out articles published before that day.", valueName: "yyyy-mm-dd"))
  var since: String?

  @Flag(help: "Score again what the pipeline's store knows already.")
  var force = false

  @Flag(
    help:
      "CSV as Excel opens it by a double click: byte order mark, CRLF, commas between the cells.")
  var excel = false

  @Flag(help: "Check the pipeline and the lexicons and say what would be done.")
  var dryRun = false

  @OptionGroup var lexicons: LexiconOptions
  @OptionGroup var log: LogOptions

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be 1 or more") }
    if let since, DateText.iso(since) != since || since.utf8.count != 10 {
      throw ValidationError("--since '\(since)' is not a day; write 2024-11-04")
    }
  }

  func run() async throws {
    let home = try Home.locate()
    let named = try Plan(path: pipeline ?? home.pipelines + "/sample.yml")
    let plan = excel ? named.writing(.excel) : named
    let inputs = try input.isEmpty ? FoundInputs(plan) : FoundInputs(paths: input)
    let files = try LexiconFiles(base: home.lexicons, overlay: lexicons.lexicons ?? plan.lexicons)
    let stages = Stages(
      lexicons: try plan.measured(files.lexicons((weights ?? plan.weights).table(.quotations))),
      analyser: try home.analyser())
    var options = RunOptions()
    options.force = force
    options.since = since
    options.keep = plan.keep
    if plan.keep != nil { options.run = Self.runName() }
    if let path = plan.store {
      let basis = try plan.basis(
        files, models: home.models, program: "\(Version.build) \(weights ?? plan.weights)")
      options.store =
        dryRun
        ? try ArticleStore.reading(path, basis: basis) : try ArticleStore(path, basis: basis)
    }
    let run = PipelineRun(
      plan, stages: stages, lexiconFiles: files, version: Version.number,
      output: output ?? plan.output ?? "Output",
      jobs: jobs ?? plan.jobs ?? ProcessInfo.processInfo.activeProcessorCount, options: options)
    if dryRun { return try await tell(run, inputs, plan) }
    let signals = options.interruption.watch()
    defer { withExtendedLifetime(signals) {} }
    try await carryOut(run, inputs, stages.lexicons)
  }

  /// `run-2024-11-04T031500Z`: names in order of time.
  private static func runName() -> String {
    let now = Date().formatted(.iso8601)
    return "run-" + now.split(separator: ":").joined()
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
        if problem.code == Problem.beforeSince { return }
        logger.warning("\(problem.place): \(problem.message) (\(problem.outcome))")
      },
      progress: { progress.show($0) })
    progress.clear()
    if !log.quiet {
      try ByteStream.standardOutput().write(
        Array((Summary(report.totals, lexicons).text + "\nwritten to \(report.folder)\n").utf8))
    }
    let wanted = report.counts.skipped.first { $0.code == Problem.beforeSince }?.count ?? 0
    let lost = report.counts.skippedCount + report.counts.failedCount - wanted
    let known = report.known > 0 ? " (\(report.known) known from earlier runs)" : ""
    let line = """
      \(report.counts.read) articles in, \(report.counts.scored) scored\(known), \
      \(report.counts.skippedCount) skipped, \(report.counts.failedCount) failed
      """
    guard lost > 0 else {
      if run.hasStore { logger.info("\(line)") }
      return
    }
    logger.warning("\(line)")
    throw Exit.failedRecords
  }

  /// `in.jsonl: 120 articles: 20 new, 5 changed, 95 unchanged`, and what else there is.
  private static func told(_ input: InputSurvey) -> String {
    var parts = [
      "\(input.new) new", "\(input.changed) changed", "\(input.unchanged) unchanged",
    ]
    if input.leftOut > 0 { parts.append("\(input.leftOut) left out") }
    let faults = input.faults > 0 ? "; \(input.faults) records are no articles" : ""
    return "\(input.shown): \(input.articles) articles: \(parts.joined(separator: ", "))\(faults)"
  }

  private func tell(_ run: PipelineRun, _ inputs: FoundInputs, _ plan: Plan) async throws {
    var text = "would read\n"
    let (surveys, problems) = try await run.survey(inputs)
    for input in surveys { text += "  \(Self.told(input))\n" }
    if surveys.count < inputs.files.count { text += "  stdin: not looked into\n" }
    let due = surveys.reduce(0) { $0 + $1.new + $1.changed }
    text += "would score \(due) of \(surveys.reduce(0) { $0 + $1.articles }) articles\n"
    for problem in inputs.problems + problems {
      text += "  not \(problem.place): \(problem.message)\n"
    }
    if let since { text += "would leave out what was published before \(since)\n" }
    text += "would write to \(run.output)\n"
    for name in run.fileNames { text += "  \(name)\n" }
    try ByteStream.standardOutput().write(Array(text.utf8))
  }
}

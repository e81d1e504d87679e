public import Aggregation
import Foundation
import ICUText
import LexiconStore
import MappedBytes
public import Reporting
import Tabular

/// What a run did.
public struct RunReport: Sendable {
  public let totals: Totals
  public let counts: Manifest.Counts
  public let comparison: Comparison
  /// Names of the files left in the output folder, the manifest last.
  public let files: [String]
  /// How many of the scored articles the store knew.
  public let known: Int
  /// The folder with the tables.
  public let folder: String
}

/// A plan carried out: inputs in, tables and manifest out, all or nothing under their final names.
public struct PipelineRun: Sendable {
  let plan: Plan
  let stages: Stages
  let lexiconFiles: LexiconFiles
  let version: String
  /// The folder of the tables.
  public let output: String
  let jobs: Int
  let options: RunOptions

  /// `output` is the folder of the tables, `version` the program's.
  public init(
    _ plan: Plan, stages: Stages, lexiconFiles: LexiconFiles, version: String, output: String,
    jobs: Int, options: RunOptions = RunOptions()
  ) {
    self.options = options
    self.plan = plan
    self.stages = stages
    self.lexiconFiles = lexiconFiles
    self.version = version
    self.output = output
    self.jobs = jobs
  }

  /// Whether what is scored is remembered.
  public var hasStore: Bool { options.store != nil }

  /// The names of the files that the run will leave.
  public var fileNames: [String] { plan.fileNames }

  /// Reads, scores and writes. `problem` hears of everything skipped or failed, in input order; `progress` of how far
  /// the run is. Throws where the output cannot be written; then no file was changed.
  public func run(
    isolation: isolated (any Actor)? = #isolation,
    inputs: FoundInputs, problem: @escaping (Problem) -> Void, progress: (RunProgress) -> Void
  ) async throws -> RunReport {
    let staging = try Staging(into: output)
    do {
      return try await run(inputs, staging, problem, progress)
    } catch {
      staging.discard()
      // What was scored is not lost with the output: the next run finds it in the store.
      try? options.store?.commit()
      throw error
    }
  }

  private func run(
    isolation: isolated (any Actor)? = #isolation,
    _ inputs: FoundInputs, _ staging: borrowing Staging, _ problem: @escaping (Problem) -> Void,
    _ progress: (RunProgress) -> Void
  ) async throws -> RunReport {
    let tables = Tables(lexicons: stages.lexicons, options: plan.tableOptions)
    let worker = ArticleWorker(plan: plan, stages: stages, tables: tables, options: options)
    var reader = InputReader(inputs.files)
    var ledger = Ledger(scratch: staging.folder.path, problem)
    var files = TableFiles(plan, tables, staging.folder)
    for fault in inputs.problems { ledger.add(fault) }
    let work = OrderedWork<WorkItem, WorkResult>(jobs: jobs) { worker.work($0) }
    try await work.run(
      next: {
        try options.interruption.check()
        return reader.next()
      },
      emit: { result in
        try remember(result)
        try ledger.add(result, to: files)
        progress(RunProgress(articles: ledger.records, share: reader.share))
      })
    for fault in reader.problems { ledger.add(fault) }
    try options.store?.commit()
    progress(RunProgress(articles: ledger.records, share: nil, isWriting: true))
    let comparison = try files.finish(plan.comparison, stages.lexicons, by: Hands(jobs))
    try Exports(tables, stages.lexicons, version: version, in: staging.folder)
      .write(plan.reports, comparison)
    let manifest = manifest(reader.read, ledger, files.written, files.defused)
    try staging.folder.write(tables.dataPackage(version: version), "datapackage.json")
    try staging.folder.write(manifest.json, "manifest.json")
    try options.interruption.check()
    let folder = try staging.publish(fileNames, run: options.run, keep: options.keep)
    try options.store?.finish()
    return RunReport(
      totals: ledger.totals.withSpeakers(of: files.speakers), counts: ledger.counts,
      comparison: comparison, files: fileNames,
      known: ledger.known, folder: folder)
  }

  /// Hands what was scored to the store.
  private func remember(_ result: WorkResult) throws {
    if let fault = result.fault { throw fault }
    guard let store = options.store else { return }
    for article in result.scored {
      guard let key = article.key else { continue }
      if let kept = article.result { try store.keep(kept, key) } else { try store.touch(key) }
    }
  }

  private func manifest(
    _ read: [Manifest.File], _ ledger: borrowing Ledger, _ written: [Manifest.File],
    _ defused: [TableName: [String: Int]]
  ) -> Manifest {
    let name = (plan.path as NSString).lastPathComponent
    var inputs: [Manifest.File] = []
    for file in read {
      inputs.append(
        Manifest.File(
          path: file.path, sha256: file.sha256, bytes: file.bytes,
          records: ledger.recordsByFile[file.path] ?? 0))
    }
    return Manifest(
      version: version,
      pipeline: Manifest.File(
        path: name, sha256: SHA256.hex(plan.bytes), bytes: plan.bytes.count),
      icu: ICUText.version, inputs: inputs,
      lexicons: lexiconFiles.sources.map {
        Manifest.File(
          path: lexiconFiles.shown($0.path), sha256: SHA256.hex($0.bytes), bytes: $0.bytes.count)
      },
      outputs: written, counts: ledger.counts, findings: ledger.totals.findings, defused: defused)
  }
}

/// How far a run is.
public struct RunProgress: Sendable, Equatable {
  public let articles: Int
  /// Of the input's bytes, from 0 to 1; nil where that cannot be told.
  public let share: Double?
  /// Whether all is scored and tables and comparison are being made.
  public var isWriting = false
}

extension Plan {
  var tableOptions: TableOptions {
    let dialect: CSVDialect
    switch spreadsheet {
    case .plain: dialect = .plain
    case .excel: dialect = .excel()
    case .excelComma: dialect = .excel(decimalComma: true)
    }
    var options = TableOptions(
      formats: Set(formats), dialect: dialect, offsets: offsets, includesText: includesText)
    options.stagesCSV = true
    return options
  }

  var comparison: ComparisonOptions {
    var options = ComparisonOptions()
    options.countsDuplicates = duplicates == .each
    return options
  }
}

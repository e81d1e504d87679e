public import ArgumentParser
import Batch
import Foundation
public import LexiconStore
import Logging
import MappedBytes
public import Reporting

/// How a command speaks.
struct LogOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(help: "Messages as JSON, one object a line.")
  var jsonLog = false

  var logger: Logger {
    Logger(label: "standpoint") { [self] _ in
      StderrLog(style: jsonLog ? .json : .plain, level: quiet ? .error : .info)
    }
  }
}

/// Where the lexicons are.
struct LexiconOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A folder laid over Lexicons/: its files replace those of the same name, others are added.",
      valueName: "dir"))
  var lexicons: String?

  /// The stages with these lexicons and the models beside them.
  func stages(_ fitted: FittedTables = []) throws -> Stages {
    Stages(lexicons: try files().lexicons(fitted), analyser: try Home.locate().analyser())
  }

  func files() throws -> LexiconFiles {
    try LexiconFiles(base: Home.locate().lexicons, overlay: lexicons)
  }
}

extension LexiconFiles {
  /// Validated; a fault names the file as it was read.
  func lexicons(_ fitted: FittedTables = []) throws -> Lexicons {
    do {
      return try Lexicons(sources, fitted: fitted)
    } catch {
      let place = shown(error.path)
      throw Exit.Misconfigured(message: place + "\(error)".dropFirst(error.path.count))
    }
  }
}

extension WeightChoice: ExpressibleByArgument {}

/// How many documents at once.
struct JobsOption: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("How many documents at once (default: the number of cores).", valueName: "n")
  )
  var jobs = ProcessInfo.processInfo.activeProcessorCount

  func validate() throws {
    guard jobs > 0 else { throw ValidationError("--jobs must be 1 or more") }
  }
}

/// The inputs of a filter: files in order, or stdin.
struct InputFiles: ParsableArguments {
  @Argument(help: "Files to read, one after the other; '-' or none: stdin.")
  var files: [String] = []

  /// Opened one at a time by whoever reads them.
  var paths: [String] { files.isEmpty ? ["-"] : files }
}

/// What offsets count.
struct OffsetsOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What offsets count: \(OffsetUnit.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "unit"))
  var offsets = OffsetUnit.codepoint
}

extension OffsetUnit: ExpressibleByArgument {}

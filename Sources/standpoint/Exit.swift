import ArgumentParser
import Batch
import Foundation
import LexiconStore
import Logging
import MappedBytes
import SQLite
import Syntax
import Workbook

/// Errors to prose and exit codes. The only place that knows both.
enum Exit {
  static let failedRecords = ExitCode(1)
  static let usage = ExitCode(2)
  static let badConfiguration = ExitCode(65)
  static let inputOutput = ExitCode(74)

  /// A fault in what an analyst edits, already in words that begin with file and line.
  struct Misconfigured: Error {
    let message: String
  }

  static func end(with error: any Error) -> Never {
    if let fault = error as? StreamError, fault.isClosedPipe { quietly() }
    guard let (message, code) = told(error) else {
      let code = Standpoint.exitCode(for: error)
      guard code == .validationFailure else { Standpoint.exit(withError: error) }
      say(Standpoint.fullMessage(for: error))
      Standpoint.exit(withError: usage)
    }
    say(message)
    Standpoint.exit(withError: code)
  }

  private static func told(_ error: any Error) -> (String, ExitCode)? {
    switch error {
    case let fault as StreamError where fault.isLocked:
      (
        "standpoint: another run writes to \(fault.path); wait for it, or choose another --output",
        inputOutput
      )
    case let fault as DatabaseError where fault.isDamaged:
      (
        "standpoint: \(fault); move it away, and the next run makes a new one and scores everything",
        inputOutput
      )
    case let fault as DatabaseError: ("standpoint: \(fault)", inputOutput)
    case let fault as Interrupted:
      ("standpoint: stopped; run the same again to go on", ExitCode(128 + fault.signal))
    case let fault as StreamError: ("standpoint: \(fault)", inputOutput)
    case let fault as WorkbookError: ("standpoint: \(fault)", inputOutput)
    case let fault as TableInputError: ("standpoint: \(fault)", inputOutput)
    case let fault as Misconfigured: ("standpoint: \(fault.message)", badConfiguration)
    case let fault as SyntaxModelError: ("standpoint: \(fault)", badConfiguration)
    case let fault as PipelineError: ("standpoint: \(fault)", badConfiguration)
    case let fault as DictionaryError: ("standpoint: \(fault)", badConfiguration)
    case let fault as LexiconError: ("standpoint: \(fault)", badConfiguration)
    case let fault as Home.NotFound:
      (
        "standpoint: the folder with Lexicons/ was not found; set STANDPOINT_HOME to it"
          + " (looked at: \(fault.looked.prefix(4).joined(separator: ", ")) …)", badConfiguration
      )
    default: nil
    }
  }

  private static func say(_ message: String) {
    try? ByteStream.standardError().write(Array("\(message)\n".utf8))
  }

  /// The reader of our output has what it wanted.
  private static func quietly() -> Never { Standpoint.exit(withError: ExitCode.success) }
}

import ArgumentParser
import Batch
import Logging
import MappedBytes

/// A filter from its inputs to stdout, with its messages and exit code.
struct FilterSession {
  let logger: Logger
  let jobs: Int
  /// Failed lines are named up to here, then only counted.
  private static let named = 20

  /// Throws exit 1 where lines failed and 74 where a file could not be read; the other files are done first.
  func run(_ filter: some LineFilter, over paths: [String]) async throws {
    var counts = FilterCounts()
    var unreadable = 0
    var told = 0
    let output = ByteStream.standardOutput()
    for path in paths {
      do {
        let stream = path == "-" ? ByteStream.standardInput() : try ByteStream.reading(path)
        try await FilterRun(filter, jobs: jobs).run(stream, to: output, counts: &counts) {
          told += 1
          if told <= Self.named { tell($0) }
        }
      } catch let fault as StreamError where fault.path == path {
        unreadable += 1
        logger.error("\(fault); the other files are done")
      }
    }
    if counts.failed > 0 {
      logger.warning(
        "\(counts.failed) of \(counts.lines) lines failed; their error lines are in the output")
    }
    if unreadable > 0 { throw Exit.inputOutput }
    if counts.failed > 0 { throw Exit.failedRecords }
  }

  private func tell(_ failure: FailedLine) {
    logger.warning("\(failure.path):\(failure.line): \(failure.message)")
  }
}

public import Intake
public import MappedBytes
import Reporting
public import Tabular

/// A filter answers every line with one line.
public protocol LineFilter: Sendable {
  /// Writes the answer to the line at `range` of `bytes`; throws before it has written anything.
  func answer(
    _ bytes: [UInt8], _ range: Range<Int>, line number: Int, of path: String,
    to json: inout JSONWriter
  ) throws(RecordError)
}

/// What a filter did.
public struct FilterCounts: Sendable, Equatable {
  public var lines = 0
  public var failed = 0
  public init() {}
}

/// A line that could not be used.
public struct FailedLine: Sendable {
  public let path: String
  public let line: Int
  /// What is wrong and what to do.
  public let message: String
}

/// Runs a filter over streams: lines in parallel, answers in input order, memory bounded.
public struct FilterRun<Filter: LineFilter>: Sendable {
  let filter: Filter
  let jobs: Int

  public init(_ filter: Filter, jobs: Int) {
    self.filter = filter
    self.jobs = jobs
  }

  private struct Answer: Sendable {
    var bytes: [UInt8] = []
    var lines = 0
    var failures: [FailedLine] = []
  }

  /// Reads `input` to its end and writes one line for each of its lines to `output`. `failed` hears of each line that got
  /// an error line instead of an answer, in order.
  public func run(
    isolation: isolated (any Actor)? = #isolation,
    _ input: consuming ByteStream, to output: borrowing ByteStream, counts: inout FilterCounts,
    failed: (FailedLine) -> Void
  ) async throws {
    let path = input.path
    var chunks = LineChunks(input)
    let work = OrderedWork<LineChunk, Answer>(jobs: jobs) { [filter] chunk in
      Self.answer(filter, chunk, of: path)
    }
    try await work.run(
      next: { try chunks.next() },
      emit: { answer in
        try output.write(answer.bytes)
        counts.lines += answer.lines
        counts.failed += answer.failures.count
        for failure in answer.failures { failed(failure) }
      })
  }

  private static func answer(_ filter: Filter, _ chunk: LineChunk, of path: String) -> Answer {
    var answer = Answer()
    var json = JSONWriter(reserving: chunk.bytes.count * 2)
    if let size = chunk.overlong {
      let message = "a line of \(size) bytes; no article is longer than \(LineChunks.longest)"
      ErrorLine(id: nil, line: chunk.firstLine, code: "line-too-long", message: message)
        .write(to: &json)
      let failure = FailedLine(path: path, line: chunk.firstLine, message: message)
      return Answer(bytes: json.bytes, lines: 1, failures: [failure])
    }
    chunk.forEachLine { number, range in
      answer.lines += 1
      do throws(RecordError) {
        try filter.answer(chunk.bytes, range, line: number, of: path, to: &json)
      } catch {
        ErrorLine(id: error.id, line: number, code: error.code, message: error.message)
          .write(to: &json)
        answer.failures.append(FailedLine(path: path, line: number, message: error.message))
      }
    }
    answer.bytes = json.bytes
    return answer
  }
}

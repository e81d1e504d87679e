import ArgumentParser
import Batch
import Intake
import LexiconStore
import MappedBytes
import Tabular

struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Measure what the filters answer against gold files.",
    subcommands: [
      EvaluateQuotesCommand.self, EvaluateStanceCommand.self, EvaluateSentencesCommand.self,
      EvaluateTokensCommand.self, EvaluateSyntaxCommand.self,
    ])
}

/// Lines of a gold file, one JSON object each, with their answers. What is measured is what a filter writes.
struct GoldLines {
  let path: String

  /// Calls `body` with each line's value, bytes and number. A line that is no JSON object ends the run (exit 65).
  func visit(_ body: (JSONValue, [UInt8], Int) throws -> Void) throws {
    var chunks = LineChunks(try ByteStream.reading(path))
    while let chunk = try chunks.next() {
      for (number, range) in chunk.lines where !range.isEmpty {
        let line = Array(chunk.bytes[range])
        let value: JSONValue
        do {
          value = try JSONReader.value(of: line)
        } catch {
          throw fault(number, "\(error)")
        }
        guard value.members != nil else { throw fault(number, "no JSON object") }
        try body(value, line, number)
      }
    }
  }

  /// What `filter` writes for a line; a gold line that the filter refuses ends the run.
  func answer(_ filter: some LineFilter, to line: [UInt8], _ number: Int) throws -> JSONValue {
    var json = JSONWriter(reserving: line.count * 2)
    do throws(RecordError) {
      try filter.answer(line, 0..<line.count, line: number, of: path, to: &json)
    } catch {
      throw fault(number, error.message)
    }
    return try JSONReader.value(of: json.bytes)
  }

  func fault(_ number: Int, _ message: String) -> Exit.Misconfigured {
    Exit.Misconfigured(message: "\(path):\(number): \(message)")
  }
}

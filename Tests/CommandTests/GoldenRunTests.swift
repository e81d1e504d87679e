import TestKit
import Testing

/// The sample's run, whole: what an analyst gets, row by row. `make record` rewrites the files and fails, so that a
/// person reads the difference.
@Suite struct GoldenRunTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func theSampleGivesTheSameTables() throws {
    #expect(try Command.run(["run", "--quiet"], in: scratch).exit == 0)
    for table in ["quotes", "evidence", "speakers", "outlets"] {
      try Golden.expect(
        scratch.bytes("Output/\(table).csv"), equals: "Tests/Golden/sample/\(table).csv")
    }
  }
}

import Foundation
import Testing

/// The scale has no side of its own: with both poles of sides.tsv turned round every stance is negated.
@Suite struct PoleTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func stances(_ arguments: [String], _ folder: String) throws -> [[Double]] {
    let result = try Command.run(["run", "--quiet", "--output", folder] + arguments, in: scratch)
    #expect(result.exit == 0)
    let quotes = try #require(scratch.json("\(folder)/quotes.json") as? [[String: Any]])
    return quotes.map { quote in
      ["ukraine_score", "russia_score"].map { quote[$0] as? Double ?? 0 }
    }
  }

  @Test func turnedPolesNegateEveryStance() throws {
    let sides = try String(
      contentsOf: Command.home.appendingPathComponent("Lexicons/sides.tsv"), encoding: .utf8)
    let turned = sides.split(separator: "\n").map(String.init).map { line in
      line.contains("\tyes\t") ? line.replacing("\t1\t", with: "\t-1\t") : line
    }
    try scratch.write("turned/sides.tsv", turned.joined(separator: "\n") + "\n")
    let plain = try stances([], "plain")
    let mirrored = try stances(["--lexicons", "turned"], "mirrored")
    #expect(plain.joined().contains { $0 != 0 })
    #expect(mirrored == plain.map { $0.map { $0 == 0 ? 0 : -$0 } })
  }
}

import Foundation
import LexiconStore
import Reporting
import Tabular
import TestKit
import Testing

/// README.md stays true: its links lead somewhere, its columns exist, its commands run.
@Suite struct ReadmeTests {
  static func readme() throws -> String {
    String(decoding: try Repository.bytes("README.md"), as: UTF8.self)
  }

  /// What stands between `open` and `close`, wherever it does.
  static func between(_ open: String, _ close: String, in text: String) -> [String] {
    text.components(separatedBy: open).dropFirst().compactMap {
      $0.components(separatedBy: close).first
    }
  }

  /// The lines of code blocks that call the program: its arguments, without comments and redirections.
  static func calls() throws -> [[String]] {
    let blocks = try readme().components(separatedBy: "```").enumerated()
      .filter { $0.offset % 2 == 1 }.flatMap { $0.element.split(separator: "\n") }
    return blocks.filter { $0.hasPrefix("standpoint ") }.map { line in
      let call = line.split(separator: "#")[0].split(separator: "<")[0]
      return call.split(separator: " ").dropFirst().map(String.init)
    }
  }

  @Test func linksLeadToFiles() throws {
    let links = Self.between("](", ")", in: try Self.readme()).filter { !$0.hasPrefix("http") }
    #expect(!links.isEmpty)
    for link in links {
      #expect(throws: Never.self, "\(link)") { try Repository.bytes(link) }
    }
  }

  @Test func columnsItNamesExist() throws {
    let names = Tables(lexicons: try Repository.lexicons()).schema(.quotes).columns.map(\.name)
    let rows = try Self.readme().split(separator: "\n").filter { $0.hasPrefix("| `") }
      .filter { $0.contains("_") || $0.hasPrefix("| `type`") || $0.hasPrefix("| `sentiment`") }
    #expect(rows.count >= 4)
    for row in rows {
      for name in Self.between("`", "`", in: String(row.split(separator: "|")[0])).enumerated()
      where name.offset % 2 == 0 {
        #expect(names.contains(name.element), "\(name.element)")
      }
    }
  }

  @Test func everyCallIsKnownToTheProgram() throws {
    let calls = try Self.calls()
    #expect(calls.count >= 8)
    for call in calls {
      let words = call.filter { !$0.contains(".") && !$0.contains("/") && !$0.hasPrefix("-") }
      let help = try Program.run(words + ["--help"])
      #expect(help.status == 0)
      #expect(help.text.contains("USAGE: standpoint \(words.joined(separator: " "))"), "\(call)")
    }
  }

  @Test func theSampleRunLeavesItsTables() throws {
    try Program.withFolder { folder in
      let answer = try Program.run(["run", "--quiet"], in: folder)
      #expect(answer.status == 0, "\(answer.messages)")
      for name in ["articles", "quotes", "evidence", "speakers", "outlets", "outlets_daily"] {
        for format in ["csv", "json"] {
          #expect(FileManager.default.fileExists(atPath: "\(folder)/Output/\(name).\(format)"))
        }
      }
      let manifest = try Data(contentsOf: URL(filePath: folder + "/Output/manifest.json"))
      let counts = try JSONReader.value(of: Array(manifest))["counts"]
      #expect(counts?["in"]?.integer == 16 && counts?["scored"]?.integer == 16)
    }
  }

  /// "See the score move": a changed line of a lexicon changes what `explain` says.
  @Test func anEditedLineMovesAScore() throws {
    let article = Array("Olena Marchuk said: “We condemn Russia.”\n".utf8)
    let predicates = String(
      decoding: try Repository.bytes("Lexicons/predicates.tsv"), as: UTF8.self)
    try Program.withFolder { folder in
      try Data(article).write(to: URL(filePath: folder + "/article.txt"))
      let before = try Program.run(["explain", "article.txt"], in: folder)
      #expect(before.text.contains("condemn.v"), "\(before.text)\(before.messages)")
      let edited = predicates.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { !$0.hasPrefix("condemn\t") }.joined(separator: "\n")
      let overlay = folder + "/mine"
      try FileManager.default.createDirectory(
        atPath: overlay, withIntermediateDirectories: true)
      try Data(edited.utf8).write(to: URL(filePath: overlay + "/predicates.tsv"))
      let after = try Program.run(["explain", "article.txt", "--lexicons", overlay], in: folder)
      #expect(after.status == 0)
      #expect(!after.text.contains("condemn.v"), "\(after.text)")
    }
  }
}

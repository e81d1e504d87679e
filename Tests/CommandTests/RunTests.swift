import Foundation
import Testing

/// Whole runs: what is read, what is left, what is said.
@Suite struct RunTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  static let tables = [
    "articles", "comparison", "duplicates", "evidence", "outlets", "outlets_daily",
    "groups_by_outlet", "outlets_weekly", "quotes", "speakers", "speakers_by_outlet", "statements",
  ]
  static let files =
    (tables.flatMap { ["\($0).csv", "\($0).json"] } + [
      "datapackage.json", "manifest.json", "report.html", "standpoint.xlsx", "standpoint.sqlite",
      "graph.gexf", "schema.json",
    ])
    .sorted()

  static func line(_ id: String, _ name: String = "Ola Brandt") -> String {
    #"{"id":"\#(id)","outlet":"Port Gazette","text":"“We will help Ukraine,” said \#(name)."}"#
      + "\n"
  }

  private func counts(_ folder: String) throws -> [String: Int] {
    let manifest = try scratch.json("\(folder)/manifest.json") as? [String: Any]
    let counts = try #require(manifest?["counts"] as? [String: Any])
    return counts.compactMapValues { $0 as? Int }
  }

  @Test func theSampleRunsFromAnyFolder() throws {
    let result = try Command.run(["run"], in: scratch)
    #expect(result.exit == 0)
    #expect(result.messages.isEmpty)
    #expect(result.output.hasPrefix("16 articles"))
    #expect(try scratch.names("Output") == Self.files)
    #expect(try counts("Output") == ["in": 16, "scored": 16, "skipped": 0, "failed": 0])
    let quotes = try scratch.json("Output/quotes.json") as? [[String: Any]]
    #expect(try #require(quotes).count > 40)
  }

  @Test func csvAndJSONHaveTheSameRows() throws {
    #expect(try Command.run(["run", "--quiet"], in: scratch).exit == 0)
    for table in Self.tables {
      let rows = try #require(scratch.json("Output/\(table).json") as? [Any])
      let manifest = try scratch.json("Output/manifest.json") as? [String: Any]
      let outputs = try #require(manifest?["outputs"] as? [[String: Any]])
      for file in outputs where (file["path"] as? String)?.hasPrefix("\(table).") == true {
        #expect(file["rows"] as? Int == rows.count)
      }
    }
  }

  @Test func sameBytesForAnyJobsAndAnyOrder() throws {
    let sample = try String(
      contentsOf: Command.home.appendingPathComponent("Samples/articles.jsonl"), encoding: .utf8)
    let lines = sample.split(separator: "\n").map { $0 + "\n" }
    let turned = (lines[7...] + lines[..<7].reversed()).joined()
    try scratch.write("a/in.jsonl", lines.joined())
    try scratch.write("b/in.jsonl", turned)
    for name in ["a", "b"] { try scratch.write("\(name)/p.yml", "inputs: [in.jsonl]\n") }
    let runs = [("a", "1"), ("a", "3"), ("b", "2")]
    for (at, (name, jobs)) in runs.enumerated() {
      let arguments = ["run", "\(name)/p.yml", "--jobs", jobs, "--output", "out\(at)", "--quiet"]
      #expect(try Command.run(arguments, in: scratch).exit == 0)
    }
    for file in Self.files {
      let bytes = try scratch.bytes("out0/\(file)")
      #expect(try scratch.bytes("out1/\(file)") == bytes)
      if file != "manifest.json" { #expect(try scratch.bytes("out2/\(file)") == bytes) }
    }
  }

  @Test func everythingBadIsNamedAndTheRestIsDone() throws {
    try scratch.write("in/a.jsonl", Self.line("a1") + "{\"id\": \n" + Self.line("a2"))
    try scratch.write("in/b.txt", "“We will help Ukraine,” said Ola Brandt.\n")
    try scratch.write("in/c.txt", Array("“Oui,” said Andr".utf8) + [0xE9] + Array(".".utf8))
    try scratch.write("in/empty.txt", "")
    try scratch.write("in/empty.jsonl", "")
    try scratch.write("in/notes.doc", "?")
    try scratch.folder("dir.jsonl")
    try scratch.write(
      "p.yml", "inputs: [in, dir.jsonl, missing.jsonl]\noutput:\n  folder: out\n")
    let result = try Command.run(["run", "p.yml"], in: scratch)
    #expect(result.exit == 1)
    let counts = try counts("out")
    #expect(counts == ["in": 10, "scored": 4, "skipped": 3, "failed": 3])
    let expected = [
      "in/a.jsonl:2: not JSON", "in/empty.txt: the file is empty",
      "in/empty.jsonl: the file is empty",
      "in/notes.doc: it ends in none of", "dir.jsonl: is a folder",
      "missing.jsonl: No such file",
      "10 articles in, 4 scored, 3 skipped, 3 failed",
    ]
    for message in expected { #expect(result.messages.contains(message), "\(message)") }
    #expect(try scratch.names("out") == Self.files)
  }

  /// Two ids whose 64 bits of FNV-1a are the same: both articles stay.
  @Test func twoIDsDoNotPassForOne() throws {
    try scratch.write(
      "in.jsonl", Self.line("8yn0iYCKYHlIj4-BwPqk") + Self.line("GReLUrM4wMqfg9yzV3KQ"))
    try scratch.write("p.yml", "inputs: in.jsonl\n")
    #expect(try Command.run(["run", "p.yml"], in: scratch).exit == 0)
    #expect(try counts("Output") == ["in": 2, "scored": 2, "skipped": 0, "failed": 0])
  }

  @Test func anIDIsTakenOnce() throws {
    try scratch.write(
      "in.jsonl", Self.line("a") + Self.line("a", "Dora Lindqvist") + Self.line("b"))
    try scratch.write("p.yml", "inputs: in.jsonl\n")
    let result = try Command.run(["run", "p.yml"], in: scratch)
    #expect(result.exit == 1)
    #expect(result.messages.contains("in.jsonl:2: the id 'a' stands already"))
    #expect(try counts("Output") == ["in": 3, "scored": 2, "skipped": 1, "failed": 0])
    let speakers = try scratch.json("Output/speakers.json") as? [[String: Any]]
    #expect(speakers?.contains { $0["name"] as? String == "Dora Lindqvist" } == false)
  }

  @Test func onlyTheNamedTargetsAreMeasured() throws {
    try scratch.write("in.jsonl", Self.line("a1"))
    try scratch.write("p.yml", "inputs: in.jsonl\ntargets: ukraine\n")
    #expect(try Command.run(["run", "p.yml"], in: scratch).exit == 0)
    let quotes = try #require(scratch.json("Output/quotes.json") as? [[String: Any]])
    #expect(quotes.first?["ukraine_score"] as? Double ?? 0 > 0)
    #expect(quotes.first?.keys.contains("russia_score") == false)
    let evidence = try #require(scratch.json("Output/evidence.json") as? [[String: Any]])
    #expect(evidence.allSatisfy { $0["target"] as? String != "russia" })
  }

  @Test func textFilesTellOutletAndDate() throws {
    try scratch.write("in/gazette_2024-05-01_x.txt", "“Yes,” said Ola Brandt.\n")
    try scratch.write(
      "in/y.txt", "---\noutlet: Herald\ndate: 2024-06-02\n---\n“No,” said Ola Brandt.\n")
    try scratch.write("p.yml", "inputs: in\nnames: '{outlet}_{date}_*.txt'\n")
    #expect(try Command.run(["run", "p.yml"], in: scratch).exit == 0)
    let articles = try #require(scratch.json("Output/articles.json") as? [[String: Any]])
    #expect(articles.map { $0["outlet"] as? String } == ["gazette", "Herald"])
    #expect(articles.map { $0["day"] as? String } == ["2024-05-01", "2024-06-02"])
    let quotes = try #require(scratch.json("Output/quotes.json") as? [[String: Any]])
    let no = quotes.first { $0["text"] as? String == "No," }
    #expect(no?["start"] as? Int == 1)
  }

  @Test(arguments: [
    ("inputs: x.jsonl\nlexicon: mine\n", "p.yml:2: 'lexicon' is not a key", "'lexicons'"),
    ("inputs: x.jsonl\noutput:\n  fromats: csv\n", "p.yml:3: 'fromats' is not a key", "'formats'"),
    ("inputs: x.jsonl\njobs: many\n", "p.yml:2: jobs 'many' is not a whole number", ""),
    ("inputs: x.jsonl\noutput:\n  tables: [quotes, quites]\n", "p.yml:3: tables 'quites'", ""),
    ("names: x\n", "p.yml:1: 'inputs' is missing", ""),
    (
      "inputs: x.jsonl\ntargets:\n  - russia\n  - mars\n", "p.yml:4: targets 'mars'",
      "ukraine, russia"
    ),
    ("inputs: [x\n", "p.yml:", "not valid YAML"),
    ("inputs: x.jsonl\nnames: '{outlet}{date}'\n", "p.yml:2: file name pattern", "between"),
    ("inputs: '*.jsonl'\n", "p.yml: no file matches '*.jsonl'", ""),
  ])
  func aFaultOfThePipelineIsNamed(_ yaml: String, _ message: String, _ hint: String) throws {
    try scratch.write("p.yml", yaml)
    let result = try Command.run(["run", "p.yml"], in: scratch)
    #expect(result.exit == 65)
    #expect(result.messages.contains(message), "\(result.messages)")
    #expect(hint.isEmpty || result.messages.contains(hint), "\(result.messages)")
    #expect(
      !FileManager.default.fileExists(atPath: scratch.url.appendingPathComponent("Output").path))
  }

  @Test func aMissingPipelineIsAFaultOfFiles() throws {
    #expect(try Command.run(["run", "none.yml"], in: scratch).exit == 74)
  }

  @Test func excelGetsItsOwnCSV() throws {
    #expect(try Command.run(["run", "--excel", "--quiet"], in: scratch).exit == 0)
    let bytes = try scratch.bytes("Output/quotes.csv")
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(bytes.suffix(2) == [0x0D, 0x0A])
  }

  @Test func dryRunWritesNothing() throws {
    let result = try Command.run(["run", "--dry-run"], in: scratch)
    #expect(result.exit == 0)
    #expect(result.output.contains("articles.jsonl"))
    #expect(result.output.contains("quotes.csv"))
    #expect(try scratch.names(".").isEmpty)
  }

  @Test func onlyTheChosenTablesAreWritten() throws {
    try scratch.write("in.jsonl", Self.line("a"))
    try scratch.write(
      "p.yml",
      "inputs: in.jsonl\noutput:\n  tables: quotes\n  formats: csv\n  reports: []\n  folder: here\n"
    )
    #expect(try Command.run(["run", "p.yml"], in: scratch).exit == 0)
    #expect(try scratch.names("here") == ["datapackage.json", "manifest.json", "quotes.csv"])
  }

  @Test func aFileWhereTheFolderShouldBeIsAFaultOfFiles() throws {
    try scratch.write("Output", "in the way")
    #expect(try Command.run(["run"], in: scratch).exit == 74)
    #expect(try scratch.bytes("Output") == Array("in the way".utf8))
  }
}

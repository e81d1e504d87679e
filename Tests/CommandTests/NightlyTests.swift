import Foundation
import Testing

/// Runs that remember, are interrupted, or meet each other. `make soak` does the same for longer.
@Suite struct NightlyTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  static func articles(_ count: Int) -> String {
    (0..<count).map { number in
      #"{"id":"a\#(number)","outlet":"Port Gazette","published":"2024-05-\#(10 + number % 20)","#
        + #""text":"“We will help Ukraine with \#(number) ships,” said Ola Brandt. Dora Lindqvist said the town was tired."}"#
        + "\n"
    }.joined()
  }

  private func pipeline(_ name: String = "p.yml", _ extra: String = "") throws {
    try scratch.write(name, "inputs: in.jsonl\nstore: known.store\n" + extra)
  }

  private func run(_ arguments: String..., to output: String) throws -> Command.Result {
    try Command.run(["run", "p.yml", "-o", output] + arguments, in: scratch)
  }

  private func same(_ a: String, _ b: String) throws -> Bool {
    let names = try scratch.names(a)
    guard try names == scratch.names(b) else { return false }
    return try names.allSatisfy { try scratch.bytes("\(a)/\($0)") == scratch.bytes("\(b)/\($0)") }
  }

  @Test func aSecondRunScoresOnlyWhatIsNewOrChanged() throws {
    try pipeline()
    try scratch.write("in.jsonl", Self.articles(30))
    #expect(try run(to: "a").messages.contains("30 articles in, 30 scored, 0 skipped"))
    #expect(try run(to: "b").messages.contains("30 scored (30 known from earlier runs)"))
    #expect(try same("a", "b"))
    let changed = Self.articles(31).replacingOccurrences(of: "with 7 ships", with: "with 7 boats")
    try scratch.write("in.jsonl", changed)
    #expect(try run(to: "c").messages.contains("31 scored (29 known"))
    #expect(try !run("--force", to: "d").messages.contains("known from"))
    #expect(try same("c", "d"))
    try scratch.write(
      "lex/nicknames.tsv",
      try String(
        contentsOf: Command.home.appendingPathComponent("Lexicons/titles.tsv"), encoding: .utf8))
    #expect(try !run("--lexicons", "lex", to: "e").messages.contains("known from"))
  }

  @Test func articlesBeforeADayAreLeftOutAndCounted() throws {
    try pipeline()
    try scratch.write("in.jsonl", Self.articles(20))
    let result = try run("--since", "2024-05-20", to: "a")
    #expect(
      result.exit == 0
        && result.messages.contains("20 articles in, 10 scored, 10 skipped, 0 failed"))
    let manifest = try scratch.json("a/manifest.json") as? [String: Any]
    let counts = manifest?["counts"] as? [String: Any]
    #expect((counts?["reasons"] as? [[String: Any]])?.first?["code"] as? String == "before-since")
    #expect(try run("--since", "yesterday", to: "b").exit == 2)
  }

  @Test func aDryRunCountsByInputAndChangesNothing() throws {
    try scratch.write("p.yml", "inputs: [in.jsonl, more.jsonl]\nstore: known.store\n")
    try scratch.write("in.jsonl", Self.articles(10))
    try scratch.write("more.jsonl", "{\"text\":3}\n")
    func told(_ options: String...) throws -> [String] {
      try Command.run(["run", "p.yml", "--dry-run"] + options, in: scratch).lines
    }
    #expect(try told().contains("  in.jsonl: 10 articles: 10 new, 0 changed, 0 unchanged"))
    #expect(try !scratch.names(".").contains("known.store"))
    _ = try run("-q", to: "a")
    let changed = Self.articles(12).replacingOccurrences(of: "with 7 ships", with: "with 7 boats")
    try scratch.write("in.jsonl", changed + Self.articles(1))
    let before = try scratch.bytes("known.store")
    let lines = try told()
    #expect(
      lines.contains("  in.jsonl: 13 articles: 2 new, 1 changed, 9 unchanged, 1 left out"))
    #expect(
      lines.contains(
        "  more.jsonl: 0 articles: 0 new, 0 changed, 0 unchanged; 1 records are no articles"))
    #expect(lines.contains("would score 3 of 13 articles"))
    #expect(try told("--force").contains("would score 12 of 13 articles"))
    #expect(try scratch.bytes("known.store") == before)
  }

  /// What takes too long is a failed record; the rest is scored.
  @Test func anArticleHasATimeLimit() throws {
    let long = String(repeating: "“We will help Ukraine,” said Ola Brandt. ", count: 60_000)
    try scratch.write("in.jsonl", Self.articles(2) + #"{"id":"long","text":"\#(long)"}"# + "\n")
    try scratch.write("p.yml", "inputs: in.jsonl\nseconds: 1\n")
    let result = try run(to: "a")
    #expect(result.exit == 1 && result.messages.contains("in.jsonl:3: took more than 1 seconds"))
    #expect(result.messages.contains("3 articles in, 2 scored, 0 skipped, 1 failed"))
  }

  @Test func runsAreKeptInFoldersAndTheLatestIsWhole() throws {
    try pipeline("p.yml", "output: {folder: out, keep: 2}\n")
    try scratch.write("in.jsonl", Self.articles(3))
    for _ in 0..<3 {
      #expect(try Command.run(["run", "p.yml", "-q"], in: scratch).exit == 0)
      Thread.sleep(forTimeInterval: 1.1)
    }
    let top = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path + "/out")
    let runs = top.filter { $0.hasPrefix("run-") }.sorted()
    #expect(runs.count == 2 && top.count == 3)
    let link = try FileManager.default.destinationOfSymbolicLink(
      atPath: scratch.url.path + "/out/latest")
    #expect(link == runs.last)
    #expect(try !scratch.bytes("out/latest/manifest.json").isEmpty)
  }

  private func start(_ arguments: [String], input: Pipe? = nil) throws -> Process {
    let process = Process()
    process.executableURL = Command.binary
    process.arguments = arguments
    process.currentDirectoryURL = scratch.url
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    if let input { process.standardInput = input }
    try process.run()
    return process
  }

  /// No file under its final name is ever a part of one: where the manifest stands, all it names are whole.
  private func isWhole(_ folder: String) throws -> Bool {
    guard FileManager.default.fileExists(atPath: scratch.url.path + "/\(folder)/manifest.json")
    else { return true }
    let manifest = try scratch.json("\(folder)/manifest.json") as? [String: Any]
    let outputs = try #require(manifest?["outputs"] as? [[String: Any]])
    return try outputs.allSatisfy { file in
      let name = try #require(file["path"] as? String)
      return try scratch.bytes("\(folder)/\(name)").count == file["bytes"] as? Int
    }
  }

  @Test func aKilledRunGoesOnWhereItStopped() throws {
    try pipeline()
    try scratch.write("in.jsonl", Self.articles(900))
    #expect(try Command.run(["run", "p.yml", "-o", "calm", "-q"], in: scratch).exit == 0)
    try FileManager.default.removeItem(atPath: scratch.url.path + "/known.store")
    for delay in [0.05, 0.3, 0.6, 0.9] {
      let process = try start(["run", "p.yml", "-o", "torn", "-q"])
      Thread.sleep(forTimeInterval: delay)
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(try isWhole("torn"))
    }
    #expect(try run("-q", to: "torn").exit == 0)
    #expect(try same("calm", "torn"))
  }

  @Test func askedToStopItStopsAndOneRunAtATimeWrites() throws {
    try pipeline()
    try scratch.write("in.jsonl", Self.articles(20))
    try scratch.write("wait.yml", "inputs: '-'\n")
    let input = Pipe()
    let process = try start(["run", "wait.yml", "-o", "out", "-q"], input: input)
    let folder = scratch.url.path + "/out"
    for _ in 0..<100 where !FileManager.default.fileExists(atPath: folder) {
      Thread.sleep(forTimeInterval: 0.1)
    }
    Thread.sleep(forTimeInterval: 0.3)
    let second = try run(to: "out")
    #expect(second.exit == 74 && second.messages.contains("another run writes to out"))
    let asked = Date()
    process.terminate()
    process.waitUntilExit()
    #expect(Date().timeIntervalSince(asked) < 2.5)
    #expect(process.terminationStatus == 143)
    #expect(try run("-q", to: "out").exit == 0)
    #expect(try scratch.names("out").contains("manifest.json") && isWhole("out"))
  }

  private func shell(_ script: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["bash", "-c", script, "bash", Command.binary.path]
    process.currentDirectoryURL = scratch.url
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test func aWriteThatFailsLeavesTheEarlierTables() throws {
    try scratch.write("in.jsonl", Self.articles(400))
    try scratch.write("p.yml", "inputs: in.jsonl\n")
    #expect(try run("-q", to: "out").exit == 0)
    let before = try scratch.names("out").map { try scratch.bytes("out/\($0)") }
    #expect(try shell("trap '' XFSZ; ulimit -f 16; exec \"$1\" run p.yml -o out -q") == 74)
    #expect(try scratch.names("out").map { try scratch.bytes("out/\($0)") } == before)
  }

  @Test func aReaderThatWentAwayIsNoFault() throws {
    try scratch.write("in.jsonl", Self.articles(3))
    try scratch.write("p.yml", "inputs: in.jsonl\n")
    #expect(try shell("set -o pipefail; \"$1\" run p.yml | true") == 0)
    #expect(try shell("set -o pipefail; \"$1\" articles in.jsonl | true") == 0)
  }

  @Test func zoneAndLocaleChangeNothing() throws {
    try scratch.write("in.jsonl", Self.articles(12))
    try scratch.write("p.yml", "inputs: in.jsonl\n")
    for (name, zone, locale) in [("a", "UTC", "C"), ("b", "Asia/Tokyo", "tr_TR.UTF-8")] {
      let environment = ["TZ": zone, "LANG": locale, "LC_ALL": locale]
      let result = try Command.run(
        ["run", "p.yml", "-o", name, "-q"], in: scratch, environment: environment)
      #expect(result.exit == 0)
    }
    #expect(try same("a", "b"))
  }

  @Test func otherLanguagesAreReadInPartOrSkipped() throws {
    let texts = [
      (
        "en",
        "“We will help,” said Ola Brandt on Monday. The council of the town had met for three hours before it could agree on anything, and nobody was content with what it had agreed on in the end."
      ),
      (
        "uk",
        "«Ми допоможемо Україні», — сказала Ола Брандт у понеділок. Рада міста засідала три години, перш ніж вона змогла домовитися бодай про щось, і ніхто не був задоволений тим, про що домовилися."
      ),
      (
        "pl",
        "„Pomożemy Ukrainie” – powiedziała w poniedziałek Ola Brandt. Rada miasta obradowała trzy godziny, zanim zdołała się w czymkolwiek porozumieć, i nikt nie był zadowolony z tego, co ustalono."
      ),
    ]
    let lines = texts.map { #"{"id":"\#($0.0)","text":"\#($0.1)"}"# }.joined(separator: "\n")
    try scratch.write("in.jsonl", lines)
    try scratch.write("p.yml", "inputs: in.jsonl\n")
    let result = try run(to: "out")
    #expect(
      result.exit == 1 && result.messages.contains("in.jsonl:3: in a language that is not analysed")
    )
    let articles = try #require(scratch.json("out/articles.json") as? [[String: Any]])
    #expect(articles.map { $0["article_id"] as? String } == ["en", "uk"])
    #expect(
      articles.map { ($0["findings"] as? String)?.contains("L001") == true } == [false, true])
    let quotes = try #require(scratch.json("out/quotes.json") as? [[String: Any]])
    #expect(
      quotes.contains {
        $0["text"] as? String == "Ми допоможемо Україні" && $0["type"] as? String == "direct"
      })
  }

  @Test func filesOfAnyKindBecomeLines() throws {
    try scratch.write("a.txt", "---\ntitle: Pier\n---\n“Yes,” said Ola.")
    try scratch.write("b.csv", "id,text\n7,\"“No,” said Ola.\"\n8,\n")
    let result = try Command.run(["articles", "a.txt", "b.csv"], in: scratch)
    #expect(result.exit == 1 && result.messages.contains("b.csv:3"))
    #expect(
      result.lines == [
        #"{"id":"a","title":"Pier","text":"“Yes,” said Ola."}"#,
        #"{"id":"7","text":"“No,” said Ola."}"#,
      ])
  }
}

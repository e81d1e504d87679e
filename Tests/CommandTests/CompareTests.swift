import Foundation
import Testing

/// `compare` and `merge` on runs of generated articles.
@Suite struct CompareTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  /// Three outlets, each with its own way of quoting; hostile names and titles among them.
  static func article(_ number: Int) -> String {
    let outlets = ["Port Gazette", "=Herald", "<script>alert(1)</script>"]
    let praise = "We will help Ukraine and we admire its brave army"
    let blame = "Ukraine betrayed us and its government is corrupt"
    let said = number % 3 == 0 ? praise : number % 2 == 0 ? blame : "Talks will go on in May"
    let text =
      "“\(said),” said Ola Brandt\(number % 5), a mayor. The day was number \(number) of the fair."
    let title = "\"><img src=x onerror=alert(\(number))>"
    let object: [String: String] = [
      "id": "a\(number)", "outlet": outlets[number % 3], "published": "2024-05-\(10 + number % 18)",
      "title": title, "url": "javascript:alert(\(number))", "text": text,
    ]
    let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
    return String(decoding: data ?? Data(), as: UTF8.self) + "\n"
  }

  private func run(_ numbers: [Int], into folder: String, spreadsheet: String = "plain") throws {
    try scratch.write("\(folder)/in.jsonl", numbers.map(Self.article).joined())
    try scratch.write(
      "\(folder)/p.yml", "inputs: in.jsonl\noutput:\n  spreadsheet: \(spreadsheet)\n")
    let result = try Command.run(
      ["run", "\(folder)/p.yml", "--quiet", "--output", "\(folder)/out"], in: scratch)
    #expect(result.exit == 0, "\(result.messages)")
  }

  @Test(arguments: ["plain", "excel", "excel-comma"])
  func shardsMergedAreASingleRun(_ spreadsheet: String) throws {
    try run(Array(0..<60), into: "all", spreadsheet: spreadsheet)
    try run((0..<60).filter { $0 % 2 == 0 }, into: "even", spreadsheet: spreadsheet)
    try run((0..<60).filter { $0 % 2 == 1 }, into: "odd", spreadsheet: spreadsheet)
    let merged = try Command.run(
      ["merge", "even/out", "odd/out", "--output", "merged", "--pipeline", "all/p.yml"],
      in: scratch)
    #expect(merged.exit == 0, "\(merged.messages)")
    #expect(try scratch.names("merged") == scratch.names("all/out"))
    for name in try scratch.names("all/out") where name != "manifest.json" {
      #expect(try scratch.bytes("merged/\(name)") == scratch.bytes("all/out/\(name)"), "\(name)")
    }
  }

  /// One pipeline, one file of articles for each shard: every file is that of a single run, the manifest too.
  @Test func oneFileAShardGivesTheSameManifest() throws {
    let names = ["c.jsonl", "a.jsonl", "b.jsonl"]
    for (at, name) in names.enumerated() {
      let articles = (0..<30).filter { $0 % 3 == at }.map(Self.article).joined()
      try scratch.write(name, articles + (at == 1 ? "{no article\n" : ""))
    }
    try scratch.write("p.yml", "inputs: [a.jsonl, b.jsonl, c.jsonl]\n")
    let all = try Command.run(["run", "p.yml", "-q", "-o", "all"], in: scratch)
    #expect(all.exit == 1)
    for name in names {
      _ = try Command.run(["run", "p.yml", "-q", "-i", name, "-o", "shard-\(name)"], in: scratch)
    }
    let merged = try Command.run(
      ["merge"] + names.map { "shard-\($0)" } + ["-o", "merged", "--pipeline", "p.yml"],
      in: scratch)
    #expect(merged.exit == 0, "\(merged.messages)")
    #expect(try scratch.names("merged") == scratch.names("all"))
    for name in try scratch.names("all") {
      #expect(try scratch.bytes("merged/\(name)") == scratch.bytes("all/\(name)"), "\(name)")
    }
  }

  @Test func anArticleOfTwoShardsIsTakenOnce() throws {
    try run(Array(0..<20), into: "a")
    try run(Array(15..<30), into: "b")
    try run(Array(0..<30), into: "all")
    let merged = try Command.run(
      ["merge", "a/out", "b/out", "-o", "merged", "--pipeline", "all/p.yml"], in: scratch)
    #expect(
      merged.exit == 1 && merged.messages.contains("5 articles stand in more than one folder"))
    #expect(try scratch.bytes("merged/quotes.csv") == scratch.bytes("all/out/quotes.csv"))
    #expect(try scratch.bytes("merged/speakers.csv") == scratch.bytes("all/out/speakers.csv"))
  }

  @Test func compareSaysWhatTheRunSaid() throws {
    try run(Array(0..<60), into: "all")
    let told = try Command.run(["compare", "all/out", "--json"], in: scratch)
    #expect(told.exit == 0)
    #expect(Array(told.output.utf8) == (try scratch.bytes("all/out/comparison.json")))
    let text = try Command.run(["compare", "all/out", "--html", "page.html"], in: scratch)
    #expect(text.output.contains("stance toward ukraine"))
    #expect(text.output.contains("too few articles or quotations"))
    #expect(try scratch.bytes("page.html") == scratch.bytes("all/out/report.html"))
  }

  /// Nothing of names, titles and addresses is markup in the report.
  @Test func nothingInjectedRuns() throws {
    try run(Array(0..<60), into: "all")
    let page = String(decoding: try scratch.bytes("all/out/report.html"), as: UTF8.self)
    #expect(page.contains("default-src 'none'"))
    for mark in ["<script", "<img", "href=\"javascript:", "onerror=alert(1)>"] {
      #expect(!page.contains(mark), "\(mark)")
    }
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
  }

  @Test func aTableOfAnotherVersionIsNamed() throws {
    try scratch.write("old/articles.csv", "article_id,outlet\na,b\n")
    try scratch.write("old/quotes.csv", "quote_id\n")
    let told = try Command.run(["compare", "old"], in: scratch)
    #expect(told.exit == 74)
    #expect(told.messages.contains("old/articles.csv:1: the column 'day' is missing"))
    #expect(try Command.run(["compare", "nowhere"], in: scratch).exit == 74)
  }
}

import Aggregation
import DocumentModel
import MappedBytes
import Reporting
import Tabular
import TestKit
import Testing

@Suite struct ManifestTests {
  static func file(_ path: String, records: Int? = nil) -> Manifest.File {
    Manifest.File(path: path, sha256: SHA256.hex([]), bytes: 0, records: records)
  }

  @Test func readIsScoredSkippedAndFailed() throws {
    let manifest = Manifest(
      version: "1.0", pipeline: Self.file("Pipelines/sample.yml"), icu: (72, 1),
      inputs: [Self.file("in.jsonl", records: 7)], lexicons: [Self.file("sides.tsv")],
      outputs: [Self.file("quotes.csv", records: 3)],
      counts: Manifest.Counts(
        scored: 4, skipped: [.init(code: "language", count: 2)],
        failed: [.init(code: "json", count: 1)]),
      findings: [(.unclosedQuote, 2)],
      defused: [.quotes: ["text": 2, "cue_text": 1], .articles: ["title": 1]])
    let json = try JSONReader.value(of: manifest.json)
    let counts = json["counts"]
    #expect(counts?["in"]?.integer == 7)
    #expect(counts?["scored"]?.integer == 4 && counts?["skipped"]?.integer == 2)
    #expect(counts?["reasons"]?.elements?.map { $0["code"]?.text } == ["language", "json"])
    #expect(json["icu"]?.text == "72.1")
    #expect(json["inputs"]?.elements?.first?["articles"]?.integer == 7)
    #expect(
      json["defused_cells"]?.elements?.map { $0["column"]?.text } == ["title", "cue_text", "text"])
    #expect(json["findings"]?.elements?.first?["message"]?.text == "quotation mark never closed")
  }

  @Test func summaryNamesWhoAndWhere() throws {
    let lexicons = try Repository.lexicons()
    var totals = Totals()
    totals.add(try TablesTests.sketch().analysis, lexicons)
    let lines = Summary(totals, lexicons).text.split(separator: "\n").map(String.init)
    #expect(lines[0].hasPrefix("1 articles"))
    #expect(lines.contains { $0.contains("Olena Marchuk") && $0.contains("+0.42 (1)") })
    #expect(lines.contains { $0.contains("Harbour Post") && $0.contains("-0.09 (1)") })
    #expect(Summary(Totals(), lexicons).text.contains("0 articles"))
  }
}

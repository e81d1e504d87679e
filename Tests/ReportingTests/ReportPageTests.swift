import Aggregation
import DocumentModel
import Foundation
import LexiconStore
import TestKit
import Testing

@testable import Reporting

@Suite struct ReportPageTests {
  private func page(_ quotations: [ReportQuotation] = []) throws -> String {
    let page = ReportPage(
      try TwoOutlets.comparison(), quotations, try Repository.lexicons(), version: "1")
    return String(decoding: page.bytes, as: UTF8.self)
  }

  /// A hundred ways to smuggle a script in, in every place that shows text.
  @Test func nothingThatIsShownIsMarkup() throws {
    let payloads = (0..<25).flatMap { number in
      [
        "<script>alert(\(number))</script>", "\"><img src=x onerror=alert(\(number))>",
        "'><svg/onload=alert(\(number))>", "</style><script>alert(\(number))</script>",
      ]
    }
    let quotations = payloads.enumerated().map { at, payload in
      var quotation = ReportQuotation(id: "\(payload)#1", article: payload)
      quotation.outlet = payload
      quotation.title = payload
      quotation.url = at % 2 == 0 ? "javascript:alert(1)" : "https://example.org/\(payload)"
      quotation.text = "Said \(payload) and more"
      quotation.speaker = payload
      quotation.role = payload
      quotation.cue = payload
      quotation.labels = ["pro", "anti"]
      quotation.scores = [500, -500]
      quotation.reasons = [
        ReportQuotation.Reason(target: payload, weight: 400, words: payload, rule: payload)
      ]
      return quotation
    }
    let page = try page(quotations)
    for mark in ["<script", "<img", "<svg/", "href=\"javascript", "' onload", "\" onerror"] {
      #expect(!page.contains(mark), "\(mark)")
    }
    #expect(page.components(separatedBy: "</style>").count == 3)
    #expect(page.components(separatedBy: "&lt;script&gt;").count > 100)
  }

  @Test func itSaysWhatDiffersAndHowSureItIs() throws {
    let page = try page()
    #expect(page.contains("Gazette"))
    #expect(page.contains("more favourable to Ukraine"))
    #expect(page.contains("95 % interval"))
    #expect(page.contains("Russia: too few"))
    #expect(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"))
    #expect(!page.contains("http://") && !page.contains("https://"))
  }

  /// Every drawing says in words what it shows.
  @Test func drawingsAreNamed() throws {
    let page = try page()
    let drawings = page.components(separatedBy: "role=\"img\"").dropFirst()
    #expect(!drawings.isEmpty)
    for drawing in drawings { #expect(drawing.hasPrefix(" aria-label=\"")) }
  }

  @Test func evidenceIsUnderlinedOnce() throws {
    var quotation = ReportQuotation(id: "a#1", article: "a")
    quotation.outlet = "Gazette"
    quotation.text = "Brave people, brave town"
    quotation.labels = ["pro", nil]
    quotation.scores = [500, 0]
    quotation.reasons = [
      ReportQuotation.Reason(target: "ukraine", weight: 400, words: "brave town", rule: "r"),
      ReportQuotation.Reason(target: "ukraine", weight: 300, words: "brave", rule: "r"),
    ]
    let page = try page([quotation])
    #expect(page.contains("Brave people, <mark class=\"pro\""))
    #expect(page.components(separatedBy: "<mark").count == 2)
  }

  @Test func graphAndSchemaNameEveryThing() throws {
    let lexicons = try Repository.lexicons()
    let graph = String(
      decoding: GraphFile(try TwoOutlets.comparison(), lexicons).bytes, as: UTF8.self)
    #expect(graph.contains("id=\"outlet:Gazette&gt;person:ola-brandt-1\""))
    #expect(graph.contains("target=\"target:ukraine\""))
    let tables = Tables(lexicons: lexicons)
    let schema = String(decoding: tables.jsonSchema, as: UTF8.self)
    for table in tables.schemas { #expect(schema.contains("\"\(table.name.rawValue)\"")) }
  }

  @Test func printedTablesSayTooFew() throws {
    let text = ComparisonText(try TwoOutlets.comparison(), try Repository.lexicons()).text
    #expect(text.contains("1 near-duplicates, left out"))
    #expect(text.contains("no outlet has enough"))
    #expect(text.contains("Gazette"))
  }
}

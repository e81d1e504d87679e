import DocumentModel
import TestKit
import Testing

@testable import Aggregation

@Suite struct SyndicationTests {
  private func text(_ first: Int, _ count: Int) -> String {
    (first..<(first + count)).map { "word\($0 * 7919 % 4000)" }.joined(separator: " ")
  }

  private func fingerprint(_ text: String) -> Fingerprint? {
    Fingerprint(of: TextBuffer(validated: Array(text.utf8)))
  }

  @Test func theShareOfCommonRunsIsEstimated() throws {
    let whole = try #require(fingerprint(text(0, 600)))
    for (kept, share) in [(600, 1.0), (450, 0.75), (300, 0.5), (60, 0.1)] {
      let cut = try #require(fingerprint(text(0, kept)))
      #expect(abs(whole.similarity(cut) - share) < 0.2, "\(kept)")
    }
    #expect(whole.similarity(try #require(fingerprint(text(2000, 600)))) < 0.1)
  }

  @Test func caseAndMarksDoNotMatter() {
    #expect(
      fingerprint("One “two”, three – four FIVE six.") == fingerprint("one two three four five six")
    )
    #expect(fingerprint("only four words here") == nil)
  }

  @Test func itReadsBackWhatItWrites() throws {
    let print = try #require(fingerprint(text(0, 100)))
    #expect(Fingerprint(text: Array(print.text.utf8)) == print)
    #expect(print.text.allSatisfy { ("a"..."p").contains($0) })
    #expect(Fingerprint(text: Array("=1+1".utf8)) == nil)
  }

  private func corpus(_ days: [String?]) -> Corpus {
    var corpus = Corpus(targets: [])
    for (at, day) in days.enumerated() {
      _ = corpus.add(
        ArticleFacts(
          id: "a\(at)", outlet: "O\(at)", day: day, words: 1, fingerprint: fingerprint(text(0, 300))
        ))
    }
    return corpus
  }

  @Test func theFirstOfOneTextCounts() {
    let all = corpus(["2024-05-02", "2024-05-01", nil])
    let comparison = Comparison(of: all)
    #expect(comparison.articles == 1)
    #expect(comparison.duplicates.map(\.article) == ["a0", "a2"])
    #expect(comparison.duplicates.allSatisfy { $0.original == "a1" && $0.similarity == 1 })
    #expect(comparison.outlets.map(\.articles) == [0, 1, 0])
    var each = ComparisonOptions()
    each.countsDuplicates = true
    #expect(Comparison(of: all, options: each).articles == 3)
  }

  private func statement(_ text: String, _ number: Int, speaker: String?) -> QuotationFacts {
    QuotationFacts(
      number: number, kind: .direct, speaker: speaker, speakerName: speaker, speakerKind: .person,
      side: .unknown, role: nil, cue: nil, cueClass: nil, attitude: nil, stances: [],
      sentiment: nil, text: Array(text.utf8))
  }

  @Test func oneStatementWholeAndCutIsOneCluster() {
    var corpus = Corpus(targets: [])
    for (at, outlet) in ["Post", "Sun", "Star", "Post"].enumerated() {
      _ = corpus.add(
        ArticleFacts(id: "a\(at)", outlet: outlet, day: nil, words: 1, fingerprint: nil))
    }
    let whole =
      "We kept the bridge open through the winter and we shall keep it open until spring comes"
    _ = corpus.add(statement(whole, 1, speaker: "x"), to: "a0")
    _ = corpus.add(
      statement("through the winter and we shall keep it open until spring", 1, speaker: "x"),
      to: "a1")
    // Another person's, and another sentence of the same person.
    _ = corpus.add(statement(whole, 1, speaker: "y"), to: "a2")
    _ = corpus.add(
      statement("The ferry will run twice a day from the first of next month", 2, speaker: "x"),
      to: "a2")
    let statements = Comparison(of: corpus).statements
    #expect(statements.count == 1)
    #expect(statements.first?.carriages.map(\.quotation) == ["a0#1", "a1#1"])
    #expect(statements.first?.longest == 17)
  }

  @Test(arguments: [
    ("1970-01-01", 0), ("2000-02-29", 11016), ("1969-12-31", -1), ("2024-05-01", 19844),
  ])
  func daysAreCounted(_ day: String, _ number: Int) {
    #expect(Calendar.number(of: day) == number && Calendar.day(number) == day)
  }

  @Test func weeksBeginOnMonday() {
    // 2024-05-01 was a Wednesday.
    #expect(Calendar.day(Calendar.monday(19844)) == "2024-04-29")
    #expect(Calendar.monday(Calendar.monday(-4)) == Calendar.monday(-4))
    #expect(Calendar.number(of: "2024-13-01") == nil)
  }
}

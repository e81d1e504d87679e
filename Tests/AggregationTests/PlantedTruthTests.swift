import DocumentModel
import Statistics
import TestKit
import Testing

@testable import Aggregation

/// Corpora whose truth is known: two outlets that differ only in whom they quote, only in what the same speakers say, or
/// not at all.
@Suite struct PlantedTruthTests {
  enum Truth { case whom, what, none }

  /// Two outlets of forty articles with one to six quotations each, by ten speakers of whom each has an attitude of their own.
  static func corpus(_ truth: Truth, seed: UInt64) -> Corpus {
    var random = SeededRandom(seed: seed)
    var corpus = Corpus(targets: [SideID(rawValue: 2)])
    for outlet in 0..<2 {
      for article in 0..<40 {
        let id = "\(outlet)-\(article)"
        _ = corpus.add(
          ArticleFacts(
            id: id, outlet: "Outlet \(outlet)", day: nil, words: 300, fingerprint: nil))
        // An article has a tone of its own: its quotations are not independent.
        let tone = random.below(301) - 150
        for number in 1...(1 + random.below(6)) {
          let fact = quotation(truth, outlet, number, tone, &random)
          _ = corpus.add(fact, to: id)
        }
      }
    }
    return corpus
  }

  private static func quotation(
    _ truth: Truth, _ outlet: Int, _ number: Int, _ tone: Int, _ random: inout SeededRandom
  ) -> QuotationFacts {
    // Speaker 0 is the fiercest critic, 9 the warmest friend. `whom`: one outlet asks friends more often.
    var speaker = random.below(10)
    if truth == .whom, outlet == 0, random.below(100) < 50 { speaker = 5 + random.below(5) }
    var score = speaker * 80 - 360 + tone + random.below(401) - 200
    if truth == .what, outlet == 0 { score += 180 }
    let label: StanceLabel = score > 100 ? .pro : score < -100 ? .anti : .neutral
    return QuotationFacts(
      number: number, kind: .direct, speaker: "person:p\(speaker)", speakerName: "P\(speaker)",
      speakerKind: .person, side: SideID(rawValue: speaker < 5 ? 3 : 2), role: nil, cue: nil,
      cueClass: nil, attitude: nil, stances: [StanceFact(score: Millis(score), label: label)],
      sentiment: nil, text: [])
  }

  static func pair(_ truth: Truth, seed: UInt64) throws -> OutletDifference.Finding {
    let comparison = Comparison(of: corpus(truth, seed: seed))
    return try #require(comparison.differences.first { $0.b != nil }?.finding)
  }

  /// Which part is shown to differ from nothing.
  static func told(_ finding: OutletDifference.Finding) throws -> (whom: Bool, what: Bool) {
    let error = try #require(finding.error)
    return (!error.whom.contains(0), !error.what.contains(0))
  }

  @Test func whomIsTold() throws {
    let told = try (1...20).map { try Self.told(Self.pair(.whom, seed: $0)) }
    #expect(told.count { $0.whom } >= 17 && told.count { $0.what } <= 3)
  }

  @Test func whatIsTold() throws {
    let told = try (1...20).map { try Self.told(Self.pair(.what, seed: $0)) }
    #expect(told.count { $0.what } >= 17 && told.count { $0.whom } <= 3)
  }

  /// At the 5 % level no more than 7 % of 200 corpora without a difference are called different.
  @Test func nothingIsSeldomCalledDifferent() throws {
    let called = try (1...200).count { try Self.pair(.none, seed: UInt64($0)).isDifferent }
    #expect(called <= 14, "\(called) of 200")
    #expect(called >= 2, "the test never calls anything: \(called) of 200")
  }

  /// Whatever order articles come in, every number is the same.
  @Test func theOrderOfArticlesDoesNotMatter() throws {
    func numbers(_ reversed: Bool) throws -> [String] {
      var corpus = Corpus(targets: [SideID(rawValue: 2)])
      let order = reversed ? Array((0..<24).reversed()) : Array(0..<24)
      for article in order {
        let id = "a\(article)"
        _ = corpus.add(
          ArticleFacts(
            id: id, outlet: article % 2 == 0 ? "Post" : "Sun", day: "2024-01-\(10 + article)",
            words: 10, fingerprint: nil))
        var random = SeededRandom(seed: UInt64(article))
        for number in 1...3 {
          _ = corpus.add(Self.quotation(.what, article % 2, number, 0, &random), to: id)
        }
      }
      let comparison = Comparison(of: corpus)
      return comparison.differences.map { "\($0)" } + comparison.voices.map { "\($0)" }
        + comparison.weeks.map { "\($0)" }
    }
    #expect(try numbers(false) == numbers(true))
  }
}

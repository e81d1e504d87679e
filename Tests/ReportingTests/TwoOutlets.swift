import Aggregation
import DocumentModel
import LexiconStore
import TestKit

/// Two outlets with enough to compare: the Gazette quotes friends of Ukraine, the Herald its critics; one statement stands
/// in both, and one article twice.
enum TwoOutlets {
  static func comparison(_ options: ComparisonOptions = ComparisonOptions()) throws -> Comparison {
    Comparison(of: try corpus(), options: options)
  }

  static func corpus() throws -> Corpus {
    let lexicons = try Repository.lexicons()
    var corpus = Corpus(targets: lexicons.targets)
    for (outlet, sign) in [("Gazette", 1), ("Herald", -1)] {
      for article in 0..<8 {
        let id = "\(outlet)-\(article)"
        let day = "2024-05-0\(article + 1)"
        _ = corpus.add(
          ArticleFacts(
            id: id, outlet: outlet, day: day, words: 100,
            fingerprint: fingerprint(article == 7 ? "the last one of all" : id)))
        for number in 1...2 {
          let score = sign * (300 + 40 * article) - 100 * number
          _ = corpus.add(
            quotation(number, speaker: "person:ola-brandt-\(number)", score: score, article),
            to: id)
        }
      }
    }
    return corpus
  }

  private static func fingerprint(_ words: String) -> Fingerprint? {
    let text = (0..<80).map { "\(words) \($0)" }.joined(separator: " ")
    return Fingerprint(of: TextBuffer(validated: Array(text.utf8)))
  }

  static func quotation(
    _ number: Int, speaker: String, score: Int, _ article: Int
  ) -> QuotationFacts {
    let text =
      number == 1 && article == 0
      ? "We shall keep the harbour open as long as anyone comes" : "Number \(article)."
    return QuotationFacts(
      number: number, kind: .direct, speaker: speaker, speakerName: "Ola Brandt",
      speakerKind: .person, side: SideID(rawValue: 2), role: nil, cue: "said",
      cueClass: .speech, attitude: .neutral,
      stances: [
        StanceFact(
          score: Millis(score), label: score > 100 ? .pro : score < -100 ? .anti : .neutral),
        nil,
      ], sentiment: Millis(score / 2), text: Array(text.utf8))
  }
}

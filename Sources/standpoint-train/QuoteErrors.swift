import DocumentModel
import Evaluation
import Foundation
import Quotation

/// What was missed and why: for reading.
enum QuoteErrors {
  static func coverage(_ articles: [LabelledArticle], _ tell: (String) -> Void) {
    var gold = 0
    var cues = 0
    var extents = 0
    for one in articles {
      for quotation in one.article.gold {
        gold += 1
        let hits = one.hits(quotation)
        cues += hits.isEmpty ? 0 : 1
        extents += hits.contains { one.bestShare($0, quotation) >= 0.8 - 1e-9 } ? 1 : 0
      }
    }
    let share = { (n: Int) in String(format: "%.1f", 100 * Double(n) / Double(max(gold, 1))) }
    tell("coverage: cue \(share(cues)) %, extent \(share(extents)) % of \(gold)")
  }

  /// Attributions that no claim matches.
  static func missed(_ articles: [(LabelledArticle, [Int])], _ floors: ClaimFloors) {
    for (one, scores) in articles {
      let claims = one.candidates.decide(
        scores: scores, floors: floors)
      let words = claims.map { one.article.words(one.candidates.slices(ofExtent: $0.extent)) }
      for gold in one.article.gold {
        if words.contains(where: { LabelledArticle.share($0, gold.words) >= 0.8 - 1e-9 }) {
          continue
        }
        let hits = one.hits(gold)
        let claimed = claims.filter { hits.contains($0.cue) }
        let reason =
          hits.isEmpty
          ? "NOCUE"
          : !hits.contains { one.bestShare($0, gold) >= 0.8 - 1e-9 }
            ? "NOEXTENT" : claimed.isEmpty ? "REJECTED" : "CHOICE"
        print(
          "\(reason) \(gold.isDirect ? "d" : "-")\(gold.item.isSpeech ? "s" : "-") cue ‹\(one.text(gold.cue))› \(one.shown(gold.words))"
        )
        for claim in claimed {
          let got = one.article.words(one.candidates.slices(ofExtent: claim.extent))
          print("    got \(one.candidates.shape(ofExtent: claim.extent)) \(one.shown(got))")
        }
      }
    }
  }

  /// The marked stretches of which the model is asked: whether they are quoted, score, features, context.
  static func stretches(_ articles: [(LabelledArticle, [Int])], _ training: QuoteTraining) {
    for (one, scores) in articles {
      let labels = QuoteTraining.stretches(one, scores, training.floors).labels
      let asked = one.candidates.stretches(
        scores: scores, floors: training.floors)
      for (stretch, label) in zip(asked, labels) {
        let score = training.loose.part.score(stretch.features)
        let features = stretch.features.filter(training.fit.fitting.isNamed).map {
          training.fit.fitting.fields($0).dropFirst().joined(separator: ":")
        }
        let place = one.article.codePoints(stretch.content)
        print(
          "\(label > 0 ? "QUOTED" : "OTHER")\t\(score)\t\(one.article.id)\t\(place.lowerBound)\t\(place.upperBound)\t\(features.joined(separator: " "))\t\(one.shown(one.article.words([stretch.content])))"
        )
      }
    }
  }

  /// Claims that match no attribution.
  static func wrong(_ articles: [(LabelledArticle, [Int])], _ floors: ClaimFloors) {
    for (one, scores) in articles {
      let claims = one.candidates.decide(
        scores: scores, floors: floors)
      for claim in claims {
        let got = one.article.words(one.candidates.slices(ofExtent: claim.extent))
        let cue = one.article.codePoints(one.candidates.range(ofCue: claim.cue))
        if one.article.gold.contains(where: { LabelledArticle.share(got, $0.words) >= 0.8 - 1e-9 })
        {
          continue
        }
        let isCue = LabelledArticle.isCue(one.article, cue)
        print(
          "\(isCue ? "EXTENT" : "FALSE") \(one.candidates.shape(ofExtent: claim.extent)) ‹\(one.text(cue))› \(scores[claim.extent]) \(one.shown(got))"
        )
      }
    }
  }
}

extension LabelledArticle {
  /// The candidates on an attribution's cue.
  func hits(_ gold: FittingArticle.Gold) -> [Int] {
    (0..<candidates.cueCount).filter {
      gold.cue.overlaps(article.codePoints(candidates.range(ofCue: $0)))
    }
  }

  func bestShare(_ cue: Int, _ gold: FittingArticle.Gold) -> Double {
    candidates.extents(ofCue: cue).map {
      Self.share(article.words(candidates.slices(ofExtent: $0)), gold.words)
    }.max() ?? 0
  }

  static func share(_ a: Set<Int>, _ b: Set<Int>) -> Double {
    Double(a.intersection(b).count) / Double(max(a.count, b.count, 1))
  }

  func text(_ range: Range<Int>) -> String {
    article.text(range).replacing("\n", with: "¶")
  }

  /// The words with what stands around them.
  func shown(_ words: Set<Int>) -> String {
    guard let first = words.min(), let last = words.max() else { return "∅" }
    let start = article.text.words[first].lowerBound
    let end = article.text.words[last].upperBound
    return
      "\(text(max(0, start - 70)..<start))⟦\(text(start..<end))⟧\(text(end..<end + 70))"
  }
}

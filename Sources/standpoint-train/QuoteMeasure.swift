import DocumentModel
import Evaluation
import Foundation
import Quotation

/// Claims against gold, on spans alone.
struct ClaimMeasure {
  private var all = QuotationMeasure(.all, [.ov80])
  private var speech = QuotationMeasure(.speech, [.ov80])
  private var direct = QuotationMeasure(.direct, [.ov80])

  /// What thresholds are chosen by.
  var value: Double { all.count(.ov80).f + speech.count(.ov80).f + direct.count(.ov80).f }

  var line: String {
    let shown = { (measure: QuotationMeasure) in
      let count = measure.count(.ov80)
      return String(
        format: "%.1f (P %.1f R %.1f)", count.f, count.precision.percent, count.recall.percent)
    }
    return "all \(shown(all)) speech \(shown(speech)) direct \(shown(direct))"
  }

  mutating func add(_ one: LabelledArticle, _ claims: [(cue: Int, extent: Int)]) {
    let gold = one.article.gold.map(\.item)
    let predicted = claims.map { claim in
      QuotationItem(
        words: one.words[claim.extent],
        type: one.candidates.shape(ofExtent: claim.extent).isMarks ? "direct" : "indirect",
        hasCue: true, isSpeech: one.isSpeech[claim.cue])
    }
    all.add(gold: gold, predicted: predicted)
    speech.add(gold: gold, predicted: predicted)
    direct.add(gold: gold, predicted: predicted)
  }
}

extension ExtentShape {
  var isMarks: Bool { rawValue >= ExtentShape.marksBefore.rawValue }
}

/// The thresholds of the second part: an extent, and one that is made of marked stretches.
struct ClaimFloors {
  var plain: Int
  var marks: Int

  /// The ones that serve best on scores of articles that were left out.
  static func best(
    _ articles: [(LabelledArticle, [Int])], _ tell: (String) -> Void
  ) -> ClaimFloors {
    var best = ClaimFloors(plain: -600, marks: -1200)
    var value = measure(articles, best).value
    for step in [400, 200, 100] {
      var moved = true
      while moved {
        moved = false
        for (plain, marks) in [(step, 0), (-step, 0), (0, step), (0, -step)] {
          let next = ClaimFloors(plain: best.plain + plain, marks: best.marks + marks)
          let got = measure(articles, next).value
          if got > value {
            (best, value, moved) = (next, got, true)
          }
        }
      }
    }
    tell("floors \(best.plain) \(best.marks): \(measure(articles, best).line)")
    return best
  }

  static func measure(_ articles: [(LabelledArticle, [Int])], _ floors: ClaimFloors) -> ClaimMeasure
  {
    var measure = ClaimMeasure()
    for (one, scores) in articles {
      measure.add(
        one,
        one.candidates.decide(scores: scores, floor: floors.plain, marksFloor: floors.marks))
    }
    return measure
  }
}

import DocumentModel
import Evaluation
import Foundation
import Quotation

/// Claims against gold, on spans, and end to end as far as it is known here: whether there is a source, not who it is.
struct ClaimMeasure {
  private var all = QuotationMeasure(.all, [.ov80])
  private var speech = QuotationMeasure(.speech, [.ov80])
  private var direct = QuotationMeasure(.direct, [.ov80])

  /// What the thresholds of extents are chosen by.
  var value: Double { all.count(.ov80).f + speech.count(.ov80).f + direct.count(.ov80).f }
  /// What the threshold of ownerless extents is chosen by: a span without its source is half right.
  var ownedValue: Double { all.count(.ov80).f + all.endToEnd.f }

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
        words: one.words[claim.extent], speaker: one.hasSource[claim.cue] ? [0] : [],
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

extension ClaimFloors {
  /// The ones that serve best on scores of articles that were left out: first those of all extents, then the one of
  /// extents that nobody owns.
  /// `things`: what a thing behind a cue that is not strong must score.
  static func best(
    _ articles: [(LabelledArticle, [Int])], things: Int, _ tell: (String) -> Void
  ) -> ClaimFloors {
    var best = ClaimFloors(plain: -600, marks: -1200, ownerless: -600, thing: -9999)
    climb(&best, [(1, 0, 1), (0, 1, 0)]) { measure(articles, $0).value }
    climb(&best, [(0, 0, 1)]) { measure(articles, $0).ownedValue }
    tell(
      "floors \(best.plain) \(best.marks) \(best.ownerless): \(measure(articles, best).line)")
    best.thing = max(best.plain, things)
    tell("things from \(best.thing): \(measure(articles, best).line)")
    return best
  }

  /// Moves along `ways`, by smaller and smaller steps, as long as the value grows.
  private static func climb(
    _ best: inout ClaimFloors, _ ways: [(plain: Int, marks: Int, ownerless: Int)],
    _ value: (ClaimFloors) -> Double
  ) {
    var known = value(best)
    for step in [400, 200, 100] {
      var moved = true
      while moved {
        moved = false
        for way in ways {
          for step in [step, -step] {
            let next = ClaimFloors(
              plain: best.plain + way.plain * step, marks: best.marks + way.marks * step,
              ownerless: best.ownerless + way.ownerless * step, thing: best.thing)
            let got = value(next)
            if got > known { (best, known, moved) = (next, got, true) }
          }
        }
      }
    }
  }

  static func measure(_ articles: [(LabelledArticle, [Int])], _ floors: ClaimFloors) -> ClaimMeasure
  {
    var measure = ClaimMeasure()
    for (one, scores) in articles {
      measure.add(one, one.candidates.decide(scores: scores, floors: floors))
    }
    return measure
  }
}

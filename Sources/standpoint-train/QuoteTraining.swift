import DocumentModel
import Evaluation
import Foundation
import LexiconStore
import Quotation

/// Fits the four parts one after the other. Each learns from scores of the earlier ones on articles that those never
/// saw, and every threshold is chosen on such scores.
struct QuoteTraining {
  let fit: QuoteFit
  let articles: [FittingArticle]
  let speech: WordPatterns
  let cue: CrossFit
  let cueFloor: Int
  let labelled: [LabelledArticle]
  let extent: CrossFit
  let second: CrossFit
  let floors: ClaimFloors
  let loose: CrossFit
  let looseFloor: Int
  let heldFloor: Int

  /// `loss`: one cue in so many may fall under the first threshold; `kept`: so many percent of the marked stretches
  /// that quote somebody stay quotations; `held`: the same of those claimed with words around them; `things`: what a
  /// thing behind a cue that is not strong must score, in thousandths.
  init(
    _ fit: QuoteFit, _ articles: [FittingArticle], _ speech: WordPatterns, loss: Int,
    kept: Double, held: Double, things: Int
  ) {
    self.fit = fit
    self.articles = articles
    self.speech = speech
    let cueExamples = articles.map(fit.cues)
    let cue = fit.fit("cue", cueExamples)
    let cueFloor = fit.cueFloor(cue, cueExamples, loss: loss)
    let labelled = articles.enumerated().map { at, article in
      LabelledArticle(
        article, fit.candidates(article, cue.part(without: at), floor: cueFloor), speech)
    }
    let extent = fit.fit("extent", labelled.map { ($0.features, $0.labels) })
    let second = fit.fit(
      "second",
      zip(labelled, extent.scores).map { one, scores in
        (one.candidates.secondFeatures(scores: scores), one.labels)
      })
    let floors = ClaimFloors.best(
      Array(zip(labelled, second.scores)), things: things, fit.tell)
    let stretches = zip(labelled, second.scores).map { Self.stretches($0, $1, floors) }
    var firm = fit
    firm.options = .firm
    let loose = firm.fit("stretch", stretches)
    looseFloor = Self.looseFloor(loose, stretches, kept: kept, fit.tell)
    heldFloor = Self.looseFloor(loose, stretches, kept: held, { _ in })
    (self.cue, self.cueFloor, self.labelled) = (cue, cueFloor, labelled)
    (self.extent, self.second, self.floors, self.loose) = (extent, second, floors, loose)
  }

  /// The marked stretches of an article; 1 where at least half of the words are in an attribution's content, and somebody
  /// is named to whom it is attributed: a name or term that "is called" so by nobody quotes nobody.
  static func stretches(_ one: LabelledArticle, _ scores: [Int], _ floors: ClaimFloors) -> Labelled
  {
    let gold = one.article.gold.filter(\.hasSource)
      .reduce(into: Set<Int>()) { $0.formUnion($1.words) }
    let stretches = one.candidates.stretches(
      scores: scores, floors: floors)
    return (
      stretches.map(\.features),
      stretches.map { stretch in
        let words = one.article.words(stretch.content)
        return words.count { gold.contains($0) } * 2 >= max(1, words.count) ? 1 : 0
      }
    )
  }

  private static func looseFloor(
    _ loose: CrossFit, _ examples: [Labelled], kept: Double, _ tell: (String) -> Void
  ) -> Int {
    var right: [Int] = []
    var wrong: [Int] = []
    for (scores, article) in zip(loose.scores, examples) {
      for (score, label) in zip(scores, article.labels) {
        if label > 0 { right.append(score) } else { wrong.append(score) }
      }
    }
    right.sort()
    let floor = { (kept: Double) in
      right.isEmpty ? 0 : right[Int(Double(right.count) * (1 - kept / 100))]
    }
    for kept in [kept, 95, 92, 90, 88, 86, 84, 82, 80] {
      let out = 100 * wrong.count { $0 < floor(kept) } / max(1, wrong.count)
      tell("stretch floor \(floor(kept)): keeps \(kept) % of \(right.count), out \(out) %")
    }
    return floor(kept)
  }

  /// Articles that were not trained on, with their final scores.
  func scored(_ articles: [FittingArticle]) -> [(LabelledArticle, [Int])] {
    articles.map { article in
      let one = LabelledArticle(
        article, fit.candidates(article, cue.part, floor: cueFloor), speech)
      let scores = one.features.map { extent.part.score($0) }
      return (one, one.candidates.secondFeatures(scores: scores).map { second.part.score($0) })
    }
  }

  var heldOut: [(LabelledArticle, [Int])] { Array(zip(labelled, second.scores)) }

  /// The lines of quotations.tsv.
  var lines: [(FeatureKey, Int)] {
    [
      (fit.fitting.threshold(.cue), cueFloor),
      (fit.fitting.threshold(.second), floors.plain),
      (fit.fitting.threshold(.second, 1), floors.marks),
      (fit.fitting.threshold(.second, 2), floors.ownerless),
      (fit.fitting.threshold(.second, 3), floors.thing),
      (fit.fitting.threshold(.loose), looseFloor),
      (fit.fitting.threshold(.loose, 1), heldFloor),
    ] + cue.part.lines + extent.part.lines + second.part.lines + loose.part.lines
  }
}

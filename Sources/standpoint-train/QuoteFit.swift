import DocumentModel
import Foundation
import LexiconStore
import Quotation

/// Features numbered in the order they are met; those met too seldom are dropped.
struct FeatureNumbers {
  private(set) var keys: [FeatureKey] = []
  private var numbers: [FeatureKey: Int32] = [:]
  private var counts: [FeatureKey: Int] = [:]

  mutating func count(_ features: [FeatureKey]) {
    for key in features { counts[key, default: 0] += 1 }
  }

  /// Numbers the features that were counted at least `least` times, in the order of their keys.
  mutating func freeze(least: Int) {
    keys = counts.filter { $0.value >= least }.map(\.key).sorted { $0.order < $1.order }
    numbers = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, Int32($0)) })
    counts = [:]
  }

  func numbers(_ features: [FeatureKey]) -> [Int32] { features.compactMap { numbers[$0] } }
}

/// One fitted part of the model.
struct FittedPart {
  let numbers: FeatureNumbers
  let weights: [Float]

  var lines: [(FeatureKey, Int)] {
    zip(numbers.keys, weights).compactMap { key, weight in
      let millis = Int((weight * 1000).rounded())
      return millis == 0 ? nil : (key, millis)
    }
  }

  func score(_ features: [FeatureKey]) -> Int {
    var z: Float = 0
    for number in numbers.numbers(features) { z += weights[Int(number)] }
    return Int((z * 1000).rounded())
  }
}

/// The candidates of one article with what is right about them.
struct LabelledArticle {
  let article: FittingArticle
  let candidates: Candidates
  let features: [[FeatureKey]]
  let labels: [Float]

  init(_ article: FittingArticle, _ candidates: Candidates) {
    self.article = article
    self.candidates = candidates
    var features: [[FeatureKey]] = []
    var labels: [Float] = []
    let own = candidates.extentFeatures()
    for cue in 0..<candidates.cueCount {
      let shared = candidates.features(ofCue: cue, .extent)
      let cueWords = article.codePoints(candidates.range(ofCue: cue))
      for extent in candidates.extents(ofCue: cue) {
        features.append(shared + own[extent])
        labels.append(Self.label(article, cueWords, candidates.slices(ofExtent: extent)))
      }
    }
    self.features = features
    self.labels = labels
  }

  /// 1 where a gold quotation of this cue shares four fifths of its words with the extent both ways.
  static func label(_ article: FittingArticle, _ cue: Range<Int>, _ slices: [Slice]) -> Float {
    let words = article.words(slices)
    guard !words.isEmpty else { return 0 }
    for gold in article.gold where gold.cue.overlaps(cue) {
      let shared = gold.words.intersection(words).count
      if shared * 5 >= 4 * max(gold.words.count, words.count) { return 1 }
    }
    return 0
  }

  static func isCue(_ article: FittingArticle, _ cue: Range<Int>) -> Bool {
    article.gold.contains { $0.cue.overlaps(cue) }
  }
}

/// Fits the parts of the model one after the other.
struct QuoteFit {
  let fitting: QuotationFitting
  var options = LogisticFit.Options()
  /// How often a feature must occur.
  var least = 4
  let tell: (String) -> Void

  /// Which words are cues at all.
  func cuePart(_ articles: [FittingArticle]) -> FittedPart {
    var numbers = FeatureNumbers()
    var all: [(features: [FeatureKey], label: Float)] = []
    for article in articles {
      let candidates = self.candidates(article, weights: [], floor: .min)
      for cue in 0..<candidates.cueCount {
        let features = candidates.features(ofCue: cue, .cue)
        let words = article.codePoints(candidates.range(ofCue: cue))
        numbers.count(features)
        all.append((features, LabelledArticle.isCue(article, words) ? 1 : 0))
      }
    }
    numbers.freeze(least: least)
    var examples = LogisticFit.Examples()
    for one in all { examples.append(numbers.numbers(one.features), label: one.label) }
    let weights = LogisticFit.weights(
      examples, features: numbers.keys.count, skip: { _ in false }, options)
    tell("cue: \(examples.count) candidates, \(numbers.keys.count) features")
    return FittedPart(numbers: numbers, weights: weights)
  }

  /// The score under which one cue in `loss` of the attributions lies.
  func cueFloor(_ cue: FittedPart, _ articles: [FittingArticle], loss: Int) -> Int {
    var scores: [Int] = []
    var all: [Int] = []
    for article in articles {
      let candidates = self.candidates(article, weights: [], floor: .min)
      for number in 0..<candidates.cueCount {
        let score = cue.score(candidates.features(ofCue: number, .cue))
        let words = article.codePoints(candidates.range(ofCue: number))
        if LabelledArticle.isCue(article, words) { scores.append(score) }
        all.append(score)
      }
    }
    scores.sort()
    let floor = scores.isEmpty ? 0 : scores[scores.count / max(loss, 2)]
    tell("cue floor \(floor): keeps \(all.count { $0 >= floor }) of \(all.count)")
    return floor
  }

  func candidates(_ article: FittingArticle, weights: [(FeatureKey, Int)], floor: Int) -> Candidates
  {
    fitting.candidates(
      article.document, article.segments, article.syntax, weights: weights, floor: floor)
  }

  /// Fits a part on labelled examples of several articles, one fold left out at a time and then all: the scores of the
  /// left-out folds, per article, and the part.
  func part(
    _ name: String, _ articles: [(features: [[FeatureKey]], labels: [Float])], folds: Int
  ) -> (part: FittedPart, scores: [[Int]]) {
    var numbers = FeatureNumbers()
    for article in articles { for features in article.features { numbers.count(features) } }
    numbers.freeze(least: least)
    var examples = LogisticFit.Examples()
    var fold: [Int8] = []
    for (at, article) in articles.enumerated() {
      for (features, label) in zip(article.features, article.labels) {
        examples.append(numbers.numbers(features), label: label)
        fold.append(Int8(at % max(folds, 1)))
      }
    }
    tell("\(name): \(examples.count) examples, \(numbers.keys.count) features")
    var scores = [Int](repeating: 0, count: examples.count)
    if folds > 1 {
      for left in 0..<folds {
        let weights = LogisticFit.weights(
          examples, features: numbers.keys.count, skip: { fold[$0] == left }, options)
        for at in 0..<examples.count where fold[at] == left {
          scores[at] = Int((LogisticFit.score(examples, at, weights) * 1000).rounded())
        }
      }
    }
    let weights = LogisticFit.weights(
      examples, features: numbers.keys.count, skip: { _ in false }, options)
    var split: [[Int]] = []
    var start = 0
    for article in articles {
      split.append(Array(scores[start..<start + article.labels.count]))
      start += article.labels.count
    }
    return (FittedPart(numbers: numbers, weights: weights), split)
  }
}

import DocumentModel
import Evaluation
import Foundation
import LexiconStore
import Quotation

/// Features numbered in the order of their keys; those met too seldom are dropped.
struct FeatureNumbers {
  private(set) var keys: [FeatureKey] = []
  private var numbers: [FeatureKey: Int32] = [:]
  private var counts: [FeatureKey: Int] = [:]

  mutating func count(_ features: [FeatureKey]) {
    for key in features { counts[key, default: 0] += 1 }
  }

  /// Numbers the features that were counted at least `least` times and that `isWanted`.
  mutating func freeze(least: Int, where isWanted: (FeatureKey) -> Bool) {
    keys = counts.filter { $0.value >= least && isWanted($0.key) }.map(\.key)
      .sorted { $0.order < $1.order }
    numbers = Dictionary(uniqueKeysWithValues: keys.enumerated().map { ($1, Int32($0)) })
    counts = [:]
  }

  func numbers(_ features: [FeatureKey]) -> [Int32] { features.compactMap { numbers[$0] } }
}

/// One fitted part of the model, its weights as the file will have them.
struct FittedPart {
  let numbers: FeatureNumbers
  /// Millis, by feature number.
  let weights: [Int32]

  /// Weights under `cut` are dropped, the others rounded to tens.
  init(_ numbers: FeatureNumbers, _ weights: [Float], cut: Int) {
    self.numbers = numbers
    self.weights = weights.map { weight in
      let millis = (weight * 100).rounded() * 10
      return abs(millis) < Float(cut) ? 0 : Int32(millis)
    }
  }

  var lines: [(FeatureKey, Int)] {
    zip(numbers.keys, weights).compactMap { $1 == 0 ? nil : ($0, Int($1)) }
  }

  func score(_ features: [FeatureKey]) -> Int { score(numbers.numbers(features)[...]) }

  func score(_ features: ArraySlice<Int32>) -> Int {
    features.reduce(0) { $0 + Int(weights[Int($1)]) }
  }
}

/// A part fitted on everything, and on everything but one fold of the articles, for each fold.
struct CrossFit {
  let part: FittedPart
  let folds: [FittedPart]
  /// Per article and example: its score by the part that never saw the article.
  let scores: [[Int]]

  /// The part that never saw the article at that position.
  func part(without article: Int) -> FittedPart { folds[article % folds.count] }
}

/// The candidates of one article with what is right about them.
struct LabelledArticle {
  let article: FittingArticle
  let candidates: Candidates
  let features: [[FeatureKey]]
  let labels: [Float]
  /// Per extent.
  let words: [Set<Int>]
  /// Per cue.
  let isSpeech: [Bool]
  /// Per cue.
  let hasSource: [Bool]

  init(_ article: FittingArticle, _ candidates: Candidates, _ speech: WordPatterns) {
    self.article = article
    self.candidates = candidates
    var features: [[FeatureKey]] = []
    var labels: [Float] = []
    var words: [Set<Int>] = []
    var isSpeech: [Bool] = []
    let own = candidates.extentFeatures()
    for cue in 0..<candidates.cueCount {
      let shared = candidates.features(ofCue: cue, .extent)
      let place = article.codePoints(candidates.range(ofCue: cue))
      isSpeech.append(speech.matches(article.text(place)))
      for extent in candidates.extents(ofCue: cue) {
        words.append(article.words(candidates.slices(ofExtent: extent)))
        features.append(shared + own[extent])
        labels.append(Self.label(article, place, words[extent]))
      }
    }
    self.features = features
    self.labels = labels
    self.words = words
    self.isSpeech = isSpeech
    hasSource = (0..<candidates.cueCount).map(candidates.hasSource)
  }

  /// 1 where a gold quotation of this cue shares four fifths of its words with the extent both ways.
  static func label(_ article: FittingArticle, _ cue: Range<Int>, _ words: Set<Int>) -> Float {
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

/// Examples of one article.
typealias Labelled = (features: [[FeatureKey]], labels: [Float])

/// Fits the parts of the model.
struct QuoteFit {
  let fitting: QuotationFitting
  var options = LogisticFit.Options()
  /// How often a feature must occur.
  var least = 4
  /// Weights of less, in millis, are dropped.
  var cut = 40
  var folds = 5
  /// Features that are left out, to see what they are worth.
  var without: Set<FeatureKind> = []
  let tell: (String) -> Void

  /// The words of an article that may be cues, and whether they are.
  func cues(_ article: FittingArticle) -> Labelled {
    let cues = fitting.cues(article.document, article.segments, article.syntax)
    return (
      cues.map(\.features),
      cues.map { LabelledArticle.isCue(article, article.codePoints($0.range)) ? 1 : 0 }
    )
  }

  /// The score, by a part that never saw the article, under which one cue in `loss` of the attributions lies.
  func cueFloor(_ cue: CrossFit, _ examples: [Labelled], loss: Int) -> Int {
    var right: [Int] = []
    for (scores, article) in zip(cue.scores, examples) {
      for (score, label) in zip(scores, article.labels) where label > 0 { right.append(score) }
    }
    right.sort()
    let floor = right.isEmpty ? 0 : right[right.count / max(loss, 2)]
    let all = cue.scores.joined()
    tell("cue floor \(floor): keeps \(all.count { $0 >= floor }) of \(all.count)")
    return floor
  }

  func candidates(_ article: FittingArticle, _ cue: FittedPart, floor: Int) -> Candidates {
    fitting.candidates(
      article.document, article.segments, article.syntax, weights: cue.lines, floor: floor)
  }

  func fit(_ name: String, _ articles: [Labelled]) -> CrossFit {
    var numbers = FeatureNumbers()
    for article in articles { for features in article.features { numbers.count(features) } }
    numbers.freeze(least: least) { !without.contains($0.kind) && fitting.isNamed($0) }
    var examples = LogisticFit.Examples()
    var fold: [Int8] = []
    for (at, article) in articles.enumerated() {
      for (features, label) in zip(article.features, article.labels) {
        examples.append(numbers.numbers(features), label: label)
        fold.append(Int8(at % folds))
      }
    }
    let part = { (skip: (Int) -> Bool) in
      FittedPart(
        numbers,
        LogisticFit.weights(examples, features: numbers.keys.count, skip: skip, options), cut: cut)
    }
    let parts = (0..<folds).map { left in part { fold[$0] == left } }
    let scores = (0..<examples.count).map { at in
      parts[Int(fold[at])].score(examples.features[examples.range(at)])
    }
    let whole = part { _ in false }
    tell("\(name): \(examples.count) examples, \(whole.lines.count) weights")
    return CrossFit(part: whole, folds: parts, scores: Self.split(scores, articles))
  }

  private static func split(_ scores: [Int], _ articles: [Labelled]) -> [[Int]] {
    var start = 0
    return articles.map { article in
      defer { start += article.labels.count }
      return Array(scores[start..<start + article.labels.count])
    }
  }
}

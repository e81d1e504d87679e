import DocumentModel
import Quotation

/// Claims against gold, on spans alone: one-to-one, the greatest overlap first, an overlap of four fifths both ways.
struct SpanScore {
  var right = 0
  var gold = 0
  var predicted = 0
  /// Right in span, and the cue is the gold's.
  var withCue = 0

  var f: Double { ratio(right) }
  var cueF: Double { ratio(withCue) }
  private func ratio(_ n: Int) -> Double {
    gold + predicted == 0 ? 0 : 200 * Double(n) / Double(gold + predicted)
  }
  var precision: Double { 100 * Double(right) / Double(max(predicted, 1)) }
  var recall: Double { 100 * Double(right) / Double(max(gold, 1)) }

  enum Wanted { case all, direct }

  mutating func add(
    _ article: FittingArticle, _ candidates: Candidates, _ claims: [(cue: Int, extent: Int)],
    _ wanted: Wanted
  ) {
    let words = claims.map { article.words(candidates.slices(ofExtent: $0.extent)) }
    var pairs: [(share: Double, gold: Int, claim: Int)] = []
    for (g, gold) in article.gold.enumerated() {
      for (p, claim) in words.enumerated() {
        let shared = gold.words.intersection(claim).count
        let share = Double(shared) / Double(max(gold.words.count, claim.count, 1))
        if share >= 0.8 - 1e-9 { pairs.append((share, g, p)) }
      }
    }
    pairs.sort { ($1.share, $0.gold, $0.claim) < ($0.share, $1.gold, $1.claim) }
    var goldTaken: [Int: Int] = [:]
    var claimTaken: [Int: Int] = [:]
    for pair in pairs where goldTaken[pair.gold] == nil && claimTaken[pair.claim] == nil {
      goldTaken[pair.gold] = pair.claim
      claimTaken[pair.claim] = pair.gold
    }
    func needed(_ one: FittingArticle.Gold) -> Bool {
      switch wanted {
      case .all: true
      case .direct: one.isDirect
      }
    }
    gold += article.gold.count { needed($0) }
    let care = article.gold.filter(needed).reduce(into: Set<Int>()) { $0.formUnion($1.words) }
    let free = article.gold.filter { !needed($0) }.reduce(into: Set<Int>()) {
      $0.formUnion($1.words)
    }
    .subtracting(care)
    for (p, claim) in claims.enumerated() {
      if let g = claimTaken[p] {
        guard needed(article.gold[g]) else { continue }
        predicted += 1
        right += 1
        if article.gold[g].cue.overlaps(article.codePoints(candidates.range(ofCue: claim.cue))) {
          withCue += 1
        }
      } else {
        if words[p].intersection(free).count * 2 > words[p].count { continue }
        if wanted == .direct, !candidates.shape(ofExtent: claim.extent).isMarks { continue }
        predicted += 1
      }
    }
  }
}

extension ExtentShape {
  var isMarks: Bool { rawValue >= ExtentShape.marksBefore.rawValue }
}

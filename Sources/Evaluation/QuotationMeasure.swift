/// Quotations against gold, one-to-one, the greatest overlap first.
public struct QuotationMeasure: Sendable {
  /// What is asked for: every attribution, those with a cue of speech, or direct quotations.
  public enum Scope: Sendable, CaseIterable { case all, speech, direct }

  /// When a predicted content matches a gold one.
  public enum Criterion: String, Sendable, CaseIterable {
    /// The same words; four fifths, half of the larger one; more than three tenths, than four fifths of the gold's.
    case exact, ov80, ov50, ggt30, ggt80

    var least: Double {
      switch self {
      case .exact: 1
      case .ov80, .ggt80: 0.8
      case .ov50: 0.5
      case .ggt30: 0.3
      }
    }

    func share(_ shared: Int, gold: Int, predicted: Int) -> Double {
      let whole = self == .ggt30 || self == .ggt80 ? gold : max(gold, predicted)
      return Double(shared) / Double(whole)
    }

    func holds(_ share: Double) -> Bool {
      self == .ggt30 || self == .ggt80 ? share > least : share >= least - 1e-9
    }
  }

  /// How many were found of how many, on the side of the gold and of the predictions.
  public struct Count: Sendable {
    public internal(set) var found = 0
    public internal(set) var gold = 0
    public internal(set) var right = 0
    public internal(set) var predicted = 0

    public var precision: Share { Share(right, predicted) }
    public var recall: Share { Share(found, gold) }
    /// In percent.
    public var f: Double { Share.f(precision, recall) }
  }

  public static let types = ["all", "direct", "mixed", "indirect"]
  public let scope: Scope
  public internal(set) var counts: [Criterion: [String: Count]] = [:]
  /// Matched and the speaker right.
  public internal(set) var endToEnd = Count()
  /// Words, whatever quotation they belong to.
  public internal(set) var tokens = Count()
  /// On matched quotations: the speaker is right; the same where the gold has one; by type; the name is right.
  public internal(set) var speakers = Share()
  public internal(set) var givenSpeakers = Share()
  public internal(set) var speakersByType: [String: Share] = [:]
  public internal(set) var names = Share()
  private let criteria: [Criterion]
  private let passed: Set<String>

  /// `passed`: words of names that are not compared.
  public init(
    _ scope: Scope, _ criteria: [Criterion] = Criterion.allCases, passed: [String] = []
  ) {
    self.scope = scope
    self.criteria = criteria
    self.passed = Set(passed)
    for criterion in criteria {
      counts[criterion] = Dictionary(uniqueKeysWithValues: Self.types.map { ($0, Count()) })
    }
  }

  public func count(_ criterion: Criterion, _ type: String = "all") -> Count {
    counts[criterion]?[type] ?? Count()
  }

  private func isNeeded(_ gold: QuotationItem) -> Bool {
    switch scope {
    case .all: true
    case .speech: gold.isSpeech
    case .direct: gold.type == "direct"
    }
  }

  /// Adds one article. Items without words are passed over.
  public mutating func add(gold: [QuotationItem], predicted: [QuotationItem]) {
    let gold = gold.filter { !$0.words.isEmpty }
    let predicted = predicted.filter { !$0.words.isEmpty }
    let needed = gold.map(isNeeded)
    let care = union(zip(gold, needed).filter(\.1).map(\.0))
    let free = union(zip(gold, needed).filter { !$0.1 }.map(\.0)).subtracting(care)
    let all = union(predicted).subtracting(free)
    tokens.found += care.intersection(all).count
    tokens.right = tokens.found
    tokens.gold += care.count
    tokens.predicted += all.count
    for criterion in criteria {
      add(criterion, gold, predicted, needed, free)
    }
  }

  private func union(_ items: [QuotationItem]) -> Set<Int> {
    items.reduce(into: []) { $0.formUnion($1.words) }
  }

  private mutating func add(
    _ criterion: Criterion, _ gold: [QuotationItem], _ predicted: [QuotationItem],
    _ needed: [Bool], _ free: Set<Int>
  ) {
    let all = QuotationMatching.pairs(gold, predicted, criterion)
    let pairs = all.filter { needed[$0.gold] }
    let dropped = dropped(predicted, all, needed, free)
    let foundGold = Set(pairs.map(\.gold))
    let foundPredicted = Set(pairs.map(\.predicted))
    for (at, item) in gold.enumerated() where needed[at] {
      for type in ["all", item.type] {
        counts[criterion]?[type]?.gold += 1
        counts[criterion]?[type]?.found += foundGold.contains(at) ? 1 : 0
      }
    }
    for (at, item) in predicted.enumerated() where !dropped[at] {
      for type in ["all", item.type] {
        counts[criterion]?[type]?.predicted += 1
        counts[criterion]?[type]?.right += foundPredicted.contains(at) ? 1 : 0
      }
    }
    guard criterion == .ov80 else { return }
    endToEnd.gold += needed.count { $0 }
    endToEnd.predicted += dropped.count { !$0 }
    for pair in pairs { addSpeaker(gold[pair.gold], predicted[pair.predicted]) }
  }

  /// Which predictions do not count: matched with a quotation that is not asked for, mostly within such ones, or, outside
  /// the scope by what they say themselves.
  private func dropped(
    _ predicted: [QuotationItem], _ pairs: [QuotationMatching.Pair], _ needed: [Bool],
    _ free: Set<Int>
  ) -> [Bool] {
    let matched = Dictionary(uniqueKeysWithValues: pairs.map { ($0.predicted, $0.gold) })
    return predicted.enumerated().map { at, item in
      if let gold = matched[at] { return !needed[gold] }
      if item.words.intersection(free).count * 2 > item.words.count { return true }
      switch scope {
      case .all: return false
      case .speech: return item.hasCue && !item.isSpeech
      case .direct: return item.type != "direct"
      }
    }
  }

  private mutating func addSpeaker(_ gold: QuotationItem, _ predicted: QuotationItem) {
    let isRight =
      gold.speaker.isEmpty
      ? predicted.speaker.isEmpty : !gold.speaker.isDisjoint(with: predicted.speaker)
    speakers.add(isRight)
    speakersByType[gold.type, default: Share()].add(isRight)
    if !gold.speaker.isEmpty { givenSpeakers.add(isRight) }
    endToEnd.found += isRight ? 1 : 0
    endToEnd.right = endToEnd.found
    if let name = gold.name, !name.isEmpty {
      names.add(NameMatch(passed: passed).names(name, predicted.name))
    }
  }
}

/// Which gold goes with which prediction.
enum QuotationMatching {
  struct Pair {
    let share: Double
    let gold: Int
    let predicted: Int
  }

  static func pairs(
    _ gold: [QuotationItem], _ predicted: [QuotationItem],
    _ criterion: QuotationMeasure.Criterion
  ) -> [Pair] {
    var all: [Pair] = []
    for (g, one) in gold.enumerated() {
      for (p, other) in predicted.enumerated() where one.hull.overlaps(other.hull) {
        let shared = one.words.intersection(other.words).count
        guard shared > 0 else { continue }
        let share = criterion.share(shared, gold: one.words.count, predicted: other.words.count)
        if criterion.holds(share) { all.append(Pair(share: share, gold: g, predicted: p)) }
      }
    }
    all.sort { ($1.share, $0.gold, $0.predicted) < ($0.share, $1.gold, $1.predicted) }
    var goldTaken: Set<Int> = []
    var predictedTaken: Set<Int> = []
    return all.filter { pair in
      guard !goldTaken.contains(pair.gold), !predictedTaken.contains(pair.predicted) else {
        return false
      }
      goldTaken.insert(pair.gold)
      predictedTaken.insert(pair.predicted)
      return true
    }
  }
}

/// Whether two names mean the same person: all words of the gold name stand in the other, or all words of the other in
/// the gold name, two at least where that has two.
struct NameMatch {
  let passed: Set<String>

  func names(_ gold: String, _ predicted: String?) -> Bool {
    guard let predicted, !predicted.isEmpty else { return false }
    let one = words(gold)
    let other = words(predicted)
    guard !one.isEmpty, !other.isEmpty else { return false }
    if Set(one).isSubset(of: other) { return true }
    return Set(other).isSubset(of: one) && other.count >= min(2, one.count)
  }

  private func words(_ name: String) -> [String] {
    let lowered = name.lowercased()
    let scalars = Array(lowered.unicodeScalars)
    let all = WordTable(lowered).words.map { String(String.UnicodeScalarView(scalars[$0])) }
    let kept = all.filter { !passed.contains($0) }
    return kept.isEmpty ? all : kept
  }
}

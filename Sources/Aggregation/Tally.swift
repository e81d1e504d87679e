public import DocumentModel

/// Scores toward one target, added up. Sums of integers: any order and any split give the same tally.
public struct StanceTally: Sendable, Equatable, Codable {
  public private(set) var sum = 0
  public private(set) var pro = 0
  public private(set) var neutral = 0
  public private(set) var anti = 0

  public init() {}

  public func count(of label: StanceLabel) -> Int {
    switch label {
    case .pro: pro
    case .neutral: neutral
    case .anti: anti
    }
  }

  /// The labels' counts from lowest to highest.
  var ascending: [Int] { [anti, neutral, pro] }

  /// How many quotations involve the target.
  public var count: Int { pro + neutral + anti }
  public var mean: Millis? { Tally.mean(sum, count) }
  public var proShare: Millis? { Tally.share(pro, count) }
  public var neutralShare: Millis? { Tally.share(neutral, count) }
  public var antiShare: Millis? { Tally.share(anti, count) }

  mutating func add(_ score: Millis, _ label: StanceLabel) {
    sum += Int(score.rawValue)
    switch label {
    case .pro: pro += 1
    case .neutral: neutral += 1
    case .anti: anti += 1
    }
  }

  public mutating func merge(_ other: StanceTally) {
    sum += other.sum
    pro += other.pro
    neutral += other.neutral
    anti += other.anti
  }
}

/// What can be counted of any set of quotations. Scare quotes are counted apart and enter nothing else.
public struct Tally: Sendable, Equatable, Codable {
  public private(set) var quotations = 0
  public private(set) var scareQuotes = 0
  /// Quotations whose speaker was found.
  public private(set) var attributed = 0
  private var byType: [Int] = QuoteKind.allCases.map { _ in 0 }
  private var byKind: [Int] = SpeakerKind.allCases.map { _ in 0 }
  private var bySide: [SideID: Int] = [:]
  private var stances: [SideID: StanceTally] = [:]
  private var toneSum = 0
  private var toneCount = 0

  public init() {}

  public init(of views: [QuotationView]) {
    for view in views { add(view) }
  }

  public func quotations(ofType type: QuoteKind) -> Int { byType[Int(type.rawValue)] }

  /// Quotations whose speaker is of that kind; `unknown` counts those without a speaker too.
  public func quotations(bySpeakers kind: SpeakerKind) -> Int { byKind[Int(kind.rawValue)] }

  public func quotations(from side: SideID) -> Int { bySide[side] ?? 0 }
  public func share(from side: SideID) -> Millis? { Self.share(quotations(from: side), quotations) }
  public func stance(toward target: SideID) -> StanceTally { stances[target] ?? StanceTally() }
  public var meanSentiment: Millis? { Self.mean(toneSum, toneCount) }

  mutating func add(_ view: QuotationView) {
    add(
      view.kind, speaker: view.speaker?.kind, side: view.speaker?.side ?? .unknown,
      tone: view.sentiment?.score)
    guard !view.isScare else { return }
    for score in view.scores { add(score.score, score.label, toward: score.target) }
  }

  /// One quotation, but for its stances; `speaker` is nil where none was found.
  mutating func add(_ kind: QuoteKind, speaker: SpeakerKind?, side: SideID, tone: Millis?) {
    byType[Int(kind.rawValue)] += 1
    guard kind != .scare else {
      scareQuotes += 1
      return
    }
    quotations += 1
    if speaker != nil { attributed += 1 }
    byKind[Int((speaker ?? .unknown).rawValue)] += 1
    bySide[side, default: 0] += 1
    if let tone {
      toneSum += Int(tone.rawValue)
      toneCount += 1
    }
  }

  mutating func add(_ quotation: QuotationFacts, _ targets: [SideID]) {
    add(
      quotation.kind, speaker: quotation.speaker == nil ? nil : quotation.speakerKind,
      side: quotation.side, tone: quotation.sentiment)
    guard quotation.kind != .scare else { return }
    for (target, stance) in zip(targets, quotation.stances) {
      if let stance { add(stance.score, stance.label, toward: target) }
    }
  }

  mutating func add(_ score: Millis, _ label: StanceLabel, toward target: SideID) {
    stances[target, default: StanceTally()].add(score, label)
  }

  mutating func merge(_ other: Tally) {
    quotations += other.quotations
    scareQuotes += other.scareQuotes
    attributed += other.attributed
    for at in byType.indices { byType[at] += other.byType[at] }
    for at in byKind.indices { byKind[at] += other.byKind[at] }
    bySide.merge(other.bySide, uniquingKeysWith: +)
    stances.merge(other.stances) { mine, its in
      var both = mine
      both.merge(its)
      return both
    }
    toneSum += other.toneSum
    toneCount += other.toneCount
  }

  /// `sum / count` in thousandths of what `sum` counts in thousandths, halves away from zero; nil of nothing.
  static func mean(_ sum: Int, _ count: Int) -> Millis? {
    guard count > 0 else { return nil }
    let half = sum < 0 ? -(count / 2) : count / 2
    return Millis((sum + half) / count)
  }

  /// `part / whole`; nil of nothing.
  static func share(_ part: Int, _ whole: Int) -> Millis? { mean(part * 1000, whole) }
}

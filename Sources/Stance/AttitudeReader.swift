public import DocumentModel
public import LexiconStore

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// All that a fit looks at in one quotation toward one side.
public struct AttitudeFeatures: Sendable {
  public let quote: Index<Quote>
  public let target: SideID
  public let units: [AttitudeUnit]
  /// The words that a setting stands on: the side's first name or pointing word, else the first word.
  public let anchor: Slice
  /// Tokens of what was said.
  public let length: Int
  /// Which of the side and its opponent are named.
  public let presence: AttitudeColumn
  /// With their amounts in thousandths.
  public let settings: [(setting: AttitudeSetting, amount: Int)]
  /// What the rules found toward the side and toward its opponent.
  public let told: [(rule: AttitudeRule, evidence: Evidence)]

  /// A word counts less in a long quotation: thousandths, one over the root of the length.
  public var share: Int { 1_000_000 / FittedReader.root(of: length) }
}

/// Scores a quotation toward a side by the fitted attitude: a sum over its words, the setting, and the rules' evidence,
/// each weighed anew.
struct AttitudeReader {
  /// What adds less than so many thousandths of log odds is left out of all sums.
  static let least = 20
  let fitted: FittedAttitude

  func read(_ features: AttitudeFeatures) -> (sums: FittedAttitude.Sums, evidence: [Evidence]) {
    var sums = FittedAttitude.Sums.zero
    var evidence: [Evidence] = []
    func add(
      _ part: FittedAttitude.Sums, _ rule: RuleID, _ entry: EntryID, _ range: Slice,
      _ at: Slice?, keeps: Bool = false
    ) {
      sums.opinion += part.opinion
      sums.absence += part.absence
      let direction = keeps || abs(part.direction) >= Self.least ? part.direction : 0
      guard direction != 0 || keeps else { return }
      sums.direction += direction
      evidence.append(
        Evidence(
          quote: features.quote, target: features.target, rule: rule, weight: Millis(direction),
          entry: entry, range: range, targetRange: at))
    }
    let share = features.share
    var (own, foe) = (
      Shares(features.told, ofOpponent: false), Shares(features.told, ofOpponent: true)
    )
    for (setting, amount) in features.settings {
      guard let row = fitted.row(of: setting) else { continue }
      var part = fitted.sums(row, AttitudeColumn.any.bit).times(amount)
      if let isOfOpponent = setting.isToldOfOpponent {
        let isTaken = isOfOpponent ? foe.take(part.direction) : own.take(part.direction)
        if isTaken { part.direction = 0 }
      }
      add(part, .stanceSetting, fitted.entry(row), features.anchor, nil)
    }
    for (rule, piece) in features.told {
      let weight = Int(piece.weight.rawValue)
      var part =
        fitted.row(of: rule).map { fitted.sums($0, AttitudeColumn.any.bit).times(abs(weight)) }
        ?? .zero
      part.direction += rule.isOfOpponent ? foe.next(weight) : own.next(weight)
      add(
        part, rule.isOfOpponent ? .stanceOpponent : piece.rule, piece.entry, piece.range,
        rule.isOfOpponent ? nil : piece.targetRange, keeps: true)
    }
    for unit in features.units {
      guard let row = fitted.row(of: unit.word) else { continue }
      let isAround = unit.columns == AttitudeColumn.around.bit
      let columns = isAround ? unit.columns : unit.columns | features.presence.bit
      let part = fitted.sums(row, columns)
      add(
        isAround ? part : part.times(share), .stanceFitted, fitted.entry(row), unit.range, nil)
    }
    return (sums, evidence)
  }
}

/// What the fit makes of the rules' sum and of their call, shared out among the pieces that have the sum's sign, by their
/// weights: the evidence shows words and no settings.
private struct Shares {
  /// Of the pieces with the sum's sign; 0: there are none.
  private let total: Int
  private var held = 0
  private var passed = 0
  private var given = 0

  init(_ told: [(rule: AttitudeRule, evidence: Evidence)], ofOpponent: Bool) {
    let weights = told.lazy.filter { $0.rule.isOfOpponent == ofOpponent }
      .map { Int($0.evidence.weight.rawValue) }
    let sign = weights.reduce(0, +).signum()
    total = weights.filter { $0.signum() == sign }.reduce(0, +)
  }

  /// False where there is no piece to give it to.
  mutating func take(_ direction: Int) -> Bool {
    guard total != 0 else { return false }
    held += direction
    return true
  }

  /// The share of the next piece; all shares add up to what was taken.
  mutating func next(_ weight: Int) -> Int {
    guard weight.signum() * total.signum() > 0 else { return 0 }
    passed += weight
    let due = held * passed / total
    defer { given = due }
    return due - given
  }
}

/// From the three sums to the probabilities of for, against, neither and not involved, and from these to what is shown.
struct AttitudeScale {
  let weights: StanceWeights

  struct Odds {
    /// The side is rather not involved.
    let isAbsent: Bool
    let label: StanceLabel
    /// The probability of for less that of against, in thousandths.
    let score: Int
    /// The probability of the label among those of an involved side.
    let confidence: Millis
  }

  /// `told`: what the rules call it. `isShort`: the text has no surroundings, which the table was made with.
  func odds(_ sums: FittedAttitude.Sums, told: StanceLabel, isShort: Bool) -> Odds {
    let half = Double(sums.direction) / 2000
    let opinion = Double(sums.opinion) / 1000
    let terms = [opinion + half, opinion - half, 0, Double(sums.absence) / 1000]
    let top = terms.max() ?? 0
    let parts = terms.map { exp($0 - top) }
    let all = parts.reduce(0, +)
    let pro = parts[0] / all
    let anti = parts[1] / all
    let neutral = parts[2] / all
    let absent = parts[3] / all
    func reaches(_ probability: Double, _ threshold: StanceParameter) -> Bool {
      1000 * probability >= Double(weights(threshold, .quotation))
    }
    let call = max(pro, anti)
    let likelier: StanceLabel = pro > anti ? .pro : .anti
    let threshold: StanceParameter =
      told != likelier
      ? .attitudeThreshold : isShort ? .attitudeSecondedShort : .attitudeSeconded
    let label = pro != anti && reaches(call, threshold) ? likelier : .neutral
    let sure = (label == .neutral ? neutral : call) / max(1e-9, 1 - absent)
    return Odds(
      isAbsent: label == .neutral && reaches(absent, .attitudeAbsent),
      label: label, score: Int((1000 * (pro - anti)).rounded()),
      confidence: Millis(Int((1000 * min(1, sure)).rounded())))
  }
}

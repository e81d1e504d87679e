/// One outlet's voices, and the same with each of up to twenty groups of its articles left out: what the errors of a
/// decomposition are estimated from (delete-a-group jackknife; Kott 2001). The groups' cells are asked for when they are
/// needed: twenty times the voices of all outlets need not be in memory together.
public struct VoiceSample: Sendable {
  public let all: [VoiceCell]
  /// How many groups of articles there are.
  public let groups: Int
  private let part: @Sendable (_ group: Int) -> [VoiceCell]

  /// Articles go to so many groups.
  public static let mostGroups = 20

  /// `part` answers the cells of one group, ascending by voice, the same each time.
  public init(groups: Int, part: @escaping @Sendable (_ group: Int) -> [VoiceCell]) {
    self.init(all: Self.sum((0..<groups).map(part)), groups: groups, part: part)
  }

  public init(parts: [[VoiceCell]]) {
    self.init(groups: parts.count) { parts[$0] }
  }

  /// All of them together; articles must have gone to the groups by their places in the whole corpus.
  public init(joining samples: [VoiceSample]) {
    self.init(
      parts: (0..<Self.mostGroups).map { group in Self.sum(samples.map { $0.part(group) }) })
  }

  private init(
    all: [VoiceCell], groups: Int, part: @escaping @Sendable (_ group: Int) -> [VoiceCell]
  ) {
    self.all = all
    self.groups = groups
    self.part = part
  }

  /// The sample without one group of articles.
  public func leftOut(_ group: Int) -> [VoiceCell] { Self.difference(all, part(group)) }

  private static func sum(_ parts: [[VoiceCell]]) -> [VoiceCell] {
    var all: [Int: VoiceCell] = [:]
    for cell in parts.joined() { all[cell.voice] = cell.joined(with: all[cell.voice]) }
    return all.values.sorted { $0.voice < $1.voice }
  }

  /// What is left of a sample when another, grouped by the same places and part of it, is taken away.
  public func without(_ other: VoiceSample) -> VoiceSample {
    let (mine, its) = (part, other.part)
    return VoiceSample(
      all: Self.difference(all, other.all), groups: min(groups, other.groups)
    ) { Self.difference(mine($0), its($0)) }
  }

  /// Both ascend by voice, and `part` is contained in `whole`.
  private static func difference(_ whole: [VoiceCell], _ part: [VoiceCell]) -> [VoiceCell] {
    var rest: [VoiceCell] = []
    rest.reserveCapacity(whole.count)
    var at = 0
    for cell in whole {
      guard at < part.count, part[at].voice == cell.voice else {
        rest.append(cell)
        continue
      }
      let count = cell.count - part[at].count
      if count > 0 {
        rest.append(
          VoiceCell(
            voice: cell.voice, side: cell.side, sum: cell.sum - part[at].sum, count: count))
      }
      at += 1
    }
    return rest
  }
}

extension VoiceCell {
  /// The same voice's quotations of two places; the side is the first one's.
  func joined(with other: VoiceCell?) -> VoiceCell {
    guard let other else { return self }
    return VoiceCell(
      voice: voice, side: other.side, sum: sum + other.sum, count: count + other.count)
  }
}

/// The 95 % intervals of the two parts.
public struct DecompositionError: Sendable, Equatable {
  public let whom: Interval
  public let what: Interval

  /// Nil where an outlet has fewer than `few` groups of articles.
  public init?(
    _ decomposition: Decomposition, _ a: VoiceSample, _ b: VoiceSample, few: Int = 4
  ) {
    let groups = min(a.groups, b.groups)
    guard groups >= max(2, few) else { return nil }
    let fromA = (0..<a.groups).compactMap { Decomposition(a.leftOut($0), b.all) }
    let fromB = (0..<b.groups).compactMap { Decomposition(a.all, b.leftOut($0)) }
    let t = Self.t95[groups - 2]
    func interval(_ part: (Decomposition) -> Double) -> Interval {
      let spread =
        t * (Self.variance(fromA.map(part)) + Self.variance(fromB.map(part))).squareRoot()
      let centre = part(decomposition)
      return Interval(low: centre - spread, high: centre + spread)
    }
    whom = interval(\.whom)
    what = interval(\.what)
  }

  /// Of an estimate, from its values with one group left out each.
  private static func variance(_ values: [Double]) -> Double {
    guard !values.isEmpty else { return 0 }
    let n = Double(values.count)
    let centre = values.reduce(0, +) / n
    return (n - 1) / n * values.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
  }

  /// Student's t at 0.975 for 1 ... 19 degrees of freedom.
  private static let t95 = [
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093,
  ]
}

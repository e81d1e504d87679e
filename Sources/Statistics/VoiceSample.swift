/// One outlet's voices, and the same with each of up to twenty groups of its articles left out: what the errors of a
/// decomposition are estimated from (delete-a-group jackknife; Kott 2001).
public struct VoiceSample: Sendable {
  public let all: [VoiceCell]
  let leftOut: [[VoiceCell]]

  public static let groups = 20

  /// Cells added up article by article: it grows with voices, not with articles.
  public struct Gathering: Sendable {
    private var sums = [[Int: VoiceCell]](repeating: [:], count: VoiceSample.groups)
    private var articles = 0

    public init() {}

    /// The cells of the next article. Articles go to groups in turn, or by their places.
    public mutating func add(_ cells: [VoiceCell], at position: Int? = nil) {
      let group = (position ?? articles) % VoiceSample.groups
      articles += 1
      for cell in cells { sums[group][cell.voice] = cell.joined(with: sums[group][cell.voice]) }
    }

    /// Groups that were put together by places stay, empty or not: those of several outlets belong together.
    public func sample(isPlaced: Bool) -> VoiceSample {
      let groups = isPlaced ? VoiceSample.groups : min(VoiceSample.groups, articles)
      let parts = sums[..<groups].map { $0.values.sorted { $0.voice < $1.voice } }
      let total = VoiceSample.sum(parts)
      return VoiceSample(
        all: total, leftOut: parts.map { VoiceSample.difference(total, $0) })
    }
  }

  /// The cells of each article. Articles go to groups in turn, or by `positions`.
  public init(articles: [[VoiceCell]], positions: [Int]? = nil) {
    var gathering = Gathering()
    for (at, cells) in articles.enumerated() { gathering.add(cells, at: positions?[at]) }
    self = gathering.sample(isPlaced: positions != nil)
  }

  /// All of them together; each must be grouped by positions.
  public init(joining samples: [VoiceSample]) {
    self.init(
      all: Self.sum(samples.map(\.all)),
      leftOut: (0..<Self.groups).map { group in Self.sum(samples.map { $0.leftOut[group] }) })
  }

  private init(all: [VoiceCell], leftOut: [[VoiceCell]]) {
    self.all = all
    self.leftOut = leftOut
  }

  private static func sum(_ parts: [[VoiceCell]]) -> [VoiceCell] {
    var all: [Int: VoiceCell] = [:]
    for cell in parts.joined() { all[cell.voice] = cell.joined(with: all[cell.voice]) }
    return all.values.sorted { $0.voice < $1.voice }
  }

  /// What is left of a sample when another, grouped by the same positions and part of it, is taken away.
  public func without(_ part: VoiceSample) -> VoiceSample {
    VoiceSample(
      all: Self.difference(all, part.all),
      leftOut: zip(leftOut, part.leftOut).map { Self.difference($0, $1) })
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
    let groups = min(a.leftOut.count, b.leftOut.count)
    guard groups >= max(2, few) else { return nil }
    let fromA = a.leftOut.compactMap { Decomposition($0, b.all) }
    let fromB = b.leftOut.compactMap { Decomposition(a.all, $0) }
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

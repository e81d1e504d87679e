import DocumentModel
import MappedBytes
import Statistics

/// Every comparison of outlets, with false discoveries taken into account.
struct Differences: Sendable {
  private(set) var all: [OutletDifference] = []
  private let options: ComparisonOptions
  private let hands: Hands

  init(_ profiles: [OutletProfile], _ options: ComparisonOptions, by hands: Hands) {
    self.options = options
    self.hands = hands
    let named = profiles.filter { $0.outlet != nil }
    let targets = named.first?.stances.indices ?? 0..<0
    var against: [OutletDifference] = []
    var pairs: [OutletDifference] = []
    for target in targets {
      let sides = named.map { Side($0.outlet ?? "", $0.stances[target]) }
      against += self.againstOthers(sides)
      pairs += self.pairs(sides.filter { !$0.stance.isTooFew })
    }
    all = Self.withQ(against) + Self.withQ(pairs)
  }

  /// What is compared.
  private struct Side: Sendable {
    let name: String
    let stance: OutletStance
    init(_ name: String, _ stance: OutletStance) {
      self.name = name
      self.stance = stance
    }
  }

  private func againstOthers(_ sides: [Side]) -> [OutletDifference] {
    let everywhere = Rest(sides.map(\.stance))
    return hands.map(sides.count) { at in
      difference(sides[at].name, sides[at].stance, nil, everywhere.without(at, options))
    }
  }

  private func pairs(_ sides: [Side]) -> [OutletDifference] {
    hands.map(sides.count) { first in
      sides[(first + 1)...].map { other in
        difference(sides[first].name, sides[first].stance, other.name, other.stance)
      }
    }.flatMap { $0 }
  }

  private func difference(
    _ name: String, _ a: OutletStance, _ other: String?, _ b: OutletStance
  ) -> OutletDifference {
    OutletDifference(
      a: name, b: other, target: a.target, quotations: (a.tally.count, b.tally.count),
      articles: (a.articles, b.articles),
      finding: a.isTooFew || b.isTooFew
        ? nil : finding(a, b, stream: "\(name)|\(other ?? "")|\(a.target.rawValue)"))
  }

  private func finding(
    _ a: OutletStance, _ b: OutletStance, stream: String
  ) -> OutletDifference.Finding? {
    var random = SeededRandom(seed: options.seed, stream: stream)
    guard let drawnA = a.bootstrap, let drawnB = b.bootstrap,
      let test = test(a.clusters, b.clusters, &random)
    else { return nil }
    let decomposition = Decomposition(a.voices.all, b.voices.all)
    return OutletDifference.Finding(
      means: (drawnA.estimate, drawnB.estimate),
      interval: Bootstrap.differenceInterval(drawnA, drawnB), test: test, q: test.p,
      cliffsDelta: EffectSize.cliffsDelta(a.tally.ascending, b.tally.ascending),
      cohensD: EffectSize.cohensD(a.moments, b.moments), decomposition: decomposition,
      error: decomposition.flatMap { DecompositionError($0, a.voices, b.voices) })
  }

  private func test(
    _ a: Column<Cluster>, _ b: Column<Cluster>, _ random: inout SeededRandom
  ) -> PermutationTest? {
    defer {
      a.release()
      b.release()
    }
    return a.withSpan { first in
      b.withSpan { second in PermutationTest(first, second, random: &random) }
    }
  }

  private static func withQ(_ rows: [OutletDifference]) -> [OutletDifference] {
    let tested = rows.indices.filter { rows[$0].finding != nil }
    let q = FalseDiscovery.qValues(tested.compactMap { rows[$0].finding?.test.p })
    var rows = rows
    for (at, q) in zip(tested, q) { rows[at] = rows[at].with(q: q) }
    return rows
  }
}

extension OutletDifference {
  fileprivate func with(q: Double) -> OutletDifference {
    var finding = finding
    finding?.q = q
    return OutletDifference(
      a: a, b: b, target: target, quotations: quotations, articles: articles, finding: finding)
  }
}

/// All outlets' quotations on a target, from which one outlet's can be taken away.
private struct Rest: Sendable {
  private let stances: [OutletStance]
  private let voices: VoiceSample

  init(_ stances: [OutletStance]) {
    self.stances = stances
    voices = VoiceSample(joining: stances.map(\.placedVoices))
  }

  func without(_ outlet: Int, _ options: ComparisonOptions) -> OutletStance {
    let stance = stances[outlet]
    var tally = StanceTally()
    var moments = Moments()
    let clusters = Column<Cluster>(in: stance.clusters.folder)
    var samples: [Bootstrap] = []
    for (at, other) in stances.enumerated() where at != outlet {
      tally.merge(other.tally)
      moments.merge(other.moments)
      append(other.clusters, to: clusters)
      if let bootstrap = other.bootstrap { samples.append(bootstrap) }
    }
    let rest = voices.without(stance.placedVoices)
    return OutletStance(
      target: stance.target, tally: tally, articles: clusters.count, speakers: 0,
      isTooFew: clusters.count < options.fewestArticles || tally.count < options.fewestQuotations,
      interval: nil, clusters: clusters, moments: moments,
      bootstrap: clusters.withSpan { Bootstrap($0, joining: samples) }, voices: rest,
      placedVoices: rest)
  }

  private func append(_ more: Column<Cluster>, to clusters: Column<Cluster>) {
    for at in more.indices {
      clusters.append(more[at])
      clusters.breathe(at)
      more.breathe(at)
    }
  }
}

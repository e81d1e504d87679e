import Testing

@testable import Statistics

/// Laws that hold whatever the data.
@Suite struct LawTests {
  private func cells(_ random: inout SeededRandom, voices: Int) -> [VoiceCell] {
    (0..<voices).compactMap { voice in
      let count = random.below(4)
      guard count > 0 else { return nil }
      return VoiceCell(
        voice: voice, side: voice % 3, sum: (random.below(2001) - 1000) * count, count: count)
    }
  }

  @Test func theTwoPartsAreTheDifference() throws {
    var random = SeededRandom(seed: 3)
    for _ in 0..<200 {
      let (a, b) = (cells(&random, voices: 30), cells(&random, voices: 25))
      guard let parts = Decomposition(a, b) else { continue }
      #expect(abs(parts.whom + parts.what - parts.difference) < 1e-9)
      let turned = try #require(Decomposition(b, a))
      #expect(abs(turned.whom + parts.whom) < 1e-9 && abs(turned.what + parts.what) < 1e-9)
    }
  }

  /// By hand: one voice in both, one in each alone.
  @Test func aDecompositionByHand() throws {
    let a = [
      VoiceCell(voice: 1, side: 0, sum: 1000, count: 2),
      VoiceCell(voice: 2, side: 0, sum: 800, count: 2),
    ]
    let b = [
      VoiceCell(voice: 1, side: 0, sum: -300, count: 3),
      VoiceCell(voice: 3, side: 1, sum: -500, count: 1),
    ]
    let parts = try #require(Decomposition(a, b))
    // Means 450 and −200. Voice 1: shares 1/2 and 3/4, means 500 and −100.
    #expect(parts.difference == 650)
    #expect(abs(parts.what - 0.625 * 600) < 1e-9)
    #expect(abs(parts.whom - (-0.25 * 200 + 0.5 * 400 + 0.25 * 500)) < 1e-9)
    #expect(parts.shared == 5 && parts.all == 8 && parts.sharedVoices == 1)
    #expect(Decomposition([], b) == nil)
  }

  @Test func momentsMergeInAnyOrder() {
    let clusters = (0..<50).map { Cluster(sum: $0 * 37 % 101 - 50, count: 1 + $0 % 4) }
    var left = ClusterMoments(clusters[..<20])
    left.merge(ClusterMoments(clusters[20...]))
    #expect(left == ClusterMoments(clusters.reversed()))
    #expect(left.without(ClusterMoments(clusters[20...])) == ClusterMoments(clusters[..<20]))
  }

  /// Joined samples less one of them are the others.
  @Test func voiceSamplesSubtract() {
    var random = SeededRandom(seed: 9)
    func sample() -> VoiceSample {
      VoiceSample(parts: (0..<VoiceSample.mostGroups).map { _ in cells(&random, voices: 12) })
    }
    let (a, b) = (sample(), sample())
    let rest = VoiceSample(joining: [a, b]).without(a)
    #expect(rest.all == b.all && rest.groups == b.groups)
    for group in 0..<b.groups { #expect(rest.leftOut(group) == b.leftOut(group)) }
  }

  /// A sample without a group is the sum of its other groups.
  @Test func leavingAGroupOutLeavesTheOthers() {
    var random = SeededRandom(seed: 11)
    let parts = (0..<5).map { _ in cells(&random, voices: 9) }
    let whole = VoiceSample(parts: parts)
    for group in parts.indices {
      var others = parts
      others.remove(at: group)
      #expect(whole.leftOut(group) == VoiceSample(parts: others).all)
    }
  }

  @Test func drawsFollowTheSeedAndTheStream() throws {
    let clusters = (0..<9).map { Cluster(sum: $0 * 100, count: 1) }
    func interval(_ seed: UInt64, _ stream: String) throws -> Interval? {
      var random = SeededRandom(seed: seed, stream: stream)
      return try #require(Bootstrap(clusters, replicates: 500, random: &random)).interval
    }
    #expect(try interval(1, "x") == interval(1, "x"))
    #expect(try interval(1, "x") != interval(2, "x"))
    #expect(try interval(1, "x") != interval(1, "y"))
  }

  @Test func nothingIsSaidOfNothing() {
    var random = SeededRandom(seed: 1)
    let one = [Cluster(sum: 10, count: 1)]
    #expect(Bootstrap([], replicates: 10, random: &random) == nil)
    #expect(Bootstrap(one, replicates: 10, random: &random)?.interval == nil)
    #expect(PermutationTest(one, one + one, random: &random) == nil)
    #expect(EffectSize.cliffsDelta([0, 0, 0], [1, 2, 3]) == nil)
    #expect(EffectSize.cohensD(Moments(), Moments()) == nil)
  }

  /// Two sets that never vary differ for certain, or not at all.
  @Test func constantSetsAreTold() throws {
    var random = SeededRandom(seed: 1)
    let (high, low) = (
      [Cluster](repeating: Cluster(sum: 500, count: 1), count: 5),
      [Cluster](repeating: Cluster(sum: -500, count: 1), count: 5)
    )
    #expect(try #require(PermutationTest(high, low, random: &random)).p == 2.0 / 252)
    #expect(try #require(PermutationTest(high, high, random: &random)).p == 1)
  }

  @Test func cliffsDeltaCountsPairs() {
    // a: two anti, one pro; b: one neutral, one pro. Of six pairs a is higher in 1, lower in 4.
    #expect(EffectSize.cliffsDelta([2, 0, 1], [0, 1, 1]) == -0.5)
    #expect(EffectSize.cliffsDelta([0, 0, 4], [7, 0, 0]) == 1)
  }
}

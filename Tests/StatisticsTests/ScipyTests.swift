import Foundation
import Statistics
import TestKit
import Testing

/// Agreement with scipy and statsmodels, by numbers that ScipyNumbers.py made.
@Suite struct ScipyTests {
  static func clusters(_ pairs: [(Int, Int)]) -> [Cluster] {
    pairs.map { Cluster(sum: $0.0, count: $0.1) }
  }
  let a = Self.clusters(ScipyNumbers.a)
  let b = Self.clusters(ScipyNumbers.b)

  private func bootstrap(_ clusters: [Cluster], seed: UInt64) throws -> Bootstrap {
    var random = SeededRandom(seed: seed)
    return try #require(Bootstrap(clusters, replicates: 20_000, random: &random))
  }

  /// Both are drawn: the ends agree within what draws vary by, a twentieth of the width.
  private func expectNear(_ interval: Interval?, _ reference: (Double, Double)) throws {
    let interval = try #require(interval)
    let slack = (reference.1 - reference.0) / 20
    #expect(abs(interval.low - reference.0) < slack, "\(interval) \(reference)")
    #expect(abs(interval.high - reference.1) < slack, "\(interval) \(reference)")
  }

  @Test(arguments: [1, 7, 2022] as [UInt64])
  func bootstrapIntervalsAgree(_ seed: UInt64) throws {
    let (ofA, ofB) = (try bootstrap(a, seed: seed), try bootstrap(b, seed: seed + 1))
    try expectNear(ofA.interval, ScipyNumbers.interval)
    try expectNear(Bootstrap.differenceInterval(ofA, ofB), ScipyNumbers.differenceInterval)
  }

  @Test func permutationsAreExactOnSmallCases() throws {
    var random = SeededRandom(seed: 1)
    let test = try #require(PermutationTest(Array(a[..<5]), Array(b[..<4]), random: &random))
    #expect(test.method == .exact && test.partings == 126)
    #expect(abs(test.p - ScipyNumbers.exactP) < 1e-12)
  }

  @Test func falseDiscoveryAgrees() {
    for (ours, theirs) in zip(FalseDiscovery.qValues(ScipyNumbers.p), ScipyNumbers.q) {
      #expect(abs(ours - theirs) < 1e-12)
    }
    let turned = Array(ScipyNumbers.p.reversed())
    #expect(FalseDiscovery.qValues(turned).reversed() == FalseDiscovery.qValues(ScipyNumbers.p))
  }

  @Test func sharesAgree() throws {
    for ((part, whole), theirs) in zip([(0, 10), (3, 17), (50, 100), (9, 9)], ScipyNumbers.wilson) {
      let ours = try #require(Proportion.interval(part, of: whole))
      #expect(abs(ours.low - theirs.0) < 1e-12 && abs(ours.high - theirs.1) < 1e-12)
    }
    #expect(Proportion.interval(0, of: 0) == nil)
  }

  @Test func normalAgrees() {
    for (level, z) in zip(ScipyNumbers.levels, ScipyNumbers.quantiles) {
      #expect(abs(Normal.quantile(level) - z) < 1e-12 * max(1, abs(z)))
      #expect(abs(Normal.cumulative(z) - level) < 1e-12)
    }
  }

  /// Where scipy is installed, the committed numbers are what it says today.
  @Test func committedNumbersAreScipys() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", folder.appending(path: "ScipyNumbers.py").path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let made = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { return }
    let committed = try Data(contentsOf: folder.appending(path: "ScipyNumbers.swift"))
    #expect(Self.numbers(made) == Self.numbers(committed))
  }

  /// To nine digits: libraries of other versions may round the last ones differently.
  private static func numbers(_ source: Data) -> [String] {
    String(decoding: source, as: UTF8.self).split { !"0123456789.e-".contains($0) }
      .compactMap { Double($0) }.map { String(format: "%.9g", $0) }
  }
}

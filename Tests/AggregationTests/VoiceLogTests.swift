import Statistics
import Testing

@testable import Aggregation

/// The log against sums made article by article.
@Suite struct VoiceLogTests {
  private struct Article {
    let sample: Int
    let position: Int
    let cells: [VoiceCell]
  }

  private func articles(_ count: Int, samples: Int) -> [Article] {
    var random = SeededRandom(seed: 5)
    return (0..<count).map { at in
      Article(
        sample: random.below(samples), position: 3 * at,
        cells: (0...random.below(5)).map { _ in
          let voice = random.below(40)
          return VoiceCell(
            voice: voice, side: voice % 7, sum: random.below(2001) - 1000, count: 1)
        })
    }
  }

  /// By group and voice: sum and count.
  private func sums(_ articles: [Article], group: (_ turn: Int, Article) -> Int) -> [[VoiceCell]] {
    var sums = [[Int: VoiceCell]](repeating: [:], count: VoiceSample.mostGroups)
    for (turn, article) in articles.enumerated() {
      let group = group(turn, article)
      for cell in article.cells {
        let before = sums[group][cell.voice]
        sums[group][cell.voice] = VoiceCell(
          voice: cell.voice, side: cell.side, sum: (before?.sum ?? 0) + cell.sum,
          count: (before?.count ?? 0) + 1)
      }
    }
    return sums.map { $0.values.sorted { $0.voice < $1.voice } }
  }

  @Test(arguments: [0, 1, 7, 1_000])
  func samplesAreTheSumsOfTheirArticles(_ count: Int) {
    let all = articles(count, samples: 3)
    var log = VoiceLog(in: nil)
    // One of them stays empty.
    for sample in 0..<4 { #expect(log.begin() == sample) }
    for article in all { log.add(article.cells, at: article.position, to: article.sample) }
    let (inTurn, placed) = (log.inTurn(), log.placed())
    for sample in 0..<4 {
      let own = all.filter { $0.sample == sample }
      let groups = min(own.count, VoiceSample.mostGroups)
      expect(
        inTurn[sample], VoiceSample(parts: Array(sums(own) { turn, _ in turn % 20 }[..<groups])))
      expect(placed[sample], VoiceSample(parts: sums(own) { _, article in article.position % 20 }))
    }
  }

  private func expect(_ got: VoiceSample, _ wanted: VoiceSample) {
    #expect(got.groups == wanted.groups && got.all == wanted.all)
    for group in 0..<wanted.groups { #expect(got.leftOut(group) == wanted.leftOut(group)) }
  }
}

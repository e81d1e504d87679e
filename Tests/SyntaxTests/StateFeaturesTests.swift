import MappedBytes
import TestKit
import Testing

@testable import Syntax

struct StateFeaturesTests {
  private let features = StateFeatures(labels: 7)
  private let width = 3

  /// What a state adds up from rows: those of `collect` and the tags of the words at the word places.
  private func sum(
    _ values: [Int16], _ state: borrowing ArcHybrid, _ tags: [UInt8], all: Bool
  ) -> (sum: [Int16], rows: Int) {
    var rows = RowList(capacity: StateFeatures.capacity)
    var words = InlineArray<4, Int>(repeating: -1)
    features.collect(state, tags.span, all: all, &rows, &words)
    let collected = rows.count
    for place in 0..<StateFeatures.wordPlaces where words[place] >= 0 {
      rows.append(features.tagRow(place: place, tag: tags[words[place]]))
    }
    var sum = [Int16](repeating: 0, count: width)
    for k in 0..<rows.count { for i in 0..<width { sum[i] &+= values[rows[k] * width + i] } }
    return (sum, collected)
  }

  @Test func foldedRowsGiveTheSameSums() throws {
    var random = TestKit.SeededGenerator(seed: 12)
    let values = (0..<features.rows * width).map { _ in
      Int16.random(in: .min ... .max, using: &random)
    }
    let folded = features.folded(values, width: width)
    var state = ArcHybrid()
    var saved = 0
    for round in 0..<200 {
      let tags = (0..<1 + round % 17).map { _ in UInt8.random(in: 1...17, using: &random) }
      state.start(tags.count)
      while !state.isFinal {
        let whole = sum(values, state, tags, all: true)
        let short = sum(folded, state, tags, all: false)
        #expect(whole.sum == short.sum)
        saved += whole.rows - short.rows
        let allowed = ArcHybrid.Move.allCases.filter { state.allows($0) }
        let move = try #require(allowed.randomElement(using: &random))
        if move == .shift {
          state.shift()
        } else {
          state.attach(move, label: UInt8.random(in: 1...7, using: &random))
        }
      }
    }
    #expect(saved > 0)
  }

  @Test func foldingChangesNothingWhereNothingStandsForAbsence() {
    let zeros = [Int16](repeating: 0, count: features.rows * width)
    #expect(features.folded(zeros, width: width) == zeros)
  }
}

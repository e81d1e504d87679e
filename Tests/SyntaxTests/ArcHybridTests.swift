import TestKit
import Testing

@testable import Syntax

struct ArcHybridTests {
  @Test func anyAllowedMovesGiveOneProjectiveTree() throws {
    var random = TestKit.SeededGenerator(seed: 1)
    var state = ArcHybrid()
    for round in 0..<2000 {
      let count = 1 + round % 23
      state.start(count)
      while !state.isFinal {
        let allowed = ArcHybrid.Move.allCases.filter { state.allows($0) }
        take(try #require(allowed.randomElement(using: &random)), &state)
      }
      let heads = heads(of: state)
      #expect(isTree(heads) && isProjective(heads), "\(heads)")
    }
  }

  @Test func theRootTakesNoSecondWord() {
    var state = ArcHybrid()
    state.start(2)
    state.shift()
    state.shift()
    #expect(!state.allows(.shift) && !state.allows(.left) && state.allows(.right))
  }

  @Test func childrenAreCountedOnTheirSide() {
    var state = ArcHybrid()
    state.start(3)
    state.shift()
    state.attach(.left, label: 7)
    state.shift()
    state.shift()
    state.attach(.right, label: 9)
    #expect(state.nodes[1].leftmost == 0 && state.nodes[1].rightmost == 2)
    #expect(state.nodes[1].leftCount == 1 && state.nodes[1].rightCount == 1)
    #expect(state.nodes[0].label == 7 && state.nodes[2].label == 9)
  }

  @Test func theOracleLeadsToTheGoldTree() throws {
    var random = TestKit.SeededGenerator(seed: 2)
    var state = ArcHybrid()
    for round in 0..<1000 {
      let gold = projectiveTree(1 + round % 19, &random)
      #expect(isTree(gold) && isProjective(gold))
      let oracle = DynamicOracle(heads: gold)
      state.start(gold.count)
      while !state.isFinal {
        let costs = oracle.costs(state)
        let free = ArcHybrid.Move.allCases.filter { costs[$0.rawValue] == 0 }
        take(try #require(free.randomElement(using: &random)), &state)
      }
      #expect(heads(of: state) == gold)
    }
  }

  @Test func costsAreTheArcsLost() throws {
    var random = TestKit.SeededGenerator(seed: 3)
    var state = ArcHybrid()
    for round in 0..<1000 {
      let gold = projectiveTree(1 + round % 19, &random)
      let oracle = DynamicOracle(heads: gold)
      state.start(gold.count)
      var lost = 0
      while !state.isFinal {
        let allowed = ArcHybrid.Move.allCases.filter { state.allows($0) }
        let move = try #require(allowed.randomElement(using: &random))
        lost += try #require(oracle.costs(state)[move.rawValue])
        take(move, &state)
      }
      let right = zip(heads(of: state), gold).count { $0 == $1 }
      #expect(right == gold.count - lost, "\(gold)")
    }
  }

  @Test func crossingArcsCostSomething() {
    // Words 0 and 2 form an arc, 1 and 3 another that crosses it.
    let oracle = DynamicOracle(heads: [2, 3, 3, 4])
    var state = ArcHybrid()
    state.start(4)
    var cost = 0
    while !state.isFinal {
      let costs = oracle.costs(state)
      let open = ArcHybrid.Move.allCases.filter { state.allows($0) }
      guard let move = open.min(by: { (costs[$0.rawValue] ?? 9) < (costs[$1.rawValue] ?? 9) })
      else { break }
      cost += costs[move.rawValue] ?? 0
      take(move, &state)
    }
    #expect(cost > 0)
  }
}

import TestKit

@testable import Syntax

/// Heads of a random tree of `count` words; `count` stands for the root. Projective: each stretch of words has one top,
/// and the stretches on either side of it hang below it.
func projectiveTree(_ count: Int, _ random: inout TestKit.SeededGenerator) -> [Int] {
  var heads = [Int](repeating: count, count: count)
  var open = [(words: 0..<count, head: count)]
  while let (words, head) = open.popLast() {
    guard let top = words.randomElement(using: &random) else { continue }
    heads[top] = head
    for side in [words.lowerBound..<top, top + 1..<words.upperBound] {
      var start = side.lowerBound
      while start < side.upperBound {
        let end = Int.random(in: start + 1...side.upperBound, using: &random)
        open.append((start..<end, top))
        start = end
      }
    }
  }
  return heads
}

/// Whether no two arcs cross, the root standing behind the last word.
func isProjective(_ heads: [Int]) -> Bool {
  heads.indices.allSatisfy { child in
    let arc = min(child, heads[child])...max(child, heads[child])
    return heads.indices.allSatisfy { other in
      let isInside = arc.contains(other) && arc.contains(heads[other])
      let isOutside =
        (other <= arc.lowerBound || other >= arc.upperBound)
        && (heads[other] <= arc.lowerBound || heads[other] >= arc.upperBound)
      return isInside || isOutside
    }
  }
}

/// Whether every word leads to the root, which has exactly one child.
func isTree(_ heads: [Int]) -> Bool {
  let reachesRoot = heads.indices.allSatisfy { word in
    var at = word
    for _ in heads { if at < heads.count { at = heads[at] } }
    return at == heads.count
  }
  return reachesRoot && heads.count { $0 == heads.count } == 1
}

func heads(of state: borrowing ArcHybrid) -> [Int] {
  (0..<state.count).map { Int(state.nodes[$0].head) }
}

func take(_ move: ArcHybrid.Move, _ state: inout ArcHybrid) {
  if move == .shift { state.shift() } else { state.attach(move, label: 1) }
}

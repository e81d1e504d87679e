import TestKit
import Testing

@testable import MappedBytes

/// Registers against plain loops over the same numbers.
struct LanesTests {
  private static func bytes(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  private func table<Element>(
    _ rows: Int, _ width: Int, seed: UInt64
  ) throws -> (MappedBytes, Table<Element>) {
    let size = rows * width * MemoryLayout<Element>.stride
    let bytes = MappedBytes(copying: Self.bytes(size, seed: seed))
    return (bytes, try #require(Table(bytes, offset: 0, rows: rows, width: width)))
  }

  private func fill(_ lanes: inout Lanes, seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for i in 0..<lanes.count { lanes[i] = Int16.random(in: -9000...9000, using: &random) }
  }

  @Test(arguments: [16, 48, 64, 96, 128, 144, 256])
  func narrowSumsAgree(_ width: Int) throws {
    let (bytes, table): (MappedBytes, Table<Int8>) = try self.table(9, width, seed: 1)
    for count in [0, 1, 2, 9, 30] {
      var rows = RowList(capacity: 30)
      for k in 0..<count { rows.append(table.offset(k % 9, 0)) }
      var lanes = Lanes(count: width + 32)
      lanes.rectifiedSum(bytes, rows, at: 16, width: width, ceiling: 200, shift: 5)
      for i in 0..<width {
        let sum = (0..<count).reduce(Int16(0)) { $0 &+ Int16(table[$1 % 9, i]) }
        #expect(lanes[16 + i] == min(max(sum, 0), 200) << 5)
      }
      #expect((0..<16).allSatisfy { lanes[$0] == 0 && lanes[16 + width + $0] == 0 })
    }
  }

  @Test(arguments: [128, 256, 384])
  func wideSumsAgree(_ width: Int) throws {
    let (_, table): (MappedBytes, Table<Int16>) = try self.table(7, width, seed: 2)
    var vectors = Lanes(count: 5 * width)
    fill(&vectors, seed: 3)
    var rows = RowList(capacity: 8)
    var starts = RowList(capacity: 8)
    for row in [0, 6, 3, 3] { rows.append(row) }
    for start in [0, 17, 4 * width] { starts.append(start) }
    var lanes = Lanes(count: width)
    lanes.rectifiedSum(table, rows, vectors, starts)
    for i in 0..<width {
      var sum = [0, 6, 3, 3].reduce(Int16(0)) { $0 &+ table[$1, i] }
      for start in [0, 17, 4 * width] { sum &+= vectors[start + i] }
      #expect(lanes[i] == max(sum, 0))
    }
  }

  @Test(arguments: [1, 15, 16, 17, 40]) func productsAgree(_ words: Int) throws {
    let (_, matrix): (MappedBytes, Table<Int16>) = try table(3 * 24, 64, seed: 4)
    var input = Lanes(count: words * 32)
    fill(&input, seed: 5)
    var lanes = Lanes(count: words * 192 + 16)
    lanes.products(input, stride: 32, words: words, matrix, rows: 24)
    for word in 0..<words {
      let positive = (0..<24).filter { input[32 * word + $0] > 0 }
      for i in 0..<192 {
        let sum = positive.reduce(Int16(positive.count / 2)) {
          let product = Int32(input[32 * word + $1]) * Int32(matrix[i / 64 * 24 + $1, i % 64])
          return $0 &+ Int16(truncatingIfNeeded: product >> 16)
        }
        #expect(lanes[word * 192 + i] == sum)
      }
    }
    #expect((0..<16).allSatisfy { lanes[words * 192 + $0] == 0 })
  }

  @Test func theBestRowIsTheFirstOfTheHighest() throws {
    let (_, weights): (MappedBytes, Table<Int16>) = try table(20, 64, seed: 6)
    let (_, biases): (MappedBytes, Table<Int32>) = try table(20, 1, seed: 7)
    var lanes = Lanes(count: 80)
    for seed in 8..<40 as Range<UInt64> {
      fill(&lanes, seed: seed)
      let scores = (3..<17).map { row in
        (0..<64).reduce(biases[row]) { $0 &+ Int32(lanes[16 + $1]) &* Int32(weights[row, $1]) }
      }
      let best = lanes.best(weights, biases, first: 3, count: 14, at: 16)
      #expect(scores[best] == scores.max() && scores.firstIndex(of: scores[best]) == best)
      #expect(lanes.dot(weights, 3 + best, at: 16) &+ biases[3 + best] == scores[best])
    }
    let zero = MappedBytes(copying: [UInt8](repeating: 0, count: 3 * 128))
    let rows = try #require(Table<Int16>(zero, offset: 0, rows: 3, width: 64))
    let none = try #require(Table<Int32>(zero, offset: 0, rows: 3, width: 1))
    #expect(lanes.best(rows, none, first: 0, count: 3, at: 0) == 0)
  }

  @Test func aRowIsAdded() throws {
    let (_, table): (MappedBytes, Table<Int16>) = try self.table(3, 128, seed: 9)
    var lanes = Lanes(count: 140)
    fill(&lanes, seed: 10)
    let before = (0..<140).map { lanes[$0] }
    lanes.add(table, 2, at: 7)
    for i in 0..<140 {
      #expect(lanes[i] == before[i] &+ (7..<135 ~= i ? table[2, i - 7] : 0))
    }
  }

  @Test func numbersInTrainingAgree() {
    var random = SeededGenerator(seed: 11)
    let x = Floats(count: 50)
    let y = Floats(count: 50)
    for i in 0..<50 {
      x[i] = Float.random(in: -1...1, using: &random)
      y[i] = Float.random(in: -1...1, using: &random)
    }
    let before = (0..<50).map { y[$0] }
    y.add(x, from: 1, times: 0.5, at: 2, width: 40)
    y.add(x, from: 0, at: 45, width: 5)
    for i in 0..<50 {
      let scaled = 2..<42 ~= i ? before[i] + 0.5 * x[i - 1] : before[i]
      #expect(y[i] == (i >= 45 ? scaled + x[i - 45] : scaled))
    }
    let dot = (0..<24).reduce(Float(0)) { $0 + x[$1] * y[$1 + 3] }
    #expect(abs(x.dot(0, y, from: 3, width: 24) - dot) < 1e-5)
  }

  @Test func aStepGoesAgainstTheGradient() {
    let values = Floats(count: 16)
    let gradients = Floats(count: 16)
    let first = Floats(count: 16)
    let second = Floats(count: 16)
    gradients[3] = 2
    gradients[9] = -5
    AdamStep(
      rate: 0.1, scale: 1, firstDecay: 0.9, secondDecay: 0.99, firstCorrection: 10,
      secondCorrection: 100
    ).update(values, gradients, first, second, at: 0, width: 16)
    #expect(abs(values[3] + 0.1) < 1e-4 && abs(values[9] - 0.1) < 1e-4)
    #expect((0..<16).allSatisfy { gradients[$0] == 0 && ($0 == 3 || $0 == 9 || values[$0] == 0) })
  }
}

import Foundation
import Intake
import MappedBytes
import Synchronization
import Testing

@testable import Aggregation
@testable import Batch

@Suite struct WorkTests {
  @Test(arguments: [1, 2, 3, 8])
  func resultsComeInInputOrder(_ jobs: Int) async throws {
    var next = 0
    var seen: [Int] = []
    let work = OrderedWork<Int, Int>(jobs: jobs) { number in
      // Later inputs are quicker, so that they would overtake.
      (0..<((97 - number % 97) * 50)).reduce(number) { $0 ^ ($1 & 0) }
    }
    try await work.run(
      next: {
        next += 1
        return next <= 500 ? next : nil
      },
      emit: { seen.append($0) })
    #expect(seen == Array(1...500))
  }

  /// More stand ready than are worked on.
  @Test(arguments: [1, 2, 3]) func noMoreAreWorkedOnAtOnceThanAsked(_ jobs: Int) async throws {
    let state = Mutex((running: 0, most: 0))
    let work = OrderedWork<Int, Int>(jobs: jobs) { number in
      state.withLock {
        $0.running += 1
        $0.most = max($0.most, $0.running)
      }
      let sum = (0..<20_000).reduce(number) { $0 ^ $1 }
      state.withLock { $0.running -= 1 }
      return sum
    }
    var left = 200
    try await work.run(
      next: {
        left -= 1
        return left >= 0 ? left : nil
      }, emit: { _ in })
    #expect(state.withLock { $0.most } <= jobs)
  }

  @Test(arguments: [1, 2, 5]) func handsMakeEveryPartOnce(_ jobs: Int) {
    #expect(Hands(jobs).map(100) { $0 * $0 } == (0..<100).map { $0 * $0 })
    #expect(Hands(jobs).map(0) { $0 } == [])
  }

  @Test func theWindowIsBounded() async throws {
    var next = 0
    var emitted = 0
    var widest = 0
    let work = OrderedWork<Int, Int>(jobs: 2) { $0 }
    try await work.run(
      next: {
        widest = max(widest, next - emitted)
        next += 1
        return next <= 300 ? next : nil
      },
      emit: { _ in emitted += 1 })
    #expect(emitted == 300)
    #expect(widest <= 8)
  }

  @Test func anErrorOfTheReaderEndsTheWork() async {
    let work = OrderedWork<Int, Int>(jobs: 2) { $0 }
    var left = 10
    await #expect(throws: StreamError.self) {
      try await work.run(
        next: {
          left -= 1
          if left == 0 { throw StreamError(path: "x", code: 5) }
          return left
        },
        emit: { _ in })
    }
  }
}

@Suite struct LineChunkTests {
  private func chunks(_ bytes: [UInt8], block: Int) throws -> [LineChunk] {
    let scratch = try Scratch()
    var chunks = LineChunks(try ByteStream.reading(scratch.write("x", bytes)), block: block)
    var all: [LineChunk] = []
    while let chunk = try chunks.next() { all.append(chunk) }
    return all
  }

  @Test(arguments: ["", "\n", "a", "a\n", "a\nbb\n\nccc", "a\r\nb\r\n", "long line here\n\n\nx\n"])
  func linesAreTheSameForAnyBlock(_ text: String) throws {
    var expected = text.utf8.split(separator: 10, omittingEmptySubsequences: false)
      .map { String($0) ?? "" }
    if expected.last == "" { expected.removeLast() }
    expected = expected.map { $0.utf8.last == 13 ? String($0.unicodeScalars.dropLast()) : $0 }
    for block in [1, 2, 3, 7, 64] {
      var lines: [String] = []
      var numbers: [Int] = []
      for chunk in try chunks(Array(text.utf8), block: block) {
        chunk.forEachLine { number, range in
          numbers.append(number)
          lines.append(String(decoding: chunk.bytes[range], as: UTF8.self))
        }
      }
      #expect(lines == expected)
      #expect(numbers == Array(1..<(lines.count + 1)))
    }
  }
}

@Suite struct RowSpoolTests {
  private func drained(
    _ ids: [String], budget: Int, fan: Int = 64, weight: Int = 2
  ) throws -> [String] {
    let scratch = try Scratch()
    let staging = try Staging(into: scratch.path)
    var spool = RowSpool(in: staging.folder, named: "rows", budget: budget, fan: fan)
    func parts(_ id: String) -> [[UInt8]] {
      [Array("csv \(id)".utf8), [], [UInt8](repeating: 255, count: weight)]
    }
    for id in ids { try spool.add(RowSpool.Block(id: id, parts: parts(id))) }
    var out: [String] = []
    try spool.drain { block in
      #expect(block.parts == parts(block.id))
      out.append(block.id)
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: staging.folder.path)
    #expect(left.isEmpty)
    return out
  }

  @Test(arguments: [0, 300, 5_000, 1 << 20])
  func blocksComeByIDWhateverTheMemory(_ budget: Int) throws {
    let ids = (0..<200).map { "id-\(($0 * 7919) % 211)" } + ["", "é", "zé"]
    let sorted = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(try drained(ids, budget: budget) == sorted)
  }

  /// Fewer at a time than there are runs: some are merged more than once.
  @Test(arguments: [2, 3, 7])
  func runsAreMergedSoManyAtATime(_ fan: Int) throws {
    let ids = (0..<100).map { "id-\(($0 * 37) % 101)" }
    let sorted = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(try drained(ids, budget: 40, fan: fan) == sorted)
  }

  /// Runs so long that they give their room back while they are read.
  @Test func longRunsAreReadWhole() throws {
    let ids = (0..<90).map { "id-\(($0 * 37) % 101)" }
    let sorted = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(try drained(ids, budget: 9 << 20, fan: 2, weight: 300_000) == sorted)
  }
}

@Suite struct HandsTests {
  private struct Refused: Error, Equatable { let by: Int }

  @Test(arguments: [Hands.one, Hands(2)])
  func bothRunAndTheFirstErrorComesFirst(_ hands: Hands) throws {
    let (number, word) = try hands.both {
      7
    } _: {
      "seven"
    }
    #expect(number == 7 && word == "seven")
    let ran = Atomic(0)
    #expect(throws: Refused(by: 1)) {
      try hands.both { () throws -> Int in
        ran.add(1, ordering: .relaxed)
        throw Refused(by: 1)
      } _: { () throws -> Int in
        ran.add(1, ordering: .relaxed)
        throw Refused(by: 2)
      }
    }
    #expect(ran.load(ordering: .relaxed) == 2)
    #expect(throws: Refused(by: 2)) {
      try hands.both {
        1
      } _: { () throws -> Int in
        throw Refused(by: 2)
      }
    }
  }
}

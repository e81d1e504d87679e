import Foundation
import TestKit
import Testing

@testable import MappedBytes

/// A column is an array, wherever it lies.
@Suite struct ColumnTests {
  private static let folder = FileManager.default.temporaryDirectory.path

  /// In memory; in a file; where no file can be made.
  private static let places: [String?] = [nil, folder, "/no such folder"]

  private static func numbers(_ count: Int) -> [UInt64] {
    var random = SeededGenerator(seed: 5)
    return (0..<count).map { _ in random.next() >> 20 }
  }

  @Test(arguments: places) func itHoldsWhatWasPutIn(_ place: String?) {
    let numbers = Self.numbers(100_000)
    let column = Column<UInt64>(in: place)
    for (at, number) in numbers.enumerated() {
      column.append(number)
      column.breathe(at)
    }
    column.release()
    #expect(
      column.count == numbers.count && numbers.indices.allSatisfy { column[$0] == numbers[$0] })
    column[70_000] = 7
    column.release()
    #expect(column[70_000] == 7)
    #expect(column.withSpan { span in span.count == numbers.count && span[70_000] == 7 })
    column.removeAll()
    #expect(column.count == 0)
  }

  @Test(arguments: places) func sortingIsSteady(_ place: String?) {
    for count in [0, 1, 2, 257, 70_000] {
      let pairs = Self.numbers(count).enumerated().map {
        $0.element & 0xFFF << 32 | UInt64($0.offset)
      }
      let column = Column<UInt64>(in: place)
      for pair in pairs { column.append(pair) }
      column.sort(bytes: 4) { $0 >> 32 }
      let expected = pairs.sorted { ($0 >> 32, $0 & 0xFFFF_FFFF) < ($1 >> 32, $1 & 0xFFFF_FFFF) }
      #expect(column.indices.map { column[$0] } == expected, "\(count)")
    }
    let far = Column<UInt64>(in: place)
    for number in [UInt64.max, 0, 1 << 63, 5] { far.append(number) }
    far.sort(bytes: 8) { $0 }
    #expect(far.indices.map { far[$0] } == [0, 5, 1 << 63, .max])
  }

  @Test(arguments: places) func textsAreKeptAndCompared(_ place: String?) {
    let texts = ["", "a", "a#1", "a1", "ab", "é", "Ж"]
    let column = TextColumn(in: place)
    for text in texts { column.append(text) }
    for (a, text) in texts.enumerated() {
      #expect(column[a] == text)
      for (b, other) in texts.enumerated() {
        #expect(column.precedes(a, b) == text.utf8.lexicographicallyPrecedes(other.utf8))
        #expect((column.compare(a, other) == 0) == (text == other))
        #expect(
          (column.compare(a, other) < 0) == text.utf8.lexicographicallyPrecedes(other.utf8))
      }
    }
  }

  @Test(arguments: places) func numbersAreSeenOnce(_ place: String?) {
    var seen = SeenNumbers(in: place)
    var expected: Set<UInt64> = []
    for number in Self.numbers(50_000).map({ $0 % 30_000 + 1 }) {
      #expect(seen.contains(number) == expected.contains(number))
      #expect(seen.insert(number) == expected.insert(number).inserted)
    }
  }

  /// Nothing is left in the folder, and a file's pages count as memory only until they are given back.
  @Test func theFileHasNoName() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "column-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let column = Column<UInt64>(in: folder, repeating: 3, count: 200_000)
    #expect(column[199_999] == 3)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
  }
}

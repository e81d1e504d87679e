import ICUText
import TestKit
import Testing

@Suite struct BreakConformanceTests {
  /// "÷ 0041 × 0308 ÷": ÷ is a boundary. Words follow CLDR, in whose root a colon (3A) does not join letters.
  @Test(arguments: [
    (BreakFinder.Kind.sentence, "auxiliary/SentenceBreakTest.txt"),
    (.word, "auxiliary/WordBreakTest.txt"),
  ])
  func theConsortiumsLinesHold(_ kind: BreakFinder.Kind, _ path: String) throws {
    let finder = try #require(BreakFinder(kind))
    var wrong: [Substring] = []
    var count = 0
    var found: [UInt32] = []
    for line in try UnicodeData.lines(path) {
      var bytes: [UInt8] = []
      var expected: [UInt32] = []
      for field in line.split(whereSeparator: { $0 == " " || $0 == "\t" }) {
        switch field {
        case "÷": expected.append(UInt32(bytes.count))
        case "×": break
        default: bytes += UnicodeData.bytes(field)
        }
      }
      finder.boundaries(in: bytes.span, into: &found)
      if kind == .word && line.contains("003A") { continue }
      if found != expected { wrong.append(line) }
      count += 1
    }
    #expect(wrong.isEmpty)
    #expect(count > 400)
  }

  @Test func manyTasksShareOneFinder() async throws {
    let finder = try #require(BreakFinder(.word, locale: "en"))
    let texts = (1...40).map { Array(String(repeating: "Слово, word. ", count: $0).utf8) }
    let counts = await withTaskGroup(of: (Int, Int).self) { group in
      for (at, text) in texts.enumerated() {
        group.addTask {
          var offsets: [UInt32] = []
          finder.boundaries(in: text.span, into: &offsets)
          return (at, offsets.count)
        }
      }
      return await group.reduce(into: [Int: Int]()) { $0[$1.0] = $1.1 }
    }
    #expect(texts.indices.allSatisfy { counts[$0] == ($0 + 1) * 6 + 1 })
  }

  @Test func emptyTextHasOneBoundaryAndTheBufferIsOverwritten() throws {
    let finder = try #require(BreakFinder(.sentence))
    var offsets: [UInt32] = [9, 9, 9]
    let empty: [UInt8] = []
    finder.boundaries(in: empty.span, into: &offsets)
    #expect(offsets == [0])
  }

  @Test(arguments: ["a", "a. ", ".", "\"", "\u{301}", "1. ", "a.)"])
  func timeIsLinear(_ pattern: String) throws {
    let finder = try #require(BreakFinder(.sentence))
    func seconds(_ count: Int) -> Double {
      let text = Array(String(repeating: pattern, count: count / pattern.utf8.count).utf8)
      var offsets: [UInt32] = []
      return processorSeconds { finder.boundaries(in: text.span, into: &offsets) }
    }
    _ = seconds(1 << 12)
    let (small, large) = (seconds(1 << 17), seconds(1 << 20))
    #expect(large < 8 * 4 * max(small, 0.002), "\(pattern): \(small) s, then \(large) s")
  }
}

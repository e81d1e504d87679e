import DocumentModel
import ICUText
import TestKit
import Testing

@Suite struct NormalisationConformanceTests {
  /// NormalizationTest.txt, both conformance clauses for NFC: c2 = NFC(c1) = NFC(c2) = NFC(c3), c4 = NFC(c4) = NFC(c5).
  @Test func theConsortiumsLinesHold() throws {
    var wrong: [Substring] = []
    var count = 0
    for line in try UnicodeData.lines("NormalizationTest.txt.bz2") {
      let c = line.split(separator: ";").prefix(5).map(UnicodeData.bytes)
      let holds =
        [c[0], c[1], c[2]].allSatisfy { nfc($0) == c[1] }
        && [c[3], c[4]].allSatisfy { nfc($0) == c[3] }
        && isNFC(c[1]) && isNFC(c[0]) == (c[0] == c[1])
      if !holds { wrong.append(line) }
      count += 1
    }
    #expect(wrong.isEmpty)
    #expect(count > 18_000)
  }

  /// Between edits bytes are equal, and edits cover what differs.
  @Test func editsRebuildTheResult() {
    var random = SeededGenerator(seed: 7)
    let pieces = [
      "a", "e\u{301}", "и\u{306}", "\u{1100}\u{1161}", "q\u{323}\u{307}", "q\u{307}\u{323}",
      "\u{212B}", "—", "і\u{308}",
    ]
    for _ in 0..<200 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      let source = Array(text.utf8)
      let result = ICUText.nfc(source.span)
      var (old, new) = (0, 0)
      for run in result.edits.runs {
        #expect(source[old..<run.original.lower] == result.bytes[new..<run.normalised.lower])
        #expect(
          nfc(Array(source[run.original.indices])) == Array(result.bytes[run.normalised.indices]))
        (old, new) = (run.original.upper, run.normalised.upper)
      }
      #expect(source[old...] == result.bytes[new...])
    }
  }

  /// Marks without end are normalised in pieces instead of taking the square of their number.
  @Test func endlessMarksTakeLinearTime() {
    let marks = Array(String(repeating: "\u{301}\u{323}", count: 500_000).utf8)
    var result: Rewriting?
    let seconds = processorSeconds { result = ICUText.nfc(marks.span) }
    #expect(seconds < 5)
    #expect(result?.bytes.count == marks.count)
  }

  private func nfc(_ bytes: [UInt8]) -> [UInt8] { ICUText.nfc(bytes.span).bytes }
  private func isNFC(_ bytes: [UInt8]) -> Bool { ICUText.isNFC(bytes.span) }
}

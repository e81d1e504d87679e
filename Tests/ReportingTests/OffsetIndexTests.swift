import DocumentModel
import Testing

@testable import Reporting

@Suite struct OffsetIndexTests {
  static let texts = [
    "", "plain ASCII only", "Київ — “так”, 😀 e\u{301}", String(repeating: "день 😀 ", count: 200),
  ]

  /// The index agrees with counting from the start, at every byte where a scalar begins.
  @Test(arguments: texts, OffsetUnit.allCases)
  func agreesWithPlainCounting(_ text: String, _ unit: OffsetUnit) {
    let index = OffsetIndex(Array(text.utf8), unit: unit)
    var byte = 0
    var count = 0
    for scalar in text.unicodeScalars {
      #expect(index.position(UInt32(byte)) == count)
      byte += UTF8.width(scalar)
      switch unit {
      case .byte: count = byte
      case .codepoint: count += 1
      case .utf16: count += UTF16.width(scalar)
      }
    }
    #expect(index.position(UInt32(byte)) == count)
  }

  /// As Python's `decode("utf8", "replace")` counts: one for each maximal ill-formed part.
  @Test(
    arguments: [
      ([0x61, 0x80, 0x62], 3), ([0xE2, 0x82, 0x41], 2), ([0xF0, 0x80, 0x80, 0x41], 4),
      ([0xFF, 0xFE], 2), ([0xD0], 1), ([0xF0, 0x9F, 0x98], 1),
    ] as [([UInt8], Int)])
  func illFormedSequencesCountOne(_ bytes: [UInt8], _ count: Int) {
    #expect(OffsetIndex(bytes, unit: .codepoint).position(UInt32(bytes.count)) == count)
    #expect(OffsetIndex(bytes, unit: .utf16).position(UInt32(bytes.count)) == count)
  }
}

import DocumentModel
import Testing

/// A dateline names a place, never a source.
@Suite struct DatelineTests {
  @Test(arguments: [
    "KYIV — “We will hold the line,” said Dora Lindqvist, a Ukrainian minister.",
    "KYIV, Feb. 3 — “We will hold the line,” Dora Lindqvist, the minister, said.",
    "Kyiv, Ukraine – Dora Lindqvist said on Monday: “We will hold the line.”",
    "MOSCOW (Press) - The line will hold, Dora Lindqvist said.",
    "SANDVIK, Norway, March 4 (Press) -- “We will hold the line,” Dora Lindqvist said.",
    "WASHINGTON and OSLO — The line will hold, according to Dora Lindqvist.",
  ])
  func datelineIsNoSource(_ text: String) throws {
    let found = try spoken(text)
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.name == "Dora Lindqvist" })
  }

  /// A government behind its capital still speaks, and a dash behind a name is no dateline.
  @Test func capitalsWithoutDatelineSpeak() throws {
    #expect(try spoken("Kyiv said: “We will hold the line.”").map(\.name) == ["Kyiv"])
    let found = try spoken(
      "Kyiv — which had been silent — said: “We will hold the line.” Dora Lindqvist was there.")
    #expect(found.map(\.name) == ["Kyiv"])
  }
}

import DocumentModel
import Testing

@Suite struct MojibakeTests {
  /// UTF-8 read as a single-byte charset and written again. Bytes that the charset leaves undefined are controls.
  private func misread(_ text: String, _ upper: String) -> String {
    let table = Array(upper.unicodeScalars)
    var out = String.UnicodeScalarView()
    for byte in text.utf8 {
      out.append(byte < 0x80 ? Unicode.Scalar(byte) : table[Int(byte) - 0x80])
    }
    return String(out)
  }
  private let western =
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ"
    + String(String.UnicodeScalarView((0xA0...0xFF).compactMap(Unicode.Scalar.init)))
  private let cyrillic =
    "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u{98}™љ›њќћџ\u{A0}ЎўЈ¤Ґ¦§Ё©Є«¬\u{AD}®Ї°±Ііґµ¶·ё№є»јЅѕї"
    + String(String.UnicodeScalarView((0x410...0x44F).compactMap(Unicode.Scalar.init)))

  @Test(arguments: [
    "“We won’t go,” she said — twice…", "naïve café", "Це правда, сказав він.",
    "«Нет», — ответил Ёлкин.",
    "costs €5 or £4", "Łódź is šo far", "a 😀 b",
  ])
  func misreadingsAreUndone(_ text: String) {
    #expect(normalise(misread(text, western)) == text)
  }

  @Test(arguments: [
    "“We won’t go,” she said — twice…", "Це правда, сказав він.", "«Нет», — ответил Ёлкин.",
  ])
  func cyrillicMisreadingsAreUndone(_ text: String) {
    #expect(normalise(misread(text, cyrillic)) == text)
  }

  @Test func twiceMisreadIsUndone() {
    let text = "“We won’t go”"
    #expect(normalise(misread(misread(text, western), western)) == text)
  }

  @Test func aLostClosingMarkIsBelievedBesideACertainRun() {
    #expect(normalise("â€œYesâ€ and â€œnoâ€\u{FFFD}.") == "“Yes” and “no”.")
  }

  @Test func repairsAreCountedAndLeadBack() {
    let given = misread("He said: “ні”.", western)
    let (document, findings) = normalise(Array(given.utf8))
    #expect(findings.map(\.code) == [.mojibake])
    #expect(findings.map(\.count) == [1])
    let end = "He said: “ні”".utf8.count
    #expect(document.offsets.original(of: Slice(9, end)) == TextRange(9, given.utf8.count - 1))
    // One letter in the middle of the run.
    let letter = document.offsets.original(of: Slice(12, 14))
    #expect(Array(given.utf8)[letter.indices].elementsEqual("Ð½".utf8))
  }

  /// Text that only looks odd.
  @Test(arguments: [
    "«Ні»", "Ні", "СССР… С… сегодня", "в „Свободе“", "США и В»", "РІЧ І СІЛЬ", "CAFÉ” and ESPAÑ…",
    "IRMÔ e mãe",
    "‘É’ “Ü”", "Рі", "voilà»", "â", "ROMÂNIÔ", "Р. С. Пушкарь", "Рё",
  ])
  func realTextIsLeft(_ text: String) {
    #expect(normalise(text) == text)
    #expect(normalise(Array(text.utf8)).findings.isEmpty)
  }
}

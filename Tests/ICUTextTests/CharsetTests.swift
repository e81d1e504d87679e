import DocumentModel
import ICUText
import Testing

/// Macros of Testing take no span.
private func decode(_ bytes: [UInt8], _ charset: String) -> Rewriting? {
  ICUText.decode(bytes.span, charset: charset)
}

@Suite struct CharsetTests {
  @Test func everyLetterOfASingleByteTextIsAnEdit() throws {
    let cp1251: [UInt8] = [0x61, 0xCD, 0xB3, 0x21]  // aНі!
    let text = try #require(decode(cp1251, "windows-1251"))
    #expect(String(decoding: text.bytes, as: UTF8.self) == "aНі!")
    #expect(text.edits.original(of: Slice(3, 5)) == TextRange(2, 3))
    #expect(text.edits.original(of: Slice(1, 6)) == TextRange(1, 4))
    #expect(text.replacements == 0)
  }

  @Test func surrogatesAndLongTextsKeepTheirPlaces() throws {
    var utf16: [UInt8] = []
    for _ in 0..<3000 { utf16 += [0x61, 0x00, 0x3D, 0xD8, 0x00, 0xDE] }  // a😀
    let text = try #require(decode(utf16, "UTF-16LE"))
    #expect(text.bytes.count == 5 * 3000)
    for at in stride(from: 0, to: 3000, by: 7) {
      #expect(
        text.edits.original(of: Slice(5 * at + 1, 5 * at + 5)) == TextRange(6 * at + 2, 6 * at + 6))
    }
  }

  @Test func unreadableBytesAreCountedAndUnknownNamesAreNil() throws {
    let text = try #require(decode([0x61, 0x80, 0x62], "Shift_JIS"))
    #expect(text.bytes.first == 0x61)
    let broken = try #require(decode([0x00, 0xD8, 0x61, 0x00], "UTF-16LE"))
    #expect(broken.replacements == 1)
    #expect(decode([0x61], "no-such-charset") == nil)
  }

  @Test func detectionNamesCyrillic() {
    let sentence =
      "Речниця громади сказала, что переговоры продолжатся до конца недели, передаёт издание."
    let cp1251 = sentence.unicodeScalars.map { scalar -> UInt8 in
      switch scalar.value {
      case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
      case 0x451: 0xB8
      default: UInt8(scalar.value)
      }
    }
    let guesses = ICUText.charsets(of: cp1251.span)
    #expect(guesses.first?.name == "windows-1251")
  }
}

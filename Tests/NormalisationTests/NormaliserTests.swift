import DocumentModel
import Normalisation
import Testing

/// The document of a text, and what was found.
func normalise(_ text: [UInt8], charset: String? = nil) -> (document: Document, findings: [Finding])
{
  var findings: [Finding] = []
  let article = RawArticle(id: "a", text: text, charset: charset)
  return (Normaliser().document(from: article, findings: &findings), findings)
}

func normalise(_ text: String) -> String {
  let document = normalise(Array(text.utf8)).document
  return document.text.string(document.text.all)
}

@Suite struct NormaliserTests {
  @Test(arguments: [
    ("plain\ntext", "plain\ntext"), ("a\r\nb\rc", "a\nb\nc"), ("a\tb", "a b"),
    ("a\u{A0}b\u{202F}c\u{3000}d", "a b c d"), ("ra\u{AD}dio", "radio"),
    ("\u{FEFF}a\u{FEFF}b", "ab"), ("a\u{200B}b\u{200E}c\u{2066}d\u{2060}", "abcd"),
    ("a\u{2028}b\u{2029}c", "a\nb\n\nc"), ("a\u{85}b\u{C}c", "a\nb\nc"),
    ("и\u{306}", "й"), ("Ки\u{AD}і\u{308}в", "Київ"),
    ("“Ні” — ‘так’…", "“Ні” — ‘так’…"), ("a\u{200D}b", "ab"), ("👩\u{200D}🌾", "👩\u{200D}🌾"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"),
  ])
  func cleans(_ text: String, _ clean: String) {
    #expect(Array(normalise(text).utf8) == Array(clean.utf8))
  }
}

@Suite struct FindingTests {
  @Test func invalidBytesBecomeReplacementCharactersAndAreCounted() {
    let (document, findings) = normalise(
      Array("Це “".utf8) + [0xE2, 0x80, 0x41, 0xFF] + Array("”.".utf8))
    #expect(document.text.string(document.text.all) == "Це “\u{FFFD}A\u{FFFD}”.")
    #expect(findings.map(\.code) == [.invalidUTF8])
    #expect(findings.map(\.count) == [2])
  }

  @Test func controlsBecomeSpacesAndAreCounted() {
    let (document, findings) = normalise([0x61, 0x00, 0x62, 0x1B, 0xC2, 0x90, 0x63])
    #expect(document.text.string(document.text.all) == "a b  c")
    #expect(findings.map(\.code) == [.controlCharacters])
    #expect(findings.map(\.count) == [3])
  }

  @Test(arguments: ["", " \u{A0}\r\n", "\u{FEFF}"])
  func blankTextsAreFound(_ text: String) {
    #expect(normalise(Array(text.utf8)).findings.map(\.code) == [.emptyText])
  }

  @Test func cleanTextHasNoFindings() {
    #expect(normalise(Array("Всё “clean”, naïve.\n".utf8)).findings.isEmpty)
  }
}

@Suite struct CharsetTests {
  @Test func aTextInWindows1251IsReadAndReported() {
    let (document, findings) = normalise(
      cp1251("Глава района сообщила: «Дорога закрыта», передаёт «Вестник»."))
    #expect(
      document.text.string(document.text.all)
        == "Глава района сообщила: «Дорога закрыта», передаёт «Вестник».")
    #expect(findings.map(\.code) == [.guessedCharset])
    let start = "Глава района сообщила: ".utf8.count
    #expect(document.offsets.original(of: Slice(start, start + 2)) == TextRange(23, 24))
  }

  @Test func anApostropheOfWindows1252InEnglish() {
    let bytes = Array("They don".utf8) + [0x92] + Array("t know, the mayor said.".utf8)
    let (document, findings) = normalise(bytes)
    #expect(document.text.string(document.text.all) == "They don’t know, the mayor said.")
    #expect(findings.map(\.code) == [.guessedCharset])
  }

  @Test func aDeclaredCharsetIsNoGuess() {
    let (document, findings) = normalise(cp1251("Да"), charset: "windows-1251")
    #expect(document.text.string(document.text.all) == "Да")
    #expect(findings.isEmpty)
  }

  @Test func validUTF8IsBelievedBeforeTheDeclaration() {
    let (document, _) = normalise(Array("Да".utf8), charset: "windows-1251")
    #expect(document.text.string(document.text.all) == "Да")
  }

  @Test func aByteOrderMarkDeclaresUTF16() {
    let (document, findings) = normalise([0xFF, 0xFE, 0x14, 0x04, 0x30, 0x04])
    #expect(document.text.string(document.text.all) == "Да")
    #expect(findings.isEmpty)
  }

  @Test func aTextCutInACharacterIsDamagedNotGuessed() {
    for tail in [[0xE2], [0xE2, 0x80]] as [[UInt8]] {
      #expect(normalise(Array("The end ".utf8) + tail).findings.map(\.code) == [.invalidUTF8])
    }
  }

  private func cp1251(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { scalar in
      switch scalar.value {
      case 0x410...0x44F: UInt8(scalar.value - 0x410 + 0xC0)
      case 0x451: 0xB8
      default: UInt8(scalar.value)
      }
    }
  }
}

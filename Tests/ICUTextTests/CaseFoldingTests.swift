import ICUText
import Testing

@Suite struct CaseFoldingTests {
  @Test(arguments: [
    ("Kyiv", "kyiv"), ("КИЇВ", "київ"), ("Їжакевич", "їжакевич"), ("Ёлкин", "ёлкин"),
    ("STRAẞE", "strasse"), ("ΐ", "ι\u{308}\u{301}"), ("don’t", "don't"), ("Лук’янець", "лук'янець"),
    ("ДемʼЯН", "дем'ян"), ("“Ні”", "“ні”"), ("", ""),
  ])
  func folds(_ text: String, _ folded: String) {
    #expect(ICUText.foldCase(text) == folded)
  }

  @Test func bytesAndStringsAgreeAndTheBufferIsReused() {
    var out: [UInt8] = []
    for text in ["Zaporizhzhia", "Запоріжжя", "x", "ŁÓDŹ’s"] {
      ICUText.foldCase(Array(text.utf8).span, into: &out)
      #expect(String(decoding: out, as: UTF8.self) == ICUText.foldCase(text))
    }
  }

  @Test func otherMarksAreLeft() {
    #expect(ICUText.foldCase("‘a’") == "‘a'")
  }
}

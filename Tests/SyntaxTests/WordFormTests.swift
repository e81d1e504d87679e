import DocumentModel
import TestKit
import Testing

@testable import Syntax

struct WordFormTests {
  private func form(_ word: String, _ setting: WordSetting = .inside) -> WordForm {
    WordForm(Array(word.utf8).span, setting)
  }

  @Test func lettersAreFoldedForTheHashAlone() {
    #expect(form("Orlen").hash == form("ORLEN").hash)
    #expect(form("Orlen").hash != form("Orlan").hash)
    #expect(form("’s").hash == form("'s").hash && form("“").hash == form("\"").hash)
    #expect(form("Київ").hash != form("київ").hash)
  }

  @Test func waysOfWritingDiffer() {
    let words = ["orlen", "Orlen", "O", "ORLEN", "McOrlen", "12", "12th", "--"]
    #expect(Set(words.map { form($0).shape }).count == words.count)
    #expect(form("a.b").shape != form("ab").shape)
    #expect(form("cat").shape == form("dog").shape)
    #expect(Set([.inside, .beginning, .headline].map { form("Orlen", $0).shape }).count == 3)
    for word in words { #expect(Int(form(word, .headline).shape) < WordForm.shapes) }
  }

  @Test func affixesAreThoseOfTheWord() {
    let one = form("rebuilding")
    let two = form("Renaming")
    #expect(one.slot(0) == two.slot(0) && one.slot(1) == two.slot(1))
    #expect(one.slot(2) != two.slot(2))
    #expect(one.slot(3) == two.slot(3) && one.slot(4) == two.slot(4) && one.slot(5) != two.slot(5))
    for word in ["", "a", "ab", "é", "zzzzzzzz"] {
      for which in 0..<WordForm.affixes { #expect(0..<WordForm.slots ~= form(word).slot(which)) }
    }
  }

  private func settings(_ text: String) -> [WordSetting] {
    let words = text.split(separator: " ").map { Array($0.utf8) }
    var settings = WordSettings(BeginningCount(words))
    return words.map { word in
      defer { settings.pass(WordForm(word.span, settings.next)) }
      return settings.next
    }
  }

  @Test func aQuotationBeginsLikeASentence() {
    #expect(
      settings("He said : “ We left") == [
        .beginning, .inside, .inside, .inside, .beginning, .inside,
      ])
    #expect(settings("“ we left") == [.beginning, .beginning, .inside])
  }

  @Test func headlinesAreThoseWithCapitalsThroughout() {
    #expect(settings("Mayor Of Orlen Wins Vote").allSatisfy { $0 == .headline })
    #expect(settings("Bridge Over the Tarn Falls").allSatisfy { $0 == .headline })
    #expect(!settings("The mayor of Orlen met Tarn").contains(.headline))
    #expect(!settings("Orlen !").contains(.headline))
  }

  @Test(arguments: [
    (0, 2, LetterCase.unknown), (0, 3, .small), (1, 9, .small), (2, 9, .either), (9, 2, .either),
    (9, 1, .capital), (3, 0, .capital), (0, 0, .unknown),
  ])
  func lettersTell(_ capitals: Int, _ small: Int, _ expected: LetterCase) {
    #expect(LetterCase(capitals: capitals, small: small) == expected)
  }

  @Test func aNameIsKnownByItsCapitalsInsideSentences() throws {
    let lines = [
      "The mayor of Orlen left", "A road to Orlen fell", "He saw Orlen", "Mayor left",
      "Mayor Of Orlen Seen",
    ]
    var raw = RawText()
    raw.add(
      try lines.map { line in
        let words = line.split(separator: " ").enumerated().map { at, word in
          CoNLLU.Line.word(["\(at + 1)", "\(word)", "_", "X", "_", "_", "0", "root", "_", "_"])
        }
        return try TreebankSentence(CoNLLU.Sentence(lines: words), number: 1)
      })
    let cases = raw.letterCases
    #expect(cases[form("Orlen").hash] == .capital)
    // Seen with a capital only where it tells nothing, and once without.
    #expect(cases[form("Mayor").hash] == nil)
  }
}

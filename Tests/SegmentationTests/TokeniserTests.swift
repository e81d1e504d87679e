import DocumentModel
import ICUText
import LexiconStore
import Testing

@testable import Segmentation

@Suite struct TokeniserTests {
  /// Tokens are written with a space between them.
  @Test(arguments: [
    ("I don't know.", "I do n't know ."),
    ("I don’t know Orla’s aunt.", "I do n’t know Orla ’s aunt ."),
    ("We cannot, they'll", "We can not , they 'll"),
    ("O'Brien's 60's", "O'Brien 's 60's"),
    ("a 15-year-old non-aligned state-run mill", "a 15 - year - old non-aligned state - run mill"),
    ("$5m, 65km, 9th, 1990s, 40%", "$ 5 m , 65 km , 9th , 1990s , 40 %"),
    ("at 5:30pm on 3/4/2019", "at 5:30 pm on 3/4/2019"),
    ("call 202-555-0143 or 10-12", "call 202-555-0143 or 10 - 12"),
    ("the U.S. and the U.N.", "the U.S. and the U.N."),
    ("Lt. Col. J. Reed, Ph.D., of Acme Corp.", "Lt. Col. J. Reed , Ph.D. , of Acme Corp."),
    ("Go to No. 5. She said no.", "Go to No. 5 . She said no ."),
    ("You and I. Then", "You and I . Then"),
    ("and/or w/o AT&T", "and / or w/o AT&T"),
    (
      "see www.example.com/a?b=1, or a.b@example.org.",
      "see www.example.com/a?b=1 , or a.b@example.org ."
    ),
    ("@orla likes #peace", "@orla likes #peace"),
    ("wait... what?! -- yes :)", "wait ... what ?! -- yes :)"),
    ("“Ні,” «так» 'em '90s", "“ Ні , ” « так » 'em '90s"),
    ("п'ять обʼєктів", "п'ять обʼєктів"),
    ("US$5 and 5€", "US$ 5 and 5 €"),
  ])
  func cuts(_ text: String, _ expected: String) {
    #expect(Project.tokens(text).joined(separator: " ") == expected)
  }

  @Test func lexemesFoldCaseAndApostrophe() {
    var vocabulary = Vocabulary()
    let plain = vocabulary.intern("n't")
    let cyrillic = vocabulary.intern("київ")
    let long = vocabulary.intern(ICUText.foldCase("Straße"))
    for (form, lexeme) in [("N’T", plain), ("КИЇВ", cyrillic), ("STRAßE", long)] {
      let bytes = Array(form.utf8)
      #expect(vocabulary.lexeme(anyCase: bytes.span) == lexeme)
    }
    #expect(vocabulary.lexeme(anyCase: Array("київа".utf8).span).isNone)
  }

  @Test(arguments: [
    ("Word", TokenShape.capitalised), ("I", .capitalised), ("U.S.", .upper), ("iPad", .mixed),
    ("said", .lower), ("Київ", .capitalised), ("НАТО", .upper), ("42", .other),
  ])
  func shapes(_ text: String, _ shape: TokenShape) {
    #expect(Project.segments(text).tokens.map(\.shape) == [shape])
  }

  /// The terms of lexicons are cut as texts are.
  @Test(arguments: ["cease-fire", "Lt. Gen.", "can't stand", "Kyiv's", "U.S.-led", "co-operate"])
  func lexiconTermsAreCutAlike(_ term: String) {
    #expect(Project.lexicons.cutter.words(of: term) == Project.tokens(term))
  }

  /// Words cut by the fast path end where the cutter ends them.
  @Test func fastPathIsPlainPath() {
    let tokeniser = Tokeniser(lexicons: Project.lexicons)
    for seed in 0..<200 as Range<UInt64> {
      let text = Hostile.text(seed: seed, pieces: 60)
      let bytes = Array(text.utf8)
      var at = 0
      while at < bytes.count {
        if WordCutter.space(bytes.span, at: at) > 0 {
          at += WordCutter.space(bytes.span, at: at)
          continue
        }
        let piece = tokeniser.cutter.piece(bytes.span, at: at)
        if let end = tokeniser.plainWordEnd(bytes.span, at) { #expect(end == piece.end) }
        at = piece.end
      }
    }
  }
}

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
    ("two non-E.U. and pre-K. rooms", "two non-E.U. and pre-K . rooms"),
  ])
  func cuts(_ text: String, _ expected: String) {
    #expect(Project.tokens(text).joined(separator: " ") == expected)
  }

  @Test func lexemesFoldCaseAndApostrophe() {
    var vocabulary = Vocabulary()
    let plain = vocabulary.intern("n't")
    let cyrillic = vocabulary.intern("київ")
    let long = vocabulary.intern(ICUText.foldCase("Straße"))
    let hyphen = vocabulary.intern("-")
    for (form, lexeme) in [
      ("N’T", plain), ("КИЇВ", cyrillic), ("STRAßE", long), ("\u{2011}", hyphen), ("‐", hyphen),
    ] {
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

  /// Tokens of the fast paths are those that the cutter cuts, with the lexeme and shape that slow ways give.
  @Test func fastPathIsPlainPath() {
    let tokeniser = Tokeniser(lexicons: Project.lexicons)
    for seed in 0..<300 as Range<UInt64> {
      let bytes = Array(Hostile.text(seed: seed, pieces: 60).utf8)
      let tokens = tokeniser.tokens(of: bytes.span).tokens
      var at = 0
      for token in tokens {
        while WordCutter.space(bytes.span, at: at) > 0 {
          at += WordCutter.space(bytes.span, at: at)
        }
        let piece = tokeniser.cutter.piece(bytes.span, at: at)
        #expect(token.range == Slice(at, piece.end) && token.kind == piece.kind)
        let form = String(decoding: bytes[token.range.indices], as: UTF8.self)
        #expect(token.shape == Self.plainShape(form), "\(form)")
        let folded = ICUText.foldCase(form)
        let lexeme = Project.lexicons.vocabulary.lexeme(folded: Array(folded.utf8).span)
        #expect(token.lexeme == lexeme, "\(form)")
        at = piece.end
      }
    }
  }

  /// Of a form whose letters have two cases or are ideographs.
  private static func plainShape(_ form: String) -> TokenShape {
    let bytes = Array(form.utf8)
    var (letters, upper, at) = (0, 0, 0)
    while at < bytes.count {
      letters += WordCutter.isLetter(bytes.span, at) ? 1 : 0
      upper += WordCutter.isCapital(bytes.span, at) ? 1 : 0
      at += CharacterClass.decode(bytes.span, at).length
    }
    if letters == 0 { return .other }
    if upper == 0 { return .lower }
    if upper == 1, WordCutter.isCapital(bytes.span, 0) { return .capitalised }
    return upper == letters ? .upper : .mixed
  }

  @Test(arguments: [
    "", "a", "seven77", "eightxyz", "ninewords", String(repeating: "ab", count: 40),
  ])
  func vocabularyTellsLengthsApart(_ form: String) {
    var vocabulary = Vocabulary()
    let lexeme = vocabulary.intern(form)
    #expect(vocabulary.form(lexeme) == form)
    #expect(vocabulary.lexeme(anyCase: Array(form.uppercased().utf8).span) == lexeme)
    #expect(vocabulary.lexeme(anyCase: Array((form + "x").utf8).span).isNone)
    for number in 0..<5000 { _ = vocabulary.intern("\(form)-\(number)") }
    #expect(vocabulary.lexeme(anyCase: Array(form.utf8).span) == lexeme)
    #expect(vocabulary.form(vocabulary.intern("\(form)-4999")) == "\(form)-4999")
  }
}

import ICUText
import Testing

@Suite struct TransliteratorTests {
  @Test(arguments: [
    ("uk-uk_Latn/BGN; Latin-ASCII", "Дмитро Яценко", "Dmytro Yatsenko"),
    ("uk-uk_Latn/BGN; Latin-ASCII", "Юлія Гончар", "Yuliya Honchar"),
    ("ru-ru_Latn/BGN; Latin-ASCII", "Ирина Щукина", "Irina Shchukina"),
    ("Any-Latin; Latin-ASCII", "Пётр Ощепков", "Petr Osepkov"),
  ])
  func names(_ id: String, _ name: String, _ latin: String) throws {
    let transliterator = try #require(Transliterator.named(id))
    #expect(transliterator.transliterate(name) == latin)
  }

  @Test func unknownIdsAreNil() {
    #expect(Transliterator.named("Nobody-Nowhere") == nil)
  }

  @Test func resultsMayBeLongerThanTheRoom() throws {
    let transliterator = try #require(Transliterator.named("Any-Latin"))
    let long = String(repeating: "щ", count: 10_000)
    #expect(transliterator.transliterate(long).unicodeScalars.count >= 10_000)
    #expect(transliterator.transliterate("") == "")
  }
}

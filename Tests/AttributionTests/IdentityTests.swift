import DocumentModel
import LexiconStore
import TestKit
import Testing

/// Who a mention is.
@Suite struct IdentityTests {
  @Test func surnameGetsTheFullName() throws {
    let found = try spoken(
      "Marta Orlyk came early. Pavel Hruska came late.\n\n“The road was closed,” Orlyk said.")
    #expect(found.map(\.name) == ["Marta Orlyk"])
  }

  @Test func pronounGetsTheName() throws {
    let found = try spoken(
      "Marta Orlyk spoke to the council after Pavel Hruska.\n\n“The road is closed,” she said.")
    #expect(found.map(\.name) == ["Marta Orlyk"])
    #expect(found.map(\.mention) == ["she"])
  }

  @Test(arguments: [
    ("Zelensky", "Zelenskyy", true), ("Zelenskiy", "Зеленський", true),
    ("Yatsenyuk", "Yatseniuk", true), ("Яценюк", "Yatsenyuk", true),
    ("Sergei", "Sergey", true), ("Dmitry", "Dmitri", true), ("Yevgeny", "Evgeny", true),
    ("Orbán", "Orban", true), ("Petrov", "Petrova", false), ("Hart", "Hurt", false),
  ])
  func transliterationsMeet(_ a: String, _ b: String, _ same: Bool) throws {
    let spelling = try Repository.lexicons().speakers.spelling
    #expect((spelling.words(of: a) == spelling.words(of: b)) == same)
  }
}

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
      "Marta Orlyk came to the council after Pavel Hruska.\n\n“The road is closed,” she said.")
    #expect(found.map(\.name) == ["Marta Orlyk"])
    #expect(found.map(\.mention) == ["she"])
  }

  /// speakers.csv, saved with tabs as people.local.tsv after an analyst has added an alias and a side.
  @Test func editedSpeakersComeBack() throws {
    let sheet = """
      speaker_id\tname\taliases\tkind\trole\tside\tquotations
      person:marta-orlyk\tMarta Orlyk\tMartha Orlik-Lund|Mimi Orlyk\tperson\tpoet\tukraine\t3
      person:mimi-orlyk\tMimi Orlyk\t\tperson\t\tunknown\t1
      organisation:harbour-union\tHarbour Union\t\torganisation\t\tunknown\t1

      """
    let local = LexiconSource(path: "people.local.tsv", bytes: Array(sheet.utf8))
    let lexicons = try Lexicons(try Repository.lexiconSources() + [local])
    let found = try spoken(
      "“The bridge will hold,” Marta Orlyk said. “It held,” said Mimi Orlyk, and Martha Orlik-Lund "
        + "said: “It will.”\n\n“It may,” Karla Holm said.", lexicons: lexicons)
    #expect(found.prefix(3).map(\.entry) == ["Marta Orlyk", "Marta Orlyk", "Marta Orlyk"])
    #expect(found.prefix(3).map(\.side) == ["ukraine", "ukraine", "ukraine"])
    #expect(found.last?.entry == nil)
    let without = try spoken("“The bridge will hold,” Marta Orlyk said.")
    #expect(without.map(\.entry) == [nil])
  }

  /// Who has no office is known by the full name only.
  @Test func bareSurnamesMeanOfficeHolders() throws {
    let local = LexiconSource(
      path: "people.local.tsv",
      bytes: Array("name\toffice\nMarta Orlyk\t-\nKarla Holmqvist\tMayor of Sandvik 2020-\n".utf8))
    let lexicons = try Lexicons(try Repository.lexiconSources() + [local])
    let found = try spoken(
      "“It will hold,” Orlyk said. “It may,” Holmqvist said.", lexicons: lexicons)
    #expect(found.map(\.entry) == [nil, "Karla Holmqvist"])
  }

  /// A fault in the analyst's file is named with its line.
  @Test func faultsInEditedSpeakersAreNamed() throws {
    let local = LexiconSource(
      path: "people.local.tsv", bytes: Array("name\tside\nMarta Orlyk\tatlantis\n".utf8))
    let sources = try Repository.lexiconSources() + [local]
    let error = #expect(throws: LexiconError.self) { try Lexicons(sources) }
    #expect(error?.description.hasPrefix("people.local.tsv:2:") == true)
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

  @Test(arguments: [
    ("The Biden-Putin meeting was short. Putin said that the talks would go on.", "Vladimir Putin"),
    ("Divining Putin's plans is hard. Putin said that the talks would go on.", "Vladimir Putin"),
    ("Crazy John Bolton left. Bolton said that the door was open.", "John Bolton"),
    (
      "Donald Trump and Melania Trump came to Sundby. Trump said that the road was long.",
      "Donald Trump"
    ),
  ])
  func namesWithoutWhatStandsBesideThem(_ text: String, _ entry: String) throws {
    #expect(try spoken(text, published: "2019-03-01").last?.entry == entry)
  }

  /// Known or not when it was: the listed relative whom the text names in full is not the office holder whom it does not.
  @Test(arguments: ["2019-03-01", nil])
  func aTitledSurnameBesideARelativeIsTheOfficeHolders(_ day: String?) throws {
    let text =
      "President Trump said that the road was long. He came to Sundby with Melania Trump. "
    #expect(try spoken(text, published: day).first?.entry == "Donald Trump")
    #expect(
      try spoken(text + "“It is cold,” Melania Trump said.", published: day).last?.entry
        == "Melania Trump")
  }

  /// An aide whom the text names in full, and a namesake who once held an office.
  @Test func aSurnameAloneIsWhomTheTextNames() throws {
    let found = try spoken(
      "Rick Gates left the campaign. Gates said that the work was done.")
    #expect(found.last?.entry == "Rick Gates")
  }

  /// The very words that the article gives with the name.
  @Test func theHeadOfTheOfficeIsTheOneNamedSo() throws {
    let found = try spoken(
      "The pier was opened by Head of the Harbour Office Marta Orlyk. Pavel Hruska came too.\n\n"
        + "The Head of the Harbour Office believes that the pier will hold.")
    #expect(found.last?.name == "Marta Orlyk")
  }

  @Test func aCommanderIntroducedLaterIsAnother() throws {
    let found = try spoken(
      "Danish commander Ole Brandt left Sundby. A rebel commander claimed a victory in the hills. "
        + "“We hold it,” the commander said.")
    #expect(found.last?.name == "rebel commander")
  }
}

import Batch
import DocumentModel
import MappedBytes
import Syntax
import TestKit
import Testing

/// The quotations of an article after the whole pipeline: type and words of each part.
struct Quoted: Equatable, CustomStringConvertible {
  let kind: QuoteKind
  let text: String
  /// The position of the first part of its chain.
  let chain: Int
  var description: String { "\(kind) “\(text)” \(chain)" }
}

func quoted(_ text: String) throws -> [Quoted] {
  let analysis = try pipeline.get().analysis(of: RawArticle(id: "test", text: Array(text.utf8)))
  let quotations = analysis.quotations
  return quotations.quotes.indices.map { at in
    let quote = quotations.quotes[at]
    return Quoted(
      kind: quote.kind, text: analysis.document.text.string(quote.content),
      chain: quotations.head(of: Index(at)).value)
  }
}

/// The stages with the shipped model, made once.
private let pipeline = Result {
  Stages(
    lexicons: try Repository.lexicons(),
    analyser: try SyntaxAnalyser(
      model: MappedBytes(path: Repository.root + "/Models/english.syntax")))
}

/// What users of such programs complain of, each in sentences of our own.
@Suite struct ArticleTests {
  private func kinds(_ text: String) throws -> [QuoteKind] { try quoted(text).map(\.kind) }

  /// An odd number of marks loses nothing but the stretch it stands in.
  @Test func oddMarksLoseNoArticle() throws {
    let found = try quoted(
      "“The ferry is late, Marta Orlyk said.\n\nThe pier was quiet. “It will come,” Pavel Hruska said."
        + "\n\nKarla Holm said that the pier was closed.")
    #expect(found.contains { $0.text == "It will come," && $0.kind == .direct })
    #expect(found.contains { $0.text == "that the pier was closed" && $0.kind == .indirect })
  }

  @Test func paragraphsWithoutClosingMarksAreOneQuotation() throws {
    let found = try quoted(
      "“The first ferry left at noon.\n\n“The second left an hour later.\n\n“Then the pier was "
        + "closed,” Marta Orlyk said.")
    #expect(found.count == 3)
    #expect(Set(found.map(\.chain)).count == 1)
  }

  @Test(arguments: [
    ("Marta Orlyk said that the pier was closed.", "that the pier was closed"),
    ("The pier is closed, Marta Orlyk said.", "The pier is closed"),
    ("According to Marta Orlyk, the pier is closed.", "the pier is closed"),
    ("The pier is closed, according to Marta Orlyk.", "The pier is closed"),
    ("Marta Orlyk warned that the pier would be closed.", "that the pier would be closed"),
    ("Marta Orlyk denied that the pier was closed.", "that the pier was closed"),
    ("Marta Orlyk promised to open the pier.", "to open the pier"),
  ])
  func reportedSpeechHasItsExtent(_ text: String, _ content: String) throws {
    let found = try quoted(text)
    #expect(found.map(\.text) == [content])
    #expect(found.map(\.kind) == [.indirect])
  }

  @Test(arguments: [
    "Marta Orlyk walked along the pier with Pavel Hruska.",
    "The pier was built in the spring and painted in the summer.",
  ])
  func nothingIsReportedWhereNothingIsSaid(_ text: String) throws {
    #expect(try quoted(text).isEmpty)
  }

  @Test(arguments: [
    "Marta Orlyk: “The pier is closed.”",
    "“The pier is closed” — Marta Orlyk.",
    "Marta Orlyk had one answer: “The pier is closed.”",
  ])
  func colonsAndDashesIntroduce(_ text: String) throws {
    let found = try quoted(text)
    #expect(found.map(\.kind) == [.direct])
  }

  @Test func aCueBetweenPartsMakesOneQuotation() throws {
    let found = try quoted("“The pier,” Marta Orlyk said, “is closed until the ice has gone.”")
    #expect(found.map(\.kind) == [.direct, .direct])
    #expect(Set(found.map(\.chain)).count == 1)
  }

  @Test func speakersOfOneParagraphAreApart() throws {
    let found = try quoted(
      "“The pier is closed,” Marta Orlyk said. “It is not,” replied Pavel Hruska, her deputy.")
    #expect(found.map(\.kind) == [.direct, .direct])
    #expect(Set(found.map(\.chain)).count == 2)
  }

  /// Titles, nicknames, terms: nobody is quoted.
  @Test(arguments: [
    "Pavel “Lefty” Hruska rowed to the island.",
    "The so-called “ice tax” was paid at the pier.",
    "The ship, known as the “Old Lady,” sank in the spring.",
    "He wrote the book “Spies of the North Pier” about them.",
    "The alleged “ferry plot” was never found out.",
    "The boats that were often called the “Old Ladies” sank in the spring.",
    "They met at the “Piers of Tomorrow” conference in the town.",
  ])
  func titlesAndNicknamesQuoteNobody(_ text: String) throws {
    #expect(try kinds(text) == [.scare])
  }

  /// A fragment that somebody said stays a quotation.
  @Test(arguments: [
    "Marta Orlyk called the closure “a slap in the face” of the town.",
    "Marta Orlyk said the pier was “rotten to the last plank” and had to go.",
    "The council is “deeply worried by what happened,” Marta Orlyk said.",
    "Marta Orlyk dismissed the report as “nonsense.”",
    "Marta Orlyk called the pier a “laughing stock” on Monday.",
    "The ferry would run “until the ice comes back,” Marta Orlyk said.",
  ])
  func fragmentsOfASpeakerAreQuotations(_ text: String) throws {
    let found = try kinds(text)
    #expect(!found.isEmpty && !found.contains(.scare))
  }

  @Test func transcriptTurnsAreQuotations() throws {
    let found = try quoted(
      "Q: Will the pier be opened this year?\n\nA: We hope that it will be.\n\nQ: Who will pay?\n\n"
        + "A: The town, I think, and the ferry company.")
    #expect(
      found.map(\.text) == [
        "Will the pier be opened this year", "We hope that it will be", "Who will pay",
        "The town, I think, and the ferry company",
      ])
  }

  /// A colon behind a word that comes back is no turn where a small letter begins it.
  @Test func listsAreNoTranscripts() throws {
    let found = try quoted(
      "the boats: three\n\nthe crew: twelve\n\nthe boats: four\n\nthe crew: sixteen")
    #expect(!found.contains { $0.text == "twelve" })
  }

  /// Other marks than English ones, and marks within marks.
  @Test(arguments: [
    "«The pier is closed,» Marta Orlyk said.",
    "„The pier is closed,“ Marta Orlyk said.",
    "‘The pier is closed,’ Marta Orlyk said.",
    "\"The pier is closed,\" Marta Orlyk said.",
    "“The pier is ‘closed for good,’” Marta Orlyk said.",
  ])
  func allMarksQuote(_ text: String) throws {
    #expect(try kinds(text) == [.direct])
  }

  /// The colon of a note in brackets introduces nothing.
  @Test func notesInBracketsQuoteNobody() throws {
    let found = try quoted("The pier was closed.\n\n(Also on Pier Press: Orlyk's ferry plans)")
    #expect(!found.contains { $0.text.contains("ferry plans") })
  }

  /// What markup was left in the text is nobody's word.
  @Test func attributesQuoteNobody() throws {
    let found = try quoted("<post author=\"The Old Pier\" day=\"3\">The pier is closed.</post>")
    #expect(found.allSatisfy { $0.kind == .scare })
  }

  @Test(arguments: [
    "Photo: Karla Holm / Pier Press",
    "Source: Pier Press",
    "Image credit: Pier Press",
  ])
  func creditsAreNoQuotations(_ text: String) throws {
    #expect(try quoted("The pier was closed on Monday.\n\n\(text)").isEmpty)
  }

  @Test(arguments: [
    ("Pier will open in May, says Orlyk", "Pier will open in May"),
    ("Orlyk: pier will open in May", "pier will open in May"),
  ])
  func headlinesReport(_ title: String, _ content: String) throws {
    let found = try quoted("\(title)\n\nThe ice is still thick.")
    #expect(found.first?.text == content)
  }

  /// Dashes that speak inside marks that are not closed: what overlaps is no chain that goes back.
  @Test(arguments: [
    "–`–Ö––ÿ»,h–`–?", "M?\n», he»––––\u{0B}–––```  ––Ö?  ––––Ö?  ÿÿ», h2 ¿Mr.–––––––``` ––Ö?",
  ])
  func chainsGoForward(_ text: String) throws {
    for (at, quote) in try quoted(text).enumerated() { #expect(quote.chain <= at) }
  }
}

import DocumentModel
import TestKit
import Testing

@testable import Quotation

/// Marked text cut at line ends into paragraphs; `q` is the content of a stretch at depth 0, `n` of a nested one.
struct MarkedParagraphs {
  let marked: MarkedText
  let stretches: [Stretch]
  let findings: [Finding]

  init(_ text: String) throws {
    marked = try MarkedText(text)
    let bytes = Array(marked.text.utf8)
    var paragraphs: [Paragraph] = []
    var start = 0
    for at in 0...bytes.count where at == bytes.count || bytes[at] == 0x0A {
      if at > start {
        paragraphs.append(Paragraph(range: Slice(start, at), sentences: Index(0)..<Index(0)))
      }
      start = at + 1
    }
    var findings: [Finding] = []
    stretches = StretchFinder(bytes: bytes, paragraphs: paragraphs).stretches(findings: &findings)
    self.findings = findings
  }

  func matches(_ name: String, depth: Int) -> Bool {
    stretches.filter { $0.depth == depth }.map(\.content) == marked.ranges[name] ?? []
  }
}

@Suite struct StretchFinderTests {
  @Test(arguments: [
    "“⟦We held the bridge,⟧q” Oleh Hnatko said. “⟦It cost us much.⟧q”",
    "\"⟦We held the bridge,⟧q\" Oleh Hnatko said. \"⟦It cost us much.⟧q\"",
    "„⟦We held the bridge⟧q“, he said. „⟦It cost us much.⟧q”",
    "«⟦We held the bridge⟧q», he said. « ⟦It cost us much.⟧q »",
    "‹⟦We held the bridge⟧q›, he said.",
    "‘⟦We held the bridge,⟧q’ he said. ‘⟦It’s the soldiers’ doing,⟧q’ he added.",
    "'⟦We held the bridge,⟧q' he said. 'Twas '99. '⟦It's ours,⟧q' he added.",
    "''⟦We held the bridge,⟧q'' he said. ``⟦It cost us much.⟧q''",
    "‘‘⟦We held the bridge,⟧q’’ he said. ’’⟦It cost us much.⟧q’’",
    "“⟦He shouted ‘⟦come back⟧n’ and ran,⟧q” she said.",
    "\"⟦He shouted '⟦come back⟧n' and ran,⟧q\" she said.",
    "“⟦The sign says “⟦no entry⟧n” in red,⟧q” she said.",
    "\"⟦The sign says \"⟦no entry⟧n\" in red,⟧q\" she said.",
    "The '⟦grey⟧q' zone, the soldiers' tents, the 1990s' rules and rock'n'roll.",
    "The board is 6'2\" long and the shell 12\" wide.",
    "”⟦We held it,⟧q” he said. “⟦It cost us much.⟧q“ Then he left.",
    "He said:\"⟦We held it.⟧q\"He left.",
  ])
  func marksPair(_ text: String) throws {
    let found = try MarkedParagraphs(text)
    #expect(found.matches("q", depth: 0))
    #expect(found.matches("n", depth: 1))
    #expect(found.findings.isEmpty)
  }

  @Test func paragraphsWithoutClosingMarksAreOneChain() throws {
    let found = try MarkedParagraphs(
      "“⟦The first shell fell at noon.⟧q\n“⟦The second fell an hour later.⟧q\n“⟦Then it was quiet.⟧q”"
    )
    #expect(found.matches("q", depth: 0))
    #expect(found.stretches.map(\.continues) == [nil, 0, 1])
    #expect(found.findings.isEmpty)
  }

  @Test func aQuotationMayCloseParagraphsLater() throws {
    let found = try MarkedParagraphs(
      "He said: “⟦The first shell fell at noon.⟧q\n⟦The second fell later.⟧q\n⟦Then quiet.⟧q” He left."
    )
    #expect(found.matches("q", depth: 0))
    #expect(found.stretches.map(\.continues) == [nil, 0, 1])
  }

  @Test func anOpenMarkEndsWithItsParagraph() throws {
    let found = try MarkedParagraphs(
      "“⟦The shell fell at noon, and then\nThe mayor was away.\n“⟦I was abroad,⟧q” she said."
        .replacing("then\n", with: "then⟧q\n"))
    #expect(found.matches("q", depth: 0))
    #expect(found.findings.map(\.code) == [.unclosedQuote])
  }

  @Test func oneMissingMarkDoesNotTurnTheRestInsideOut() throws {
    let found = try MarkedParagraphs(
      "“⟦We held it, he said.⟧q “⟦It cost us much,⟧q” she said. “⟦Never again,⟧q” they said.")
    #expect(found.matches("q", depth: 0))
    #expect(found.findings.map(\.code) == [.unclosedQuote])
  }

  @Test func aStrayClosingMarkIsReported() throws {
    let found = try MarkedParagraphs(
      "The bridge stood.\nThe bridge \" fell, and “⟦nobody⟧q” cared.")
    #expect(found.matches("q", depth: 0))
    #expect(found.findings.map(\.code) == [.strayMark])
  }

  @Test func aMissingOpeningMarkIsTheParagraphsBeginning() throws {
    let found = try MarkedParagraphs("⟦We held the bridge,⟧q” Oleh Hnatko said.")
    #expect(found.matches("q", depth: 0))
    #expect(found.findings.map(\.code) == [.strayMark])
  }
}

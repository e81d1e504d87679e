import DocumentModel
import Testing

@testable import Syntax

struct CoNLLUTests {
  static let text = """
    # sent_id = one
    1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
    1\tdo\tdo\tAUX\tVBP\t_\t3\taux\t_\t_
    2\tn't\tnot\tPART\tRB\t_\t3\tadvmod\t_\tSpaceAfter=No
    2.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_
    3\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\t_

    1\tСлава\t_\tPROPN\t_\t_\t0\troot\t_\t_


    """

  @Test func whatWasReadIsWrittenAgain() throws {
    let treebank = try CoNLLU(Array(Self.text.utf8))
    #expect(treebank.sentences.count == 2)
    #expect(treebank.sentences[0].words.map { $0[1] } == ["do", "n't", "go"])
    #expect(String(decoding: treebank.bytes, as: UTF8.self) == Self.text)
  }

  @Test func lineEndsOfWindowsAndAMissingLastOneAreRead() throws {
    let windows = Self.text.replacing("\n", with: "\r\n")
    #expect(try CoNLLU(Array(windows.utf8)).sentences == CoNLLU(Array(Self.text.utf8)).sentences)
    let cut = Self.text.dropLast(2)
    #expect(try CoNLLU(Array(cut.utf8)).bytes == Array(Self.text.utf8))
  }

  @Test(arguments: [
    ("1\tword\n", 1, "2 fields where a word line has 10"),
    ("# a\n\n1\tword\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", 3, "11 fields where a word line has 10"),
    ("# a\n1\t\t_\t_\t_\t_\t_\t_\t_\t_\n", 2, "the word is empty"),
  ])
  func faultsNameTheirLine(_ text: String, _ line: Int, _ reason: String) {
    #expect(throws: CoNLLU.Fault(line: line, reason: reason)) { try CoNLLU(Array(text.utf8)) }
  }

  @Test func bytesThatAreNoTextNameTheirLine() {
    #expect(throws: CoNLLU.Fault(line: 2, reason: "not valid UTF-8")) {
      try CoNLLU(Array("# a\n".utf8) + [0x31, 0x09, 0xFF, 0x0A])
    }
  }

  @Test(arguments: [
    (3, "NOUNS", "tag 'NOUNS' is not known"), (6, "4", "'4' is no head"),
    (6, "x", "'x' is no head"), (7, "sbj", "relation 'sbj' is not known"),
  ])
  func whatCannotBeLearntNamesItsSentence(_ field: Int, _ value: String, _ reason: String) throws {
    var treebank = try CoNLLU(Array(Self.text.utf8))
    var fields = treebank.sentences[0].words[0]
    fields[field] = value
    treebank.sentences[0].lines[2] = .word(fields)
    treebank.sentences.swapAt(0, 1)
    #expect(throws: TreebankError(sentence: 2, reason: reason)) {
      try TreebankSentence.all(of: treebank)
    }
  }

  @Test func annotationChangesTagsArcsAndLemmasAlone() throws {
    let treebank = try CoNLLU(Array(Self.text.utf8))
    let syntax = Syntax(
      tags: [.verb, .adv, .noun, .x], heads: [Syntax.root, 0, Syntax.noArc, Syntax.root],
      relations: [.root, .advmod, .none, .root])
    let lines = treebank.annotated(syntax) { $0 == 2 ? "went" : nil }.sentences[0].lines
    #expect(lines[0] == treebank.sentences[0].lines[0])
    #expect(
      lines[2...] == [
        .word(["1", "do", "do", "VERB", "VBP", "_", "0", "root", "_", "_"]),
        .word(["2", "n't", "not", "ADV", "RB", "_", "1", "advmod", "_", "SpaceAfter=No"]),
        treebank.sentences[0].lines[4],
        .word(["3", "go", "went", "NOUN", "VB", "_", "_", "_", "_", "_"]),
      ])
  }

  @Test func theScoreCountsTagsHeadsAndArcs() throws {
    let gold = try CoNLLU(Array(Self.text.utf8))
    let perfect = SyntaxScore(gold: gold, predicted: gold)
    #expect(perfect.words == 4 && perfect.tags == 4 && perfect.heads == 4 && perfect.arcs == 4)
    let syntax = Syntax(
      tags: [.aux, .adv, .verb, .propn], heads: [2, 0, Syntax.root, Syntax.root],
      relations: [.auxPass, .advmod, .root, .root])
    let score = SyntaxScore(gold: gold, predicted: gold.annotated(syntax))
    #expect(score.tags == 3 && score.heads == 3)
    // A subtype is no fault, a wrong head is.
    #expect(score.arcs == 3)
  }
}

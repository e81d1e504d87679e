import DocumentModel
import Evaluation
import Syntax
import Tabular
import Testing

@Suite struct SegmentMeasureTests {
  private func value(_ json: String) throws -> JSONValue {
    try JSONReader.value(of: Array(json.utf8))
  }

  @Test func onlyInnerBoundariesCount() throws {
    let gold = try value(
      #"{"text":"A b. C d.\n\nE f. G h. I","sentences":[[0,4],[5,9],[11,15],[16,20],[21,22]]}"#)
    let answer = try value(#"{"sentences":[[0,4],[5,9],[11,15],[16,22]]}"#)
    var measure = SentenceMeasure()
    let isGold = measure.add(gold: gold, answer: answer)
    #expect(isGold)
    #expect(measure.report == "inner F 80.0 P 100.0 R 66.7 | texts wholly right 0 of 1")
    let hasNoSentences = measure.add(gold: try value(#"{"text":"A"}"#), answer: answer)
    #expect(!hasNoSentences)
  }

  @Test func whiteSpaceBehindASentenceIsNoPartOfIt() throws {
    var measure = SentenceMeasure()
    _ = measure.add(
      gold: try value(#"{"text":"A b.  C d.","sentences":[[0,6],[6,10]]}"#),
      answer: try value(#"{"sentences":[[0,4],[6,10]]}"#))
    #expect(measure.report == "inner F 100.0 P 100.0 R 100.0 | texts wholly right 1 of 1")
  }

  private static let treebank = """
    # newdoc id = a
    # newpar id = a-1
    # text = They don't go.
    1\tThey\tthey\tPRON\t_\t_\t3\tnsubj\t_\t_
    2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
    2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\t_
    3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_
    4\tgo\tgo\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
    5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_

    1\tWhy\twhy\tADV\t_\t_\t0\troot\t_\tSpaceAfter=No
    2\t?\t?\tPUNCT\t_\t_\t1\tpunct\t_\t_

    # newpar id = a-2
    # text = Zum Ende
    1-2\tZum\t_\t_\t_\t_\t_\t_\t_\t_
    1\tzu\tzu\tADP\t_\t_\t3\tcase\t_\t_
    2\tdem\tder\tDET\t_\t_\t3\tdet\t_\t_
    3\tEnde\tEnde\tNOUN\t_\t_\t0\troot\t_\t_

    # newdoc id = b
    # text = Yes
    1\tYes\tyes\tINTJ\t_\t_\t0\troot\t_\t_

    """

  @Test func aTreebankIsRunningTextAgain() throws {
    let texts = TreebankText.all(of: try CoNLLU(Array(Self.treebank.utf8)))
    let strings = texts.map { String(decoding: $0.text.storage, as: UTF8.self) }
    #expect(strings == ["They don't go. Why?\n\nZum Ende", "Yes"])
    let bytes = Array(strings[0].utf8)
    let words = texts[0].words.map { String(decoding: bytes[$0.indices], as: UTF8.self) }
    #expect(words == ["They", "do", "n't", "go", ".", "Why", "?", "Zum", "Ende"])
    #expect(texts[0].ends == [14, 19, 29])
  }

  @Test func tokensCountByTheirExactRange() throws {
    let text = try #require(TreebankText.all(of: try CoNLLU(Array(Self.treebank.utf8))).first)
    var measure = TokenMeasure()
    measure.add(
      text,
      answer: try value(
        #"{"tokens":[[0,4],[5,10],[11,13],[13,14],[15,18],[18,19],[21,24],[25,29]]}"#))
    #expect(measure.report == "tokens F 82.4 P 87.5 R 77.8 (n=9)")
  }

  @Test func treesCountByHeadAndRelation() throws {
    let gold = try CoNLLU(Array(Self.treebank.utf8))
    let guess = try CoNLLU(
      Array(Self.treebank.replacing("\tnsubj\t", with: "\tobj\t").utf8))
    #expect(
      SyntaxScore(gold: gold, predicted: guess).report == "UPOS 100.0 UAS 100.0 LAS 90.9 (n=11)")
  }
}

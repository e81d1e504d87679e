import Evaluation
import Tabular
import Testing

/// What the reference measure prints for three small articles; the figures were computed by it, not by this code.
@Suite struct QuotationReportTests {
  private static let gold = #"""
    {"text":"“We mend nets,” Ilko Brand said. “Then we sail.” Brand hopes that the ice melts soon. He read “the almanac” twice.\nAccording to the harbour office, two boats sank on Friday. Nobody was hurt, it added.","quotes":[{"start":1,"end":46,"parts":[[1,13],[34,46]],"type":"direct","cue":[27,31],"speaker":[16,26],"speaker_canonical":"Ilko Brand"},{"start":61,"end":84,"parts":[[61,84]],"type":"indirect","cue":[55,60],"speaker":[49,54],"speaker_canonical":"Ilko Brand"},{"start":148,"end":172,"parts":[[148,172]],"type":"indirect","cue":[115,127],"speaker":[128,146]},{"start":174,"end":189,"parts":[[174,189]],"type":"indirect","cue":[194,199],"speaker":[191,199]}]}
    {"text":"The clerk called the rule “a relic of the ferry age” and left. “No,” she wrote, “not while I keep the book.” It was reported that the lock would open at dawn, Ørsted’s naïve plan aside.","quotes":[{"start":17,"end":51,"parts":[[17,51]],"type":"mixed","cue":[10,16],"speaker":[0,9],"speaker_canonical":"Mira Olden"},{"start":64,"end":106,"parts":[[64,66],[81,106]],"type":"direct","cue":[73,78],"speaker":[69,72],"speaker_canonical":"Mira Olden"},{"start":125,"end":184,"parts":[[125,184]],"type":"indirect","cue":[116,124],"speaker":null}]}
    {"text":"Nothing is said here by anyone.","quotes":[]}
    """#
  private static let answers = #"""
    {"quotes":[{"start":1,"end":13,"parts":[[1,13]],"type":"direct","cue":[27,31],"speaker":[16,26],"speaker_name":"Brand"},{"start":34,"end":46,"parts":[[34,46]],"type":"direct","cue":null,"speaker":[16,26],"speaker_name":"Ilko Brand"},{"start":66,"end":84,"parts":[[66,84]],"type":"indirect","cue":[55,60],"speaker":[49,54],"speaker_name":"Ilko Brand"},{"start":95,"end":106,"parts":[[95,106]],"type":"mixed","cue":[89,93],"speaker":[86,88],"speaker_name":"Ilko Brand"},{"start":148,"end":162,"parts":[[148,162]],"type":"indirect","cue":[115,127],"speaker":[128,146]},{"start":174,"end":189,"parts":[[174,189]],"type":"indirect","cue":[194,199],"speaker":null}]}
    {"quotes":[{"start":27,"end":51,"parts":[[27,51]],"type":"mixed","cue":[10,16],"speaker":[0,9],"speaker_name":"Mira Olden"},{"start":64,"end":106,"parts":[[64,66],[81,106]],"type":"direct","cue":[73,78],"speaker":[69,72],"speaker_name":"clerk"},{"start":130,"end":184,"parts":[[130,184]],"type":"indirect","cue":[116,124],"speaker":[109,111],"speaker_name":"lock"},{"start":0,"end":9,"type":"scare","parts":[[0,9]],"cue":null,"speaker":null}]}
    {"quotes":[{"start":0,"end":7,"parts":[[0,7]],"type":"indirect","cue":[11,15],"speaker":null}]}
    """#
  private static let expected = """
    == all
      exact  all: P20.0 R28.6 F23.5  direct: P33.3 R50.0 F40.0  mixed: P0.0 R0.0 F0.0  indirect: P20.0 R25.0 F22.2
      ov80   all: P40.0 R57.1 F47.1 (g7,p10)  direct: P33.3 R50.0 F40.0 (g2,p3)  mixed: P0.0 R0.0 F0.0 (g1,p2)  indirect: P60.0 R75.0 F66.7 (g4,p5)
      ov50   all: P70.0 R100.0 F82.4  direct: P66.7 R100.0 F80.0  mixed: P50.0 R100.0 F66.7  indirect: P80.0 R100.0 F88.9
      ggt30  all: P70.0 R100.0 F82.4  direct: P66.7 R100.0 F80.0  mixed: P50.0 R100.0 F66.7  indirect: P80.0 R100.0 F88.9
      ggt80  all: P30.0 R42.9 F35.3  direct: P33.3 R50.0 F40.0  mixed: P0.0 R0.0 F0.0  indirect: P40.0 R50.0 F44.4
      token  P93.0 R87.0 F89.9 | speaker 50.0, given 66.7 (direct 100.0 indirect 33.3) | end to end P20.0 R28.6 F23.5 | name 50.0 (n=2)
    == speech
      exact  all: P22.2 R33.3 F26.7  direct: P33.3 R50.0 F40.0  mixed: P0.0 R0.0 F0.0  indirect: P25.0 R33.3 F28.6
      ov80   all: P33.3 R50.0 F40.0 (g6,p9)  direct: P33.3 R50.0 F40.0 (g2,p3)  mixed: P0.0 R0.0 F0.0 (g1,p2)  indirect: P50.0 R66.7 F57.1 (g3,p4)
      ov50   all: P66.7 R100.0 F80.0  direct: P66.7 R100.0 F80.0  mixed: P50.0 R100.0 F66.7  indirect: P75.0 R100.0 F85.7
      ggt30  all: P66.7 R100.0 F80.0  direct: P66.7 R100.0 F80.0  mixed: P50.0 R100.0 F66.7  indirect: P75.0 R100.0 F85.7
      ggt80  all: P33.3 R50.0 F40.0  direct: P33.3 R50.0 F40.0  mixed: P0.0 R0.0 F0.0  indirect: P50.0 R66.7 F57.1
      token  P92.3 R87.8 F90.0 | speaker 33.3, given 50.0 (direct 100.0 indirect 0.0) | end to end P11.1 R16.7 F13.3 | name 0.0 (n=1)
    == direct
      exact  all: P33.3 R50.0 F40.0  direct: P33.3 R50.0 F40.0  mixed: P0.0 R0.0 F0.0  indirect: P0.0 R0.0 F0.0
      ov80   all: P33.3 R50.0 F40.0 (g2,p3)  direct: P33.3 R50.0 F40.0 (g2,p3)  mixed: P0.0 R0.0 F0.0 (g0,p0)  indirect: P0.0 R0.0 F0.0 (g0,p0)
      ov50   all: P66.7 R100.0 F80.0  direct: P66.7 R100.0 F80.0  mixed: P0.0 R0.0 F0.0  indirect: P0.0 R0.0 F0.0
      ggt30  all: P66.7 R100.0 F80.0  direct: P66.7 R100.0 F80.0  mixed: P0.0 R0.0 F0.0  indirect: P0.0 R0.0 F0.0
      ggt80  all: P33.3 R50.0 F40.0  direct: P33.3 R50.0 F40.0  mixed: P0.0 R0.0 F0.0  indirect: P0.0 R0.0 F0.0
      token  P81.2 R100.0 F89.7 | speaker 100.0, given 100.0 (direct 100.0) | end to end P33.3 R50.0 F40.0 | name 0.0 (n=1)
    """
  private static let joined = """
    == all
      exact  all: P33.3 R42.9 F37.5  direct: P100.0 R100.0 F100.0  mixed: P0.0 R0.0 F0.0  indirect: P20.0 R25.0 F22.2
      ov80   all: P55.6 R71.4 F62.5 (g7,p9)  direct: P100.0 R100.0 F100.0 (g2,p2)  mixed: P0.0 R0.0 F0.0 (g1,p2)  indirect: P60.0 R75.0 F66.7 (g4,p5)
      ov50   all: P77.8 R100.0 F87.5  direct: P100.0 R100.0 F100.0  mixed: P50.0 R100.0 F66.7  indirect: P80.0 R100.0 F88.9
      ggt30  all: P77.8 R100.0 F87.5  direct: P100.0 R100.0 F100.0  mixed: P50.0 R100.0 F66.7  indirect: P80.0 R100.0 F88.9
      ggt80  all: P44.4 R57.1 F50.0  direct: P100.0 R100.0 F100.0  mixed: P0.0 R0.0 F0.0  indirect: P40.0 R50.0 F44.4
      token  P93.0 R87.0 F89.9 | speaker 60.0, given 75.0 (direct 100.0 indirect 33.3) | end to end P33.3 R42.9 F37.5 | name 33.3 (n=3)
    == speech
      exact  all: P37.5 R50.0 F42.9  direct: P100.0 R100.0 F100.0  mixed: P0.0 R0.0 F0.0  indirect: P25.0 R33.3 F28.6
      ov80   all: P50.0 R66.7 F57.1 (g6,p8)  direct: P100.0 R100.0 F100.0 (g2,p2)  mixed: P0.0 R0.0 F0.0 (g1,p2)  indirect: P50.0 R66.7 F57.1 (g3,p4)
      ov50   all: P75.0 R100.0 F85.7  direct: P100.0 R100.0 F100.0  mixed: P50.0 R100.0 F66.7  indirect: P75.0 R100.0 F85.7
      ggt30  all: P75.0 R100.0 F85.7  direct: P100.0 R100.0 F100.0  mixed: P50.0 R100.0 F66.7  indirect: P75.0 R100.0 F85.7
      ggt80  all: P50.0 R66.7 F57.1  direct: P100.0 R100.0 F100.0  mixed: P0.0 R0.0 F0.0  indirect: P50.0 R66.7 F57.1
      token  P92.3 R87.8 F90.0 | speaker 50.0, given 66.7 (direct 100.0 indirect 0.0) | end to end P25.0 R33.3 F28.6 | name 0.0 (n=2)
    == direct
      exact  all: P100.0 R100.0 F100.0  direct: P100.0 R100.0 F100.0  mixed: P0.0 R0.0 F0.0  indirect: P0.0 R0.0 F0.0
      ov80   all: P100.0 R100.0 F100.0 (g2,p2)  direct: P100.0 R100.0 F100.0 (g2,p2)  mixed: P0.0 R0.0 F0.0 (g0,p0)  indirect: P0.0 R0.0 F0.0 (g0,p0)
      ov50   all: P100.0 R100.0 F100.0  direct: P100.0 R100.0 F100.0  mixed: P0.0 R0.0 F0.0  indirect: P0.0 R0.0 F0.0
      ggt30  all: P100.0 R100.0 F100.0  direct: P100.0 R100.0 F100.0  mixed: P0.0 R0.0 F0.0  indirect: P0.0 R0.0 F0.0
      ggt80  all: P100.0 R100.0 F100.0  direct: P100.0 R100.0 F100.0  mixed: P0.0 R0.0 F0.0  indirect: P0.0 R0.0 F0.0
      token  P81.2 R100.0 F89.7 | speaker 100.0, given 100.0 (direct 100.0) | end to end P100.0 R100.0 F100.0 | name 0.0 (n=2)
    """

  private func report(joining: Bool) throws -> [String] {
    var report = QuotationReport(
      speech: ["said", "add*", "according", "wrote", "call*", "report*", "read", "put it"],
      passed: ["the"],
      joining: joining)
    for (gold, answer) in zip(Self.gold.split(separator: "\n"), Self.answers.split(separator: "\n"))
    {
      let value = try JSONReader.value(of: Array(gold.utf8))
      #expect(report.add(gold: value, answer: try JSONReader.value(of: Array(answer.utf8))))
    }
    return report.lines
  }

  @Test func figuresAreTheReferencesToTheDigit() throws {
    #expect(try report(joining: false) == Self.expected.split(separator: "\n").map(String.init))
  }

  @Test func joiningCountsPartsOfOneSpeakerAsOne() throws {
    #expect(try report(joining: true) == Self.joined.split(separator: "\n").map(String.init))
  }

  @Test func aLineWithoutQuotationsIsRefused() throws {
    var report = QuotationReport(speech: [], passed: [], joining: false)
    let line = try JSONReader.value(of: Array(#"{"text":"Nothing."}"#.utf8))
    let added = report.add(gold: line, answer: line)
    #expect(!added)
  }
}

@Suite struct WordPatternsTests {
  @Test(arguments: ["He SAID so", "what he put it like", "she wrote", "claimed", "Claim"])
  func wordsAreFoundInAnyCase(_ text: String) {
    #expect(WordPatterns(["said", "put it", "wrote", "claim*"]).matches(text))
  }

  @Test(arguments: ["unsaid", "put  it", "put-it", "he wrotes", "exclaim", ""])
  func otherWordsAreNot(_ text: String) {
    #expect(!WordPatterns(["said", "put it", "wrote", "claim*"]).matches(text))
  }
}

import Foundation
import Testing

/// annotate and score as filters: one line out per line in, in order, streams kept apart.
@Suite struct FilterTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  static let article = #"""
    {"id":"a","outlet":"Port Gazette","text":"“We stand with Ukraine,” said Dora Lindqvist.","page":7}
    """#

  @Test func oneLineOutPerLineInInOrder() throws {
    let lines = (0..<400).map { #"{"id":"n\#($0)","text":"“Fine,” said Ola Brandt."}"# }
    let result = try Command.run(
      "annotate", "--jobs", "2", input: lines.joined(separator: "\n"), in: scratch)
    #expect(result.exit == 0)
    #expect(result.messages.isEmpty)
    #expect(try result.lines.map { try object($0)["id"] as? String } == (0..<400).map { "n\($0)" })
  }

  @Test func unknownFieldsPassThrough() throws {
    let result = try Command.run("annotate", input: Self.article, in: scratch)
    let line = try object(result.output)
    #expect(line["page"] as? Int == 7)
    #expect(line["outlet"] as? String == "Port Gazette")
    #expect(line["text"] == nil)
  }

  @Test(arguments: [("codepoint", 1), ("byte", 3), ("utf16", 1)])
  func offsetsCountWhatIsAsked(_ unit: String, _ start: Int) throws {
    let result = try Command.run("annotate", "--offsets", unit, input: Self.article, in: scratch)
    let quotes = try #require(object(result.output)["quotes"] as? [[String: Any]])
    #expect(quotes.first?["start"] as? Int == start)
  }

  @Test func layersAreChosen() throws {
    let result = try Command.run(
      "annotate", "--layers", "tokens,syntax", input: Self.article, in: scratch)
    let line = try object(result.output)
    #expect(line["tokens"] != nil && line["syntax"] != nil)
    #expect(line["quotes"] == nil && line["sentences"] == nil)
  }

  /// Fewer stages run for fewer layers, to the same layers.
  @Test func aLayerIsTheSameWithOrWithoutOthers() throws {
    let all = try Command.run(
      "annotate", "--layers", "sentences,tokens,syntax,quotes", input: Self.article, in: scratch)
    let whole = try object(all.output)
    for layers in [["sentences"], ["sentences", "tokens"], ["tokens", "syntax"]] {
      let some = try Command.run(
        "annotate", "--layers", layers.joined(separator: ","), input: Self.article, in: scratch)
      let line = try object(some.output)
      for layer in layers {
        #expect(line[layer] as? NSObject == whole[layer] as? NSObject && line[layer] != nil)
      }
      #expect(line["quotes"] == nil && line["id"] as? String == "a")
    }
  }

  @Test func sameBytesForAnyNumberOfJobs() throws {
    let sample = try Data(contentsOf: Command.home.appendingPathComponent("Samples/articles.jsonl"))
    let input = Array(repeating: Array(sample), count: 20).flatMap { $0 }
    let one = try Command.run(["annotate", "--jobs", "1"], input: input, in: scratch)
    let four = try Command.run(["annotate", "--jobs", "4"], input: input, in: scratch)
    #expect(one.lines.count == 320)
    #expect(one.output == four.output)
  }

  static let badLines = [
    (#"{"id":"x","text":"#, "json"), ("", "json"), ("[1]", "not-an-object"),
    (#"{"id":"x"}"#, "missing-text"), (#"{"id":"x","text":5}"#, "wrong-type"),
    (#"{"id":[],"text":"a"}"#, "wrong-type"), (#"{"text":"a"} {}"#, "json"),
  ]

  @Test func badLinesAreAnsweredInPlace() throws {
    let lines = Self.badLines.flatMap { [Self.article, $0.0] }
    let result = try Command.run(
      "annotate", input: lines.joined(separator: "\n") + "\n", in: scratch)
    #expect(result.exit == 1)
    let answers = try result.lines.map(object)
    #expect(answers.count == lines.count)
    for (at, (_, code)) in Self.badLines.enumerated() {
      #expect(answers[2 * at]["id"] as? String == "a")
      let answer = answers[2 * at + 1]
      #expect(answer["line"] as? Int == 2 * at + 2)
      #expect((answer["error"] as? [String: String])?["code"] == code)
    }
    #expect(result.messages.hasPrefix("standpoint: stdin:2: "))
    #expect(result.messages.contains("7 of 14 lines failed"))
  }

  @Test func aBadLineKeepsItsID() throws {
    let result = try Command.run("annotate", input: #"{"id":12,"text":null}"#, in: scratch)
    #expect(try object(result.output)["id"] as? Int == 12)
  }

  @Test func invalidUTF8IsAFindingNotAFailure() throws {
    let input = Array(#"{"id":"u","text":"caf"#.utf8) + [0xE9] + Array(#" “Yes,” he said."}"#.utf8)
    let result = try Command.run(["annotate"], input: input, in: scratch)
    #expect(result.exit == 0)
    let findings = try object(result.output)["findings"] as? [[String: Any]]
    #expect(findings?.first?["code"] as? String == "N001")
  }

  @Test func emptyInputGivesEmptyOutput() throws {
    let result = try Command.run("annotate", input: "", in: scratch)
    #expect(result.exit == 0 && result.output.isEmpty && result.messages.isEmpty)
  }

  @Test func quietSaysNothingButTheExitCode() throws {
    let result = try Command.run("annotate", "--quiet", input: "{", in: scratch)
    #expect(result.exit == 1 && result.messages.isEmpty)
  }

  @Test func jsonLogIsJSONLines() throws {
    let result = try Command.run("annotate", "--json-log", input: "{\n[", in: scratch)
    let messages = try result.messages.split(separator: "\n").map { try object(String($0)) }
    #expect(messages.count == 3)
    #expect(messages.allSatisfy { $0["level"] as? String == "warning" })
  }

  @Test func aFileThatCannotBeReadIsNamedAndTheOthersAreDone() throws {
    let good = try scratch.write("good.jsonl", Self.article + "\n")
    let result = try Command.run(
      ["annotate", scratch.url.path, "missing.jsonl", good], in: scratch)
    #expect(result.exit == 74)
    #expect(result.lines.count == 1)
    #expect(result.messages.contains("missing.jsonl: No such file"))
    #expect(result.messages.contains("Is a directory"))
  }

  @Test func scoreTowardASideAMentionAndWithoutTarget() throws {
    let input = #"""
      {"id":1,"text":"Russia must be punished.","target_name":"Russia"}
      {"id":2,"text":"Dora is honest and brave.","target":[0,4]}
      {"id":3,"text":"A horrible, brutal night."}
      {"id":4,"text":"Nothing here.","target_name":"Ola"}
      """#
    let result = try Command.run("score", input: input, in: scratch)
    #expect(result.exit == 0)
    let answers = try result.lines.map(object)
    #expect(answers.map { $0["id"] as? Int } == [1, 2, 3, 4])
    #expect(answers.map { $0["label"] as? Int } == [-1, 1, -1, 0])
    let evidence = answers[0]["evidence"] as? [[String: Any]]
    #expect(evidence?.isEmpty == false)
  }

  @Test func handAndFittedWeightsDiffer() throws {
    let input = #"{"id":1,"text":"Dora, who is honest, met the mayor on Monday.","target":[0,4]}"#
    let fitted = try object(#require(Command.run("score", input: input, in: scratch).lines.first))
    let hand = try object(
      #require(Command.run("score", "--weights", "hand", input: input, in: scratch).lines.first))
    #expect(fitted["opinion_evidence"] != nil)
    #expect(hand["opinion_evidence"] == nil)
    let rules = (hand["evidence"] as? [[String: Any]])?.compactMap { $0["rule"] as? String }
    #expect(rules?.contains { $0.hasPrefix("stance.fitted") } == false)
    let plain = try Command.run("score", "--no-parse", input: input, in: scratch)
    #expect(plain.exit == 0)
  }

  @Test func kwicAndCoverageReadArticles() throws {
    let file = try scratch.write("a.txt", "Ukraine bought tractors. Ola praised her courage.\n")
    let kwic = try Command.run(["lexicon", "kwic", "courage", file], in: scratch)
    #expect(kwic.exit == 0)
    #expect(kwic.output.contains("courage.n\t"))
    let none = try Command.run(["lexicon", "kwic", "cruel", file], in: scratch)
    #expect(none.exit == 1 && none.output.isEmpty)
    let gaps = try Command.run(["lexicon", "coverage", "--least", "1", file], in: scratch)
    #expect(gaps.output.contains("tractors\tNOUN\t1\t1\n"))
    #expect(!gaps.output.contains("courage"))
  }

  @Test func scoreRefusesATargetOutsideTheText() throws {
    let result = try Command.run(
      "score", input: #"{"id":1,"text":"ab","target":[1,9]}"#, in: scratch)
    #expect(result.exit == 1)
    #expect(result.output.contains("bad-target"))
  }
}

import Foundation
import Testing

/// Exit codes, help, and resources found from anywhere.
@Suite struct UsageTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test(arguments: [
    ["annotate", "--bogus"], ["annotate", "--jobs", "0"], ["annotate", "--layers", "x"],
    ["annotate", "--offsets", "words"], ["nonsense"], ["explain"], ["run", "--jobs", "-1"],
  ])
  func usageIsTwo(_ arguments: [String]) throws {
    let result = try Command.run(arguments, in: scratch)
    #expect(result.exit == 2)
    #expect(result.output.isEmpty)
    #expect(result.messages.contains("Usage: standpoint"))
  }

  @Test(arguments: [["--help"], ["--version"], ["help", "run"], ["annotate", "--help"]])
  func helpGoesToStdout(_ arguments: [String]) throws {
    let result = try Command.run(arguments, in: scratch)
    #expect(result.exit == 0 && !result.output.isEmpty && result.messages.isEmpty)
  }

  @Test func aBadWeightIsNamedWithFileAndLine() throws {
    try scratch.write(
      "mine/evaluative.tsv", "term\tpos\tvalue\tclass\nlovely\tADJ\tmuch\tquality\n")
    let result = try Command.run(
      ["annotate", "--lexicons", "mine"], in: scratch)
    #expect(result.exit == 65)
    #expect(result.messages.contains("mine/evaluative.tsv:2: value 'much' is not a number"))
  }

  @Test func anOverlayReplacesOneFile() throws {
    try scratch.write("mine/evaluative.tsv", "term\tpos\tvalue\tclass\nzonkish\tADJ\t1\tquality\n")
    let line = #"{"id":1,"text":"A zonkish day."}"#
    let ours = try Command.run("score", input: line, in: scratch)
    let theirs = try Command.run("score", "--lexicons", "mine", input: line, in: scratch)
    #expect(try object(ours.output)["score"] as? Double == 0)
    #expect(try #require(object(theirs.output)["score"] as? Double) > 0)
  }

  @Test func aMissingOverlayIsAFaultOfFiles() throws {
    let result = try Command.run(["annotate", "--lexicons", "nowhere"], in: scratch)
    #expect(result.exit == 74)
    #expect(result.messages.contains("nowhere: No such file"))
  }

  @Test func aWrongHomeIsNamed() throws {
    let result = try Command.run(
      ["annotate"], in: scratch, environment: ["STANDPOINT_HOME": scratch.url.path])
    #expect(result.exit == 65)
    #expect(result.messages.contains("STANDPOINT_HOME"))
  }

  @Test func lexiconLintNamesEveryFile() throws {
    let result = try Command.run(["lexicon", "lint"], in: scratch)
    #expect(result.exit == 0)
    #expect(result.output.contains("Lexicons/sides.tsv"))
    #expect(result.output.contains("Lexicons/targets/ukraine.tsv"))
  }

  @Test func lexiconShowGivesTheLine() throws {
    let result = try Command.run(["lexicon", "show", "barbaric"], in: scratch)
    #expect(result.exit == 0)
    #expect(result.output.contains("evaluative.tsv:"))
    #expect(try Command.run(["lexicon", "show", "qwxz"], in: scratch).exit == 1)
  }

  @Test func explainHasNoColourInAFile() throws {
    let text = "KYIV — “Russia must be punished,” said Dora Lindqvist, a Ukrainian minister.\n"
    let path = try scratch.write("one.txt", text)
    let result = try Command.run(["explain", path], in: scratch)
    #expect(result.exit == 0)
    #expect(!result.output.contains("\u{1B}"))
    #expect(result.output.contains("Dora Lindqvist"))
    #expect(result.output.contains("“punished” → “Russia”"))
  }

  @Test func explainOfNothingIsSaid() throws {
    let path = try scratch.write("a.jsonl", #"{"id":"a","text":"No quotes."}"# + "\n")
    #expect(try Command.run(["explain", path], in: scratch).exit == 0)
    #expect(try Command.run(["explain", path, "--id", "b"], in: scratch).exit == 1)
    #expect(try Command.run(["explain", "missing.txt"], in: scratch).exit == 74)
  }

  @Test func explainAsAPageNeedsNothingElse() throws {
    let text = "“We will <b>help</b> Ukraine & stand by it,” said Ola Brandt.\n"
    let path = try scratch.write("a<i>.txt", text)
    let result = try Command.run(["explain", "--html", "--weights", "hand", path], in: scratch)
    #expect(result.exit == 0)
    #expect(result.output.hasPrefix("<!doctype html>"))
    #expect(result.output.contains("default-src 'none'"))
    #expect(result.output.contains("&lt;b&gt;help&lt;/b&gt;") && !result.output.contains("<b>"))
    #expect(result.output.contains("Ola Brandt"))
    #expect(!result.output.contains("<script") && !result.output.contains("http:"))
    #expect(result.output.split(separator: "<section class=\"quotation\"").count == 2)
    #expect(result.output.split(separator: "<mark>").count == 2)
  }
}

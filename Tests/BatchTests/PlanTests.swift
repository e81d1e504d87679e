import LexiconStore
import Reporting
import Testing

@testable import Batch

@Suite struct PlanTests {
  private func plan(_ yaml: String) throws -> Plan {
    try Plan(path: "folder/p.yml", bytes: Array(yaml.utf8))
  }

  @Test func whatIsLeftOutHasItsDefault() throws {
    let plan = try plan("inputs: a.jsonl\n")
    #expect(plan.inputs == [.path("a.jsonl")])
    #expect(plan.ids == .given && plan.weights == .fitted && plan.offsets == .codepoint)
    #expect(plan.output == nil && plan.jobs == nil && plan.targets == nil && !plan.includesText)
    #expect(plan.tables.count == 12 && plan.formats.count == 2)
  }

  @Test func pathsCountFromThePipelinesFolder() throws {
    let plan = try plan("inputs: [a, {list: l.txt}]\nlexicons: mine\noutput: {folder: /abs}\n")
    #expect(plan.inputs == [.path("a"), .list("l.txt")])
    #expect(plan.lexicons == "folder/mine")
    #expect(plan.output == "/abs")
  }

  @Test func theShippedPipelinesAreValid() throws {
    let home = try Home.locate()
    for name in ["sample.yml", "nightly.yml"] {
      let plan = try Plan(path: home.pipelines + "/" + name)
      #expect(try !FoundInputs(plan).files.isEmpty)
    }
  }

  @Test(arguments: [
    ("lexicon", "lexicons"), ("input", "inputs"), ("otuput", "output"), ("Jobs", "jobs"),
  ])
  func theNearestKeyIsNamed(_ typed: String, _ known: String) {
    #expect(Nearest.of(typed, among: Plan.keys) == known)
  }

  @Test func aWordFarFromAllNamesNone() {
    #expect(Nearest.of("bananas", among: Plan.keys) == nil)
  }

  @Test(arguments: [
    ("*.txt", "a.txt", true), ("*.txt", ".txt", true), ("a*b*c", "aXbXbXc", true),
    ("a*b*c", "aXbX", false), ("??.txt", "ab.txt", true), ("?", "", false), ("*", "", true),
    ("a*a*a*a*a*b", String(repeating: "a", count: 3_000), false),
  ])
  func patterns(_ pattern: String, _ name: String, _ fits: Bool) {
    #expect(Glob.fits(Array(name.utf8), Array(pattern.utf8)) == fits)
  }

  @Test func patternsFindFiles() throws {
    let scratch = try Scratch()
    for name in ["a/1.txt", "a/b/2.txt", "a/b/c/3.jsonl", "a/.hidden.txt", "4.txt"] {
      _ = try scratch.write(name, [])
    }
    let base = scratch.path + "/"
    #expect(Glob.matches("a/*.txt", in: base) == ["a/1.txt"])
    #expect(Glob.matches("a/**/*.txt", in: base) == ["a/1.txt", "a/b/2.txt"])
    #expect(Glob.matches("*/b/c/?.jsonl", in: base) == ["a/b/c/3.jsonl"])
    #expect(Glob.matches("z/*.txt", in: base).isEmpty)
  }

  @Test func aListNamesFiles() throws {
    let scratch = try Scratch()
    _ = try scratch.write("x/1.txt", [65])
    _ = try scratch.write("l.txt", Array("# tonight\nx/1.txt\n\n x/missing.jsonl \n".utf8))
    let path = try scratch.write("p.yml", Array("inputs: [{list: l.txt}, x/1.txt]\n".utf8))
    let found = try FoundInputs(Plan(path: path))
    #expect(found.files.map(\.shown) == ["x/1.txt", "x/missing.jsonl"])
    #expect(found.problems.isEmpty)
  }
}

import Foundation
import Testing

/// Inputs of any kind and with any fault: what is read, what is said.
@Suite struct InputTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  private func counts() throws -> [String: Int] {
    let manifest = try scratch.json("Output/manifest.json") as? [String: Any]
    let counts = try #require(manifest?["counts"] as? [String: Any])
    return counts.compactMapValues { $0 as? Int }
  }

  private func pack(_ name: String, _ tool: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [tool, "-q", name]
    process.currentDirectoryURL = scratch.url
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func packedFilesGiveTheSameTables() throws {
    let text = (0..<40).map { RunTests.line("a\($0)") }.joined()
    for name in ["plain", "gz", "zst"] {
      try scratch.write("\(name)/in.jsonl", text)
      try scratch.write("\(name).yml", "inputs: \(name)\n")
    }
    try pack("gz/in.jsonl", "gzip")
    try pack("zst/in.jsonl", "zstd")
    try FileManager.default.removeItem(at: scratch.url.appendingPathComponent("zst/in.jsonl"))
    for name in ["plain", "gz", "zst"] {
      let result = try Command.run(["run", "\(name).yml", "-o", "out-\(name)", "-q"], in: scratch)
      #expect(result.exit == 0, "\(result.messages)")
    }
    for table in ["articles.csv", "quotes.csv", "speakers.json"] {
      let plain = try scratch.bytes("out-plain/\(table)")
      #expect(try scratch.bytes("out-gz/\(table)") == plain)
      #expect(try scratch.bytes("out-zst/\(table)") == plain)
    }
  }

  @Test func aCutFileIsToldOnceAndItsWholeArticlesAreScored() throws {
    try scratch.write("in/a.jsonl", (0..<40).map { RunTests.line("a\($0)", "Ola \($0)") }.joined())
    try pack("in/a.jsonl", "gzip")
    let bytes = try scratch.bytes("in/a.jsonl.gz")
    try scratch.write("in/a.jsonl.gz", Array(bytes[..<(bytes.count * 3 / 4)]))
    try scratch.write("p.yml", "inputs: in\n")
    let result = try Command.run(["run", "p.yml"], in: scratch)
    #expect(result.exit == 1)
    #expect(result.messages.components(separatedBy: "ends too early").count == 2)
    let counts = try counts()
    #expect(counts["failed"] == 1)
    #expect(try #require(counts["scored"]) > 5)
    #expect(counts["in"] == counts["scored"].map { $0 + 1 })
  }

  @Test func pipesAndLoopsAreSkippedWithAReason() throws {
    try scratch.write("in/deep/a.jsonl", RunTests.line("a"))
    let files = FileManager.default
    try files.createSymbolicLink(
      atPath: scratch.url.path + "/in/deep/up", withDestinationPath: scratch.url.path + "/in")
    let pipe = Process()
    pipe.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    pipe.arguments = ["mkfifo", scratch.url.path + "/in/b.jsonl"]
    try pipe.run()
    pipe.waitUntilExit()
    try files.createSymbolicLink(
      atPath: scratch.url.path + "/in/c.txt", withDestinationPath: "/dev/zero")
    try scratch.write("p.yml", "inputs: in\n")
    let result = try Command.run(["run", "p.yml"], in: scratch)
    #expect(result.exit == 1)
    #expect(try counts() == ["in": 4, "scored": 1, "skipped": 3, "failed": 0])
    for message in ["in/deep/up: a symbolic link back", "in/b.jsonl: a pipe", "in/c.txt: a pipe"] {
      #expect(result.messages.contains(message), "\(result.messages)")
    }
  }

  @Test func articlesAndListsComeOnStdin() throws {
    try scratch.write("lines.yml", "inputs: '-'\n")
    try scratch.write("list.yml", "inputs: {list: '-'}\n")
    try scratch.write("x.jsonl", RunTests.line("b"))
    let lines = RunTests.line("a") + RunTests.line("b")
    #expect(try Command.run("run", "lines.yml", input: lines, in: scratch).exit == 0)
    #expect(try counts()["scored"] == 2)
    #expect(try Command.run("run", "list.yml", input: "x.jsonl\n", in: scratch).exit == 0)
    #expect(try counts()["scored"] == 1)
  }

  @Test func aLineBeyondAllMeasureIsSkippedAndCounted() throws {
    let long = String(repeating: "x", count: 17 << 20)
    try scratch.write("in.jsonl", RunTests.line("a") + long + "\n" + RunTests.line("b"))
    try scratch.write("p.yml", "inputs: in.jsonl\n")
    let result = try Command.run(["run", "p.yml"], in: scratch)
    #expect(result.exit == 1)
    #expect(try counts() == ["in": 3, "scored": 2, "skipped": 0, "failed": 1])
    #expect(result.messages.contains("in.jsonl:2: a line of \(17 << 20) bytes"))
    let answer = try Command.run("annotate", input: long + "\n{\"text\":\"a\"}\n", in: scratch)
    #expect(answer.lines.count == 2 && answer.lines.first?.contains("line-too-long") == true)
  }
}

import Testing

@Suite struct EvaluateTests {
  let scratch: Scratch
  init() throws { scratch = try Scratch() }

  @Test func stanceIsMeasuredOnWhatTheFiltersAnswer() throws {
    let path = try scratch.write(
      "gold.jsonl",
      """
      {"text":"Ukraine is a brave and wonderful country.","target_name":"Ukraine","label":1}
      {"text":"The weather was fine in Ukraine.","target_name":"Ukraine","label":1}

      """)
    let result = try Command.run(["evaluate", "stance", path], in: scratch)
    #expect(result.exit == 0)
    #expect(result.output.contains("called 1/2"))
    #expect(result.output.contains("signP 100.0"))
  }

  @Test func aLineWithoutGoldNamesItsPlace() throws {
    let path = try scratch.write("gold.jsonl", "{\"text\":\"Nothing is wanted here.\"}\n")
    let result = try Command.run(["evaluate", "stance", path], in: scratch)
    #expect(result.exit == 65)
    #expect(result.messages.contains("gold.jsonl:1: no gold of stance"))
  }
}

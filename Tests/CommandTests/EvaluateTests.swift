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

  @Test func sentencesTokensAndSyntaxAreMeasured() throws {
    let lines = try scratch.write(
      "gold.jsonl",
      "{\"text\":\"They left. Nobody came.\",\"sentences\":[[0,10],[11,23]]}\n")
    let sentences = try Command.run(["evaluate", "sentences", lines], in: scratch)
    #expect(sentences.exit == 0)
    #expect(
      sentences.output
        == "\(lines): inner F 100.0 P 100.0 R 100.0 | texts wholly right 1 of 1\n")
    let treebank = try scratch.write(
      "gold.conllu",
      """
      # text = Birds sing.
      1\tBirds\tbird\tNOUN\t_\t_\t2\tnsubj\t_\t_
      2\tsing\tsing\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No
      3\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_

      """)
    let tokens = try Command.run(["evaluate", "tokens", treebank], in: scratch)
    #expect(tokens.output == "\(treebank): tokens F 100.0 P 100.0 R 100.0 (n=3)\n")
    let syntax = try Command.run(["evaluate", "syntax", treebank], in: scratch)
    #expect(syntax.output == "\(treebank): UPOS 100.0 UAS 100.0 LAS 100.0 (n=3)\n")
  }

  @Test func whatIsNoTreebankNamesItsPlace() throws {
    let path = try scratch.write("gold.conllu", "1\tBirds\n")
    for kind in ["tokens", "syntax"] {
      let result = try Command.run(["evaluate", kind, path], in: scratch)
      #expect(result.exit == 65)
      #expect(result.messages.contains("gold.conllu: line 1"))
    }
  }
}

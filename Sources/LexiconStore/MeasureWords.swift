/// Lexicons/measures.tsv: the words that the published measure of quotations looks at.
public struct MeasureWords: Sendable {
  /// A cue with one of them is a cue of speech. `*` at the end stands for any further letters.
  public internal(set) var speech: [String] = []
  /// Words of names that are not compared.
  public internal(set) var passed: [String] = []
  public init() {}
}

extension Lexicons {
  mutating func loadMeasureWords(_ files: SourceFiles) throws(LexiconError) {
    guard files.has("measures.tsv") else { return }
    let table = try LexiconTable(files.file("measures.tsv"), required: ["word", "use"])
    for row in table.rows {
      let word = try row.required("word")
      let isSpeech = try row.choice("use", ["speech": true, "passed": false]) ?? false
      if isSpeech { measureWords.speech.append(word) } else { measureWords.passed.append(word) }
    }
  }
}

/// The words of lexicon terms, cut as the tokeniser cuts text (`WordCutter`).
enum LexiconWords {
  /// The word sequences a term may be written as: as it stands, and words in -ize also as -ise.
  static func spellings(_ term: String, _ cutter: WordCutter) -> [[String]] {
    ([term] + british(term)).map { cutter.words(of: $0) }
  }

  /// The spelling with s of words in -ize, -yze and what is derived from them.
  private static func british(_ term: String) -> [String] {
    guard term.utf8.contains(UInt8(ascii: "z")) else { return [] }
    var out = ""
    var rest = term[...]
    while let character = rest.first {
      let written = out + String(character)
      rest = rest.dropFirst()
      let isSuffix = ["e", "es", "ed", "er", "ers", "ing", "ation", "ations"].contains {
        rest.hasPrefix($0) && !(rest.dropFirst($0.count).first?.isLetter ?? false)
      }
      let stem = written.hasSuffix("iz") || written.hasSuffix("yz")
      out = stem && written.count > 4 && isSuffix ? written.dropLast() + "s" : written
    }
    return out == term ? [] : [out]
  }
}

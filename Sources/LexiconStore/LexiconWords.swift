/// How a lexicon term is cut into words: as the tokeniser cuts text.
enum LexiconWords {
  /// Cuts at spaces and before the clitics ('s, n't, 're …).
  static func split(_ term: String) -> [String] {
    var words: [String] = []
    for word in term.split(separator: " ").map(String.init) {
      if word.count > 3 && (word.hasSuffix("n't") || word.hasSuffix("n’t")) {
        words += [String(word.dropLast(3)), String(word.suffix(3))]
      } else if let mark = word.lastIndex(where: { $0 == "'" || $0 == "’" }),
        mark != word.startIndex, word[mark...].count <= 3
      {
        words += [String(word[..<mark]), String(word[mark...])]
      } else {
        words.append(word)
      }
    }
    return words
  }

  /// The word sequences a term may be written as: hyphenated words whole and cut around the hyphen, -ize also as -ise.
  static func spellings(_ term: String) -> [[String]] {
    var all: [[String]] = []
    for variant in [term] + british(term) {
      let words = split(variant)
      all.append(words)
      guard variant.contains("-") else { continue }
      let cut = words.flatMap { word -> [String] in
        let parts = word.split(separator: "-").map(String.init)
        return parts.count < 2 ? [word] : Array(parts.map { [$0] }.joined(separator: ["-"]))
      }
      if cut.count != words.count { all.append(cut) }
    }
    return all
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

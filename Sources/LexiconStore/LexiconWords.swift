/// How a lexicon term is cut into words: as the tokeniser cuts text.
enum LexiconWords {
  /// Cuts at spaces and before the clitics ('s, n't, 're …).
  static func split(_ term: String) -> [String] {
    let bytes = Array(term.utf8)
    var words: [String] = []
    for word in bytes.split(separator: UInt8(ascii: " ")) {
      let cut = clitic(word)
      if cut > word.startIndex { words.append(String(decoding: word[..<cut], as: UTF8.self)) }
      if cut < word.endIndex { words.append(String(decoding: word[cut...], as: UTF8.self)) }
    }
    return words
  }

  /// Where the clitic of a word begins, or its end.
  private static func clitic(_ word: ArraySlice<UInt8>) -> Int {
    guard let mark = word.lastIndex(where: { $0 == UInt8(ascii: "'") || $0 == 0x99 }) else {
      return word.endIndex
    }
    // ’ is three bytes, E2 80 99.
    let isPlain = word[mark] != 0x99
    guard isPlain || word[..<mark].suffix(2).elementsEqual([0xE2, 0x80]) else {
      return word.endIndex
    }
    let start = isPlain ? mark : mark - 2
    let tail = word[(mark + 1)...]
    if start > word.startIndex + 1, tail.elementsEqual([UInt8(ascii: "t")]),
      word[start - 1] == UInt8(ascii: "n")
    {
      return start - 1
    }
    return start > word.startIndex && tail.count <= 2 ? start : word.endIndex
  }

  /// The word sequences a term may be written as: hyphenated words whole and cut around the hyphen, -ize also as -ise.
  static func spellings(_ term: String) -> [[String]] {
    var all: [[String]] = []
    for variant in [term] + british(term) {
      let words = split(variant)
      all.append(words)
      guard variant.utf8.contains(UInt8(ascii: "-")) else { continue }
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

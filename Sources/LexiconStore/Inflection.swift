/// Word forms of English lemmas by rule; the exceptions stand in Lexicons/irregular.tsv.
/// Rules: Quirk et al. 1985, A Comprehensive Grammar of the English Language, 3.5–3.10 and 5.80.
public enum Inflection {
  /// -s, -ed, -ing of a regular verb, with the base.
  public static func verb(_ base: String) -> [String] {
    [base, plural(base), past(base), participle(base)]
  }

  public static func noun(_ base: String) -> [String] { [base, plural(base)] }

  public static func plural(_ base: String) -> String {
    if endsInConsonantY(base) { return base.dropLast() + "ies" }
    for ending in ["s", "x", "z", "ch", "sh"] where base.hasSuffix(ending) { return base + "es" }
    return base + "s"
  }

  public static func past(_ base: String) -> String {
    if base.hasSuffix("e") { return base + "d" }
    if endsInConsonantY(base) { return base.dropLast() + "ied" }
    return stem(base) + "ed"
  }

  public static func participle(_ base: String) -> String {
    if base.hasSuffix("ie") { return base.dropLast(2) + "ying" }
    if base.hasSuffix("e") && !base.hasSuffix("ee") && !base.hasSuffix("oe")
      && !base.hasSuffix("ye")
    {
      return base.dropLast() + "ing"
    }
    return stem(base) + "ing"
  }

  /// The adverb in -ly, and comparative and superlative of a word of one syllable or in -y.
  public static func adjective(_ base: String) -> [String] {
    let spoken = base.hasSuffix("e") ? Array(base.utf8.dropLast()) : Array(base.utf8)
    let isGraded = syllables(spoken) == 1 || endsInConsonantY(base)
    return adverb(base) + (isGraded ? graded(base) : [])
  }

  private static func adverb(_ base: String) -> [String] {
    if base.hasSuffix("ly") { return [] }
    if base.hasSuffix("ic") { return [base + "ally"] }
    if endsInConsonantY(base) { return [base.dropLast() + "ily"] }
    if base.hasSuffix("le") { return [base.dropLast() + "y"] }
    return base.hasSuffix("ll") ? [base + "y"] : [base + "ly"]
  }

  private static func graded(_ base: String) -> [String] {
    if endsInConsonantY(base) { return [base.dropLast() + "ier", base.dropLast() + "iest"] }
    let root = base.hasSuffix("e") ? String(base.dropLast()) : stem(base)
    return [root + "er", root + "est"]
  }

  /// The base with a doubled last consonant where a short stressed vowel demands it ("stop" → "stopp"). Words of more
  /// than one syllable double only where irregular.tsv says so.
  private static func stem(_ base: String) -> String {
    let letters = Array(base.utf8)
    guard letters.count >= 3, letters.count <= 4 || syllables(letters) == 1 else { return base }
    let last = letters[letters.count - 1]
    guard syllables(letters) == 1, !isVowel(last), !"wxyh".utf8.contains(last),
      isVowel(letters[letters.count - 2]), !isVowel(letters[letters.count - 3])
    else { return base }
    return base + String(UnicodeScalar(last))
  }

  private static func syllables(_ letters: [UInt8]) -> Int {
    var n = 0
    var inside = false
    for letter in letters {
      let vowel = isVowel(letter) || letter == UInt8(ascii: "y")
      if vowel && !inside { n += 1 }
      inside = vowel
    }
    return n
  }

  private static func endsInConsonantY(_ base: String) -> Bool {
    guard base.hasSuffix("y"), let before = base.dropLast().utf8.last else { return false }
    return !isVowel(before)
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiou".utf8.contains(letter) }
}

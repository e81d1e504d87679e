/// Groups of words that stand in like company in raw text: those of a class bigram model, found by exchange (Kneser and
/// Ney 1993; Martin, Liermann and Ney 1998).
public struct WordClusters: Sendable {
  /// What can be turned when words are grouped.
  public struct Options: Sendable {
    public var groups = 512
    /// Words seen less often get no group.
    public var minimumCount = 4
    /// Passes over the words.
    public var passes = 6
    public init() {}
  }

  /// Group, from 0, by hash of the folded word.
  let groups: [UInt32: Int]
  /// By hash of the folded word, where known.
  let letterCases: [UInt32: LetterCase]

  /// Different words that have a group.
  public var count: Int { groups.count }

  /// No groups.
  public init() {
    groups = [:]
    letterCases = [:]
  }

  /// Given groups by word, for tests and comparisons.
  public init(_ words: [String: Int]) {
    var groups: [UInt32: Int] = [:]
    for (word, group) in words.sorted(by: { $0.key < $1.key }) {
      groups[WordForm(Array(word.utf8).span, .inside).hash] = group
    }
    self.groups = groups
    letterCases = [:]
  }

  /// Groups the words of `text`. Law: the same text and options give the same groups.
  public init(_ text: RawText, _ options: Options) {
    let bigrams = Bigrams(text, minimum: options.minimumCount)
    var exchange = WordExchange(bigrams, groups: options.groups)
    for _ in 0..<options.passes { exchange.pass() }
    var groups: [UInt32: Int] = [:]
    for (word, hash) in bigrams.hashes.enumerated() { groups[hash] = exchange.group(of: word) }
    self.groups = groups
    letterCases = text.letterCases
  }
}

/// How often each frequent word stands before each. Words are numbered by falling count; behind the last stand all rarer
/// words taken as one, and the end of a sentence.
struct Bigrams {
  struct Neighbour {
    let word: Int32
    let count: Int32
  }
  let hashes: [UInt32]
  let counts: [Int]
  let following: [[Neighbour]]
  let preceding: [[Neighbour]]
  var rare: Int { hashes.count }
  var end: Int { hashes.count + 1 }

  init(_ text: RawText, minimum: Int) {
    var seen = [Int](repeating: 0, count: text.hashes.count)
    for word in text.words where word >= 0 { seen[Int(word)] += 1 }
    let kept = seen.indices.filter { seen[$0] >= minimum }
      .sorted { (-seen[$0], text.hashes[$0]) < (-seen[$1], text.hashes[$1]) }
    hashes = kept.map { text.hashes[$0] }
    var numbers = [Int](repeating: kept.count, count: seen.count)
    for (number, word) in kept.enumerated() { numbers[word] = number }
    let sequence = text.words.map { $0 < 0 ? kept.count + 1 : numbers[Int($0)] }
    var counts = [Int](repeating: 0, count: kept.count + 2)
    for word in sequence { counts[word] += 1 }
    self.counts = counts
    let size = kept.count + 2
    let pairs = zip([kept.count + 1] + sequence, sequence).map { $0 * size + $1 }
    following = Self.neighbours(pairs, size)
    preceding = Self.neighbours(pairs.map { $0 % size * size + $0 / size }, size)
  }

  private static func neighbours(_ pairs: [Int], _ size: Int) -> [[Neighbour]] {
    var all = [[Neighbour]](repeating: [], count: size)
    let sorted = pairs.sorted()
    var at = 0
    while at < sorted.count {
      var end = at
      while end < sorted.count && sorted[end] == sorted[at] { end += 1 }
      all[sorted[at] / size].append(
        Neighbour(word: Int32(sorted[at] % size), count: Int32(end - at)))
      at = end
    }
    return all
  }
}

/// Moves one word after the other to the group in which the class bigram model is likeliest. The rare words and the ends
/// of sentences keep groups of their own.
struct WordExchange {
  private let bigrams: Bigrams
  /// Groups that words can move to; two more stand behind them.
  private let movable: Int
  private let size: Int
  private var groups: [Int]
  private var groupCounts: [Int]
  /// Pairs of groups: by the first and then the second, and the other way round.
  private var pairs: [Int32]
  private var turned: [Int32]
  /// n log n for small n.
  private let logs: [Double]
  /// Of the word in hand: how often each group stands before and behind it.
  private var before: [Int32]
  private var behind: [Int32]

  init(_ bigrams: Bigrams, groups movable: Int) {
    self.bigrams = bigrams
    self.movable = movable
    size = movable + 2
    groups = (0..<bigrams.hashes.count).map { $0 % movable } + [movable, movable + 1]
    groupCounts = [Int](repeating: 0, count: size)
    pairs = [Int32](repeating: 0, count: size * size)
    turned = pairs
    before = [Int32](repeating: 0, count: size)
    behind = before
    logs = (0..<1 << 16).map { n in n == 0 ? 0 : Double(n) * Probability.natural(Double(n)) }
    for (word, group) in groups.enumerated() {
      groupCounts[group] += bigrams.counts[word]
      for next in bigrams.following[word] {
        let other = groups[Int(next.word)]
        pairs[group * size + other] += next.count
        turned[other * size + group] += next.count
      }
    }
  }

  func group(of word: Int) -> Int { groups[word] }

  /// One pass over all words, the most frequent first.
  mutating func pass() {
    for word in 0..<bigrams.hashes.count { move(word) }
  }

  private mutating func move(_ word: Int) {
    let own = collect(word)
    let old = groups[word]
    change(word, old, own, by: -1)
    let gains = gains(Double(bigrams.counts[word]), own)
    var best = old
    for group in 0..<movable where gains[group] > gains[best] { best = group }
    change(word, best, own, by: 1)
    groups[word] = best
    for next in bigrams.following[word] { behind[groups[Int(next.word)]] = 0 }
    for previous in bigrams.preceding[word] { before[groups[Int(previous.word)]] = 0 }
    behind[old] = 0
    before[old] = 0
  }

  /// Fills `before` and `behind`; gives how often the word follows itself.
  private mutating func collect(_ word: Int) -> Int32 {
    var own: Int32 = 0
    for next in bigrams.following[word] {
      if Int(next.word) == word {
        own = next.count
      } else {
        behind[groups[Int(next.word)]] += next.count
      }
    }
    for previous in bigrams.preceding[word] where Int(previous.word) != word {
      before[groups[Int(previous.word)]] += previous.count
    }
    return own
  }

  private mutating func change(_ word: Int, _ group: Int, _ own: Int32, by sign: Int32) {
    groupCounts[group] += Int(sign) * bigrams.counts[word]
    for other in 0..<size {
      pairs[group * size + other] += sign * behind[other]
      turned[other * size + group] += sign * behind[other]
      pairs[other * size + group] += sign * before[other]
      turned[group * size + other] += sign * before[other]
    }
    pairs[group * size + group] += sign * own
    turned[group * size + group] += sign * own
  }

  /// For each group, what the log likelihood gains when the word in hand joins it.
  private func gains(_ count: Double, _ own: Int32) -> [Double] {
    var gains = (0..<movable).map { group -> Double in
      let n = groupCounts[group]
      let both = before[group] + behind[group] + own
      let cell = pairs[group * size + group]
      return 2 * (weighted(n) - weighted(n + Int(count))) + weighted(cell + both) - weighted(cell)
    }
    for other in 0..<size {
      if before[other] > 0 { add(pairs, other, before[other], to: &gains) }
      if behind[other] > 0 { add(turned, other, behind[other], to: &gains) }
    }
    return gains
  }

  private func add(_ table: [Int32], _ other: Int, _ count: Int32, to gains: inout [Double]) {
    let row = other * size
    for group in 0..<movable where group != other {
      let n = table[row + group]
      gains[group] += weighted(n + count) - weighted(n)
    }
  }

  @inline(__always)
  private func weighted(_ n: Int32) -> Double { weighted(Int(n)) }

  @inline(__always)
  private func weighted(_ n: Int) -> Double {
    n < logs.count ? logs[n] : Double(n) * Probability.natural(Double(n))
  }
}

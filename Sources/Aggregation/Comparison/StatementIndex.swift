/// Finds quotations that carry the same statement, whole or cut: marks chosen by winnowing (Schleimer, Wilkerson and Aiken
/// 2003) over runs of four words. Two quotations that share seven words in a row share a mark.
struct StatementIndex: Sendable {
  struct Mark: Sendable {
    let hash: UInt32
    let quotation: Int32
  }

  static let run = 4
  static let window = 4
  /// Shorter quotations ("no comment") are nobody's statement.
  static let fewestWords = 7
  /// A mark that so many quotations have is a phrase, not a statement.
  static let common = 50
  private(set) var marks: [Mark] = []
  /// Words of each quotation that is long enough.
  private(set) var lengths: [Int32: Int32] = [:]

  mutating func add(_ text: [UInt8], _ quotation: Int) {
    var words = WordHashes(text)
    var hashes: [UInt64] = []
    while let word = words.next() { hashes.append(word) }
    guard hashes.count >= Self.fewestWords else { return }
    lengths[Int32(quotation)] = Int32(hashes.count)
    let runs = (0...(hashes.count - Self.run)).map {
      UInt32(truncatingIfNeeded: WordHashes.combined(hashes[$0..<($0 + Self.run)]))
    }
    var last = -1
    for first in 0...max(0, runs.count - Self.window) {
      let range = first..<min(runs.count, first + Self.window)
      guard let least = range.min(by: { (runs[$0], $0) < (runs[$1], $1) }), least != last else {
        continue
      }
      last = least
      marks.append(Mark(hash: runs[least], quotation: Int32(quotation)))
    }
  }

  /// Groups of quotations with at least two members from different articles, each ascending. A shorter one belongs to a
  /// longer one where they share two marks and half of its own, and their speakers agree or one is unknown. Everything in a
  /// group belongs to its longest quotation: there are no chains from one statement to the next.
  func groups(_ quotations: Int, article: (Int) -> Int32, speaker: (Int) -> Int32) -> [[Int]] {
    let markCounts = markCounts
    var linked: [Int: [Int]] = [:]
    for (pair, shared) in sharedMarks(article: article) {
      let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      let fewest = min(markCounts[Int32(a)] ?? 1, markCounts[Int32(b)] ?? 1)
      let (speakerA, speakerB) = (speaker(a), speaker(b))
      let agree = speakerA == speakerB || speakerA < 0 || speakerB < 0
      guard agree, shared >= 2, 2 * shared >= fewest else { continue }
      linked[a, default: []].append(b)
      linked[b, default: []].append(a)
    }
    return stars(linked)
  }

  /// The longest that is left becomes a centre and takes what is linked to it and still free.
  private func stars(_ linked: [Int: [Int]]) -> [[Int]] {
    let order = linked.keys.sorted { a, b in
      let (x, y) = (lengths[Int32(a)] ?? 0, lengths[Int32(b)] ?? 0)
      return x != y ? x > y : a < b
    }
    var taken: Set<Int> = []
    var groups: [[Int]] = []
    for centre in order where taken.insert(centre).inserted {
      let near = (linked[centre] ?? []).filter { taken.insert($0).inserted }
      if !near.isEmpty { groups.append(([centre] + near).sorted()) }
    }
    return groups
  }

  private var markCounts: [Int32: Int] {
    marks.reduce(into: [:]) { $0[$1.quotation, default: 0] += 1 }
  }

  /// How many marks two quotations of different articles share, by both numbers in one.
  private func sharedMarks(article: (Int) -> Int32) -> [UInt64: Int] {
    let sorted = marks.sorted { ($0.hash, $0.quotation) < ($1.hash, $1.quotation) }
    var shared: [UInt64: Int] = [:]
    var first = 0
    while first < sorted.count {
      var end = first
      while end < sorted.count, sorted[end].hash == sorted[first].hash { end += 1 }
      if end - first > 1, end - first <= Self.common {
        for a in first..<(end - 1) {
          for b in (a + 1)..<end {
            let (x, y) = (sorted[a].quotation, sorted[b].quotation)
            guard x != y, article(Int(x)) != article(Int(y)) else { continue }
            shared[UInt64(x) << 32 | UInt64(y), default: 0] += 1
          }
        }
      }
      first = end
    }
    return shared
  }
}

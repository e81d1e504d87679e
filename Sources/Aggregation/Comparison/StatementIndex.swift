import MappedBytes

/// Finds quotations that carry the same statement, whole or cut: marks chosen by winnowing (Schleimer, Wilkerson and Aiken
/// 2003) over runs of four words. Two quotations that share seven words in a row share a mark.
struct StatementIndex: Sendable {
  struct Mark: Sendable, BitwiseCopyable {
    let hash: UInt32
    let quotation: Int32
    /// With the mark, so that nobody has to look it up all over the quotations.
    let article: Int32
    /// -1: unknown.
    let speaker: Int32
  }

  /// Quotations as one statement: members `members[starts[g]..<starts[g + 1]]` of each group, ascending.
  struct Grouping: Sendable {
    let starts: Column<Int>
    let members: Column<Int32>
    var count: Int { starts.count - 1 }
  }

  /// Two quotations that belong together, seen from one of them.
  private struct Link: Sendable, BitwiseCopyable {
    /// Words of the one, from the longest down, and its number.
    let rank: UInt64
    let other: Int32
    var centre: Int { Int(rank & 0xFFFF_FFFF) }
  }

  static let run = 4
  static let window = 4
  /// Shorter quotations ("no comment") are nobody's statement.
  static let fewestWords = 7
  /// A mark that so many quotations have is a phrase, not a statement.
  static let common = 50
  private let marks: Column<Mark>
  /// Words of each quotation; 0 where it is not long enough.
  private let lengths: Column<Int32>
  /// Marks of each quotation.
  private let markCounts: Column<Int32>
  private let scratch: String?

  init(in scratch: String?) {
    self.scratch = scratch
    marks = Column(in: scratch)
    lengths = Column(in: scratch)
    markCounts = Column(in: scratch)
  }

  func release() {
    marks.release()
    releaseNumbers()
  }

  /// All but the marks, which nobody looks up.
  func releaseNumbers() {
    lengths.release()
    markCounts.release()
  }

  /// Words of a quotation; 0 where it is too short to be a statement.
  func length(_ quotation: Int) -> Int { Int(lengths[quotation]) }

  /// The text of the next quotation.
  func add(_ text: [UInt8], article: Int32, speaker: Int32) {
    let quotation = Int32(lengths.count)
    var words = WordHashes(text)
    var hashes: [UInt64] = []
    while let word = words.next() { hashes.append(word) }
    guard hashes.count >= Self.fewestWords else {
      lengths.append(0)
      markCounts.append(0)
      return
    }
    let chosen = Self.chosen(hashes)
    for hash in chosen {
      marks.append(Mark(hash: hash, quotation: quotation, article: article, speaker: speaker))
    }
    lengths.append(Int32(hashes.count))
    markCounts.append(Int32(chosen.count))
  }

  private static func chosen(_ hashes: [UInt64]) -> [UInt32] {
    let runs = (0...(hashes.count - run)).map {
      UInt32(truncatingIfNeeded: WordHashes.combined(hashes[$0..<($0 + run)]))
    }
    var chosen: [UInt32] = []
    var last = -1
    for first in 0...max(0, runs.count - window) {
      let range = first..<min(runs.count, first + window)
      guard let least = range.min(by: { (runs[$0], $0) < (runs[$1], $1) }), least != last else {
        continue
      }
      last = least
      chosen.append(runs[least])
    }
    return chosen
  }

  /// Groups of quotations with at least two members from different articles, each ascending. A shorter one belongs to a
  /// longer one where they share two marks and half of its own, and their speakers agree or one is unknown. Everything in a
  /// group belongs to its longest quotation: there are no chains from one statement to the next.
  func groups() -> Grouping {
    let pairs = pairs()
    let links = Column<Link>(in: scratch)
    var first = 0
    var steps = 0
    while first < pairs.count {
      var end = first + 1
      while end < pairs.count, pairs[end] == pairs[first] { end += 1 }
      let (a, b) = (Int(pairs[first] >> 32), Int(pairs[first] & 0xFFFF_FFFF))
      let (shared, fewest) = (end - first, Int(min(markCounts[a], markCounts[b])))
      if shared >= 2, 2 * shared >= fewest {
        links.append(link(a, b))
        links.append(link(b, a))
      }
      steps += 1
      // The numbers of a pair stand anywhere.
      if steps & 0x1F == 0 { releaseNumbers() }
      pairs.breathe(steps)
      links.breathe(steps)
      first = end
    }
    links.sort(bytes: 8) { $0.rank }
    return stars(links)
  }

  private func link(_ one: Int, _ other: Int) -> Link {
    let words = UInt64(UInt32.max) - UInt64(lengths[one])
    return Link(rank: words << 32 | UInt64(one), other: Int32(other))
  }

  /// The longest that is left becomes a centre and takes what is linked to it and still free.
  private func stars(_ links: Column<Link>) -> Grouping {
    let taken = Marked(count: lengths.count, scratch: scratch)
    let starts = Column<Int>(in: scratch)
    let members = Column<Int32>(in: scratch)
    starts.append(0)
    var first = 0
    var steps = 0
    while first < links.count {
      let centre = links[first].centre
      var end = first
      let isFree = taken.insert(centre)
      var group = [Int32(centre)]
      while end < links.count, links[end].centre == centre {
        let other = links[end].other
        if isFree, taken.insert(Int(other)) { group.append(other) }
        end += 1
      }
      if group.count > 1 {
        for member in group.sorted() { members.append(member) }
        starts.append(members.count)
      }
      steps += 1
      if steps & 0xFFF == 0 {
        links.release()
        taken.release()
      }
      first = end
    }
    return Grouping(starts: starts, members: members)
  }

  /// A pair of quotations of different articles, whose speakers may be the same, for each mark they share; both numbers
  /// in one, ascending.
  private func pairs() -> Column<UInt64> {
    marks.sort(bytes: 4) { UInt64($0.hash) }
    let pairs = Column<UInt64>(in: scratch)
    var first = 0
    var steps = 0
    while first < marks.count {
      var end = first + 1
      while end < marks.count, marks[end].hash == marks[first].hash { end += 1 }
      if end - first > 1, end - first <= Self.common {
        for one in first..<(end - 1) {
          for other in (one + 1)..<end { add(marks[one], marks[other], to: pairs) }
        }
      }
      steps += end - first
      first = end
      if steps > 0xFFFF {
        steps = 0
        pairs.release()
        marks.release()
      }
    }
    pairs.sort(bytes: 8) { $0 }
    return pairs
  }

  private func add(_ a: Mark, _ b: Mark, to pairs: Column<UInt64>) {
    guard a.article != b.article,
      a.speaker == b.speaker || a.speaker < 0 || b.speaker < 0
    else { return }
    pairs.append(UInt64(a.quotation) << 32 | UInt64(b.quotation))
  }
}

/// A set of small numbers, a bit each.
private struct Marked {
  private let words: Column<UInt64>

  init(count: Int, scratch: String?) {
    words = Column(in: scratch, repeating: 0, count: count / 64 + 1)
  }

  func release() { words.release() }

  /// False where it is in already.
  func insert(_ number: Int) -> Bool {
    let bit = UInt64(1) << UInt64(number & 63)
    guard words[number / 64] & bit == 0 else { return false }
    words[number / 64] |= bit
    return true
  }
}

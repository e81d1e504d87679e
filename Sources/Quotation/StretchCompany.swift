import DocumentModel
import LexiconStore

/// Reads off what other stretches stand in a document and paragraph: an article that quotes people at length does so with
/// fragments too; one with short stretches alone uses its marks for irony and terms.
struct StretchCompany {
  let reading: Reading
  private let long: Int
  private let short: Int
  /// From so many words on a stretch is an utterance, up to so many a fragment.
  private static let utterance = 8
  private static let fragment = 4
  private static let neighbour = 6

  init(_ reading: Reading) {
    self.reading = reading
    var long = 0
    var short = 0
    for at in reading.stretches.indices where reading.stretches[at].depth == 0 {
      let words = Self.words(at, reading)
      if words >= Self.utterance { long += 1 }
      if words <= Self.fragment { short += 1 }
    }
    (self.long, self.short) = (long, short)
  }

  func read(_ at: Int, _ length: Int, into sink: inout some FeatureSink) {
    let many = Self.bucket(long)
    sink.add(.looseDocument, many)
    sink.add(.looseDocument, many, 1 + Self.bucket(short))
    sink.add(.looseDocument, many, 16 + length)
    let beside = neighbours(of: at)
    sink.add(.looseParagraph, beside.long)
    sink.add(.looseParagraph, beside.long, 1 + length)
    sink.add(.looseParagraph, 4 + beside.short)
    sink.add(.looseEcho, isEcho(at) ? 1 : 0, length)
  }

  /// The longest stretch that is searched for the words of another, and how much of it.
  private static let searched = 64

  /// Whether a longer stretch nearby holds the same words: they were taken from it.
  private func isEcho(_ at: Int) -> Bool {
    guard let words = reading.trimmed(reading.content[at]) else { return false }
    for other in max(0, at - Self.farthest)..<min(reading.stretches.count, at + Self.farthest)
    where other != at && reading.stretches[other].depth == 0 {
      let content = reading.content[other].prefix(Self.searched)
      guard content.count > words.count + Self.fragment else { continue }
      for start in content.lowerBound...content.upperBound - words.count
      where isSame(words, at: start) {
        return true
      }
    }
    return false
  }

  private func isSame(_ words: TokenRun, at start: Int) -> Bool {
    for (step, at) in words.indices.enumerated() {
      let (a, b) = (reading.view.token(at), reading.view.token(start + step))
      guard a.lexeme == b.lexeme, a.range.count == b.range.count else { return false }
      if a.lexeme.isNone, !isSame(a.range, b.range) { return false }
    }
    return true
  }

  private func isSame(_ a: Slice, _ b: Slice) -> Bool {
    (0..<a.count).allSatisfy {
      reading.view.byte(a.lower + $0) == reading.view.byte(b.lower + $0)
    }
  }

  /// Stretches that are looked at on each side.
  private static let farthest = 32

  /// Of the same paragraph. Long ones as bits: 1 before, 2 behind; of the short ones how many, two at most.
  private func neighbours(of at: Int) -> (long: Int, short: Int) {
    let paragraph = reading.stretches[at].paragraph
    var long = 0
    var short = 0
    for (step, bit) in [(-1, 1), (1, 2)] {
      var other = at + step
      while reading.stretches.indices.contains(other), abs(other - at) <= Self.farthest,
        reading.stretches[other].paragraph == paragraph
      {
        if reading.stretches[other].depth == 0 {
          let words = Self.words(other, reading)
          if words >= Self.neighbour { long |= bit }
          if words <= Self.fragment { short += 1 }
        }
        other += step
      }
    }
    return (long, min(short, 2))
  }

  private static func words(_ at: Int, _ reading: Reading) -> Int {
    reading.content[at].count { !reading.view.isPunctuation($0) }
  }

  private static func bucket(_ n: Int) -> Int {
    switch n {
    case 0: 0
    case 1...2: 1
    case 3...5: 2
    default: 3
    }
  }
}

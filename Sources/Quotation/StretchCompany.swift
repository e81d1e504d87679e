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
  }

  /// Of the same paragraph. Long ones as bits: 1 before, 2 behind; of the short ones how many, two at most.
  private func neighbours(of at: Int) -> (long: Int, short: Int) {
    let paragraph = reading.stretches[at].paragraph
    var long = 0
    var short = 0
    for (step, bit) in [(-1, 1), (1, 2)] {
      var other = at + step
      while reading.stretches.indices.contains(other),
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

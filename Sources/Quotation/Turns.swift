import DocumentModel
import LexiconStore

/// The turns of a transcript: paragraphs that begin with a speaker's name or letter and a colon ("LAVROV: …", "Q: …").
struct Turns {
  /// Positions in the hits: the colons.
  private(set) var colons: Set<Int> = []
  /// The most words of a name before its colon.
  private static let mostWords = 5
  /// An article is a transcript when so many paragraphs begin so, and one name comes back.
  private static let least = 3

  init(_ reading: Reading) {
    var labels: [[UInt8]: [Int]] = [:]
    var count = 0
    for (number, hit) in reading.hits.enumerated() where reading.view.isColon(hit.head) {
      guard let label = Self.label(hit, reading) else { continue }
      labels[label, default: []].append(number)
      count += 1
    }
    guard count >= Self.least, labels.values.contains(where: { $0.count > 1 }) else { return }
    for (label, numbers) in labels where numbers.count > 1 || Self.isUpper(label) {
      colons.formUnion(numbers)
    }
  }

  /// The bytes before a colon where they begin its paragraph and may name a speaker, and words follow.
  private static func label(_ hit: CueHit, _ reading: Reading) -> [UInt8]? {
    let view = reading.view
    let paragraph = reading.paragraph(ofSentence: hit.sentence)
    let tokens = paragraph.lowerBound..<hit.head
    guard !tokens.isEmpty, tokens.count <= mostWords, hit.head + 2 < paragraph.upperBound,
      reading.stretch(hit.head) == nil
    else { return nil }
    for at in tokens where !view.isPunctuation(at) {
      if view.token(at).kind != .word || view.token(at).shape == .lower { return nil }
    }
    let range = view.token(tokens.lowerBound).range.union(view.token(hit.head - 1).range)
    return Array(view.document.text.storage[range.lower..<range.upper])
  }

  private static func isUpper(_ label: [UInt8]) -> Bool {
    !label.contains { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
  }
}

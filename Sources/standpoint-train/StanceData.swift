import Batch
import DocumentModel
import Foundation
import LexiconStore
import MappedBytes
import Stance
import Tabular

/// A mention in a text with the attitude that the text expresses toward it.
struct LabelledMention {
  let text: String
  let target: (start: Int, end: Int)
  /// 0: against, 1: neither, 2: for.
  let label: Int
  /// What must not be split between the parts of a cross-validation: the document.
  let group: String

  /// Lines of a file; those without a target or a label are passed over.
  static func all(of path: String) throws -> [LabelledMention] {
    try ByteStream.contents(path).split(separator: 0x0A).compactMap { line in
      let value = try JSONReader.value(of: Array(line))
      guard let text = value["text"]?.text, let label = value["label"]?.integer,
        let ends = value["target"]?.elements, ends.count == 2, let start = ends[0].integer,
        let end = ends[1].integer
      else { return nil }
      let id = (value["id"]?.text ?? text).split(separator: "_").prefix(3).joined(separator: "_")
      return LabelledMention(text: text, target: (start, end), label: label + 1, group: id)
    }
  }
}

/// Word vectors in GloVe's text form, each scaled to length 1 after the mean is taken off.
struct WordVectors {
  private(set) var words: [String] = []
  private(set) var dimensions = 0
  private var numbers: [Float] = []
  private var places: [String: Int] = [:]

  init(_ path: String, limit: Int) throws {
    for line in try ByteStream.contents(path).split(separator: 0x0A).prefix(limit) {
      let fields = String(decoding: line, as: UTF8.self).split(separator: " ")
      guard let word = fields.first, fields.count > 2 else { continue }
      dimensions = fields.count - 1
      places[String(word)] = words.count
      words.append(String(word))
      numbers += fields.dropFirst().map { Float($0) ?? 0 }
    }
    centre()
  }

  private mutating func centre() {
    guard !words.isEmpty else { return }
    var mean = [Float](repeating: 0, count: dimensions)
    for at in numbers.indices { mean[at % dimensions] += numbers[at] / Float(words.count) }
    for word in words.indices {
      let range = word * dimensions..<(word + 1) * dimensions
      for at in range { numbers[at] -= mean[at - range.lowerBound] }
      let length = numbers[range].reduce(0) { $0 + $1 * $1 }.squareRoot()
      for at in range { numbers[at] /= max(length, 1e-6) }
    }
  }

  subscript(word: String) -> ArraySlice<Float>? {
    places[word].map { numbers[$0 * dimensions..<($0 + 1) * dimensions] }
  }
}

/// The words that get weights of their own.
struct StanceVocabulary {
  let least: Int
  private var counts: [String: Int] = [:]

  init(least: Int) { self.least = least }

  mutating func count(_ text: String) {
    let cut = text.lowercased().replacing("’", with: "'")
    for word in cut.split(whereSeparator: { !$0.isLetter && $0 != "-" && $0 != "'" }) {
      counts[String(word), default: 0] += 1
      for part in word.split(whereSeparator: { $0 == "-" || $0 == "'" })
      where part.count < word.count {
        counts[String(part), default: 0] += 1
      }
    }
    for clitic in ["n't", "'s", "'re", "'ve", "'ll", "'d", "'m"] where cut.contains(clitic) {
      counts[clitic, default: 0] += 1
    }
  }

  /// In alphabetical order: what occurs `least` times, and the `first` words of letters that have vectors.
  func words(with vectors: WordVectors?, first: Int) -> [String] {
    var all = Set(counts.filter { $0.value >= least && $0.key.contains(where: \.isLetter) }.keys)
    for word in vectors?.words.prefix(first) ?? []
    where word.allSatisfy({ $0.isLetter || $0 == "-" }) {
      all.insert(word)
    }
    // The tokeniser cuts at hyphens and before clitics.
    return all.filter { word in
      !word.contains("-")
        && (!word.contains("'") || word.hasPrefix("'") && word != "'" || word == "n't")
    }.sorted()
  }
}

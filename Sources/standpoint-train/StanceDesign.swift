import Batch
import DocumentModel
import Foundation
import LexiconStore
import Stance

/// Numbers of the features: words and classes by relation, then the vectors' dimensions by relation, then the bias.
struct StanceDesign {
  /// How much a word's own weight and its vector may say, relative to the classes of lexicon lines.
  static let wordScale: Float = 1.8
  static let classScale: Float = 0.5
  let lexicons: Lexicons
  let words: [String]
  let vectors: WordVectors?
  let classes: [String]
  private let wordNumbers: [LexemeID: Int]
  private let classNumbers: [String: Int]
  static let relations = MentionRelation.allCases.count

  init(lexicons: Lexicons, words: [String], vectors: WordVectors?) {
    self.lexicons = lexicons
    self.words = words
    self.vectors = vectors
    var numbers: [LexemeID: Int] = [:]
    for (at, word) in words.enumerated() {
      let bytes = Array(word.utf8)
      let lexeme = lexicons.vocabulary.lexeme(anyCase: bytes.span)
      if !lexeme.isNone { numbers[lexeme] = at }
    }
    wordNumbers = numbers
    let names = Set(lexicons.stance.terms.flatMap { $0.payload.fittedClasses.map { $0.name } })
    classes = names.sorted()
    classNumbers = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
  }

  /// Sparse features: words and classes.
  var width: Int { (words.count + classes.count) * Self.relations }
  /// Dense features: vectors by relation, and the bias.
  var dense: Int { (vectors?.dimensions ?? 0) * Self.relations + 1 }

  struct Example {
    var numbers: [Int32] = []
    var values: [Float] = []
    var dense: [Float]
    let label: Int
    let mention: LabelledMention
  }

  func example(_ mention: LabelledMention, _ stages: Stages) throws -> Example {
    let surroundings = try stages.surroundings(
      of: mention.text, target: mention.target, id: mention.group)
    var sparse: [Int32: Float] = [:]
    var example = Example(
      dense: [Float](repeating: 0, count: dense), label: mention.label, mention: mention)
    example.dense[dense - 1] = 1
    let share = 1 / Float(max(1, surroundings.length)).squareRoot()
    for unit in surroundings.units {
      let relations = Self.list(unit.relations)
      switch unit.kind {
      case .word(let lexeme):
        guard let word = wordNumbers[lexeme] else { continue }
        for relation in relations {
          sparse[Int32(word * Self.relations + relation), default: 0] += share * Self.wordScale
        }
        add(words[word], relations, share, to: &example.dense)
      case .term(let term):
        for (name, amount) in lexicons.stance.terms[term].payload.fittedClasses {
          guard let number = classNumbers[name] else { continue }
          for relation in relations {
            sparse[Int32((words.count + number) * Self.relations + relation), default: 0] +=
              Float(amount) / 1000 * Self.classScale
          }
        }
      }
    }
    for (number, value) in sparse.sorted(by: { $0.key < $1.key }) {
      example.numbers.append(number)
      example.values.append(value)
    }
    return example
  }

  private func add(_ word: String, _ relations: [Int], _ share: Float, to dense: inout [Float]) {
    guard let vectors, let vector = vectors[word] else { return }
    for relation in relations {
      var at = relation * vectors.dimensions
      for number in vector {
        dense[at] += number * share
        at += 1
      }
    }
  }

  static func list(_ relations: MentionRelations) -> [Int] {
    MentionRelation.allCases.filter { relations.contains(MentionRelations($0)) }.map(\.rawValue)
  }
}

/// The table as text: sums of what was fitted for a word and for its vector.
struct StanceTable {
  let design: StanceDesign
  /// By class of label, see `StanceFit`.
  let weights: [[Double]]

  private static let columns = MentionRelation.allCases.map(\.name)
  private static let header =
    (["kind", "term", "of"] + columns).joined(separator: "\t") + "\n"

  /// A table that names the words, without weights, so that texts are read with them known.
  static func provisional(_ words: [String]) -> LexiconSource {
    var text = header
    for word in words { text += "word\t\(word)\tdirection\t-\n" }
    return LexiconSource(path: Lexicons.fittedStancePath, bytes: Array(text.utf8))
  }

  func text() -> String {
    var text = Self.header
    add("class", "bias", [combined(design.width + design.dense - 1)], to: &text)
    for (at, name) in design.classes.enumerated() {
      let first = (design.words.count + at) * StanceDesign.relations
      let sums = (0..<StanceDesign.relations).map {
        combined(first + $0, times: Double(StanceDesign.classScale))
      }
      add("class", name, sums, to: &text)
    }
    for (at, word) in design.words.enumerated() { add("word", word, ofWord(at), to: &text) }
    return text
  }

  /// For against (0), neither (1) and for (2): direction z₂ − z₀, opinion (z₂ + z₀) / 2 − z₁.
  private func combined(_ at: Int, times scale: Double = 1) -> (Double, Double) {
    let (against, neither, pro) = (weights[0][at], weights[1][at], weights[2][at])
    return ((pro - against) * scale, ((pro + against) / 2 - neither) * scale)
  }

  private func ofWord(_ number: Int) -> [(Double, Double)] {
    let vector = design.vectors?[design.words[number]]
    return (0..<StanceDesign.relations).map { relation in
      var sum = combined(
        number * StanceDesign.relations + relation, times: Double(StanceDesign.wordScale))
      guard let vector else { return sum }
      for (dimension, value) in vector.enumerated() {
        let own = combined(design.width + relation * vector.count + dimension)
        sum.0 += own.0 * Double(value)
        sum.1 += own.1 * Double(value)
      }
      return sum
    }
  }

  private func add(
    _ kind: String, _ term: String, _ sums: [(Double, Double)], to text: inout String
  ) {
    let parts: [(String, [Int])] = [
      ("direction", sums.map { Int(($0.0 * 1000).rounded()) }),
      ("opinion", sums.map { Int(($0.1 * 1000).rounded()) }),
    ]
    for (name, values) in parts where values.contains(where: { $0 != 0 }) {
      let fields = values.map { $0 == 0 ? "-" : "\($0)" }
      text += ([kind, term, name] + fields).joined(separator: "\t") + "\n"
    }
  }
}

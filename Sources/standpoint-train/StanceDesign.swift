import Batch
import DocumentModel
import Foundation
import LexiconStore
import Stance

/// Numbers of the features: words and classes by relation, pairs of words (anywhere, and near the mention), then the
/// vectors' dimensions by relation, what the rules find, the settings, and the bias.
struct StanceDesign {
  /// How much a word's own weight and its vector may say, relative to the classes of lexicon lines.
  static let wordScale: Float = 1.08
  static let pairScale: Float = 1.8
  static let classScale: Float = 0.3
  static let settingScale: Float = 0.5
  /// How many texts must have a word or a class in a relation, or a pair.
  static let leastTexts = 2
  static let leastPairTexts = 3
  let lexicons: Lexicons
  let words: [String]
  let vectors: WordVectors?
  let classes: [String]
  private let wordNumbers: [LexemeID: Int]
  private let classNumbers: [String: Int]
  /// In the order of their names in the table.
  let pairs: [(pair: MentionPair, term: String)]
  private let pairNumbers: [MentionPair: Int]
  /// Names of rows for what the rules find.
  let rules: [String]
  private let ruleNumbers: [String: Int]
  static let relations = MentionRelation.allCases.count
  /// The relations that pairs have weights for.
  static let pairRelations: [MentionRelation] = [.any, .near]

  /// `texts`: what the pairs are counted in.
  init(
    lexicons: Lexicons, words: [String], vectors: WordVectors?, texts: [MentionSurroundings]
  ) {
    self.lexicons = lexicons
    self.words = words
    self.vectors = vectors
    var numbers: [LexemeID: Int] = [:]
    let names = Set(lexicons.stance.terms.flatMap { $0.payload.fittedClasses.map { $0.name } })
    classes = names.sorted()
    classNumbers = Dictionary(uniqueKeysWithValues: classes.enumerated().map { ($1, $0) })
    for (at, word) in words.enumerated() {
      let bytes = Array(word.utf8)
      let lexeme = lexicons.vocabulary.lexeme(anyCase: bytes.span)
      if !lexeme.isNone { numbers[lexeme] = at }
    }
    wordNumbers = numbers
    pairs = Self.frequentPairs(texts) { numbers[$0].map { words[$0] } }
    pairNumbers = Dictionary(uniqueKeysWithValues: pairs.enumerated().map { ($1.pair, $0) })
    let told = Set(texts.flatMap { $0.told.map { $0.rule } }).sorted { $0.rawValue < $1.rawValue }
    rules = ([nil] + told).flatMap { rule in
      [true, false].map { FittedStance.name(of: rule, isPro: $0) }
    }
    ruleNumbers = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1, $0) })
  }

  private static func frequentPairs(
    _ texts: [MentionSurroundings], _ name: (LexemeID) -> String?
  ) -> [(pair: MentionPair, term: String)] {
    var counts: [MentionPair: Int] = [:]
    for text in texts {
      for pair in Set(text.units.compactMap(\.pair)) { counts[pair, default: 0] += 1 }
    }
    return counts.filter { $0.value >= leastPairTexts }
      .compactMap { pair, _ in pair.term(name).map { (pair, $0) } }
      .sorted { $0.term < $1.term }
  }

  /// Sparse features: words, classes and pairs.
  var width: Int { firstPair + pairs.count * Self.pairRelations.count }
  private var firstPair: Int { (words.count + classes.count) * Self.relations }
  /// Dense features: vectors by relation, what the rules find, settings, and the bias.
  var dense: Int { firstSetting + MentionSetting.all.count + 1 }
  private var firstRule: Int { (vectors?.dimensions ?? 0) * Self.relations }
  private var firstSetting: Int { firstRule + rules.count }
  var bias: Int { width + dense - 1 }
  func number(ofRule rule: Int) -> Int { width + firstRule + rule }
  func number(ofSetting setting: Int) -> Int { width + firstSetting + setting }
  func number(ofPair pair: Int) -> Int { firstPair + pair * Self.pairRelations.count }

  func example(
    _ mention: LabelledMention, _ surroundings: MentionSurroundings, told: StanceLabel
  ) -> FitExample {
    var sparse: [Int32: Float] = [:]
    var example = FitExample(
      dense: [Float](repeating: 0, count: dense), label: mention.label, group: mention.group)
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
      case .pair(let pair):
        guard let at = pairNumbers[pair] else { continue }
        for (place, relation) in Self.pairRelations.enumerated()
        where relations.contains(relation.rawValue) {
          sparse[Int32(number(ofPair: at) + place), default: 0] += share * Self.pairScale
        }
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
    for piece in surroundings.told {
      let name = FittedStance.name(of: piece.rule, isPro: piece.weight > .zero)
      add(Float(abs(Int(piece.weight.rawValue))) / 1000, toRule: name, &example.dense)
    }
    for (at, setting) in MentionSetting.all.enumerated()
    where surroundings.settings.contains(setting) {
      example.dense[firstSetting + at] = Self.settingScale
    }
    if told != .neutral {
      add(1, toRule: FittedStance.name(of: nil, isPro: told == .pro), &example.dense)
    }
    return example
  }

  private func add(_ amount: Float, toRule name: String, _ dense: inout [Float]) {
    if let number = ruleNumbers[name] { dense[firstRule + number] += amount }
  }

  /// Takes away what too few of the examples have.
  func prune(_ examples: inout [FitExample]) {
    var counts = [Int32](repeating: 0, count: width)
    for example in examples { for number in example.numbers { counts[Int(number)] += 1 } }
    for at in examples.indices {
      let kept = examples[at].numbers.indices.filter { place in
        let number = Int(examples[at].numbers[place])
        return counts[number] >= (number < firstPair ? Self.leastTexts : Self.leastPairTexts)
      }
      examples[at].values = kept.map { examples[at].values[$0] }
      examples[at].numbers = kept.map { examples[at].numbers[$0] }
    }
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

extension MentionUnit {
  var pair: MentionPair? { if case .pair(let pair) = kind { pair } else { nil } }
}

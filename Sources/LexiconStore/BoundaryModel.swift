public import DocumentModel
import ICUText

/// A linear model that says whether a sentence ends in a gap between tokens: the sum of the weights of its features, in
/// thousandths. Above 0 the sentence ends.
///
/// A feature is a template with up to three values. All weights stand in one table: a template's block, in it a place by
/// the numbers of the values, so that a weight costs one read and no search. A second table of the same places holds
/// the weights of some templates added into those of others that have the same values and more.
public struct BoundaryModel: Sendable {
  /// Block after block; 0 where the model has no such feature.
  private let weights: [Int16]
  @usableFromInline let sums: [Int32]
  /// By template: where its block begins.
  @usableFromInline let bases: Bases
  @usableFromInline typealias Bases = InlineArray<26, Int>
  private let words: BoundaryWords
  /// By lexeme of the vocabulary connected: the number of that word.
  @usableFromInline private(set) var numbers: [UInt32] = []
  /// Features with a weight.
  public let count: Int

  /// One feature as the file writes it.
  public struct Feature: Sendable {
    let template: BoundaryTemplate
    let values: [UInt32]
    let weight: Int16
  }

  /// A model without features: no sentence ends.
  public init() { self.init([], words: BoundaryWords()) }

  /// Features with their weights, in terms of `words`; a feature that occurs twice counts its last weight.
  init(_ features: [Feature], words: BoundaryWords) {
    self.words = words
    var bases = Bases(repeating: 0)
    var size = 0
    for template in BoundaryTemplate.allCases {
      bases[Int(template.rawValue)] = size
      size += template.blockSize(words: words.count)
    }
    var weights = [Int16](repeating: 0, count: size)
    for feature in features {
      let v = feature.values
      weights[bases[Int(feature.template.rawValue)] + feature.template.place(v[0], v[1], v[2])] =
        feature.weight
    }
    self.bases = bases
    self.weights = weights
    sums = Self.sums(of: weights, bases, words: words.count)
    count = weights.count { $0 != 0 }
  }

  /// The weights with those of every template that has a host added to its host's.
  private static func sums(of weights: [Int16], _ bases: Bases, words: Int) -> [Int32] {
    var sums = weights.map(Int32.init)
    for guest in BoundaryTemplate.allCases {
      guard let host = guest.host else { continue }
      let base = bases[Int(host.rawValue)]
      for place in 0..<host.blockSize(words: words) {
        let (a, b, c) = guest.values(inHost: host.values(at: place))
        sums[base + place] += Int32(weights[bases[Int(guest.rawValue)] + guest.place(a, b, c)])
      }
    }
    return sums
  }

  /// The weight of a feature; 0 where the model does not know it. Law: each value is below the size of its kind.
  public func weight(_ template: BoundaryTemplate, _ a: UInt32, _ b: UInt32, _ c: UInt32) -> Int32 {
    Int32(weights[bases[Int(template.rawValue)] + template.place(a, b, c)])
  }

  /// What a feature adds to the sum of a gap: its weight with the weights of the templates that it is the host of; 0 for
  /// a feature whose template has a host. Law: over all features of a gap that is the sum of their weights.
  @inlinable @inline(__always)
  public func share(_ template: BoundaryTemplate, _ a: UInt32, _ b: UInt32, _ c: UInt32) -> Int32 {
    if template.host != nil { return 0 }
    return sums[bases[Int(template.rawValue)] + template.place(a, b, c)]
  }

  /// The number of a word; 0 for one that no feature names.
  public func word(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    words.number(bytes, range)
  }

  /// The same for a word of the vocabulary that this model is connected to; nil for a word that has no lexeme there.
  @inlinable @inline(__always)
  public func word(_ lexeme: LexemeID) -> UInt32? {
    let at = Int(truncatingIfNeeded: lexeme.rawValue)
    if at < numbers.count { return numbers[at] }
    return lexeme.isNone ? nil : 0
  }

  /// Connects the model to the vocabulary of all lexicons, so that most words need no second look-up.
  mutating func connect(to vocabulary: Vocabulary) { numbers = words.numbers(in: vocabulary) }
}

/// Words that features name, by number: classes of words first, by the order of `BoundaryValue.wordClasses`; 0 is every
/// other word.
struct BoundaryWords: Sendable {
  private var forms = Vocabulary()

  init() {
    for name in BoundaryValue.wordClasses { _ = forms.intern(name) }
  }

  /// How many numbers there are.
  var count: Int { forms.count + 1 }

  /// The number of a form as a file writes it, new if it is.
  mutating func add(_ form: String) -> UInt32 {
    forms.intern(ICUText.foldCase(form)).rawValue + 1
  }

  /// The number of a form in any case.
  func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    let form = forms.lexeme(anyCase: bytes, range)
    return form.isNone ? 0 : form.rawValue + 1
  }

  /// By lexeme of a vocabulary: the number of that word.
  func numbers(in vocabulary: Vocabulary) -> [UInt32] {
    var numbers: [UInt32] = []
    for number in 1..<UInt32(count) {
      let form = Array(forms.form(LexemeID(rawValue: number - 1)).utf8)
      let lexeme = vocabulary.lexeme(folded: form.span)
      guard !lexeme.isNone else { continue }
      let at = Int(lexeme.rawValue)
      if at >= numbers.count { numbers += [UInt32](repeating: 0, count: at + 1 - numbers.count) }
      numbers[at] = number
    }
    return numbers
  }
}

extension Lexicons {
  /// Loads the trained boundaries.
  mutating func loadBoundaries(_ files: SourceFiles) throws(LexiconError) {
    let table = try LexiconTable(
      files.file("sentences.tsv"), required: ["feature", "weight"], optional: ["a", "b", "c"])
    let templates = Dictionary(
      uniqueKeysWithValues: BoundaryTemplate.allCases.map { ("\($0)", $0) })
    var words = BoundaryWords()
    var features: [BoundaryModel.Feature] = []
    for row in table.rows {
      let name = try row.required("feature")
      guard let template = templates[name] else {
        throw row.error(.unknownReference(column: "feature", field: name))
      }
      var values: [UInt32] = []
      for (column, kind) in zip(["a", "b", "c"], template.kinds) {
        values.append(try Self.value(row, column, kind, &words))
      }
      values += [UInt32](repeating: 0, count: 3 - values.count)
      guard let weight = try row.integer("weight") else {
        throw row.error(.empty(column: "weight"))
      }
      guard let weight = Int16(exactly: weight) else {
        throw row.error(
          .badValue(column: "weight", field: "\(weight)", allowed: ["-32768 to 32767"]))
      }
      features.append(BoundaryModel.Feature(template: template, values: values, weight: weight))
    }
    boundaries = BoundaryModel(features, words: words)
  }

  /// The number of a value as the file writes it.
  private static func value(
    _ row: LexiconTable.Row, _ column: String, _ kind: BoundaryValue, _ words: inout BoundaryWords
  ) throws(LexiconError) -> UInt32 {
    let name = try row.required(column)
    if kind == .word { return words.add(name) }
    guard let number = kind.names.firstIndex(of: name) else {
      throw row.error(.badValue(column: column, field: name, allowed: kind.names))
    }
    return UInt32(number)
  }
}

import DocumentModel
import ICUText

/// A linear model that says whether a sentence ends in a gap between tokens: the sum of the weights of its features, in
/// thousandths. Above 0 the sentence ends.
///
/// A feature is a template with up to three values. All weights stand in one table: a template's block, in it a place by
/// the numbers of the values, so that a weight costs one read and no search.
public struct BoundaryModel: Sendable {
  /// Block after block; 0 where the model has no such feature.
  @usableFromInline let weights: [Int16]
  /// By template: where its block begins.
  @usableFromInline let bases: [Int]
  private let words: BoundaryWords
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
    var bases: [Int] = []
    var size = 0
    for template in BoundaryTemplate.allCases {
      bases.append(size)
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
    count = weights.count { $0 != 0 }
  }

  /// The weight of a feature; 0 where the model does not know it. Law: each value is below the size of its kind.
  @inlinable @inline(__always)
  public func weight(_ template: BoundaryTemplate, _ a: UInt32, _ b: UInt32, _ c: UInt32) -> Int32 {
    Int32(weights[bases[Int(template.rawValue)] + template.place(a, b, c)])
  }

  /// The number of a word; 0 for one that no feature names.
  public func word(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    words.number(bytes, range)
  }
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

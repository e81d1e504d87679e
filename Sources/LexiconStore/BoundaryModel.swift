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
  public func word(_ form: Span<UInt8>) -> UInt32 { words.number(form) }
}

/// Words that features name, by number. ASCII letters count as small, ’ as '.
struct BoundaryWords: Sendable {
  /// Classes of words stand first, by the order of `BoundaryValue.wordClasses`; 0 is every other word.
  private var numbers: [UInt64] = [UInt64](repeating: 0, count: 64)
  private(set) var count = 1

  init() {
    for name in BoundaryValue.wordClasses { _ = add(name) }
  }

  /// The number of a form as a file writes it, new if it is.
  mutating func add(_ form: String) -> UInt32 {
    let bytes = Array(form.utf8)
    let known = number(bytes.span)
    if known != 0 { return known }
    if count * 4 > numbers.count { grow() }
    let number = UInt32(count)
    place(UInt64(Self.hash(bytes.span)) << 32 | UInt64(number))
    count += 1
    return number
  }

  func number(_ form: Span<UInt8>) -> UInt32 {
    let hash = Self.hash(form)
    var at = Int(hash) & (numbers.count - 1)
    while numbers[at] != 0 {
      if UInt32(truncatingIfNeeded: numbers[at] >> 32) == hash {
        return UInt32(truncatingIfNeeded: numbers[at])
      }
      at = (at + 1) & (numbers.count - 1)
    }
    return 0
  }

  private mutating func place(_ entry: UInt64) {
    var at = Int(entry >> 32) & (numbers.count - 1)
    while numbers[at] != 0 { at = (at + 1) & (numbers.count - 1) }
    numbers[at] = entry
  }

  private mutating func grow() {
    let entries = numbers.filter { $0 != 0 }
    numbers = [UInt64](repeating: 0, count: numbers.count * 2)
    for entry in entries { place(entry) }
  }

  /// FNV-1a, finished so that the low bits mix. Words of one hash are one word: of some thousand, none are.
  private static func hash(_ form: Span<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    var at = 0
    while at < form.count {
      var byte = form[at]
      at += 1
      if CharacterClass.isUpper(byte) { byte |= 32 }
      if byte == 0xE2, at + 1 < form.count, form[at] == 0x80, form[at + 1] == 0x99 {
        byte = UInt8(ascii: "'")
        at += 2
      }
      hash = (hash ^ UInt32(byte)) &* 16_777_619
    }
    return (hash ^ (hash >> 15)) &* 0x2C1B_3C6D
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

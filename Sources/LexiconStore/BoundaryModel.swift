/// What a feature of a sentence boundary looks at. The names stand in Lexicons/sentences.tsv.
///
/// Around a gap between two tokens: `stop` is the mark before it (closing quotation marks and brackets passed over),
/// `before` the word in front of the stop, `after` the first word behind the gap (opening marks passed over).
public enum BoundaryTemplate: UInt32, Sendable, CaseIterable {
  case bias
  case stop, stopAfterShape, stopCloserAfterShape, stopSpacing
  case before, beforeStop, beforeShape, beforeLength, beforeAfterShape
  case after, afterStop, afterShape, functionAfter, afterAbbreviation, shapesStop
  case secondStop, afterSecond, previousStop
  case opener, openerStop, closer, quoteStateStop, bracketState
  case lengthStop, restStop
}

/// A linear model that says whether a sentence ends in a gap between tokens: the sum of the weights of its features, in
/// thousandths. Above 0 the sentence ends.
public struct BoundaryModel: Sendable {
  private var keys: [UInt32]
  private var weights: [Int32]
  private var mask: Int
  private(set) public var count = 0

  /// A model without features: no sentence ends.
  public init() {
    keys = [0, 0]
    weights = [0, 0]
    mask = 1
  }

  /// Features with their weights; a key that occurs twice counts its last weight.
  public init(_ features: [(key: UInt32, weight: Int32)]) {
    var size = 16
    while size < features.count * 2 { size *= 2 }
    keys = [UInt32](repeating: 0, count: size)
    weights = [Int32](repeating: 0, count: size)
    mask = size - 1
    for feature in features {
      var at = Int(feature.key) & mask
      while keys[at] != 0 && keys[at] != feature.key { at = (at + 1) & mask }
      if keys[at] == 0 { count += 1 }
      keys[at] = feature.key
      weights[at] = feature.weight
    }
  }

  /// The weight of a feature; 0 where the model does not know it.
  @inline(__always)
  public func weight(_ key: UInt32) -> Int32 {
    var at = Int(key) & mask
    while keys[at] != 0 {
      if keys[at] == key { return weights[at] }
      at = (at + 1) & mask
    }
    return 0
  }

  /// The number of a feature's value as it is written in the file. ASCII letters count as small, ’ as '.
  public static func value(_ form: Span<UInt8>) -> UInt32 {
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
    return hash
  }

  public static func value(_ name: String) -> UInt32 {
    let bytes = Array(name.utf8)
    return value(bytes.span)
  }

  /// The key of a feature; never 0.
  @inline(__always)
  public static func key(
    _ template: BoundaryTemplate, _ a: UInt32 = 0, _ b: UInt32 = 0, _ c: UInt32 = 0
  ) -> UInt32 {
    var h = (template.rawValue &+ 1) &* 0x9E37_79B1
    h = (h ^ a) &* 0x85EB_CA6B
    h = ((h ^ (h >> 15)) ^ b) &* 0xC2B2_AE35
    h = ((h ^ (h >> 13)) ^ c) &* 0x27D4_EB2F
    return (h ^ (h >> 16)) | 1
  }
}

extension Lexicons {
  /// Loads the trained boundaries.
  mutating func loadBoundaries(_ files: SourceFiles) throws(LexiconError) {
    let table = try LexiconTable(
      files.file("sentences.tsv"), required: ["feature", "weight"], optional: ["a", "b", "c"])
    let templates = Dictionary(
      uniqueKeysWithValues: BoundaryTemplate.allCases.map { ("\($0)", $0) })
    var features: [(key: UInt32, weight: Int32)] = []
    for row in table.rows {
      let name = try row.required("feature")
      guard let template = templates[name] else {
        throw row.error(.unknownReference(column: "feature", field: name))
      }
      let values = ["a", "b", "c"].map { column in row[column].map(BoundaryModel.value) ?? 0 }
      let key = BoundaryModel.key(template, values[0], values[1], values[2])
      guard let weight = try row.integer("weight") else {
        throw row.error(.empty(column: "weight"))
      }
      features.append((key, Int32(clamping: weight)))
    }
    boundaries = BoundaryModel(features)
  }
}

import DocumentModel
import LexiconStore

/// The fitted weights, by feature, in thousandths of a logit. A feature that is absent weighs nothing.
struct QuotationModel: Sendable {
  private var keys: [UInt64]
  private var weights: [Int32]
  private let mask: Int

  init(_ entries: [(key: FeatureKey, weight: Int)]) {
    var size = 64
    while size < entries.count * 2 { size *= 2 }
    keys = [UInt64](repeating: .max, count: size)
    weights = [Int32](repeating: 0, count: size)
    mask = size - 1
    for entry in entries {
      var at = slot(entry.key.rawValue)
      while keys[at] != .max && keys[at] != entry.key.rawValue { at = (at + 1) & mask }
      keys[at] = entry.key.rawValue
      weights[at] += Int32(clamping: entry.weight)
    }
  }

  /// The model of Lexicons/quotations.tsv; nil where there is none. Lines about cues or words that the lexicons no longer
  /// have weigh nothing.
  init?(lexicons: Lexicons) {
    guard !lexicons.quotationWeights.rows.isEmpty else { return nil }
    let names = FeatureNames(lexicons)
    self.init(
      lexicons.quotationWeights.rows.compactMap { row in
        names.key(part: row.part, kind: row.feature, values: row.values).map { ($0, row.weight) }
      })
  }

  /// What a cue must score to be looked at.
  var cueFloor: Int { weight(FeatureKey(.cue, .threshold)) }
  /// What an extent must score; the second where it is made of stretches in marks.
  var floor: Int { weight(FeatureKey(.second, .threshold)) }
  var marksFloor: Int { weight(FeatureKey(.second, .threshold, 1)) }

  @inline(__always)
  private func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }

  @inline(__always)
  func weight(_ key: FeatureKey) -> Int {
    var at = slot(key.rawValue)
    while true {
      if keys[at] == key.rawValue { return Int(weights[at]) }
      if keys[at] == .max { return 0 }
      at = (at + 1) & mask
    }
  }
}

/// Sums the weights of the features it is given.
struct WeightSum: FeatureSink {
  let model: QuotationModel
  let part: ModelPart
  private(set) var total = 0

  init(model: QuotationModel, part: ModelPart) {
    self.model = model
    self.part = part
  }

  @inline(__always)
  mutating func add(_ kind: FeatureKind, _ a: Int, _ b: Int, _ c: Int) {
    total += model.weight(FeatureKey(part, kind, a, b, c))
  }
}

/// Collects the features it is given.
struct FeatureList: FeatureSink {
  let part: ModelPart
  private(set) var keys: [FeatureKey] = []
  init(part: ModelPart) { self.part = part }

  mutating func add(_ kind: FeatureKind, _ a: Int, _ b: Int, _ c: Int) {
    keys.append(FeatureKey(part, kind, a, b, c))
  }
}

import DocumentModel
package import LexiconStore

/// A feature: a kind and up to three small values whose meaning the kind knows.
package struct FeatureKey: Hashable, Sendable {
  package private(set) var rawValue: UInt64

  @inline(__always)
  init(_ part: ModelPart, _ kind: FeatureKind, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0) {
    rawValue =
      UInt64(part.rawValue) << 56 | UInt64(kind.rawValue) << 48 | UInt64(a & 0xFFFF) << 32
      | UInt64(b & 0xFFFF) << 16 | UInt64(c & 0xFFFF)
  }

  /// Sets the first, second or third value.
  mutating func set(_ value: Int, at place: Int) {
    rawValue |= UInt64(value & 0xFFFF) << UInt64(32 - 16 * place)
  }

  var part: ModelPart { ModelPart.allCases[Int(rawValue >> 56)] }
  package var kind: FeatureKind { FeatureKind.allCases[Int(rawValue >> 48 & 0xFF)] }
  var a: Int { Int(rawValue >> 32 & 0xFFFF) }
  var b: Int { Int(rawValue >> 16 & 0xFFFF) }
  var c: Int { Int(rawValue & 0xFFFF) }
}

/// Takes features as they are read off: sums weights, or collects keys for fitting.
protocol FeatureSink {
  mutating func add(_ kind: FeatureKind, _ a: Int, _ b: Int, _ c: Int)
}

extension FeatureSink {
  @inline(__always)
  mutating func add(_ kind: FeatureKind) { add(kind, 0, 0, 0) }
  @inline(__always)
  mutating func add(_ kind: FeatureKind, _ a: Int) { add(kind, a, 0, 0) }
  @inline(__always)
  mutating func add(_ kind: FeatureKind, _ a: Int, _ b: Int) { add(kind, a, b, 0) }
}

extension FeatureKey {
  /// The order in which lines of quotations.tsv stand.
  package var order: UInt64 { rawValue }
}

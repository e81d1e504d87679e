import DocumentModel
import LexiconStore

/// The fitted weights, by feature. A feature that is absent weighs nothing.
struct QuotationModel: Sendable {
  /// Open addressing, a power of two of slots. A slot holds 44 bits of the mixed key and 20 bits of weight, in
  /// thousandths of a logit; 0: free. Mixing is one-to-one and the other bits of the key give the place, so two
  /// features are told apart wherever they lie within a few slots of their places.
  private var slots: [UInt64]
  private let mask: UInt64
  /// A bit for every place that some feature hashes to, sixteen for each feature. It is small enough to stay in the cache,
  /// and most features that are read have no weight: they never reach the slots.
  private var filter: [UInt64]
  private let filterMask: UInt64
  private static let weightBits: UInt64 = 20
  private static let bias: Int64 = 1 << 19

  init(_ entries: [(key: FeatureKey, weight: Int)]) {
    var size = 64
    while size < entries.count * 2 { size *= 2 }
    slots = [UInt64](repeating: 0, count: size)
    mask = UInt64(size - 1)
    filter = [UInt64](repeating: 0, count: size / 8)
    filterMask = UInt64(size * 8 - 1)
    for entry in entries {
      let mixed = Self.mix(entry.key.rawValue)
      var at = mixed & mask
      while slots[Int(at)] != 0 && !Self.holds(slots[Int(at)], mixed) { at = (at + 1) & mask }
      let weight = Int64(entry.weight) + Self.weight(slots[Int(at)])
      let held = max(1 - Self.bias, min(Self.bias - 1, weight)) + Self.bias
      let bit = Self.bit(mixed) & filterMask
      filter[Int(bit >> 6)] |= 1 << (bit & 63)
      slots[Int(at)] = ((mixed >> Self.weightBits) << Self.weightBits) | UInt64(held)
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
  var cueFloor: Int { weight(FeatureKey(.cue, .threshold)) ?? 0 }
  /// What an extent must score.
  var floors: ClaimFloors {
    let threshold = { (at: Int) in weight(FeatureKey(.second, .threshold, at)) ?? 0 }
    return ClaimFloors(
      plain: threshold(0), marks: threshold(1), ownerless: threshold(2),
      thing: threshold(3))
  }
  /// Under it a stretch in marks quotes nobody; nil where the model does not tell.
  var stretchFloor: Int? { weight(FeatureKey(.loose, .threshold)) }
  /// The same for a stretch that a cue claims with words around it: only what is plainly a title or a term is lost.
  var heldFloor: Int? { weight(FeatureKey(.loose, .threshold, 1)) }

  /// Stafford's variant 13 of the finaliser of MurmurHash3: one-to-one on 64 bits.
  @inline(__always)
  private static func mix(_ key: UInt64) -> UInt64 {
    var z = key
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  @inline(__always)
  private static func holds(_ slot: UInt64, _ mixed: UInt64) -> Bool {
    (slot ^ mixed) >> weightBits == 0
  }

  @inline(__always)
  private static func weight(_ slot: UInt64) -> Int64 {
    slot == 0 ? 0 : Int64(slot & ((1 << weightBits) - 1)) - bias
  }

  private func weight(_ key: FeatureKey) -> Int? {
    let mixed = Self.mix(key.rawValue)
    var at = mixed & mask
    while slots[Int(at)] != 0 {
      if Self.holds(slots[Int(at)], mixed) { return Int(Self.weight(slots[Int(at)])) }
      at = (at + 1) & mask
    }
    return nil
  }

  /// Which bit of the filter a feature has.
  @inline(__always)
  private static func bit(_ mixed: UInt64) -> UInt64 { mixed >> 40 }

  /// The sum of the weights of `features`.
  func sum(_ features: inout FeatureList) -> Int {
    let count = keepWeighed(&features)
    let slots = self.slots.span
    let mixed = features.mixed.span
    var total: Int64 = 0
    for place in 0..<count {
      let key = mixed[place]
      var at = key & mask
      var slot = slots[Int(at)]
      while slot != 0 && !Self.holds(slot, key) {
        at = (at + 1) & mask
        slot = slots[Int(at)]
      }
      total += Self.weight(slot)
    }
    return Int(total)
  }

  /// Mixes the keys and keeps, without a branch, those that pass the filter; how many.
  private func keepWeighed(_ features: inout FeatureList) -> Int {
    let filter = self.filter.span
    features.makeRoom()
    let keys = features.keys
    var kept = 0
    var room = features.mixed.mutableSpan
    for place in keys.indices {
      let mixed = Self.mix(keys[place].rawValue)
      let bit = Self.bit(mixed) & filterMask
      room[kept] = mixed
      kept &+= Int(filter[Int(bit >> 6)] >> (bit & 63) & 1)
    }
    return kept
  }
}

/// Collects the features it is given. One list serves a whole document.
struct FeatureList: FeatureSink {
  private(set) var part: ModelPart
  private(set) var keys: [FeatureKey] = []
  /// Room for the mixed keys of one sum.
  var mixed: [UInt64] = []

  init(part: ModelPart) {
    self.part = part
    keys.reserveCapacity(96)
  }

  /// Begins the features of another candidate.
  mutating func clear() { keys.removeAll(keepingCapacity: true) }

  /// Makes room for as many mixed keys as there are keys.
  mutating func makeRoom() {
    if mixed.count < keys.count {
      mixed.append(contentsOf: repeatElement(0, count: keys.count - mixed.count))
    }
  }

  @inline(__always)
  mutating func add(_ kind: FeatureKind, _ a: Int, _ b: Int, _ c: Int) {
    keys.append(FeatureKey(part, kind, a, b, c))
  }
}

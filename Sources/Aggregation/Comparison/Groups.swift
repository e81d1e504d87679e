import MappedBytes

/// Things that belong together, joined pair by pair (union-find).
struct Groups {
  private let parents: Column<Int32>
  private var steps = 0

  init(count: Int, scratch: String?) {
    parents = Column(in: scratch)
    for at in 0..<count { parents.append(Int32(at)) }
    parents.release()
  }

  /// The smallest member of the group.
  func first(_ member: Int) -> Int {
    var at = member
    while Int(parents[at]) != at {
      parents[at] = parents[Int(parents[at])]
      at = Int(parents[at])
    }
    return at
  }

  mutating func join(_ a: Int, _ b: Int) {
    let (a, b) = (first(a), first(b))
    parents[max(a, b)] = Int32(min(a, b))
    steps += 1
    if steps & 0xFF == 0 { parents.release() }
  }
}

/// The fingerprints of articles, 64 bytes each.
struct FingerprintColumn: Sendable {
  private typealias Lanes = SIMD64<UInt8>
  private let all: Column<SIMD64<UInt8>>
  /// 0 where an article has none.
  private let isThere: Column<UInt8>
  let scratch: String?

  init(in scratch: String?) {
    self.scratch = scratch
    all = Column(in: scratch)
    isThere = Column(in: scratch)
  }

  var count: Int { all.count }

  func append(_ print: Fingerprint?) {
    var lanes = Lanes(repeating: 0)
    if let print { for (at, byte) in print.bytes.enumerated() { lanes[at] = byte } }
    all.append(lanes)
    isThere.append(print == nil ? 0 : 1)
  }

  /// The estimated share of common five-word runs; nil where one of them has no fingerprint.
  func similarity(_ a: Int, _ b: Int) -> Double? {
    guard isThere[a] != 0, isThere[b] != 0 else { return nil }
    let equal = Lanes(repeating: 0).replacing(with: 1, where: all[a] .== all[b])
    return Fingerprint.similarity(equal: Int(equal.wrappedSum()))
  }

  /// Four bytes of a fingerprint, as a number; nil where there is none.
  func key(_ at: Int, from first: Int) -> UInt32? {
    guard isThere[at] != 0 else { return nil }
    let lanes = all[at]
    return (0..<4).reduce(0) { $0 << 8 | UInt32(lanes[first + $1]) }
  }

  func release() {
    all.release()
    isThere.release()
  }
}

/// Near-duplicate articles.
enum Syndication {
  /// From this estimated share of common five-word runs on, two articles are one text.
  static let threshold = 0.5
  /// 16 bands of 4 bytes: at a similarity of 0.5 two of three pairs meet in a band, at 0.7 99 of 100.
  private static let bands = 16
  /// So many articles of one band are compared pair by pair; in a larger group each with the first and the one before.
  private static let few = 16

  /// Groups of positions in `fingerprints`; those without one stand alone.
  static func groups(_ fingerprints: FingerprintColumn) -> Groups {
    var groups = Groups(count: fingerprints.count, scratch: fingerprints.scratch)
    let keyed = Column<UInt64>(in: fingerprints.scratch)
    for band in 0..<bands {
      keyed.removeAll()
      for at in 0..<fingerprints.count {
        if let key = fingerprints.key(at, from: 4 * band) {
          keyed.append(UInt64(key) << 32 | UInt64(at))
        }
        if at & 0x3FFF == 0 { fingerprints.release() }
      }
      keyed.sort(bytes: 4) { $0 >> 32 }
      var first = 0
      var looks = 0
      while first < keyed.count {
        var end = first + 1
        while end < keyed.count, keyed[end] >> 32 == keyed[first] >> 32 { end += 1 }
        if end - first > 1 {
          link(first..<end, keyed, fingerprints, &groups)
          looks += end - first
        }
        // Fingerprints stand anywhere.
        if looks > 0x3F {
          looks = 0
          fingerprints.release()
        }
        first = end
        keyed.breathe(end)
      }
      keyed.release()
      fingerprints.release()
    }
    return groups
  }

  private static func link(
    _ members: Range<Int>, _ keyed: Column<UInt64>, _ fingerprints: FingerprintColumn,
    _ groups: inout Groups
  ) {
    func article(_ at: Int) -> Int { Int(keyed[members.lowerBound + at] & 0xFFFF_FFFF) }
    for at in 1..<members.count {
      let others = at < few ? Array(0..<at) : [0, at - 1]
      for other in others {
        let (a, b) = (article(at), article(other))
        if (fingerprints.similarity(a, b) ?? 0) >= threshold { groups.join(a, b) }
      }
      if at & 0xF == 0 { fingerprints.release() }
    }
  }
}

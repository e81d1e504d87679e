/// Things that belong together, joined pair by pair (union-find).
struct Groups {
  private var parents: [Int32]

  init(count: Int) { parents = (0..<Int32(count)).map { $0 } }

  /// The smallest member of the group.
  mutating func first(_ member: Int) -> Int {
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
  static func groups(_ fingerprints: [Fingerprint?]) -> Groups {
    var groups = Groups(count: fingerprints.count)
    for band in 0..<bands {
      let keyed = fingerprints.enumerated().compactMap { at, print in
        print.map { (key(of: $0, band), at) }
      }.sorted { $0 < $1 }
      var first = 0
      while first < keyed.count {
        var end = first
        while end < keyed.count, keyed[end].0 == keyed[first].0 { end += 1 }
        link(keyed[first..<end].map(\.1), fingerprints, &groups)
        first = end
      }
    }
    return groups
  }

  private static func key(of print: Fingerprint, _ band: Int) -> UInt32 {
    let width = Fingerprint.size / bands
    return print.bytes[(band * width)..<((band + 1) * width)].reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func link(
    _ members: [Int], _ fingerprints: [Fingerprint?], _ groups: inout Groups
  ) {
    for at in members.indices.dropFirst() {
      let others = at < few ? Array(0..<at) : [0, at - 1]
      for other in others {
        guard let a = fingerprints[members[at]], let b = fingerprints[members[other]],
          a.similarity(b) >= threshold
        else { continue }
        groups.join(members[at], members[other])
      }
    }
  }
}

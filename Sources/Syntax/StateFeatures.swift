import MappedBytes

/// What the parser looks at before a move, as rows of the state table plus the words whose contextual vectors are added.
/// Training and running number rows here and nowhere else.
struct StateFeatures: Sendable {
  /// Words whose vectors are added: two of the stack, two of the buffer.
  static let wordPlaces = 4
  static let labelPlaces = 12
  static let tagPlaces = 10
  /// Tags, an absent word, the root.
  static let tagKinds = 20
  static let absentTag = 18
  static let rootTag = 19
  /// In the place of a number of children: there is no word.
  private static let noChildren = 24
  /// Rows that one state can ask for.
  static let capacity = 40

  /// Labels of the model; the kinds are these, an absent word, and a word without an arc yet.
  let labels: Int

  private var labelKinds: Int { labels + 2 }
  private var labelBase: Int { Self.tagPlaces * Self.tagKinds }
  private var otherBase: Int { labelBase + Self.labelPlaces * labelKinds }
  private var placeBase: Int { otherBase + 128 }
  /// The row that every state asks for.
  private var constantRow: Int { otherBase + 120 }
  /// Rows of the state table.
  var rows: Int { placeBase + 2 * Self.wordPlaces }

  /// The row of a word's tag at one of the word places; it is added to the word's vector.
  @inline(__always)
  func tagRow(place: Int, tag: UInt8) -> Int { place &* Self.tagKinds &+ Int(tag) }

  /// Fills `rows`, and `words` with the word at each word place (−1: absent or the root, for which a row stands in).
  /// `all`: what is absent has rows too, as in training; else none, for rows that are `folded`.
  func collect(
    _ state: borrowing ArcHybrid, _ tags: Span<UInt8>, all: Bool, _ rows: inout RowList,
    _ words: inout InlineArray<4, Int>
  ) {
    rows.removeAll()
    let places = Places(state)
    addWords(places, state.count, all, &rows, &words)
    addTags(places, state.count, tags, all, &rows)
    addLabels(places, state, all, &rows)
    addOthers(places, state, all, &rows)
  }

  private struct Places {
    let s0: Int, s1: Int, s2: Int, b0: Int, b1: Int, b2: Int
    let left0: Int, right0: Int, left1: Int, right1: Int, leftB: Int

    @inline(__always)
    init(_ state: borrowing ArcHybrid) {
      s0 = state.stacked(0)
      s1 = state.stacked(1)
      s2 = state.stacked(2)
      b0 = state.buffered(0)
      b1 = state.buffered(1)
      b2 = state.buffered(2)
      left0 = s0 < 0 ? -1 : Int(state.nodes[s0].leftmost)
      right0 = s0 < 0 ? -1 : Int(state.nodes[s0].rightmost)
      left1 = s1 < 0 ? -1 : Int(state.nodes[s1].leftmost)
      right1 = s1 < 0 ? -1 : Int(state.nodes[s1].rightmost)
      leftB = b0 < 0 ? -1 : Int(state.nodes[b0].leftmost)
    }
  }

  @inline(__always)
  private func addWords(
    _ at: Places, _ root: Int, _ all: Bool, _ rows: inout RowList,
    _ words: inout InlineArray<4, Int>
  ) {
    words = [at.s0, at.s1, at.b0, at.b1]
    for place in 0..<Self.wordPlaces where words[place] < 0 || words[place] == root {
      let isAbsent = words[place] < 0
      if all || !isAbsent { rows.append(placeBase &+ 2 &* place &+ (isAbsent ? 0 : 1)) }
      words[place] = -1
    }
  }

  @inline(__always)
  private func addTags(
    _ at: Places, _ root: Int, _ tags: Span<UInt8>, _ all: Bool, _ rows: inout RowList
  ) {
    func add(_ place: Int, _ word: Int) {
      if word < 0 && !all { return }
      let kind = word < 0 ? Self.absentTag : word == root ? Self.rootTag : Int(tags[word])
      rows.append(place &* Self.tagKinds &+ kind)
    }
    add(4, at.s2)
    add(5, at.b2)
    add(6, at.left0)
    add(7, at.right0)
    add(8, at.leftB)
    add(9, at.right1)
  }

  @inline(__always)
  private func addLabels(
    _ at: Places, _ state: borrowing ArcHybrid, _ all: Bool, _ rows: inout RowList
  ) {
    add(0, at.left0)
    add(1, at.right0)
    add(2, at.left1)
    add(3, at.right1)
    add(4, at.leftB)
    add(5, at.s0 < 0 ? -1 : Int(state.nodes[at.s0].nextLeftmost))
    add(6, at.s0 < 0 ? -1 : Int(state.nodes[at.s0].nextRightmost))
    add(7, at.s1 < 0 ? -1 : Int(state.nodes[at.s1].nextLeftmost))
    add(8, at.s1 < 0 ? -1 : Int(state.nodes[at.s1].nextRightmost))
    add(9, at.b0 < 0 ? -1 : Int(state.nodes[at.b0].nextLeftmost))
    add(10, at.left0 < 0 ? -1 : Int(state.nodes[at.left0].leftmost))
    add(11, at.right0 < 0 ? -1 : Int(state.nodes[at.right0].rightmost))
    func add(_ place: Int, _ word: Int) {
      if word < 0 && !all { return }
      let kind = word < 0 ? labels &+ 1 : Int(state.nodes[word].label)
      rows.append(labelBase &+ place &* labelKinds &+ kind)
    }
  }

  /// Distances, numbers of children, how deep the stack is and how long the buffer.
  @inline(__always)
  private func addOthers(
    _ at: Places, _ state: borrowing ArcHybrid, _ all: Bool, _ rows: inout RowList
  ) {
    if all || at.s0 >= 0 {
      rows.append(otherBase &+ Self.distance(at.s0, at.b0))
      rows.append(otherBase &+ 20 &+ children(at.s0, state))
    }
    if all || at.s1 >= 0 {
      rows.append(otherBase &+ 10 &+ Self.distance(at.s1, at.s0))
      rows.append(otherBase &+ 50 &+ children(at.s1, state))
    }
    rows.append(
      otherBase &+ 80 &+ (at.b0 < 0 ? 4 : min(3, Int(state.nodes[at.b0].leftCount))))
    rows.append(otherBase &+ 90 &+ min(4, state.stackDepth))
    rows.append(otherBase &+ 100 &+ min(5, state.count &- state.next))
    rows.append(constantRow)
  }

  @inline(__always)
  private func children(_ word: Int, _ state: borrowing ArcHybrid) -> Int {
    word < 0
      ? Self.noChildren
      : min(3, Int(state.nodes[word].leftCount)) &* 5 &+ min(3, Int(state.nodes[word].rightCount))
  }

  @inline(__always)
  private static func distance(_ from: Int, _ to: Int) -> Int {
    guard from >= 0, to >= 0 else { return 0 }
    let d = to &- from
    return d <= 5 ? d : d <= 10 ? 6 : d <= 20 ? 7 : 8
  }
}

/// Most of what is looked at is absent in most states. The rows for absent things are added to the constant row and
/// taken from all rows that can stand in their place, so that absent things need no row: sums stay the same.
extension StateFeatures {
  /// Rows of which one is asked for at a time, and the row that stands for none of them.
  private struct Alternatives {
    let rows: Range<Int>
    let absent: Int
  }

  private var alternatives: [Alternatives] {
    let words = (0..<Self.wordPlaces).map { place in
      Alternatives(
        rows: place * Self.tagKinds..<(place + 1) * Self.tagKinds, absent: placeBase + 2 * place)
    }
    let tags = (Self.wordPlaces..<Self.tagPlaces).map { place in
      let first = place * Self.tagKinds
      return Alternatives(rows: first..<first + Self.tagKinds, absent: first + Self.absentTag)
    }
    let labels = (0..<Self.labelPlaces).map { place in
      let first = labelBase + place * labelKinds
      return Alternatives(rows: first..<first + labelKinds, absent: first + self.labels + 1)
    }
    let others = [(0, 10, 0), (10, 20, 10), (20, 50, 20), (50, 80, 50)].map { first, end, base in
      Alternatives(
        rows: otherBase + first..<otherBase + end,
        absent: otherBase + base + (base < 20 ? 0 : Self.noChildren))
    }
    return words + tags + labels + others
  }

  /// Rows of `width` numbers as `collect` wants them with `all`, turned into those it wants without.
  func folded(_ values: [Int16], width: Int) -> [Int16] {
    var result = values
    func take(_ absent: Int, from row: Int) {
      for i in 0..<width {
        result[row * width + i] = values[row * width + i] &- values[absent * width + i]
      }
    }
    for group in alternatives {
      for row in group.rows { take(group.absent, from: row) }
      for i in 0..<width { result[constantRow * width + i] &+= values[group.absent * width + i] }
    }
    for place in 0..<Self.wordPlaces {
      take(placeBase + 2 * place, from: placeBase + 2 * place + 1)
    }
    return result
  }
}

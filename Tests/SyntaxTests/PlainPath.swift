import DocumentModel
import MappedBytes

@testable import Syntax

/// The analyser's law once more, number by number, from the tables of the model alone.
struct PlainPath {
  let model: SyntaxModel
  let features: StateFeatures

  init(_ model: SyntaxModel) {
    self.model = model
    features = StateFeatures(labels: model.labelNames.count)
  }

  /// The vectors of a sentence's words.
  func vectors(_ forms: [WordForm]) -> [[Int16]] {
    forms.indices.map { at in
      var sum = [Int16](repeating: 0, count: ModelLayout.word)
      for place in 0..<ModelLayout.window {
        let other = at + place - 2
        let form = forms.indices.contains(other) ? forms[other] : nil
        let rows = form.map { model.rows(of: $0.hash) }
        let edge = model.words.rows - (other < 0 ? 2 : 1)
        add(model.words, rows.map { Int($0 >> 16) } ?? edge, place, &sum)
        add(
          model.clusters, rows.map { Int($0 & 0xFFFF) / 4 } ?? model.clusters.rows - 1, place, &sum)
        if place == 0 || place == 4 { continue }
        let written = form.map { Int($0.shape) * 4 + Int((rows ?? 0) % 4) }
        add(model.shapes, written ?? 4 * WordForm.shapes, place - 1, &sum)
        add(model.affixes, (form.map { affix($0, 1) } ?? 3) + place - 1, 0, &sum)
      }
      for which in 0..<WordForm.affixes where which != 1 {
        add(model.affixes, affix(forms[at], which), 0, &sum)
      }
      let ceiling = Int16.max >> Int16(ModelLayout.vectorShift)
      return sum.map { min(max($0, 0), ceiling) << Int16(ModelLayout.vectorShift) }
    }
  }

  private func affix(_ form: WordForm, _ which: Int) -> Int {
    Int(model.affixSlots[which * WordForm.slots + form.slot(which)])
  }

  private func add(_ table: Table<Int8>, _ row: Int, _ place: Int, _ sum: inout [Int16]) {
    for i in sum.indices { sum[i] &+= Int16(table[row, place * ModelLayout.word + i]) }
  }

  private func best(
    _ lanes: [Int16], _ table: Table<Int16>, _ biases: Table<Int32>, _ rows: some Sequence<Int>
  ) -> Int {
    var best = (row: -1, score: Int32.min)
    for row in rows {
      let score = lanes.indices.reduce(biases[row]) {
        $0 &+ Int32(lanes[$1]) &* Int32(table[row, $1])
      }
      if score > best.score { best = (row, score) }
    }
    return best.row
  }

  func tags(_ vectors: [[Int16]]) -> [UInt8] {
    vectors.map { UInt8(best($0, model.tagWeights, model.tagBiases, 0..<ModelLayout.tags) + 1) }
  }

  /// Heads (the sentence's length for the root) and labels.
  func parse(_ vectors: [[Int16]], _ tags: [UInt8]) -> [ArcHybrid.Node] {
    var state = ArcHybrid()
    state.start(vectors.count)
    while !state.isFinal {
      if state.next == state.count && state.stackDepth == 1 {
        state.attach(.left, label: 0)
        continue
      }
      let lanes = hidden(state, vectors, tags)
      let open = ArcHybrid.Move.allCases.filter { state.allows($0) }.map(\.rawValue)
      let move =
        ArcHybrid.Move(rawValue: best(lanes, model.moveWeights, model.moveBiases, open)) ?? .shift
      if move == .shift {
        state.shift()
        continue
      }
      let first = move == .left ? 0 : features.labels
      let label = best(
        lanes, model.labelWeights, model.labelBiases, first..<first + features.labels)
      state.attach(move, label: UInt8(label - first + 1))
    }
    return Array(state.nodes[0..<vectors.count])
  }

  private func hidden(
    _ state: borrowing ArcHybrid, _ vectors: [[Int16]], _ tags: [UInt8]
  ) -> [Int16] {
    var rows = RowList(capacity: StateFeatures.capacity)
    var words = InlineArray<4, Int>(repeating: -1)
    features.collect(state, tags.span, all: false, &rows, &words)
    for place in 0..<StateFeatures.wordPlaces where words[place] >= 0 {
      rows.append(features.tagRow(place: place, tag: tags[words[place]]))
    }
    var sum = [Int16](repeating: 0, count: ModelLayout.hidden)
    for k in 0..<rows.count { for i in sum.indices { sum[i] &+= model.state[rows[k], i] } }
    for place in 0..<StateFeatures.wordPlaces where words[place] >= 0 {
      let share = share(vectors[words[place]], place)
      for i in sum.indices { sum[i] &+= share[i] }
    }
    return sum.map { max($0, 0) }
  }

  /// What a word's vector adds at a place: upper halves of products, and half a unit for each.
  private func share(_ vector: [Int16], _ place: Int) -> [Int16] {
    let active = (0..<ModelLayout.context).filter { vector[$0] > 0 }
    return (0..<ModelLayout.hidden).map { i in
      active.reduce(Int16(active.count / 2)) { sum, k in
        let column = place * ModelLayout.hidden + i
        let weight = model.context[column / 64 * ModelLayout.context + k, column % 64]
        return sum &+ Int16(truncatingIfNeeded: (Int32(vector[k]) * Int32(weight)) >> 16)
      }
    }
  }
}

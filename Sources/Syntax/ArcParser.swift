import MappedBytes

/// Greedy parsing of encoded sentences. A state's hidden layer is the sum of the vectors of four words, computed once a
/// word and place, and of about thirty short rows; everything it touches fits a second-level cache.
struct ArcParser: ~Copyable {
  let model: SyntaxModel
  let features: StateFeatures
  private(set) var state = ArcHybrid()
  /// For each word, its share of the hidden layer at each word place.
  private var shares: Lanes
  private var hidden = Lanes(count: ModelLayout.hidden)
  private var rows = RowList(capacity: StateFeatures.capacity)
  private var starts = RowList(capacity: StateFeatures.wordPlaces)

  /// With room for sentences of `room` words; a longer one makes more.
  init(_ model: SyntaxModel, room: Int) {
    self.model = model
    shares = Lanes(count: room * ModelLayout.shares)
    features = StateFeatures(labels: model.labelNames.count)
  }

  /// Parses the sentence that `encoder` holds; the arcs stand in `state.nodes` (label: 1 + position in the model's list;
  /// the root's is 0).
  mutating func parse(_ encoder: borrowing TokenEncoder, count: Int) {
    computeShares(encoder, count)
    state.start(count)
    while !state.isFinal {
      let isLast = state.next == count && state.stackDepth == 1
      if isLast {
        state.attach(.left, label: 0)
        continue
      }
      let mayOnlyShift = state.stackDepth == 0
      if mayOnlyShift {
        state.shift()
        continue
      }
      computeHidden(encoder)
      let move = bestMove()
      if move == .shift {
        state.shift()
      } else {
        state.attach(move, label: bestLabel(move))
      }
    }
  }

  private mutating func computeShares(_ encoder: borrowing TokenEncoder, _ count: Int) {
    let width = ModelLayout.shares
    if shares.count < count * width { shares = Lanes(count: 2 * count * width) }
    shares.products(
      encoder.vectors, stride: ModelLayout.word, words: count, model.context,
      rows: ModelLayout.context)
    for word in 0..<count {
      for place in 0..<StateFeatures.wordPlaces {
        shares.add(
          model.state, features.tagRow(place: place, tag: encoder.tags[word]),
          at: word &* width &+ place &* ModelLayout.hidden)
      }
    }
  }

  @inline(__always)
  private mutating func computeHidden(_ encoder: borrowing TokenEncoder) {
    var words = InlineArray<4, Int>(repeating: -1)
    features.collect(state, encoder.tags.span, all: false, &rows, &words)
    starts.removeAll()
    for place in 0..<StateFeatures.wordPlaces where words[place] >= 0 {
      starts.append(words[place] &* ModelLayout.shares &+ place &* ModelLayout.hidden)
    }
    hidden.rectifiedSum(model.state, rows, shares, starts)
  }

  /// Of the allowed moves the one with the highest score; of equals the first.
  @inline(__always)
  private func bestMove() -> ArcHybrid.Move {
    var best = Int32.min
    var move = ArcHybrid.Move.shift
    for candidate in ArcHybrid.Move.allCases where state.allows(candidate) {
      let at = candidate.rawValue
      let score = hidden.dot(model.moveWeights, at, at: 0) &+ model.moveBiases[at]
      if score > best {
        best = score
        move = candidate
      }
    }
    return move
  }

  @inline(__always)
  private func bestLabel(_ move: ArcHybrid.Move) -> UInt8 {
    let first = move == .left ? 0 : features.labels
    let label = hidden.best(
      model.labelWeights, model.labelBiases, first: first, count: features.labels, at: 0)
    return UInt8(truncatingIfNeeded: label &+ 1)
  }
}

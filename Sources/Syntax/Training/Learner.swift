import MappedBytes

/// A sentence ready to be learnt from.
struct Lesson {
  let forms: [WordForm]
  /// 0-based tags; heads with the sentence's length for the root; labels from 1, 0 at the root.
  let tags: [Int]
  let heads: [Int]
  let labels: [UInt8]
}

/// Learns tags and arcs together, sentence by sentence: tags by their likelihood, moves by that of all moves that lose
/// no gold arc, labels where an arc is gold; the parse follows the learner's own moves (Goldberg and Nivre 2013), and
/// the words' vectors learn from both (Zhang and Weiss 2016).
final class Learner {
  let network: Network
  let table: WordTable
  let features: StateFeatures
  private var random: SeededGenerator
  private let options: TrainingOptions
  private let layout = ModelLayout.self
  private let vectors = GrowingFloats()
  private let vectorGradients = GrowingFloats()
  private let shares = GrowingFloats()
  private let shareGradients = GrowingFloats()
  private let hidden = Floats(count: ModelLayout.hidden)
  private let hiddenGradient = Floats(count: ModelLayout.hidden)
  private var predicted: [UInt8] = []
  private var scores: [Float] = []
  private var state = ArcHybrid()
  private var rows = RowList(capacity: StateFeatures.capacity)
  private var words = InlineArray<4, Int>(repeating: -1)
  /// Negative log likelihood of tags and of moves since the last reading.
  private(set) var tagLoss = 0.0
  private(set) var moveLoss = 0.0

  init(
    _ network: Network, _ table: WordTable, labels: Int, _ options: TrainingOptions,
    _ random: SeededGenerator
  ) {
    self.network = network
    self.table = table
    self.options = options
    self.random = random
    features = StateFeatures(labels: labels)
    scores = [Float](repeating: 0, count: max(labels, layout.tags))
  }

  func resetLosses() {
    tagLoss = 0
    moveLoss = 0
  }

  /// Adds the gradients of one sentence. `explore`: follow the learner's own moves.
  func learn(_ lesson: Lesson, explore: Bool) {
    let count = lesson.forms.count
    let window = WindowRows(drawWords(lesson), network)
    encode(window, count)
    vectorGradients.values(count * layout.word).clear(0, count * layout.word)
    predicted.removeAll(keepingCapacity: true)
    for at in 0..<count { learnTag(lesson, at) }
    learnArcs(lesson, explore: explore)
    for at in 0..<count { passBack(window, at) }
  }

  /// The words' rows; rarer words are more often taken for unknown ones, so that those are learnt too.
  private func drawWords(_ lesson: Lesson) -> [WindowRows.Word] {
    lesson.forms.map { form in
      let rows = table[form.hash]
      let isHidden =
        rows.word > 0
        && random.unit() < options.wordDropout / (options.wordDropout + Float(rows.count))
      return WindowRows.Word(
        word: isHidden ? 0 : rows.word, cluster: rows.cluster, letterCase: rows.letterCase,
        form: form)
    }
  }

  private func encode(_ window: WindowRows, _ count: Int) {
    let width = layout.word
    let vectors = self.vectors.values(count * width)
    vectors.clear(0, count * width)
    for at in 0..<count {
      window.forEach(of: at) { parameter, row, column in
        vectors.add(
          parameter.values, from: row * parameter.width + column, at: at * width, width: width)
      }
    }
    vectors.rectify(0, count * width)
    drop(options.laneDropout, of: vectors, count * width)
  }

  /// Leaves out a share of the first `count` numbers at random; the others make up for them.
  private func drop(_ share: Float, of numbers: Floats, _ count: Int) {
    let keep = 1 / (1 - share)
    for i in 0..<count { numbers[i] = random.unit() < share ? 0 : numbers[i] * keep }
  }

  private func learnTag(_ lesson: Lesson, _ at: Int) {
    let width = layout.word
    let vectors = self.vectors.values(0)
    for k in 0..<layout.tags {
      scores[k] =
        network.tagBiases.values[k]
        + vectors.dot(at * width, network.tagWeights.values, from: k * width, width: width)
    }
    predicted.append(UInt8(Probability.best(scores, layout.tags) + 1))
    Probability.normalise(&scores, layout.tags)
    let gold = lesson.tags[at]
    tagLoss -= Double(Probability.logarithm(scores[gold]))
    for k in 0..<layout.tags {
      let gradient = scores[k] - (k == gold ? 1 : 0)
      if abs(gradient) < 1e-4 { continue }
      let bias = network.tagBiases.touch(0)
      network.tagBiases.gradients[bias + k] += gradient
      network.tagWeights.gradients.add(
        vectors, from: at * width, times: gradient, at: network.tagWeights.touch(k), width: width)
      vectorGradients.values(0).add(
        network.tagWeights.values, from: k * width, times: options.tagWeight * gradient,
        at: at * width,
        width: width)
    }
  }

  private func learnArcs(_ lesson: Lesson, explore: Bool) {
    let count = lesson.forms.count
    computeShares(count)
    let oracle = DynamicOracle(heads: lesson.heads)
    state.start(count)
    while !state.isFinal {
      if state.stackDepth == 0 {
        state.shift()
        continue
      }
      if state.next == count && state.stackDepth == 1 {
        state.attach(.left, label: 0)
        continue
      }
      computeHidden(count)
      hiddenGradient.clear(0, layout.hidden)
      let move = learnMove(oracle.costs(state), explore: explore)
      for arc in [ArcHybrid.Move.left, .right] where state.allows(arc) { learnLabel(lesson, arc) }
      passBackState()
      take(move, lesson)
    }
    passBackShares(count)
  }

  private func take(_ move: ArcHybrid.Move, _ lesson: Lesson) {
    guard move != .shift else {
      state.shift()
      return
    }
    let word = state.stacked(0)
    if lesson.heads[word] == state.head(by: move) {
      state.attach(move, label: lesson.labels[word])
    } else {
      scoreLabels(move)
      state.attach(move, label: UInt8(Probability.best(scores, features.labels) + 1))
    }
  }

  private func computeShares(_ count: Int) {
    let width = network.context.width
    let shares = self.shares.values(count * width)
    let vectors = self.vectors.values(0)
    shares.clear(0, count * width)
    shareGradients.values(count * width).clear(0, count * width)
    for at in 0..<count {
      for i in 0..<layout.context where vectors[at * layout.word + i] > 0 {
        shares.add(
          network.context.values, from: i * width, times: vectors[at * layout.word + i],
          at: at * width, width: width)
      }
    }
  }

  private func computeHidden(_ count: Int) {
    let width = layout.hidden
    features.collect(state, predicted.span, all: true, &rows, &words)
    for place in 0..<StateFeatures.wordPlaces where words[place] >= 0 {
      rows.append(features.tagRow(place: place, tag: predicted[words[place]]))
    }
    hidden.clear(0, width)
    for k in 0..<rows.count {
      hidden.add(network.state.values, from: rows[k] * width, at: 0, width: width)
    }
    let shares = self.shares.values(0)
    for place in 0..<StateFeatures.wordPlaces where words[place] >= 0 {
      hidden.add(
        shares, from: words[place] * network.context.width + place * width, at: 0, width: width)
    }
    hidden.rectify(0, width)
    drop(options.hiddenDropout, of: hidden, width)
  }

  /// Adds the move's gradients and gives the move to take.
  private func learnMove(_ costs: InlineArray<3, Int?>, explore: Bool) -> ArcHybrid.Move {
    let width = layout.hidden
    var choice = MoveChoice()
    for k in 0..<3 {
      guard let cost = costs[k] else { continue }
      let score =
        network.moveBiases.values[k]
        + hidden.dot(0, network.moveWeights.values, from: k * width, width: width)
      choice.add(k, score, cost)
    }
    choice.normalise()
    moveLoss -= Double(Probability.logarithm(choice.goldShare))
    for k in 0..<3 where costs[k] != nil {
      let gradient = choice.gradient(k)
      if abs(gradient) < 1e-4 { continue }
      let bias = network.moveBiases.touch(0)
      network.moveBiases.gradients[bias + k] += gradient
      network.moveWeights.gradients.add(
        hidden, from: 0, times: gradient, at: network.moveWeights.touch(k), width: width)
      hiddenGradient.add(
        network.moveWeights.values, from: k * width, times: gradient, at: 0, width: width)
    }
    return ArcHybrid.Move(rawValue: explore ? choice.best : choice.bestGold) ?? .shift
  }

  private func scoreLabels(_ move: ArcHybrid.Move) {
    let width = layout.hidden
    let base = move == .left ? 0 : features.labels
    for k in 0..<features.labels {
      scores[k] =
        network.labelBiases.values[base + k]
        + hidden.dot(0, network.labelWeights.values, from: (base + k) * width, width: width)
    }
  }

  private func learnLabel(_ lesson: Lesson, _ move: ArcHybrid.Move) {
    let word = state.stacked(0)
    let gold = Int(lesson.labels[word]) - 1
    guard lesson.heads[word] == state.head(by: move), gold >= 0 else { return }
    let width = layout.hidden
    scoreLabels(move)
    Probability.normalise(&scores, features.labels)
    let base = move == .left ? 0 : features.labels
    for k in 0..<features.labels {
      let gradient = scores[k] - (k == gold ? 1 : 0)
      if abs(gradient) < 1e-4 { continue }
      let bias = network.labelBiases.touch(0)
      network.labelBiases.gradients[bias + base + k] += gradient
      network.labelWeights.gradients.add(
        hidden, from: 0, times: gradient, at: network.labelWeights.touch(base + k), width: width)
      hiddenGradient.add(
        network.labelWeights.values, from: (base + k) * width, times: gradient, at: 0, width: width)
    }
  }

  /// From the hidden layer to the rows and words it was summed from.
  private func passBackState() {
    let width = layout.hidden
    hiddenGradient.clear(0, width, whereZero: hidden, from: 0)
    let keep = 1 / (1 - options.hiddenDropout)
    for i in 0..<width { hiddenGradient[i] *= keep }
    for k in 0..<rows.count {
      network.state.gradients.add(
        hiddenGradient, from: 0, at: network.state.touch(rows[k]), width: width)
    }
    let gradients = shareGradients.values(0)
    for place in 0..<StateFeatures.wordPlaces where words[place] >= 0 {
      gradients.add(
        hiddenGradient, from: 0, at: words[place] * network.context.width + place * width,
        width: width)
    }
  }

  private func passBackShares(_ count: Int) {
    let width = network.context.width
    let vectors = self.vectors.values(0)
    let gradients = shareGradients.values(0)
    let back = vectorGradients.values(0)
    for at in 0..<count {
      for i in at * layout.word..<at * layout.word + layout.context where vectors[i] > 0 {
        let row = network.context.touch(i - at * layout.word)
        back[i] += gradients.dot(at * width, network.context.values, from: row, width: width)
        network.context.gradients.add(
          gradients, from: at * width, times: vectors[i], at: row, width: width)
      }
    }
  }

  /// From a word's vector to the rows it was summed from.
  private func passBack(_ window: WindowRows, _ at: Int) {
    let width = layout.word
    let back = vectorGradients.values(0)
    let keep = 1 / (1 - options.laneDropout)
    back.clear(at * width, width, whereZero: vectors.values(0), from: at * width)
    for i in at * width..<(at + 1) * width { back[i] *= keep }
    window.forEach(of: at) { parameter, row, column in
      parameter.gradients.add(
        back, from: at * width, at: parameter.touch(row) + column, width: width)
    }
  }
}

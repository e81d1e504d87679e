import MappedBytes

/// The words and groups of words that get rows of their own.
struct WordTable: Sendable {
  struct Rows: Sendable {
    var word: Int
    var cluster: Int
    var letterCase = LetterCase.unknown
    /// Times the word stands in the treebank.
    var count: Int
  }
  /// By hash of the folded form. Ascending hashes give the same file from the same data.
  private(set) var rows: [UInt32: Rows] = [:]
  let words: Int
  let clusters: Int

  /// Words seen at least `minimum` times in the treebank get a row.
  init(_ sentences: [[WordForm]], minimum: Int, clusters known: WordClusters) {
    var counts: [UInt32: Int] = [:]
    for sentence in sentences { for form in sentence { counts[form.hash, default: 0] += 1 } }
    var words = 0
    for (hash, count) in counts.sorted(by: { $0.key < $1.key }) where count >= minimum {
      words += 1
      rows[hash] = Rows(word: words, cluster: 0, count: count)
    }
    let groups = known.groups
    for (hash, group) in groups {
      rows[hash, default: Rows(word: 0, cluster: 0, count: 0)].cluster = group + 1
    }
    for (hash, letterCase) in known.letterCases {
      rows[hash, default: Rows(word: 0, cluster: 0, count: 0)].letterCase = letterCase
    }
    self.words = words
    clusters = groups.isEmpty ? 0 : (groups.values.max() ?? 0) + 1
  }

  subscript(hash: UInt32) -> Rows { rows[hash] ?? Rows(word: 0, cluster: 0, count: 0) }
}

/// All weights in training. Widths and row numbers are those of the model file, but every slot of an affix has a row.
final class Network {
  let words: Parameter
  let clusters: Parameter
  let shapes: Parameter
  /// By kind of affix: a row a slot and one for the edge of a sentence.
  let affixes: [Parameter]
  let tagWeights: Parameter
  let tagBiases: Parameter
  let context: Parameter
  let state: Parameter
  let moveWeights: Parameter
  let moveBiases: Parameter
  let labelWeights: Parameter
  let labelBiases: Parameter
  let all: [Parameter]

  init(_ table: WordTable, labels: Int, _ random: inout SeededGenerator) {
    let layout = ModelLayout.self
    func make(_ rows: Int, _ width: Int, _ spread: Float) -> Parameter {
      Parameter(rows: rows, width: width, spread: spread, &random)
    }
    words = make(table.words + 3, layout.window * layout.word, 0.05)
    clusters = make(table.clusters + 2, layout.window * layout.word, 0.03)
    shapes = make(WordForm.shapes * LetterCase.count + 1, 3 * layout.word, 0.03)
    affixes = (0..<WordForm.affixes).map { which in
      make(WordForm.slots + 1, (which == 1 ? 3 : 1) * layout.word, 0.03)
    }
    tagWeights = make(layout.tags, layout.word, 0.125)
    tagBiases = make(1, 24, 0)
    context = make(layout.context, StateFeatures.wordPlaces * layout.hidden, 0.07)
    state = make(StateFeatures(labels: labels).rows, layout.hidden, 0.05)
    moveWeights = make(3, layout.hidden, 0.09)
    moveBiases = make(1, 8, 0)
    labelWeights = make(2 * labels, layout.hidden, 0.09)
    labelBiases = make(1, 2 * labels + 8, 0)
    all =
      [words, clusters, shapes] + affixes
      + [
        tagWeights, tagBiases, context, state, moveWeights, moveBiases, labelWeights, labelBiases,
      ]
  }
}

/// The rows that a sentence's words read: each word gives rows to the words around it, as `TokenEncoder` adds them.
struct WindowRows {
  struct Word {
    var word: Int
    var cluster: Int
    let letterCase: LetterCase
    let form: WordForm
    var shape: Int { Int(form.shape) * LetterCase.count + Int(letterCase.rawValue) }
  }
  private let words: [Word]
  private let network: Network

  init(_ words: [Word], _ network: Network) {
    self.words = words
    self.network = network
  }

  /// Calls `visit` with every parameter, row and column that is added to the vector of `target`.
  @inline(__always)
  func forEach(of target: Int, _ visit: (Parameter, Int, Int) -> Void) {
    let width = ModelLayout.word
    for place in 0..<ModelLayout.window {
      let at = target + place - 2
      let isInside = at >= 0 && at < words.count
      visit(
        network.words,
        isInside ? words[at].word : network.words.rows - (at < 0 ? 2 : 1), place * width)
      visit(
        network.clusters, isInside ? words[at].cluster : network.clusters.rows - 1, place * width)
      if place == 0 || place == 4 { continue }
      visit(
        network.shapes, isInside ? words[at].shape : network.shapes.rows - 1, (place - 1) * width)
      visit(
        network.affixes[1], isInside ? words[at].form.slot(1) : WordForm.slots,
        (place - 1) * width)
    }
    for which in 0..<WordForm.affixes where which != 1 {
      visit(network.affixes[which], words[target].form.slot(which), 0)
    }
  }
}

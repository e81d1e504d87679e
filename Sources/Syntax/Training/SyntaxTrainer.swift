import DocumentModel

/// What can be turned when a model is trained. The defaults made the shipped model.
public struct TrainingOptions: Sendable {
  public var epochs = 10
  /// Sentences between two steps.
  public var batch = 4
  public var rate: Float = 0.002
  /// Share of a word vector's lanes left out at random.
  public var laneDropout: Float = 0.3
  /// Share of the parser's hidden lanes left out at random.
  public var hiddenDropout: Float = 0.1
  /// A word seen n times is taken for an unknown one with probability `wordDropout / (wordDropout + n)`.
  public var wordDropout: Float = 1
  /// How much more the words' vectors learn from tags than from moves.
  public var tagWeight: Float = 1
  /// Words seen less often get no row of their own.
  public var minimumCount = 3
  public var seed: UInt64 = 1
  public init() {}
}

/// Fits tagger and parser on a treebank. Law: the same sentences, clusters and options give the same bytes.
public struct SyntaxTrainer {
  private let learner: Learner
  private let lessons: [Lesson]
  private let labels: [String]
  private let options: TrainingOptions
  private var order: [Int]
  private var random: SeededGenerator
  private var steps = 0

  /// What one pass over the treebank cost.
  public struct Progress: Sendable {
    public let epoch: Int
    /// Mean negative log likelihood of a word's tag, and of its moves.
    public let tagLoss: Double
    public let moveLoss: Double
  }

  /// `clusters`: groups of words that stand in like company, by word; see `WordClusters`.
  public init(_ sentences: [TreebankSentence], clusters: WordClusters, _ options: TrainingOptions) {
    self.options = options
    let relations = Relation.allCases.filter { relation in
      relation != .root && sentences.contains { $0.relations.contains(relation) }
    }
    labels = relations.map(\.name)
    let numbers = Dictionary(
      uniqueKeysWithValues: relations.enumerated().map { ($0.element, UInt8($0.offset + 1)) })
    let forms = sentences.map(\.wordForms)
    lessons = zip(sentences, forms).map { sentence, forms in
      Lesson(
        forms: forms, tags: sentence.tags.map { Int($0.rawValue) - 1 }, heads: sentence.heads,
        labels: sentence.relations.map { numbers[$0] ?? 0 })
    }
    let table = WordTable(forms, minimum: options.minimumCount, clusters: clusters)
    random = SeededGenerator(seed: options.seed)
    let network = Network(table, labels: labels.count, &random)
    learner = Learner(
      network, table, labels: labels.count, options, SeededGenerator(seed: options.seed &+ 1))
    order = Array(lessons.indices)
  }

  /// Trains all epochs and gives the model file.
  public mutating func train(_ report: (Progress) -> Void) -> [UInt8] {
    for epoch in 0..<options.epochs { report(pass(epoch)) }
    return ModelWriter.bytes(learner.network, learner.table, labels: labels)
  }

  private mutating func pass(_ epoch: Int) -> Progress {
    for i in order.indices.reversed() { order.swapAt(i, random.below(i + 1)) }
    learner.resetLosses()
    var words = 0
    var waiting = 0
    for at in order {
      learner.learn(lessons[at], explore: epoch > 0)
      words += lessons[at].forms.count
      waiting += 1
      if waiting == options.batch {
        step()
        waiting = 0
      }
    }
    if waiting > 0 { step() }
    let n = Double(max(words, 1))
    return Progress(epoch: epoch + 1, tagLoss: learner.tagLoss / n, moveLoss: learner.moveLoss / n)
  }

  /// One update. The rate stays for half of the training, then falls in a line to a fiftieth.
  private mutating func step() {
    steps += 1
    let all = Float(options.epochs) * Float(lessons.count) / Float(options.batch)
    let done = Float(steps) / max(all, 1)
    let adam = AdamSchedule(rate: options.rate * (done < 0.5 ? 1 : max(0.02, 2 * (1 - done))))
      .step(steps, scale: 1 / Float(options.batch))
    for parameter in learner.network.all { parameter.step(adam) }
  }
}

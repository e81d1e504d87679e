public import DocumentModel
import MappedBytes
public import Statistics

/// How outlets are compared.
public struct ComparisonOptions: Sendable, Equatable {
  /// Everything that is drawn comes from this number.
  public var seed: UInt64 = 1
  /// Whether an article that others carry too counts each time.
  public var countsDuplicates = false
  /// With fewer articles or quotations about a target an outlet has "too few": no mean, no interval, no test.
  public var fewestArticles = 5
  public var fewestQuotations = 10
  /// Draws of the bootstrap.
  public var replicates = 1_000

  public init() {}
}

/// The quotations of one outlet that involve one target.
public struct OutletStance: Sendable {
  public let target: SideID
  public let tally: StanceTally
  /// Articles with at least one of them.
  public let articles: Int
  /// Different speakers that are heard on the target.
  public let speakers: Int
  public let isTooFew: Bool
  /// 95 %, in thousandths, from the bootstrap over articles; nil where there is too little.
  public let interval: Interval?
  let clusters: Column<Cluster>
  let moments: Moments
  let bootstrap: Bootstrap?
  let voices: VoiceSample
  /// The same voices, grouped by the articles' places in the whole corpus.
  let placedVoices: VoiceSample

  /// The ends of `interval` on the scale from −1 to 1.
  public var lowEnd: Double? { interval.map { $0.low / 1000 } }
  public var highEnd: Double? { interval.map { $0.high / 1000 } }

  /// Wilson's 95 % interval of a label's share, 0 to 1.
  public func shareInterval(_ label: StanceLabel) -> Interval? {
    Proportion.interval(tally.count(of: label), of: tally.count)
  }
}

/// One outlet, near-duplicates left out.
public struct OutletProfile: Sendable {
  /// Nil: the articles that name none.
  public let outlet: String?
  public internal(set) var articles = 0
  /// Articles left out because an earlier one has the same text.
  public internal(set) var duplicates = 0
  public internal(set) var words = 0
  public internal(set) var speakers = 0
  public internal(set) var tally = Tally()
  /// How often a cue of each attitude introduces a quotation.
  public internal(set) var attitudes: [CueAttitude: Int] = [:]
  /// By target.
  public internal(set) var stances: [OutletStance] = []

  /// Quotations that a cue introduces.
  public var cued: Int { attitudes.values.reduce(0, +) }
}

/// Two outlets, or one against all others, on one target.
public struct OutletDifference: Sendable {
  public let a: String
  /// Nil: all other outlets together.
  public let b: String?
  public let target: SideID
  public let quotations: (a: Int, b: Int)
  public let articles: (a: Int, b: Int)
  /// Nil: too few quotations or articles; nothing else is said then.
  public let finding: Finding?

  /// Means, differences and parts in thousandths.
  public struct Finding: Sendable {
    public let means: (a: Double, b: Double)
    public let interval: Interval?
    public let test: PermutationTest
    /// Benjamini and Hochberg's, over all rows of the same kind (pairs; one against all others).
    public internal(set) var q: Double
    public let cliffsDelta: Double?
    public let cohensD: Double?
    public let decomposition: Decomposition?
    public let error: DecompositionError?
    public var difference: Double { means.a - means.b }
    /// Whether the difference would be called one at the 5 % level, false discoveries taken into account.
    public var isDifferent: Bool { q <= 0.05 }
  }
}

/// Outlets against each other. The same corpus and options give the same numbers, in whatever order articles came.
public struct Comparison: Sendable {
  public let options: ComparisonOptions
  public let targets: [SideID]
  /// By name; the articles without an outlet first.
  public let outlets: [OutletProfile]
  /// One against all others, then pairs of outlets that have enough; by target, then names.
  public let differences: [OutletDifference]
  public let statements: StatementList
  public let duplicates: DuplicateList
  public let days: [OutletTotals]
  public let weeks: [WeekPoint]
  public let voices: [VoiceInOutlet]
  public let groups: [GroupInOutlet]
  /// Articles that count.
  public let articles: Int
  /// Ids of the clearest quotations of the largest outlets.
  public let notable: [String]

  public init(
    of corpus: Corpus, options: ComparisonOptions = ComparisonOptions(), by hands: Hands = .one
  ) {
    let reading = CorpusReading(corpus, options)
    let parts = Parts(of: corpus, reading, by: hands)
    self.options = options
    targets = corpus.targets
    outlets = parts.outlets
    differences = Differences(parts.outlets, options, by: hands).all
    statements = parts.statements ?? reading.statements(corpus)
    duplicates = reading.duplicates(corpus)
    days = parts.days
    weeks = parts.weeks
    voices = parts.voices
    groups = parts.groups
    articles = reading.order.count
    notable = reading.notable(corpus, parts.outlets)
  }
}

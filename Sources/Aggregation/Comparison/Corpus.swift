public import DocumentModel
import MappedBytes

/// All articles and quotations of a comparison in columns, some 60 bytes a quotation, which lie in files of a scratch
/// folder where there are many. Articles may come in any order; what is computed goes by their ids. A copy is the same
/// corpus.
public struct Corpus: Sendable {
  struct Article: Sendable, BitwiseCopyable {
    let outlet: Int32
    let day: Int32
    let words: Int32
  }

  struct Quotation: Sendable, BitwiseCopyable {
    let article: Int32
    let number: Int32
    /// -1: none was found.
    let speaker: Int32
    /// -1: there is no cue.
    let cue: Int32
    private let rawKind: UInt8
    private let rawSpeakerKind: UInt8
    private let rawSide: UInt8
    /// 255: none.
    private let rawAttitude: UInt8
    /// Thousandths; `Int16.min`: the quotation says nothing of its words.
    let sentiment: Int16

    var kind: QuoteKind { QuoteKind(rawValue: rawKind) ?? .direct }
    var speakerKind: SpeakerKind { SpeakerKind(rawValue: rawSpeakerKind) ?? .unknown }
    var side: SideID { SideID(rawValue: rawSide) }
    var attitude: CueAttitude? { CueAttitude(rawValue: rawAttitude) }

    init(_ facts: QuotationFacts, article: Int32, speaker: Int32, cue: Int32) {
      self.article = article
      self.speaker = speaker
      self.cue = cue
      number = Int32(clamping: facts.number)
      rawKind = facts.kind.rawValue
      rawSpeakerKind = facts.speakerKind.rawValue
      rawSide = facts.side.rawValue
      rawAttitude = facts.attitude?.rawValue ?? 255
      sentiment = facts.sentiment.map { Int16(clamping: $0.rawValue) } ?? Corpus.absent
    }
  }

  public let targets: [SideID]
  /// Where long columns lie; nil: in memory.
  let scratch: String?
  let articles: Column<Article>
  let ids: TextColumn
  let fingerprints: FingerprintColumn
  let quotations: Column<Quotation>
  /// For each target the score of every quotation; `absent` where it is not involved.
  let scores: [Column<Int16>]
  let labels: [Column<Int8>]
  let statements: StatementIndex
  private(set) var outlets = Names()
  private(set) var days = Names()
  private(set) var speakers = Names()
  private(set) var speakerNames: [String] = []
  private(set) var speakerKinds: [SpeakerKind] = []
  private(set) var cues = Names()
  private var positions: Positions

  static let absent = Int16.min

  /// `targets` in the order of the facts' stances.
  public init(targets: [SideID], scratch: String? = nil) {
    self.targets = targets
    self.scratch = scratch
    articles = Column(in: scratch)
    ids = TextColumn(in: scratch)
    fingerprints = FingerprintColumn(in: scratch)
    quotations = Column(in: scratch)
    scores = targets.map { _ in Column(in: scratch) }
    labels = targets.map { _ in Column(in: scratch) }
    statements = StatementIndex(in: scratch)
    positions = Positions(ids)
  }

  public var articleCount: Int { articles.count }
  public var quotationCount: Int { quotations.count }

  /// False where an article of that id is there already; nothing is added then.
  public mutating func add(_ article: ArticleFacts) -> Bool {
    guard positions.add(article.id) else { return false }
    breathe(articles.count)
    fingerprints.append(article.fingerprint)
    articles.append(
      Article(
        outlet: outlets.number(of: article.outlet), day: days.number(of: article.day),
        words: Int32(clamping: article.words)))
    return true
  }

  /// False where no article of that id was added before.
  public mutating func add(_ quotation: QuotationFacts, to article: String) -> Bool {
    guard let position = positions.position(of: article) else { return false }
    let speaker = speakers.number(of: quotation.speaker)
    if Int(speaker) == speakerNames.count {
      speakerNames.append(quotation.speakerName ?? quotation.speaker ?? "")
      speakerKinds.append(quotation.speakerKind)
    }
    let at = quotations.count
    breathe(at)
    quotations.append(
      Quotation(
        quotation, article: Int32(position), speaker: speaker,
        cue: cues.number(of: quotation.cue)))
    for target in targets.indices {
      let stance = quotation.stances[target]
      scores[target].append(stance.map { Int16(clamping: $0.score.rawValue) } ?? Self.absent)
      labels[target].append(stance?.label.rawValue ?? 0)
    }
    statements.add(
      quotation.kind == .scare ? [] : quotation.text, article: Int32(position), speaker: speaker)
    return true
  }

  func quotationID(_ at: Int) -> String {
    "\(ids[Int(quotations[at].article)])#\(quotations[at].number)"
  }

  /// Called with each position of a walk over articles or quotations: memory stays flat.
  func breathe(_ at: Int) { if at & 0x3FFF == 0x3FFF { release() } }

  func release() {
    articles.release()
    ids.release()
    fingerprints.release()
    quotations.release()
    for target in targets.indices {
      scores[target].release()
      labels[target].release()
    }
    statements.release()
  }
}

/// Where the article of an id stands. Tables have their rows by id: as long as ids ascend, they need no index.
private struct Positions: Sendable {
  private let ids: TextColumn
  private var isAscending = true
  private var last = 0
  private var numbers: [String: Int] = [:]

  init(_ ids: TextColumn) { self.ids = ids }

  /// Adds an id at the end; false where it is there already.
  mutating func add(_ id: String) -> Bool {
    if isAscending, ids.count > 0, ids.compare(ids.count - 1, id) > 0 {
      isAscending = false
      for at in 0..<ids.count { numbers[ids[at]] = at }
    }
    if isAscending {
      guard ids.count == 0 || ids.compare(ids.count - 1, id) < 0 else { return false }
    } else {
      guard numbers[id] == nil else { return false }
      numbers[id] = ids.count
    }
    ids.append(id)
    return true
  }

  /// Rows of quotations stand in the order of the articles: mostly it is the last one or the one after.
  mutating func position(of id: String) -> Int? {
    guard isAscending else { return numbers[id] }
    for at in last..<min(last + 3, ids.count) where ids.compare(at, id) == 0 {
      last = at
      return at
    }
    var (low, high) = (0, ids.count)
    while low < high {
      let middle = (low + high) / 2
      if ids.compare(middle, id) < 0 { low = middle + 1 } else { high = middle }
    }
    guard low < ids.count, ids.compare(low, id) == 0 else { return nil }
    last = low
    return low
  }
}

/// Texts numbered in the order they were first seen; -1 stands for none.
struct Names: Sendable {
  private(set) var all: [String] = []
  private var numbers: [String: Int32] = [:]

  mutating func number(of name: String?) -> Int32 {
    guard let name else { return -1 }
    if let known = numbers[name] { return known }
    let number = Int32(all.count)
    numbers[name] = number
    all.append(name)
    return number
  }

  subscript(number: Int32) -> String? { number < 0 ? nil : all[Int(number)] }

  /// The place of each in byte order: numbers that do not depend on the order of reading.
  var ranks: [Int] {
    let order = all.indices.sorted { all[$0].utf8.lexicographicallyPrecedes(all[$1].utf8) }
    var ranks = [Int](repeating: 0, count: all.count)
    for (rank, at) in order.enumerated() { ranks[at] = rank }
    return ranks
  }
}

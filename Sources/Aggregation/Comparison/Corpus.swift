public import DocumentModel

/// All articles and quotations of a comparison in columns, some 60 bytes a quotation. Articles may come in any order;
/// what is computed goes by their ids.
public struct Corpus: Sendable {
  struct Article: Sendable {
    let outlet: Int32
    let day: Int32
    let words: Int32
  }

  struct Quotation: Sendable {
    let article: Int32
    let number: Int32
    /// -1: none was found.
    let speaker: Int32
    /// -1: there is no cue.
    let cue: Int32
    let kind: QuoteKind
    let speakerKind: SpeakerKind
    let side: SideID
    let attitude: CueAttitude?
    /// Thousandths; `Int16.min`: the quotation says nothing of its words.
    let sentiment: Int16
  }

  public let targets: [SideID]
  private(set) var articles: [Article] = []
  private(set) var ids: [String] = []
  private(set) var fingerprints: [Fingerprint?] = []
  private(set) var quotations: [Quotation] = []
  /// For each target the score of every quotation; `absent` where it is not involved.
  private(set) var scores: [[Int16]]
  private(set) var labels: [[Int8]]
  var statements = StatementIndex()
  private(set) var outlets = Names()
  private(set) var days = Names()
  private(set) var speakers = Names()
  private(set) var speakerNames: [String] = []
  private(set) var speakerKinds: [SpeakerKind] = []
  private(set) var cues = Names()
  private var positions: [String: Int32] = [:]

  static let absent = Int16.min

  /// `targets` in the order of the facts' stances.
  public init(targets: [SideID]) {
    self.targets = targets
    scores = targets.map { _ in [] }
    labels = targets.map { _ in [] }
  }

  public var articleCount: Int { articles.count }
  public var quotationCount: Int { quotations.count }

  /// False where an article of that id is there already; nothing is added then.
  public mutating func add(_ article: ArticleFacts) -> Bool {
    guard positions[article.id] == nil else { return false }
    positions[article.id] = Int32(articles.count)
    ids.append(article.id)
    fingerprints.append(article.fingerprint)
    articles.append(
      Article(
        outlet: outlets.number(of: article.outlet), day: days.number(of: article.day),
        words: Int32(clamping: article.words)))
    return true
  }

  /// False where no article of that id was added before.
  public mutating func add(_ quotation: QuotationFacts, to article: String) -> Bool {
    guard let position = positions[article] else { return false }
    let speaker = speakers.number(of: quotation.speaker)
    if Int(speaker) == speakerNames.count {
      speakerNames.append(quotation.speakerName ?? quotation.speaker ?? "")
      speakerKinds.append(quotation.speakerKind)
    }
    let at = quotations.count
    quotations.append(
      Quotation(
        article: position, number: Int32(clamping: quotation.number), speaker: speaker,
        cue: cues.number(of: quotation.cue), kind: quotation.kind,
        speakerKind: quotation.speakerKind, side: quotation.side, attitude: quotation.attitude,
        sentiment: quotation.sentiment.map { Int16(clamping: $0.rawValue) } ?? Self.absent))
    for target in targets.indices {
      let stance = quotation.stances[target]
      scores[target].append(stance.map { Int16(clamping: $0.score.rawValue) } ?? Self.absent)
      labels[target].append(stance?.label.rawValue ?? 0)
    }
    if quotation.kind != .scare { statements.add(quotation.text, at) }
    return true
  }

  func quotationID(_ at: Int) -> String {
    "\(ids[Int(quotations[at].article)])#\(quotations[at].number)"
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

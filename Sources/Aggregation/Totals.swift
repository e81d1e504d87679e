public import DocumentModel
public import LexiconStore

/// One speaker over all articles.
public struct SpeakerTotals: Sendable, Equatable, Codable {
  public let id: String
  public let kind: SpeakerKind
  public internal(set) var articles = 0
  public internal(set) var outlets: Set<String> = []
  public internal(set) var tally = Tally()
  /// The first and the last day of an article that quotes them; nil where no article has a date.
  public internal(set) var firstDay: String?
  public internal(set) var lastDay: String?
  var names: [String: Int] = [:]
  var roles: [String: Int] = [:]
  var sides: [SideID: Int] = [:]

  /// The name that most quotations give.
  public var name: String { mostFrequent(names) ?? id }
  /// The other spellings of the name, in byte order.
  public var otherNames: [String] {
    let main = name
    return names.keys.filter { $0 != main }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
  /// The office or description that most quotations give, or nil.
  public var role: String? { mostFrequent(roles) }
  /// The side that most quotations give, `unknown` only where none gives another.
  public var side: SideID {
    sides.filter { $0.key != .unknown }
      .max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? .unknown
  }

  /// One more quotation of the one article that these are the totals of. Changed where it lies: a copy would cost more
  /// than the sum.
  mutating func add(
    outlet: String?, _ day: String?, name: String, role: String?, _ side: SideID,
    _ count: (inout Tally) -> Void
  ) {
    articles = 1
    if let outlet { outlets.insert(outlet) }
    see(day)
    count(&tally)
    names[name, default: 0] += 1
    if let role { roles[role, default: 0] += 1 }
    sides[side, default: 0] += 1
  }

  mutating func merge(_ other: SpeakerTotals) {
    articles += other.articles
    outlets.formUnion(other.outlets)
    tally.merge(other.tally)
    see(other.firstDay)
    see(other.lastDay)
    names.merge(other.names, uniquingKeysWith: +)
    roles.merge(other.roles, uniquingKeysWith: +)
    sides.merge(other.sides, uniquingKeysWith: +)
  }

  mutating func see(_ day: String?) {
    guard let day else { return }
    firstDay = min(firstDay ?? day, day)
    lastDay = max(lastDay ?? day, day)
  }

  /// Among equally frequent ones the first in byte order, so that no order of articles matters.
  private func mostFrequent(_ counts: [String: Int]) -> String? {
    counts.max { a, b in
      a.value != b.value
        ? a.value < b.value : b.key.utf8.lexicographicallyPrecedes(a.key.utf8)
    }?.key
  }
}

/// One outlet over all its articles, or over those of one day.
public struct OutletTotals: Sendable, Equatable, Codable {
  /// Nil: articles that name no outlet.
  public let outlet: String?
  /// Nil: all days, or the articles without a date.
  public let day: String?
  public internal(set) var articles = 0
  public internal(set) var words = 0
  public internal(set) var tally = Tally()
  var speakers: Set<String> = []

  /// Where the speakers were counted apart.
  var counted: Int?

  /// How many different speakers are quoted.
  public var speakerCount: Int { counted ?? speakers.count }

  mutating func merge(_ other: OutletTotals) {
    articles += other.articles
    words += other.words
    tally.merge(other.tally)
    speakers.formUnion(other.speakers)
  }
}

/// Everything that is summed over articles. Law: a fold over any order and any split of the articles, merged in any
/// order, gives equal totals. It grows with speakers and outlets, not with articles.
public struct Totals: Sendable, Equatable, Codable {
  public private(set) var articles = 0
  public private(set) var words = 0
  public private(set) var tally = Tally()
  private var speakersByID: [String: SpeakerTotals] = [:]
  private var outletsByName: [String?: OutletTotals] = [:]
  private var findingCounts: [FindingCode: Int] = [:]

  public init() {}

  /// By id.
  public var speakers: [SpeakerTotals] { speakersByID.values.sorted { Self.before($0.id, $1.id) } }

  /// By name; articles without an outlet come first.
  public var outlets: [OutletTotals] {
    outletsByName.values.sorted { Self.before($0.outlet, $1.outlet) }
  }

  /// How often each finding was made, in the order of `FindingCode`; never zero.
  public var findings: [(code: FindingCode, count: Int)] {
    FindingCode.allCases.compactMap { code in findingCounts[code].map { (code, $0) } }
  }

  public mutating func add(_ analysis: Analysis, _ lexicons: Lexicons) {
    var one = Totals()
    one.articles = 1
    one.words = analysis.wordCount
    for finding in analysis.findings {
      one.findingCounts[finding.code, default: 0] += finding.count
    }
    let views = analysis.quotationViews
    for view in views { one.tally.add(view) }
    one.addSpeakers(views, analysis.document, lexicons)
    one.addOutlet(analysis.document)
    merge(one)
  }

  public mutating func merge(_ other: Totals) {
    mergeAllButSpeakers(other)
    for (id, totals) in other.speakersByID {
      speakersByID[id, default: SpeakerTotals(id: id, kind: totals.kind)].merge(totals)
    }
  }

  /// For sums whose speakers come from elsewhere: their rows are most of what totals hold.
  public mutating func mergeAllButSpeakers(_ other: Totals) {
    articles += other.articles
    words += other.words
    tally.merge(other.tally)
    findingCounts.merge(other.findingCounts, uniquingKeysWith: +)
    for (outlet, totals) in other.outletsByName {
      outletsByName[outlet, default: OutletTotals(outlet: outlet, day: nil)].merge(totals)
    }
  }

  /// These sums with the speakers of others, of the same articles.
  public func withSpeakers(of other: Totals) -> Totals {
    var both = self
    both.speakersByID = other.speakersByID
    return both
  }

  private mutating func addSpeakers(
    _ views: [QuotationView], _ document: Document, _ lexicons: Lexicons
  ) {
    for view in views where !view.isScare {
      guard let speaker = view.speaker else { continue }
      let key = SpeakerKey(speaker, in: document, lexicons)
      speakersByID[key.id, default: SpeakerTotals(id: key.id, kind: speaker.kind)].add(
        outlet: document.outlet, document.day, name: key.name,
        role: speaker.role.map { document.text.string($0) }, speaker.side
      ) { $0.add(view) }
    }
  }

  /// The speakers of one article, from the rows of its quotations.
  public mutating func addSpeakers(
    of quotations: [QuotationFacts], outlet: String?, day: String?, targets: [SideID]
  ) {
    var one = Totals()
    for quotation in quotations where quotation.kind != .scare {
      guard let id = quotation.speaker else { continue }
      one.speakersByID[id, default: SpeakerTotals(id: id, kind: quotation.speakerKind)].add(
        outlet: outlet, day, name: quotation.speakerName ?? id, role: quotation.role,
        quotation.side
      ) { $0.add(quotation, targets) }
    }
    merge(one)
  }

  /// The totals so far are one article's: they are its outlet's too.
  private mutating func addOutlet(_ document: Document) {
    let speakers = Set(speakersByID.keys)
    var row = OutletTotals(outlet: document.outlet, day: nil)
    row.articles = 1
    row.words = words
    row.tally = tally
    row.speakers = speakers
    outletsByName[document.outlet] = row
  }

  /// In byte order, nil first.
  private static func before(_ a: String?, _ b: String?) -> Bool {
    guard let a, let b else { return a == nil && b != nil }
    return a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}

extension Analysis {
  /// Tokens that are words or numbers.
  public var wordCount: Int {
    segments.tokens.reduce(0) { $0 + ($1.kind == .word || $1.kind == .number ? 1 : 0) }
  }
}

extension Document {
  /// The day of `published` ("2024-05-01"), as given, whatever its time zone; nil where it does not begin with one.
  public var day: String? {
    guard let published else { return nil }
    let head = Array(published.utf8.prefix(10))
    let dashes = [4, 7]
    guard head.count == 10,
      head.indices.allSatisfy({
        dashes.contains($0) ? head[$0] == UInt8(ascii: "-") : (0x30...0x39).contains(head[$0])
      })
    else { return nil }
    return String(decoding: head, as: UTF8.self)
  }
}

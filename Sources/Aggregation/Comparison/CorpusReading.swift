import DocumentModel
import MappedBytes
import Statistics

/// A corpus in the order of its articles' ids, duplicates found.
struct CorpusReading: Sendable {
  let options: ComparisonOptions
  /// Positions of the articles that count, by id.
  let order: Column<Int32>
  /// For each article the one it repeats; itself where it is the first.
  let originals: Column<Int32>
  /// Quotations of each article: from `firsts[a]` on, as many as `firsts[a + 1] - firsts[a]` in `sorted`.
  private let firsts: Column<Int32>
  private let sorted: Column<Int32>
  private let voiceNumbers: [Int]
  private let speakerSides: [SideID]

  init(_ corpus: Corpus, _ options: ComparisonOptions) {
    self.options = options
    originals = Self.originals(corpus)
    order = Self.order(corpus, originals, options)
    (firsts, sorted) = Self.quotationsByArticle(corpus)
    voiceNumbers = corpus.speakers.ranks
    speakerSides = Self.sides(corpus)
  }

  private static func order(
    _ corpus: Corpus, _ originals: Column<Int32>, _ options: ComparisonOptions
  ) -> Column<Int32> {
    let order = Column<Int32>(in: corpus.scratch)
    var isAscending = true
    for at in originals.indices where options.countsDuplicates || originals[at] == at {
      if order.count > 0, !corpus.ids.precedes(Int(order[order.count - 1]), at) {
        isAscending = false
      }
      order.append(Int32(at))
      corpus.breathe(at)
      originals.breathe(at)
    }
    guard !isAscending else { return order }
    let sorted = order.indices.map { order[$0] }
      .sorted { corpus.ids.precedes(Int($0), Int($1)) }
    for (at, position) in sorted.enumerated() { order[at] = position }
    return order
  }

  /// The first of each group of near-duplicates: by day, then by id. An article without a day comes last.
  private static func originals(_ corpus: Corpus) -> Column<Int32> {
    let groups = Syndication.groups(corpus.fingerprints)
    let (ids, days, articles) = (corpus.ids, corpus.days, corpus.articles)
    let first = Column<Int32>(in: corpus.scratch, repeating: -1, count: articles.count)
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      let (dayA, dayB) = (days[articles[a].day] ?? "~", days[articles[b].day] ?? "~")
      return dayA != dayB ? dayA < dayB : ids.precedes(a, b)
    }
    for at in articles.indices {
      let group = groups.first(at)
      if first[group] < 0 || isBefore(at, Int(first[group])) { first[group] = Int32(at) }
      corpus.breathe(at)
      first.breathe(at)
    }
    let originals = Column<Int32>(in: corpus.scratch)
    for at in articles.indices {
      originals.append(first[groups.first(at)])
      first.breathe(at)
      originals.breathe(at)
    }
    return originals
  }

  private static func quotationsByArticle(
    _ corpus: Corpus
  ) -> (Column<Int32>, Column<Int32>) {
    let (scratch, quotations) = (corpus.scratch, corpus.quotations)
    let firsts = Column<Int32>(in: scratch, repeating: 0, count: corpus.articles.count + 1)
    for at in quotations.indices {
      firsts[Int(quotations[at].article) + 1] += 1
      corpus.breathe(at)
      firsts.breathe(at)
    }
    let next = Column<Int32>(in: scratch, repeating: 0, count: firsts.count)
    for at in firsts.indices.dropFirst() {
      firsts[at] += firsts[at - 1]
      next[at] = firsts[at]
      firsts.breathe(at)
      next.breathe(at)
    }
    let sorted = Column<Int32>(in: scratch, repeating: 0, count: quotations.count)
    for at in quotations.indices {
      let article = Int(quotations[at].article)
      sorted[Int(next[article])] = Int32(at)
      next[article] += 1
      corpus.breathe(at)
      next.breathe(at)
      sorted.breathe(at)
    }
    return (firsts, sorted)
  }

  /// The side that most quotations give a speaker, `unknown` only where none gives another.
  private static func sides(_ corpus: Corpus) -> [SideID] {
    var counts = [[SideID: Int]](repeating: [:], count: corpus.speakers.all.count)
    for at in corpus.quotations.indices {
      let quotation = corpus.quotations[at]
      corpus.breathe(at)
      guard quotation.speaker >= 0 && quotation.side != .unknown else { continue }
      counts[Int(quotation.speaker)][quotation.side, default: 0] += 1
    }
    return counts.map { counts in
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? .unknown
    }
  }

  /// Positions of an article's quotations, in reading order.
  func quotations(of article: Int) -> some RandomAccessCollection<Int> {
    (Int(firsts[article])..<Int(firsts[article + 1])).lazy.map { Int(sorted[$0]) }
  }

  /// Walks over the articles that count, by id; memory stays flat.
  func forEachArticle(_ corpus: Corpus, _ body: (_ article: Int, _ position: Int) -> Void) {
    for position in order.indices {
      body(Int(order[position]), position)
      corpus.breathe(position)
      breathe(position)
    }
  }

  func breathe(_ at: Int) {
    guard at & 0x3FFF == 0x3FFF else { return }
    for column in [order, originals, firsts, sorted] { column.release() }
  }

  func side(of speaker: Int32, else side: SideID) -> SideID {
    speaker < 0 ? side : speakerSides[Int(speaker)]
  }

  /// A named speaker is the same voice in every outlet. Unnamed sources and those nobody could name are one voice for each
  /// side in each outlet: nobody knows whether they are the same.
  func voice(_ quotation: Corpus.Quotation, outlet: Int32) -> Int {
    if quotation.speaker >= 0,
      quotation.speakerKind == .person || quotation.speakerKind == .organisation
    {
      return voiceNumbers[Int(quotation.speaker)]
    }
    return voiceNumbers.count + (Int(outlet) + 1) * 256
      + Int(side(of: quotation.speaker, else: quotation.side).rawValue)
  }
}

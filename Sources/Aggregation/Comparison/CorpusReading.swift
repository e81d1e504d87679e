import DocumentModel
import Statistics

/// A corpus in the order of its articles' ids, duplicates found.
struct CorpusReading {
  let options: ComparisonOptions
  /// Positions of the articles that count, by id.
  let order: [Int]
  /// For each article the one it repeats; itself where it is the first.
  let originals: [Int]
  /// Quotations of each article: from `firsts[a]` on, as many as `firsts[a + 1] - firsts[a]` in `sorted`.
  private let firsts: [Int32]
  private let sorted: [Int32]
  private let voiceNumbers: [Int]
  private let speakerSides: [SideID]

  init(_ corpus: Corpus, _ options: ComparisonOptions) {
    self.options = options
    let originals = Self.originals(corpus)
    self.originals = originals
    let ids = corpus.ids
    order = ids.indices.filter { options.countsDuplicates || originals[$0] == $0 }
      .sorted { ids[$0].utf8.lexicographicallyPrecedes(ids[$1].utf8) }
    (firsts, sorted) = Self.quotationsByArticle(corpus)
    voiceNumbers = corpus.speakers.ranks
    speakerSides = Self.sides(corpus)
  }

  /// The first of each group of near-duplicates: by day, then by id. An article without a day comes last.
  private static func originals(_ corpus: Corpus) -> [Int] {
    var groups = Syndication.groups(corpus.fingerprints)
    let (ids, days, articles) = (corpus.ids, corpus.days, corpus.articles)
    var first: [Int: Int] = [:]
    func isBefore(_ a: Int, _ b: Int) -> Bool {
      let (dayA, dayB) = (days[articles[a].day] ?? "~", days[articles[b].day] ?? "~")
      return dayA != dayB ? dayA < dayB : ids[a].utf8.lexicographicallyPrecedes(ids[b].utf8)
    }
    for at in ids.indices {
      let group = groups.first(at)
      if first[group].map({ isBefore(at, $0) }) ?? true { first[group] = at }
    }
    return ids.indices.map { first[groups.first($0)] ?? $0 }
  }

  private static func quotationsByArticle(_ corpus: Corpus) -> ([Int32], [Int32]) {
    var firsts = [Int32](repeating: 0, count: corpus.articles.count + 1)
    for quotation in corpus.quotations { firsts[Int(quotation.article) + 1] += 1 }
    for at in firsts.indices.dropFirst() { firsts[at] += firsts[at - 1] }
    var next = firsts
    var sorted = [Int32](repeating: 0, count: corpus.quotations.count)
    for (at, quotation) in corpus.quotations.enumerated() {
      sorted[Int(next[Int(quotation.article)])] = Int32(at)
      next[Int(quotation.article)] += 1
    }
    return (firsts, sorted)
  }

  /// The side that most quotations give a speaker, `unknown` only where none gives another.
  private static func sides(_ corpus: Corpus) -> [SideID] {
    var counts = [[SideID: Int]](repeating: [:], count: corpus.speakers.all.count)
    for quotation in corpus.quotations
    where quotation.speaker >= 0 && quotation.side != .unknown {
      counts[Int(quotation.speaker)][quotation.side, default: 0] += 1
    }
    return counts.map { counts in
      counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? .unknown
    }
  }

  func quotations(of article: Int) -> ArraySlice<Int32> {
    sorted[Int(firsts[article])..<Int(firsts[article + 1])]
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

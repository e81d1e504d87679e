import MappedBytes

/// One statement that several outlets carry, whole or cut.
public struct Statement: Sendable, Equatable {
  /// One outlet's quotation of it.
  public struct Carriage: Sendable, Equatable {
    /// The id in quotes.csv.
    public let quotation: String
    public let outlet: String?
    public let day: String?
    public let speaker: String?
    public let words: Int
    /// Whether its article repeats an earlier one.
    public let isDuplicate: Bool
  }
  /// The first of them: by day, then by id.
  public let id: String
  public let carriages: [Carriage]
  public var outlets: Int { Set(carriages.compactMap(\.outlet)).count }
  /// Words of the longest.
  public var longest: Int { carriages.map(\.words).max() ?? 0 }
}

/// Statements that two outlets or more carry, by id; each is made when it is asked for.
public struct StatementList: RandomAccessCollection, Sendable {
  private let corpus: Corpus
  private let originals: Column<Int32>
  private let groups: StatementIndex.Grouping
  /// Groups that count, in the order of their statements' ids.
  private var order: [Int32] = []

  init(_ corpus: Corpus, _ originals: Column<Int32>, _ groups: StatementIndex.Grouping) {
    self.corpus = corpus
    self.originals = originals
    self.groups = groups
    for group in 0..<groups.count {
      if statement(group).outlets > 1 { order.append(Int32(group)) }
      breathe(group)
    }
    let ids = order.enumerated().map { at, group in
      breathe(at)
      return (statement(Int(group)).id, group)
    }
    order = ids.sorted { $0.0.utf8.lexicographicallyPrecedes($1.0.utf8) }.map(\.1)
    corpus.release()
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { order.count }
  public subscript(at: Int) -> Statement {
    breathe(at)
    return statement(Int(order[at]))
  }

  /// Members stand all over the corpus, which has some ten columns.
  private func breathe(_ at: Int) { if at & 0x7 == 0 { corpus.release() } }

  /// Those that most outlets carry, most first; among equals by id.
  public func widest(_ count: Int) -> [Statement] {
    var found: [Statement] = []
    for statement in self {
      guard found.count < count || statement.outlets > found[count - 1].outlets else { continue }
      let place = found.firstIndex { $0.outlets < statement.outlets } ?? found.count
      found.insert(statement, at: place)
      if found.count > count { found.removeLast() }
    }
    return found
  }

  private func statement(_ group: Int) -> Statement {
    let carriages = (groups.starts[group]..<groups.starts[group + 1])
      .map { carriage(Int(groups.members[$0])) }.sorted(by: Self.isBefore)
    return Statement(id: carriages[0].quotation, carriages: carriages)
  }

  private static func isBefore(_ a: Statement.Carriage, _ b: Statement.Carriage) -> Bool {
    let (dayA, dayB) = (a.day ?? "~", b.day ?? "~")
    return dayA != dayB
      ? dayA < dayB : a.quotation.utf8.lexicographicallyPrecedes(b.quotation.utf8)
  }

  private func carriage(_ at: Int) -> Statement.Carriage {
    let quotation = corpus.quotations[at]
    let article = corpus.articles[Int(quotation.article)]
    return Statement.Carriage(
      quotation: corpus.quotationID(at), outlet: corpus.outlets[article.outlet],
      day: corpus.days[article.day], speaker: corpus.speakers[quotation.speaker],
      words: corpus.statements.length(at),
      isDuplicate: originals[Int(quotation.article)] != quotation.article)
  }
}

/// An article that an earlier one is near-identical to.
public struct Duplicate: Sendable, Equatable {
  public let article: String
  public let outlet: String?
  public let original: String
  public let originalOutlet: String?
  /// The estimated share of common five-word runs.
  public let similarity: Double
}

/// Articles that repeat an earlier one, by id; each is made when it is asked for.
public struct DuplicateList: RandomAccessCollection, Sendable {
  private let corpus: Corpus
  private let originals: Column<Int32>
  private let order: [Int32]

  init(_ corpus: Corpus, _ originals: Column<Int32>) {
    self.corpus = corpus
    self.originals = originals
    order = originals.indices.filter { originals[$0] != $0 }.map { Int32($0) }
      .sorted { corpus.ids.precedes(Int($0), Int($1)) }
    corpus.release()
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { order.count }
  public subscript(at: Int) -> Duplicate {
    if at & 0x7 == 0 { corpus.release() }
    let (repeated, original) = (Int(order[at]), Int(originals[Int(order[at])]))
    return Duplicate(
      article: corpus.ids[repeated], outlet: corpus.outlets[corpus.articles[repeated].outlet],
      original: corpus.ids[original],
      originalOutlet: corpus.outlets[corpus.articles[original].outlet],
      similarity: corpus.fingerprints.similarity(repeated, original) ?? 1)
  }
}

extension CorpusReading {
  /// Statements that two outlets or more carry, by id.
  func statements(_ corpus: Corpus) -> StatementList {
    StatementList(corpus, originals, corpus.statements.groups())
  }

  func duplicates(_ corpus: Corpus) -> DuplicateList { DuplicateList(corpus, originals) }
}

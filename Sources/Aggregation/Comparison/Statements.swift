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

extension CorpusReading {
  /// Statements that two outlets or more carry, by id.
  func statements(_ corpus: Corpus) -> [Statement] {
    let quotations = corpus.quotations
    let groups = corpus.statements.groups(
      quotations.count, article: { quotations[$0].article }, speaker: { quotations[$0].speaker })
    var found: [Statement] = []
    for group in groups {
      let carriages = group.map { carriage($0, corpus) }.sorted(by: Self.isBefore)
      let statement = Statement(id: carriages[0].quotation, carriages: carriages)
      if statement.outlets > 1 { found.append(statement) }
    }
    return found.sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }

  private static func isBefore(_ a: Statement.Carriage, _ b: Statement.Carriage) -> Bool {
    let (dayA, dayB) = (a.day ?? "~", b.day ?? "~")
    return dayA != dayB
      ? dayA < dayB : a.quotation.utf8.lexicographicallyPrecedes(b.quotation.utf8)
  }

  private func carriage(_ at: Int, _ corpus: Corpus) -> Statement.Carriage {
    let quotation = corpus.quotations[at]
    let article = corpus.articles[Int(quotation.article)]
    return Statement.Carriage(
      quotation: corpus.quotationID(at), outlet: corpus.outlets[article.outlet],
      day: corpus.days[article.day], speaker: corpus.speakers[quotation.speaker],
      words: Int(corpus.statements.lengths[Int32(at)] ?? 0),
      isDuplicate: originals[Int(quotation.article)] != Int(quotation.article))
  }

  func duplicates(_ corpus: Corpus) -> [Duplicate] {
    let (ids, articles, outlets, fingerprints) = (
      corpus.ids, corpus.articles, corpus.outlets, corpus.fingerprints
    )
    return originals.indices.filter { originals[$0] != $0 }.map { at in
      let original = originals[at]
      var similarity = 1.0
      if let a = fingerprints[at], let b = fingerprints[original] { similarity = a.similarity(b) }
      return Duplicate(
        article: ids[at], outlet: outlets[articles[at].outlet], original: ids[original],
        originalOutlet: outlets[articles[original].outlet], similarity: similarity)
    }.sorted { $0.article.utf8.lexicographicallyPrecedes($1.article.utf8) }
  }
}

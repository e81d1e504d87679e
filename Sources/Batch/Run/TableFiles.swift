import Aggregation
import LexiconStore
import MappedBytes
import Reporting
import Tabular

/// The table files of a run, from rows in any order to whole files in the staging folder.
struct TableFiles: ~Copyable {
  private let tables: Tables
  private let staging: StagingFolder
  private let perArticle: [TableOutput]
  private let summed: [TableOutput]
  private let quotations: SpooledTables
  /// Three bytes of four, and nothing is made from them: one hand writes them while another goes on.
  private let evidence: SpooledTables
  private(set) var defused: [TableName: [String: Int]] = [:]
  /// The speakers of all rows, when they are written.
  private(set) var speakers = Totals()
  /// The files written, in the order of the tables.
  private(set) var written: [Manifest.File] = []

  init(_ plan: Plan, _ tables: Tables, _ staging: StagingFolder) {
    self.tables = tables
    self.staging = staging
    let chosen = TableName.allCases.filter { plan.tables.contains($0) }
    let outputs = chosen.flatMap { table in
      TableFormat.allCases.filter { plan.formats.contains($0) }.map {
        TableOutput(table: table, format: $0)
      }
    }
    let staged = Self.staged(outputs)
    perArticle = staged.filter { Self.isPerArticle($0.table) }
    summed = staged.filter { !Self.isPerArticle($0.table) }
    quotations = SpooledTables(
      perArticle.filter { $0.table != .evidence }, tables, in: staging, named: "quotes",
      budget: 4 << 20)
    evidence = SpooledTables(
      perArticle.filter { $0.table == .evidence }, tables, in: staging, named: "evidence",
      budget: 12 << 20)
  }

  private static func isPerArticle(_ table: TableName) -> Bool {
    [.articles, .quotes, .evidence].contains(table)
  }

  /// With a CSV file of every table: the comparison, the workbook and the database are made from them.
  private static func staged(_ outputs: [TableOutput]) -> [TableOutput] {
    outputs
      + TableName.allCases.filter { table in
        !outputs.contains { $0.table == table && $0.format == .csv }
      }.map { TableOutput(table: $0, format: .csv, isHidden: true) }
  }

  func add(_ rows: ArticleRows) throws(StreamError) {
    try quotations.add(rows)
    try evidence.add(rows)
  }

  /// Writes all files; nothing can be added afterwards.
  mutating func finish(
    _ options: ComparisonOptions, _ lexicons: Lexicons, by hands: Hands
  ) throws -> Comparison {
    let (quotations, evidence, path) = (quotations, evidence, staging.path)
    let ((first, input, corpus), second) = try hands.both {
      let written = try quotations.finish()
      let (input, corpus) = try Self.corpus(in: path, lexicons)
      return (written, input, corpus)
    } _: {
      try evidence.finish()
    }
    written = first.files + second.files
    defused = first.defused.merging(second.defused) { one, _ in one }
    return try finish(input, corpus, options, by: hands)
  }

  /// The tables of articles stand in the staging folder already.
  private mutating func finishMerged(
    _ options: ComparisonOptions, _ lexicons: Lexicons
  ) throws -> Comparison {
    let (input, corpus) = try Self.corpus(in: staging.path, lexicons)
    return try finish(input, corpus, options, by: .one)
  }

  private static func corpus(
    in folder: String, _ lexicons: Lexicons
  ) throws -> (CorpusInput, Corpus) {
    var input = CorpusInput([folder], lexicons, scratch: folder)
    let corpus = try input.corpus()
    return (input, corpus)
  }

  private mutating func finish(
    _ input: CorpusInput, _ corpus: Corpus, _ options: ComparisonOptions, by hands: Hands
  ) throws(StreamError) -> Comparison {
    let comparison = Comparison(of: corpus, options: options, by: hands)
    speakers = input.speakers
    for table in TableName.allCases where !Self.isPerArticle(table) {
      try write(table, summed.filter { $0.table == table }, speakers, comparison)
    }
    return comparison
  }

  private mutating func write(
    _ table: TableName, _ outputs: [TableOutput], _ totals: Totals, _ comparison: Comparison
  ) throws(StreamError) {
    var files: [TableFile] = []
    for output in outputs { files.append(try TableFile(output, tables, in: staging)) }
    var count = 0
    var defused: [String: Int] = [:]
    try tables.forEachRows(of: table, totals, comparison) { rows throws(StreamError) in
      for file in files { try file.write(rows) }
      count += rows.count
      defused.merge(rows.defused, uniquingKeysWith: +)
    }
    if outputs.contains(where: { !$0.isHidden }) { self.defused[table] = defused }
    for file in files {
      if let whole = try file.close(rows: count) { written.append(whole) }
    }
  }
}

extension TableFiles {
  /// The tables of articles from those of shards: rows by article, of an article that several shards hold the first
  /// shard's; then all that is summed from them. Returns the comparison and how many articles were left out.
  mutating func merge(
    _ shards: [String], _ options: ComparisonOptions, _ lexicons: Lexicons
  ) throws -> (Comparison, leftOut: Int) {
    let order = try ShardOrder(shards)
    for output in perArticle {
      let file = try TableFile(output, tables, in: staging)
      let rows = try order.copy(output.table, output.format, to: file)
      if let whole = try file.close(rows: rows) { written.append(whole) }
    }
    return (try finishMerged(options, lexicons), order.leftOut)
  }
}

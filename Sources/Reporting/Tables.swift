public import Aggregation
public import DocumentModel
public import LexiconStore
public import Tabular

/// What an analyst may choose about the tables.
public struct TableOptions: Sendable {
  public var formats: Set<TableFormat>
  public var dialect: CSVDialect
  public var offsets: OffsetUnit
  /// Whether articles.csv carries the full text.
  public var includesText: Bool
  /// Rows of CSV are made even where no CSV file is wanted: other outputs are made from them.
  public var stagesCSV = false

  var writesCSV: Bool { stagesCSV || formats.contains(.csv) }

  public init(
    formats: Set<TableFormat> = [.csv, .json], dialect: CSVDialect = .plain,
    offsets: OffsetUnit = .codepoint, includesText: Bool = false
  ) {
    self.formats = formats
    self.dialect = dialect
    self.offsets = offsets
    self.includesText = includesText
  }
}

/// The rows of one article.
public struct ArticleRows: Sendable {
  /// The article's id: rows of all articles are written in its byte order, whatever order they were read in.
  public let id: String
  public let articles: EncodedRows
  public let quotes: EncodedRows
  public let evidence: EncodedRows

  public init(id: String, articles: EncodedRows, quotes: EncodedRows, evidence: EncodedRows) {
    self.id = id
    self.articles = articles
    self.quotes = quotes
    self.evidence = evidence
  }
}

/// The tables of a run: analyses and totals in, bytes out. A file is `head`, the `body` of rows, `foot`.
public struct Tables: Sendable {
  public let options: TableOptions
  let lexicons: Lexicons
  let articles: Table<ArticleRecord>
  let quotes: Table<QuotationRecord>
  let evidence: Table<EvidenceRecord>
  let speakers: Table<SpeakerTotals>
  let outlets: Table<OutletProfile>
  let days: Table<OutletTotals>
  let weeks: Table<WeekPoint>
  let voices: Table<VoiceInOutlet>
  let groups: Table<GroupInOutlet>
  let comparison: Table<OutletDifference>
  let statements: Table<CarriageRecord>
  let duplicates: Table<Duplicate>

  public init(lexicons: Lexicons, options: TableOptions = TableOptions()) {
    self.options = options
    self.lexicons = lexicons
    articles = RowTables.articles(lexicons, text: options.includesText)
    quotes = RowTables.quotes(lexicons, options.offsets)
    evidence = RowTables.evidence(lexicons, options.offsets)
    speakers = TotalTables.speakers(lexicons)
    outlets = ComparisonTables.outlets(lexicons)
    days = TotalTables.days(lexicons)
    weeks = ComparisonTables.weeks(lexicons)
    voices = ComparisonTables.voices(lexicons)
    groups = ComparisonTables.groups(lexicons)
    comparison = ComparisonTables.differences(lexicons)
    statements = ComparisonTables.statements
    duplicates = ComparisonTables.duplicates
  }

  /// In the order of `TableName`.
  public var schemas: [TableSchema] { TableName.allCases.map(schema) }

  public func schema(_ name: TableName) -> TableSchema {
    switch name {
    case .articles: articles.schema
    case .quotes: quotes.schema
    case .evidence: evidence.schema
    case .speakers: speakers.schema
    case .outlets: outlets.schema
    case .outletsDaily: days.schema
    case .outletsWeekly: weeks.schema
    case .speakersByOutlet: voices.schema
    case .groupsByOutlet: groups.schema
    case .comparison: comparison.schema
    case .statements: statements.schema
    case .duplicates: duplicates.schema
    }
  }

  public func rows(of analysis: Analysis, article: RawArticle) -> ArticleRows {
    let record = ArticleRecord(analysis, article, lexicons, options.offsets)
    let quotations = record.views.indices.map { QuotationRecord(record: record, at: $0) }
    let reasons = quotations.flatMap { quotation in
      quotation.view.evidence.enumerated().map {
        EvidenceRecord(quotation: quotation, evidence: $0.element, number: $0.offset + 1)
      }
    }
    return ArticleRows(
      id: analysis.document.id, articles: articles.encode([record], options),
      quotes: quotes.encode(quotations, options), evidence: evidence.encode(reasons, options))
  }

  /// The rows of one of the tables that are made from all articles together, some thousand at a time.
  public func forEachRows<Failure: Error>(
    of table: TableName, _ totals: Totals, _ all: Comparison,
    _ body: (EncodedRows) throws(Failure) -> Void
  ) throws(Failure) {
    switch table {
    case .articles, .quotes, .evidence: return
    case .speakers: try speakers.encode(totals.speakers, options, body)
    case .outlets: try outlets.encode(all.outlets, options, body)
    case .outletsDaily: try days.encode(all.days, options, body)
    case .outletsWeekly: try weeks.encode(all.weeks, options, body)
    case .speakersByOutlet: try voices.encode(all.voices, options, body)
    case .groupsByOutlet: try groups.encode(all.groups, options, body)
    case .comparison: try comparison.encode(all.differences, options, body)
    case .statements:
      let carriages = all.statements.lazy.flatMap { statement in
        statement.carriages.map { CarriageRecord(statement: statement, carriage: $0) }
      }
      try statements.encode(carriages, options, body)
    case .duplicates: try duplicates.encode(all.duplicates, options, body)
    }
  }

  /// The same as a whole, of all those tables.
  public func rows(
    of totals: Totals, _ all: Comparison
  ) -> [(table: TableName, rows: EncodedRows)] {
    TableName.allCases.filter { ![.articles, .quotes, .evidence].contains($0) }.map { table in
      var whole = EncodedRows()
      forEachRows(of: table, totals, all) { whole.append($0) }
      return (table, whole)
    }
  }

  /// What stands before the rows: marks and header line, or the opening bracket.
  public func head(_ name: TableName, _ format: TableFormat) -> [UInt8] {
    guard format == .csv else { return [UInt8(ascii: "[")] }
    var csv = CSVWriter(options.dialect)
    csv.beginFile()
    for column in schema(name).columns { csv.text(column.name) }
    csv.endLine()
    return csv.bytes
  }

  /// The bytes of rows; `isFirst` where no row was written to the file before.
  public func body(_ rows: EncodedRows, _ format: TableFormat, isFirst: Bool) -> ArraySlice<UInt8> {
    switch format {
    case .csv: rows.csv[...]
    case .json: isFirst ? rows.json.dropFirst() : rows.json[...]
    }
  }

  /// What stands behind the rows.
  public func foot(_ format: TableFormat) -> [UInt8] {
    format == .csv ? [] : Array("\n]\n".utf8)
  }

  /// A whole file.
  public func file(_ name: TableName, _ format: TableFormat, _ rows: EncodedRows) -> [UInt8] {
    head(name, format) + body(rows, format, isFirst: true) + foot(format)
  }
}

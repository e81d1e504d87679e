import Aggregation
import LexiconStore
import MappedBytes
import Reporting
import Tabular

/// The table files of a run, from rows in any order to whole files in the staging folder.
struct TableFiles: ~Copyable {
  /// One file to be written.
  struct Output {
    let table: TableName
    let format: TableFormat
    /// Nobody asked for the file: it is made for what is made from it, and goes with the staging folder.
    var isHidden = false
  }

  private let tables: Tables
  private let staging: StagingFolder
  private let perArticle: [Output]
  private let summed: [Output]
  private var spool: RowSpool
  private var rowCounts: [TableName: Int] = [:]
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
        Output(table: table, format: $0)
      }
    }
    let staged = Self.staged(outputs)
    perArticle = staged.filter { Self.isPerArticle($0.table) }
    summed = staged.filter { !Self.isPerArticle($0.table) }
    spool = RowSpool(in: staging)
  }

  private static func isPerArticle(_ table: TableName) -> Bool {
    [.articles, .quotes, .evidence].contains(table)
  }

  /// With a CSV file of every table: the comparison, the workbook and the database are made from them.
  private static func staged(_ outputs: [Output]) -> [Output] {
    outputs
      + TableName.allCases.filter { table in
        !outputs.contains { $0.table == table && $0.format == .csv }
      }.map { Output(table: $0, format: .csv, isHidden: true) }
  }

  mutating func add(_ rows: ArticleRows) throws(StreamError) {
    var parts: [[UInt8]] = []
    for output in perArticle {
      let encoded = rows.rows(output.table)
      if output.format == perArticle.first(where: { $0.table == output.table })?.format {
        count(encoded, output.table, isHidden: output.isHidden)
      }
      parts.append(output.format == .csv ? encoded.csv : encoded.json)
    }
    try spool.add(RowSpool.Block(id: rows.id, parts: parts))
  }

  private mutating func count(_ rows: EncodedRows, _ table: TableName, isHidden: Bool) {
    rowCounts[table, default: 0] += rows.count
    guard !isHidden else { return }
    defused[table, default: [:]].merge(rows.defused, uniquingKeysWith: +)
  }

  /// Writes all files; nothing can be added afterwards.
  mutating func finish(
    _ options: ComparisonOptions, _ lexicons: Lexicons, by hands: Hands
  ) throws -> Comparison {
    try writePerArticle()
    return try finishSums(options, lexicons, by: hands)
  }

  /// The tables of articles were written by `add`, or stand in the staging folder already.
  mutating func finishSums(
    _ options: ComparisonOptions, _ lexicons: Lexicons, by hands: Hands = .one
  ) throws -> Comparison {
    var input = CorpusInput([staging.path], lexicons, scratch: staging.path)
    let comparison = Comparison(of: try input.corpus(), options: options, by: hands)
    speakers = input.speakers
    try write(speakers, comparison)
    return comparison
  }

  private mutating func write(_ totals: Totals, _ comparison: Comparison) throws(StreamError) {
    for table in TableName.allCases where !Self.isPerArticle(table) {
      try write(table, summed.filter { $0.table == table }, totals, comparison)
    }
  }

  private mutating func write(
    _ table: TableName, _ outputs: [Output], _ totals: Totals, _ comparison: Comparison
  ) throws(StreamError) {
    var files: [TableFile] = []
    for output in outputs { files.append(try begin(output)) }
    rowCounts[table] = 0
    let isHidden = outputs.allSatisfy(\.isHidden)
    var sums = EncodedRows()
    try tables.forEachRows(of: table, totals, comparison) { rows throws(StreamError) in
      for (output, file) in zip(outputs, files) {
        try file.write(rows: output.format == .csv ? rows.csv : rows.json, output.format)
      }
      sums.append(EncodedRows(count: rows.count, csv: [], json: [], defused: rows.defused))
    }
    count(sums, table, isHidden: isHidden)
    for (output, file) in zip(outputs, files) { try end(file, output) }
  }

  private func begin(_ output: Output) throws(StreamError) -> TableFile {
    let file = TableFile(tables.schema(output.table).fileName(output.format), in: staging)
    try file.write(tables.head(output.table, output.format))
    return file
  }

  private mutating func end(_ file: TableFile, _ output: Output) throws(StreamError) {
    try file.write(tables.foot(output.format))
    let whole = try file.close(rows: rowCounts[output.table] ?? 0)
    if !output.isHidden { written.append(whole) }
  }

  private mutating func writePerArticle() throws(StreamError) {
    var files: [TableFile] = []
    for output in perArticle { files.append(try begin(output)) }
    let outputs = perArticle
    try spool.drain { block throws(StreamError) in
      for (at, part) in block.parts.enumerated() {
        try files[at].write(rows: part, outputs[at].format)
      }
    }
    for (output, file) in zip(perArticle, files) { try end(file, output) }
  }
}

extension TableFiles {
  /// The tables of articles from those of shards: rows by article, of an article that several shards hold the first
  /// shard's. Returns how many articles were left out.
  mutating func merge(_ shards: [String]) throws -> Int {
    let order = try ShardOrder(shards)
    for output in perArticle {
      let file = try begin(output)
      rowCounts[output.table] = try order.copy(output.table, output.format, to: file)
      try end(file, output)
    }
    return order.leftOut
  }
}

extension ArticleRows {
  func rows(_ table: TableName) -> EncodedRows {
    switch table {
    case .articles: articles
    case .quotes: quotes
    case .evidence: evidence
    default: EncodedRows()
    }
  }
}

/// A file that is being written: buffered, digested.
final class TableFile {
  private let name: String
  private let path: String
  private var stream: ByteStream?
  private var buffer: [UInt8] = []
  private var hash = SHA256()
  private var size = 0
  private var hasRows = false

  init(_ name: String, in staging: StagingFolder) {
    self.name = name
    path = staging.path(name)
  }

  func write(_ bytes: some Sequence<UInt8>) throws(StreamError) {
    buffer += bytes
    if buffer.count > 1 << 18 { try flush() }
  }

  /// JSON rows begin with the comma that parts them from the row before.
  func write(rows: [UInt8], _ format: TableFormat) throws(StreamError) {
    guard !rows.isEmpty else { return }
    if format == .json && !hasRows { try write(rows.dropFirst()) } else { try write(rows) }
    hasRows = true
  }

  func close(rows: Int?) throws(StreamError) -> Manifest.File {
    try flush()
    try stream?.synchronise()
    stream = nil
    return Manifest.File(path: name, sha256: hash.hex(), bytes: size, records: rows)
  }

  private func flush() throws(StreamError) {
    if stream == nil { stream = try ByteStream.creating(path) }
    hash.update(buffer)
    size += buffer.count
    try stream?.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

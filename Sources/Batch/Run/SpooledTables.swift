import MappedBytes
import Reporting
import Synchronization

/// Tables of articles that are written by one hand: rows in any order in, whole files by article out.
final class SpooledTables: Sendable {
  /// What is known when the files are whole.
  struct Written: Sendable {
    let files: [Manifest.File]
    let defused: [TableName: [String: Int]]
  }

  private struct Rows: ~Copyable {
    var spool: RowSpool
    var counts: [TableName: Int] = [:]
    var defused: [TableName: [String: Int]] = [:]
  }

  private let outputs: [TableOutput]
  private let tables: Tables
  private let staging: StagingFolder
  private let rows: Mutex<Rows>

  /// `name`: of what lies in the folder meanwhile; `budget`: so many bytes of rows are held before they go there.
  init(
    _ outputs: [TableOutput], _ tables: Tables, in staging: StagingFolder, named name: String,
    budget: Int
  ) {
    self.outputs = outputs
    self.tables = tables
    self.staging = staging
    rows = Mutex(Rows(spool: RowSpool(in: staging, named: name, budget: budget)))
  }

  func add(_ article: ArticleRows) throws(StreamError) {
    try rows.withLock { rows throws(StreamError) in
      var parts: [[UInt8]] = []
      var counted: Set<TableName> = []
      for output in outputs {
        let encoded = article.rows(output.table)
        if counted.insert(output.table).inserted {
          rows.counts[output.table, default: 0] += encoded.count
          if !output.isHidden {
            rows.defused[output.table, default: [:]].merge(encoded.defused, uniquingKeysWith: +)
          }
        }
        parts.append(output.format == .csv ? encoded.csv : encoded.json)
      }
      try rows.spool.add(RowSpool.Block(id: article.id, parts: parts))
    }
  }

  /// Writes the files; nothing can be added afterwards.
  func finish() throws(StreamError) -> Written {
    try rows.withLock { rows throws(StreamError) in
      var files: [TableFile] = []
      for output in outputs { files.append(try TableFile(output, tables, in: staging)) }
      try rows.spool.drain { block throws(StreamError) in
        for (file, part) in zip(files, block.parts) { try file.write(rows: part) }
      }
      var whole: [Manifest.File] = []
      for (output, file) in zip(outputs, files) {
        if let one = try file.close(rows: rows.counts[output.table] ?? 0) { whole.append(one) }
      }
      return Written(files: whole, defused: rows.defused)
    }
  }
}

extension ArticleRows {
  fileprivate func rows(_ table: TableName) -> EncodedRows {
    switch table {
    case .articles: articles
    case .quotes: quotes
    case .evidence: evidence
    default: EncodedRows()
    }
  }
}

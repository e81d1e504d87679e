import Aggregation
import Foundation
import LexiconStore
import MappedBytes
import Reporting

/// What is made of whole tables: report, workbook, database, graph, schema. All read the CSV files of the staging folder, so
/// that they say what the tables say.
struct Exports {
  private let tables: Tables
  private let lexicons: Lexicons
  private let version: String
  private let staging: StagingFolder

  init(_ tables: Tables, _ lexicons: Lexicons, version: String, in staging: StagingFolder) {
    self.tables = tables
    self.lexicons = lexicons
    self.version = version
    self.staging = staging
  }

  func write(_ kinds: [ReportKind], _ comparison: Comparison) throws {
    for kind in ReportKind.allCases where kinds.contains(kind) {
      switch kind {
      case .html:
        let page = try ReportInput([staging.path], lexicons).page(comparison, version: version)
        try staging.write(page.bytes, kind.fileName)
      case .xlsx:
        try WorkbookExport(tables, staging, created: lastDay(comparison), version: version)
          .write(kind.fileName, comparison)
      case .sqlite: try DatabaseExport(tables, staging).write(kind.fileName)
      case .gexf: try staging.write(GraphFile(comparison, lexicons).bytes, kind.fileName)
      case .schema: try staging.write(tables.jsonSchema, kind.fileName)
      }
    }
  }

  /// Files carry the day of the last article, not the clock's: the same input gives the same bytes.
  private func lastDay(_ comparison: Comparison) -> Int {
    let last = comparison.days.compactMap(\.day).max().flatMap {
      Aggregation.Calendar.number(of: $0)
    }
    return max(0, last ?? 0) * 86_400
  }
}

extension StagingFolder {
  func write(_ bytes: [UInt8], _ name: String) throws(StreamError) {
    let file = StagedFile(name, in: self)
    try file.write(bytes)
    _ = try file.close()
  }
}

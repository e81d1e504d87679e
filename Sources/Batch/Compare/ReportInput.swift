public import Aggregation
public import LexiconStore
public import Reporting
import Tabular

/// The report of a comparison, with the words of the quotations that it shows from the tables of the same folders.
public struct ReportInput: Sendable {
  let folders: [String]
  let lexicons: Lexicons

  public init(_ folders: [String], _ lexicons: Lexicons) {
    self.folders = folders
    self.lexicons = lexicons
  }

  public func page(_ comparison: Comparison, version: String) throws -> ReportPage {
    var found = ReportQuotations(ReportPage.quotations(of: comparison), lexicons)
    try read("quotes") { found.addQuotation($0, $1, $2) }
    found.finishQuotations()
    try read("articles") { found.addArticle($0, $1, $2) }
    try read("evidence") { found.addReason($0, $1, $2) }
    return ReportPage(comparison, found.all, lexicons, version: version)
  }

  private func read(
    _ table: String, _ body: (CSVScanner, [UInt8], [String: Int]) -> Void
  ) throws {
    for folder in folders {
      let input = try TableInput("\(folder)/\(table).csv")
      let columns = Dictionary(
        input.header.enumerated().map { ($0.element, $0.offset) },
        uniquingKeysWith: { first, _ in first })
      while try input.next() { body(input.row, input.bytes, columns) }
    }
  }
}

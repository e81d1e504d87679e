public import Aggregation
import DocumentModel
import Foundation
public import LexiconStore
import MappedBytes
import Reporting
import Tabular

/// The corpus of one or several folders with tables of earlier runs.
public struct CorpusInput: Sendable {
  public let folders: [String]
  /// Articles that an earlier folder holds already; the first counts.
  public private(set) var repeated = 0
  /// The speakers of all quotations read.
  private(set) var speakers = Totals()
  private let lexicons: Lexicons
  private let scratch: String?

  /// Where there is much, it lies in nameless files of `scratch`; nil: in memory.
  public init(_ folders: [String], _ lexicons: Lexicons, scratch: String? = nil) {
    self.folders = folders
    self.lexicons = lexicons
    self.scratch = scratch
  }

  public mutating func corpus() throws -> Corpus {
    var corpus = Corpus(targets: lexicons.targets, scratch: scratch)
    for folder in folders {
      let added = try addArticles(folder + "/articles.csv", to: &corpus)
      try addQuotations(folder + "/quotes.csv", added, to: &corpus)
    }
    return corpus
  }

  private mutating func addArticles(_ path: String, to corpus: inout Corpus) throws -> Set<String> {
    let input = try TableInput(path)
    var refused: Set<String> = []
    do {
      let reader = try ArticleReader(header: input.header)
      while try input.next() {
        let article = try reader.facts(input.row, input.bytes)
        if !corpus.add(article) { refused.insert(article.id) }
      }
    } catch let fault as TableFault {
      throw TableInputError(path, fault)
    }
    repeated += refused.count
    return refused
  }

  private mutating func addQuotations(
    _ path: String, _ refused: Set<String>, to corpus: inout Corpus
  ) throws {
    let input = try TableInput(path)
    do {
      let reader = try QuotationReader(header: input.header, lexicons)
      var rows = ArticleQuotations()
      defer { rows.fold(into: &speakers, lexicons.targets) }
      while try input.next() {
        let (article, quotation) = try reader.facts(input.row, input.bytes)
        guard !refused.contains(article) else { continue }
        if article != rows.article {
          rows.fold(into: &speakers, lexicons.targets)
          rows = ArticleQuotations(
            article: article, outlet: reader.outlet(input.row, input.bytes),
            day: reader.day(input.row, input.bytes))
        }
        rows.quotations.append(quotation)
        guard corpus.add(quotation, to: article) else {
          throw TableInputError(
            path: path, line: input.row.line, "its article '\(article)' is not in articles.csv")
        }
      }
    } catch let fault as TableFault {
      throw TableInputError(path, fault)
    }
  }
}

/// The quotations of one article: its rows stand together.
private struct ArticleQuotations {
  var article: String?
  var outlet: String?
  var day: String?
  var quotations: [QuotationFacts] = []

  func fold(into speakers: inout Totals, _ targets: [SideID]) {
    speakers.addSpeakers(of: quotations, outlet: outlet, day: day, targets: targets)
  }
}

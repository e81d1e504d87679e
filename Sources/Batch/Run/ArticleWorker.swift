import Aggregation
import DocumentModel
import Foundation
import Intake
import LexiconStore
import Reporting
import Tabular

/// What became of one item.
struct WorkResult: Sendable {
  /// One article with its rows and what it adds to the sums.
  struct Scored: Sendable {
    let place: String
    let rows: ArticleRows
    let totals: Totals
  }
  let file: InputFile
  var scored: [Scored] = []
  var problems: [Problem] = []
  /// The articles it held, whatever became of them.
  var records = 0
}

/// From bytes to rows: one item on one task.
struct ArticleWorker: Sendable {
  let plan: Plan
  let stages: Stages
  let tables: Tables

  func work(_ item: WorkItem) -> WorkResult {
    var result = WorkResult(file: item.file)
    switch item.piece {
    case .text(let bytes): add(textArticle(bytes, item.file), to: &result)
    case .page(let source):
      take(into: &result, item.file.shown) { () throws(RecordError) in try page(source, item.file) }
    case .lines(let chunk):
      chunk.forEachLine { number, range in
        take(into: &result, "\(item.file.shown):\(number)") { () throws(RecordError) in
          try lineArticle(chunk.bytes, range, number, item.file)
        }
      }
    case .fault(let fault):
      result.records += 1
      result.problems.append(
        Problem(
          outcome: .failed, code: fault.code,
          place: fault.line.map { "\(item.file.shown):\($0)" } ?? item.file.shown,
          message: fault.message))
    }
    return result
  }

  /// One record: an article, or the reason why it is none.
  private func take(
    into result: inout WorkResult, _ place: String,
    _ read: () throws(RecordError) -> RawArticle
  ) {
    do throws(RecordError) {
      add(try read(), to: &result)
    } catch {
      result.records += 1
      result.problems.append(
        Problem(outcome: .failed, code: error.code, place: place, message: error.message))
    }
  }

  private func add(_ article: RawArticle, to result: inout WorkResult) {
    result.records += 1
    let analysis = stages.analysis(of: article)
    var totals = Totals()
    totals.add(analysis, stages.lexicons)
    result.scored.append(
      WorkResult.Scored(
        place: article.origin, rows: tables.rows(of: analysis, article: article), totals: totals))
  }

  private func textArticle(_ bytes: [UInt8], _ file: InputFile) -> RawArticle {
    let name = (file.shown as NSString).lastPathComponent
    let named = plan.names?.fields(of: name) ?? NamedFields()
    var article = TextArticle(
      bytes, id: InputForm.stem(name), named: named, origin: file.shown
    ).article
    article.id = id(of: article, given: article.id, place: file.shown)
    return article
  }

  private func page(_ source: PageSource, _ file: InputFile) throws(RecordError) -> RawArticle {
    let name = (file.shown as NSString).lastPathComponent
    let named = plan.names?.fields(of: name) ?? NamedFields()
    var article = try source.article(
      id: InputForm.stem(name), named: named, words: stages.lexicons.pages, origin: file.shown)
    article.id = id(of: article, given: article.id, place: file.shown)
    return article
  }

  private func lineArticle(
    _ bytes: [UInt8], _ range: Range<Int>, _ number: Int, _ file: InputFile
  ) throws(RecordError) -> RawArticle {
    let name = InputForm.stem(file.shown)
    let place = "\(file.shown):\(number)"
    let line = try ArticleLine(bytes, in: range, fallbackID: "\(name):\(number)", origin: place)
    var article = line.article
    article.id = id(of: article, given: article.id, place: place)
    return article
  }

  private func id(of article: RawArticle, given: String, place: String) -> String {
    switch plan.ids {
    case .given: given
    case .path: place
    case .text: String(SHA256.hex(article.text).prefix(16))
    }
  }
}

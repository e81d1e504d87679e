import Aggregation
import DocumentModel
import Intake
import LexiconStore
import MappedBytes
import Reporting
import Tabular

/// What became of one item.
struct WorkResult: Sendable {
  /// One article with its rows and what it adds to the sums.
  struct Scored: Sendable {
    let place: String
    let rows: ArticleRows
    let totals: Totals
    /// What the store knows the article by; nil without a store.
    var key: [UInt8]?
    /// What the store is to keep; nil where it has it already.
    var result: [UInt8]?
  }
  let file: InputFile
  var scored: [Scored] = []
  var problems: [Problem] = []
  /// The articles it held, whatever became of them.
  var records = 0
  /// Why the store could not be asked. Ends the run.
  var fault: (any Error)?
}

/// From bytes to rows: one item on one task.
struct ArticleWorker: Sendable {
  let ids: IDPolicy
  let reader: RecordReader
  let stages: Stages
  let tables: Tables
  let options: RunOptions
  let seconds: Double

  init(plan: Plan, stages: Stages, tables: Tables, options: RunOptions) {
    ids = plan.ids
    seconds = plan.seconds.map(Double.init) ?? Deadline.usual
    reader = RecordReader(
      names: plan.names, columns: plan.columns, words: stages.lexicons.pages)
    self.stages = stages
    self.tables = tables
    self.options = options
  }

  func work(_ item: WorkItem) -> WorkResult {
    var result = WorkResult(file: item.file)
    reader.read(item.piece, of: item.file.shown) { record in
      result.records += 1
      switch record {
      case .article(var article):
        article.id = id(of: article)
        do {
          try add(article, to: &result)
        } catch let late as TookTooLong {
          result.problems.append(
            Problem(
              outcome: .failed, code: TookTooLong.code, place: article.origin,
              message: late.message))
        } catch {
          result.fault = error
        }
      case .fault(let fault, let place):
        result.problems.append(Problem(fault, place: place))
      }
    }
    return result
  }

  private func add(_ article: RawArticle, to result: inout WorkResult) throws {
    if let since = options.since, !isWanted(article) {
      return result.problems.append(
        Problem(
          outcome: .skipped, code: Problem.beforeSince, place: article.origin,
          message: "published before \(since)"))
    }
    let key = options.store?.key(article)
    if !options.force, let key, let known = try options.store?.result(key) {
      result.scored.append(
        WorkResult.Scored(place: article.origin, rows: known.rows, totals: known.totals, key: key))
      return
    }
    guard let scored = try score(article, key) else {
      return result.problems.append(
        Problem(
          outcome: .skipped, code: "language", place: article.origin,
          message: "in a language that is not analysed; English is, Ukrainian and Russian in part"))
    }
    result.scored.append(scored)
  }

  /// Whether `--since` leaves it in; what has no date stays in.
  func isWanted(_ article: RawArticle) -> Bool {
    guard let since = options.since, let day = article.published?.prefix(10) else { return true }
    return day >= since
  }

  /// Whether the store has what its rows would be.
  func isKnown(_ article: RawArticle) throws -> Bool {
    guard !options.force, let store = options.store else { return false }
    return try store.knows(store.key(article))
  }

  /// Nil where the article's language is not analysed.
  private func score(_ article: RawArticle, _ key: [UInt8]?) throws -> WorkResult.Scored? {
    let found = try stages.analysis(of: article, within: Deadline(seconds: seconds)) { language in
      if case .other = language { return false }
      return true
    }
    guard let analysis = found.analysis else { return nil }
    var totals = Totals()
    totals.add(analysis, stages.lexicons)
    let rows = tables.rows(of: analysis, article: article)
    let kept = try key.map { _ in try StoredArticle(rows: rows, totals: totals).encoded() }
    return WorkResult.Scored(
      place: article.origin, rows: rows, totals: totals, key: key, result: kept)
  }

  func id(of article: RawArticle) -> String {
    switch ids {
    case .given: article.id
    case .path: article.origin
    case .text: String(SHA256.hex(article.text).prefix(16))
    }
  }
}

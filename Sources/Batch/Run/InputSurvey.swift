import DocumentModel
import Intake
import MappedBytes
import Reporting

/// What a run would do with the articles of one input. Law: `articles` is the sum of the four below it.
public struct InputSurvey: Sendable, Equatable {
  /// As messages name the input.
  public let shown: String
  public internal(set) var articles = 0
  /// Not in the store, or there is none.
  public internal(set) var new = 0
  /// The store knows an article of that id, but not as it is now, or not as it would be scored now.
  public internal(set) var changed = 0
  public internal(set) var unchanged = 0
  /// An earlier article of that id counts, or it was published before the day of `--since`.
  public internal(set) var leftOut = 0
  /// Records that are no articles.
  public internal(set) var faults = 0
}

/// One article as a survey needs it.
private struct Surveyed: Sendable {
  let hash: UInt64
  let isWanted: Bool
  let isKnown: Bool
}

private struct SurveyedPiece: Sendable {
  let file: InputFile
  var articles: [Surveyed] = []
  var faults = 0
  var fault: (any Error)?
}

extension PipelineRun {
  /// Reads all inputs, but for standard input, and scores nothing. The second answer are inputs that could not be read.
  public func survey(
    isolation: isolated (any Actor)? = #isolation, _ inputs: FoundInputs
  ) async throws -> ([InputSurvey], [Problem]) {
    let files = inputs.files.filter { $0.path != InputFile.standardInput }
    var surveys = files.map { InputSurvey(shown: $0.shown) }
    let places = Dictionary(
      files.enumerated().map { ($0.element.shown, $0.offset) }, uniquingKeysWith: { $1 })
    let known = try options.store?.ids()
    var seen = SeenNumbers(in: nil)
    var reader = InputReader(files)
    let worker = ArticleWorker(
      plan: plan, stages: stages, tables: Tables(lexicons: stages.lexicons), options: options)
    let work = OrderedWork<WorkItem, SurveyedPiece>(jobs: jobs) { Self.survey($0, worker) }
    try await work.run(
      next: { reader.next() },
      emit: { piece in
        if let fault = piece.fault { throw fault }
        guard let place = places[piece.file.shown] else { return }
        surveys[place].faults += piece.faults
        for article in piece.articles {
          surveys[place].articles += 1
          if !article.isWanted || !seen.insert(article.hash) {
            surveys[place].leftOut += 1
          } else if article.isKnown {
            surveys[place].unchanged += 1
          } else if known?.contains(article.hash) ?? false {
            surveys[place].changed += 1
          } else {
            surveys[place].new += 1
          }
        }
      })
    return (surveys, reader.problems)
  }

  private static func survey(_ item: WorkItem, _ worker: ArticleWorker) -> SurveyedPiece {
    var piece = SurveyedPiece(file: item.file)
    worker.reader.read(item.piece, of: item.file.shown) { record in
      guard case .article(var article) = record else {
        piece.faults += 1
        return
      }
      article.id = worker.id(of: article)
      do {
        piece.articles.append(
          Surveyed(
            hash: Ledger.hash(article.id), isWanted: worker.isWanted(article),
            isKnown: try worker.isKnown(article)))
      } catch {
        piece.fault = error
      }
    }
    return piece
  }
}

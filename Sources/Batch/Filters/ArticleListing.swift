import DocumentModel
public import Intake
public import MappedBytes
import Tabular

/// Inputs of any kind, written as one JSON article a line: what `annotate` and other programs read.
public struct ArticleListing: Sendable {
  let reader: RecordReader
  let jobs: Int

  public init(_ reader: RecordReader, jobs: Int) {
    self.reader = reader
    self.jobs = jobs
  }

  private struct Lines: Sendable {
    var bytes: [UInt8] = []
    var articles = 0
    var problems: [Problem] = []
  }

  /// Reads one file to its end and writes its articles in order. `failed` hears of each record that is none. Returns
  /// how many articles there were. A file that cannot be opened is a `StreamError`.
  public func run(
    isolation: isolated (any Actor)? = #isolation,
    _ path: String, _ form: InputForm, to output: borrowing ByteStream, failed: (Problem) -> Void
  ) async throws -> Int {
    let file = InputFile(
      path: path, shown: path == InputFile.standardInput ? "stdin" : path, form: form)
    let source = ByteSource(try file.stream(), form.packing)
    let pieces = form.pieces(of: source)
    var articles = 0
    let work = OrderedWork<Piece, Lines>(jobs: jobs) { [reader] piece in
      Self.lines(of: piece, reader, file.shown)
    }
    try await work.run(
      next: { try pieces.next() },
      emit: { lines in
        try output.write(lines.bytes)
        articles += lines.articles
        for problem in lines.problems { failed(problem) }
      })
    return articles
  }

  private static func lines(of piece: Piece, _ reader: RecordReader, _ file: String) -> Lines {
    var lines = Lines()
    var json = JSONWriter()
    reader.read(piece, of: file) { record in
      switch record {
      case .article(let article):
        lines.articles += 1
        json.article(article)
      case .fault(let fault, let place):
        lines.problems.append(Problem(fault, place: place))
      }
    }
    lines.bytes = json.bytes
    return lines
  }
}

extension Problem {
  init(_ fault: PieceFault, place: String) {
    self.init(
      outcome: fault.isSkipped ? .skipped : .failed, code: fault.code, place: place,
      message: fault.message)
  }
}

extension JSONWriter {
  /// The line of an article, in the order of `annotate`'s fields. Bytes that are no UTF-8 are replaced.
  fileprivate mutating func article(_ article: RawArticle) {
    beginObject()
    let fields = [
      ("id", article.id), ("outlet", article.outlet), ("published", article.published),
      ("url", article.url),
      ("title", article.title), ("byline", article.byline), ("language", article.language),
    ]
    for case (let name, let value?) in fields {
      key(name)
      string(value)
    }
    key("text")
    string(String(decoding: article.text, as: UTF8.self))
    endObject()
    newline()
  }
}

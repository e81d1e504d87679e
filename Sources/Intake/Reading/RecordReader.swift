public import DocumentModel
public import LexiconStore
import Tabular

/// A record of an input: an article, or why it is none.
public enum Record: Sendable {
  case article(RawArticle)
  /// `place` is the file, perhaps with the line or number behind a colon.
  case fault(PieceFault, place: String)
}

/// From pieces of inputs to articles. Any number may be read at once.
public struct RecordReader: Sendable {
  let names: FileNamePattern?
  let columns: ColumnMapping
  let words: PageWords

  public init(
    names: FileNamePattern? = nil, columns: ColumnMapping = ColumnMapping(),
    words: PageWords = PageWords()
  ) {
    self.names = names
    self.columns = columns
    self.words = words
  }

  /// Every record of a piece, in order. `file` is the input as messages name it.
  public func read(_ piece: Piece, of file: String, _ body: (Record) -> Void) {
    switch piece {
    case .lines(let chunk): lines(chunk, file, body)
    case .text(let bytes): body(.article(text(bytes, file)))
    case .page(let source):
      Self.take(file, body) { () throws(RecordError) in
        try source.article(id: InputForm.stem(file), named: named(file), words: words, origin: file)
      }
    case .response(let source, let number):
      let place = "\(file):\(number)"
      Self.take(place, body) { () throws(RecordError) in
        let id = source.url ?? "\(InputForm.stem(file)):\(number)"
        return try source.article(id: id, named: NamedFields(), words: words, origin: place)
      }
    case .values(let chunk): values(chunk, file, body)
    case .rows(let chunk): rows(chunk, file, body)
    case .feed(let bytes): feed(bytes, file, body)
    case .member(let name, let piece): read(piece, of: "\(file)/\(name)", body)
    case .fault(let fault): body(.fault(fault, place: fault.line.map { "\(file):\($0)" } ?? file))
    }
  }

  private static func take(
    _ place: String, _ body: (Record) -> Void, _ read: () throws(RecordError) -> RawArticle
  ) {
    do throws(RecordError) {
      body(.article(try read()))
    } catch {
      body(.fault(PieceFault(code: error.code, line: nil, message: error.message), place: place))
    }
  }

  private func named(_ file: String) -> NamedFields {
    names?.fields(of: String(InputForm.lastPart(file))) ?? NamedFields()
  }

  private func text(_ bytes: [UInt8], _ file: String) -> RawArticle {
    TextArticle(bytes, id: InputForm.stem(file), named: named(file), origin: file).article
  }

  private func lines(_ chunk: LineChunk, _ file: String, _ body: (Record) -> Void) {
    let stem = InputForm.stem(file)
    chunk.forEachLine { number, range in
      let place = "\(file):\(number)"
      Self.take(place, body) { () throws(RecordError) in
        try ArticleLine(chunk.bytes, in: range, fallbackID: "\(stem):\(number)", origin: place)
          .article
      }
    }
  }

  private func values(_ chunk: JSONChunk, _ file: String, _ body: (Record) -> Void) {
    for (at, range) in chunk.values.enumerated() {
      let place = "\(file):\(chunk.first + at)"
      let id = "\(InputForm.stem(file)):\(chunk.first + at)"
      guard let value = try? JSONReader.value(of: chunk.bytes, in: range) else {
        Self.take(place, body) { () throws(RecordError) in
          try ArticleLine(chunk.bytes, in: range, fallbackID: id, origin: place).article
        }
        continue
      }
      let inner = JSONArticle.values(of: value)
      for (number, article) in inner.enumerated() {
        let suffix = inner.count > 1 ? ".\(number + 1)" : ""
        Self.take(place + suffix, body) { () throws(RecordError) in
          if JSONArticle.isNinjs(article) {
            return try JSONArticle.ninjs(article, fallbackID: id + suffix, origin: place + suffix)
          }
          return try ArticleLine(article, fallbackID: id + suffix, origin: place + suffix).article
        }
      }
    }
  }

  private func rows(_ chunk: CSVChunk, _ file: String, _ body: (Record) -> Void) {
    let positions = columns.positions(in: chunk.header)
    var reader = CSVReader(chunk.bytes, separator: chunk.separator, isStart: false)
    while true {
      do throws(CSVError) {
        guard let record = try reader.next() else { return }
        let place = "\(file):\(chunk.firstLine + record.line - 1)"
        Self.take(place, body) { () throws(RecordError) in
          try row(
            record, positions, chunk.header,
            "\(InputForm.stem(file)):\(chunk.firstLine + record.line - 1)", place)
        }
      } catch {
        let fault = RecordError(.csv(error))
        return body(
          .fault(
            PieceFault(code: fault.code, line: nil, message: fault.message),
            place: "\(file):\(chunk.firstLine + error.line - 1)"))
      }
    }
  }

  private func row(
    _ record: CSVRecord, _ positions: [String: Int], _ header: [String], _ id: String,
    _ place: String
  ) throws(RecordError) -> RawArticle {
    func field(_ name: String) -> String? {
      guard let at = positions[name], at < record.fields.count, !record.fields[at].isEmpty else {
        return nil
      }
      return record.text(at)
    }
    guard let column = positions["text"] else { throw RecordError(.noTextColumn(header: header)) }
    guard column < record.fields.count, !record.fields[column].isEmpty else {
      throw RecordError(.missingText)
    }
    let published = field("published")
    return RawArticle(
      id: field("id") ?? id, outlet: field("outlet"),
      published: published.flatMap(DateText.iso) ?? published,
      url: field("url"), title: field("title"), language: field("language"),
      text: record.fields[column], origin: place, byline: field("byline"))
  }

  private func feed(_ bytes: [UInt8], _ file: String, _ body: (Record) -> Void) {
    let fault = RecordError(.notXML)
    let told = Record.fault(
      PieceFault(code: fault.code, line: nil, message: fault.message), place: file)
    guard let feed = FeedArticles(bytes, fallbackID: InputForm.stem(file), file: file) else {
      return body(told)
    }
    feed.each { number, result in
      Self.take("\(file):\(number)", body) { () throws(RecordError) in try result.get() }
    }
    if !feed.isWhole { body(told) }
  }
}

public import Aggregation
import DocumentModel
public import LexiconStore
public import Tabular

/// Why a table cannot be read back.
public enum TableFault: Error, Sendable, Equatable {
  case missingColumn(String)
  case badValue(column: String, line: Int)
}

/// articles.csv, row by row, as a comparison needs it.
public struct ArticleReader: Sendable {
  private let id: Int
  private let outlet: Int
  private let day: Int
  private let words: Int
  private let fingerprint: Int

  public init(header: [String]) throws(TableFault) {
    let columns = HeaderColumns(header)
    id = try columns["article_id"]
    outlet = try columns["outlet"]
    day = try columns["day"]
    words = try columns["words"]
    fingerprint = try columns["fingerprint"]
  }

  public func facts(_ row: CSVScanner, _ bytes: [UInt8]) throws(TableFault)
    -> ArticleFacts
  {
    guard let id = row.text(id, in: bytes) else {
      throw .badValue(column: "article_id", line: row.line)
    }
    guard let words = row.integer(words, in: bytes) else {
      throw .badValue(column: "words", line: row.line)
    }
    return ArticleFacts(
      id: id, outlet: row.text(outlet, in: bytes), day: row.text(day, in: bytes), words: words,
      fingerprint: Fingerprint(text: row.value(fingerprint, in: bytes)))
  }
}

/// quotes.csv, row by row, as a comparison needs it.
public struct QuotationReader: Sendable {
  private struct Stance {
    let name: String
    let score: Int
    let label: Int
  }
  private let at: [String: Int]
  private let targets: [Stance]
  private let sides: [String: SideID]
  private static let columns = [
    "quote_id", "article_id", "type", "text", "speaker_id", "speaker_name", "speaker_kind",
    "speaker_role", "speaker_side", "cue_text", "cue_class", "cue_attitude", "sentiment", "outlet",
    "day",
  ]

  public init(header: [String], _ lexicons: Lexicons) throws(TableFault) {
    let columns = HeaderColumns(header)
    var at: [String: Int] = [:]
    for name in Self.columns { at[name] = try columns[name] }
    self.at = at
    var targets: [Stance] = []
    for target in lexicons.targets {
      let side = lexicons.side(target).name
      targets.append(
        Stance(
          name: side, score: try columns["\(side)_score"], label: try columns["\(side)_label"]))
    }
    self.targets = targets
    sides = Dictionary(
      uniqueKeysWithValues: lexicons.sides.enumerated().map {
        ($0.element.name, SideID(rawValue: UInt8($0.offset)))
      })
  }

  /// The article's id and the quotation.
  public func facts(
    _ row: CSVScanner, _ bytes: [UInt8]
  ) throws(TableFault) -> (article: String, QuotationFacts) {
    let line = row.line
    func text(_ column: String) -> String? { row.text(at[column] ?? .max, in: bytes) }
    func known<Value>(_ column: String, _ values: [Value], _ name: (Value) -> String)
      throws(TableFault) -> Value
    {
      let given = text(column)
      guard let found = values.first(where: { name($0) == given }) else {
        throw .badValue(column: column, line: line)
      }
      return found
    }
    guard let article = text("article_id"), let id = text("quote_id"),
      let number = id.split(separator: "#").last.flatMap({ Int($0) })
    else { throw .badValue(column: "quote_id", line: line) }
    guard let side = sides[text("speaker_side") ?? ""] else {
      throw .badValue(column: "speaker_side", line: line)
    }
    let (cueClass, attitude) = (text("cue_class"), text("cue_attitude"))
    var stances: [StanceFact?] = []
    for target in targets { stances.append(try stance(target, row, bytes)) }
    return (
      article,
      QuotationFacts(
        number: number, kind: try known("type", QuoteKind.allCases, \.name),
        speaker: text("speaker_id"), speakerName: text("speaker_name"),
        speakerKind: try known("speaker_kind", SpeakerKind.allCases, \.name), side: side,
        role: text("speaker_role"), cue: text("cue_text"),
        cueClass: CueClass.allCases.first { $0.name == cueClass },
        attitude: CueAttitude.allCases.first { $0.name == attitude },
        stances: stances, sentiment: row.millis(at["sentiment"] ?? .max, in: bytes),
        text: row.value(at["text"] ?? .max, in: bytes))
    )
  }

  public func outlet(_ row: CSVScanner, _ bytes: [UInt8]) -> String? {
    row.text(at["outlet"] ?? .max, in: bytes)
  }

  public func day(_ row: CSVScanner, _ bytes: [UInt8]) -> String? {
    row.text(at["day"] ?? .max, in: bytes)
  }

  private func stance(
    _ target: Stance, _ row: CSVScanner, _ bytes: [UInt8]
  ) throws(TableFault) -> StanceFact? {
    guard let label = row.text(target.label, in: bytes) else { return nil }
    guard let known = StanceLabel.allCases.first(where: { $0.name == label }) else {
      throw .badValue(column: "\(target.name)_label", line: row.line)
    }
    guard let score = row.millis(target.score, in: bytes) else {
      throw .badValue(column: "\(target.name)_score", line: row.line)
    }
    return StanceFact(score: score, label: known)
  }
}

/// Where each column stands.
private struct HeaderColumns {
  private let positions: [String: Int]

  init(_ header: [String]) {
    positions = Dictionary(
      header.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(name: String) -> Int {
    get throws(TableFault) {
      guard let at = positions[name] else { throw .missingColumn(name) }
      return at
    }
  }
}

import DocumentModel
public import LexiconStore
public import Tabular

/// A quotation that the report shows, as the tables have it.
public struct ReportQuotation: Sendable, Equatable {
  public struct Reason: Sendable, Equatable {
    public let target: String
    public let weight: Int
    public let words: String
    public let rule: String
  }
  public let id: String
  public let article: String
  public var outlet: String?
  public var day: String?
  public var title: String?
  public var url: String?
  public var text = ""
  public var speaker: String?
  public var role: String?
  public var side = ""
  public var cue: String?
  /// By target: label and score in thousandths; nil: not involved.
  public var labels: [String?] = []
  public var scores: [Int] = []
  public var reasons: [Reason] = []
}

/// Fetches the chosen quotations from quotes.csv, articles.csv and evidence.csv, row by row.
public struct ReportQuotations: Sendable {
  private var found: [String: ReportQuotation] = [:]
  private let chosen: Set<String>
  private let targets: [String]

  public init(_ chosen: [String], _ lexicons: Lexicons) {
    self.chosen = Set(chosen)
    targets = lexicons.targets.map { lexicons.side($0).name }
  }

  /// By outlet, then id.
  public var all: [ReportQuotation] {
    found.values.sorted { ($0.outlet ?? "", $0.id) < ($1.outlet ?? "", $1.id) }
  }

  /// A row of quotes.csv; `at` says where its columns stand.
  public mutating func addQuotation(_ row: CSVScanner, _ bytes: [UInt8], _ at: [String: Int]) {
    func text(_ column: String) -> String? { row.text(at[column] ?? .max, in: bytes) }
    guard let id = text("quote_id"), chosen.contains(id) else { return }
    var quotation = ReportQuotation(id: id, article: text("article_id") ?? "")
    quotation.outlet = text("outlet")
    quotation.day = text("day")
    quotation.text = text("text") ?? ""
    quotation.speaker = text("speaker_name")
    quotation.role = text("speaker_role")
    quotation.side = text("speaker_side") ?? "unknown"
    quotation.cue = text("cue_text")
    for target in targets {
      quotation.labels.append(text("\(target)_label"))
      let score = row.millis(at["\(target)_score"] ?? .max, in: bytes)
      quotation.scores.append(Int(score?.rawValue ?? 0))
    }
    found[id] = quotation
  }

  /// A row of evidence.csv.
  public mutating func addReason(_ row: CSVScanner, _ bytes: [UInt8], _ at: [String: Int]) {
    func text(_ column: String) -> String? { row.text(at[column] ?? .max, in: bytes) }
    guard let id = text("quote_id"), found[id] != nil, let target = text("target"),
      let words = text("words"), let weight = row.integer(at["weight"] ?? .max, in: bytes)
    else { return }
    found[id]?.reasons.append(
      ReportQuotation.Reason(
        target: target, weight: weight, words: words, rule: text("rule") ?? ""))
  }

  /// Titles and addresses by article, from rows of articles.csv.
  public mutating func addArticle(_ row: CSVScanner, _ bytes: [UInt8], _ at: [String: Int]) {
    func text(_ column: String) -> String? { row.text(at[column] ?? .max, in: bytes) }
    guard let id = text("article_id") else { return }
    let title = text("title")
    let url = text("url")
    for key in byArticle[id] ?? [] {
      found[key]?.title = title
      found[key]?.url = url
    }
  }

  /// Ids of the quotations found, by article.
  private var byArticle: [String: [String]] = [:]

  /// Call between the rows of quotes.csv and those of articles.csv.
  public mutating func finishQuotations() {
    byArticle = Dictionary(grouping: found.values, by: \.article).mapValues { $0.map(\.id) }
  }
}

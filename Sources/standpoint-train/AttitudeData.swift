import Batch
import DocumentModel
import Foundation
import LexiconStore
import MappedBytes
import Stance
import Tabular

/// A quotation with the stance that a reader found in it.
struct LabelledQuotation {
  /// Code points of the article's text.
  let start: Int
  let end: Int
  /// By side: 1, 0, −1; a side that is not there is not involved.
  let stance: [String: Int]
  /// 3 clear, 2, 1 guess.
  let sure: Int
}

/// An article with labelled quotations.
struct StanceArticle {
  let id: String
  let title: String?
  let text: String
  let quotations: [LabelledQuotation]
}

extension StanceArticle {
  /// Articles of a JSON Lines file: `{"id"?,"title"?,"text","quotes":[{"start","end",SIDE:1|0|-1|null,"sure"?}]}`. Where a
  /// line has no quotes, those that `labels` gives for its id. Without labels an article is passed over.
  static func all(
    of path: String, sides: [String], labels: [String: [LabelledQuotation]]
  ) throws -> [StanceArticle] {
    let name = (path as NSString).lastPathComponent
    var articles: [StanceArticle] = []
    for (number, line) in try ByteStream.contents(path).split(separator: 0x0A).enumerated() {
      let value = try JSONReader.value(of: Array(line))
      let id = value["id"]?.text ?? "\(name) \(number + 1)"
      let own = (value["quotes"]?.elements ?? []).compactMap { Self.quotation($0, sides) }
      let quotations = own.isEmpty ? labels[id] ?? [] : own
      guard let text = value["text"]?.text, !quotations.isEmpty else { continue }
      articles.append(
        StanceArticle(id: id, title: value["title"]?.text, text: text, quotations: quotations))
    }
    return articles
  }

  private static func quotation(_ value: JSONValue, _ sides: [String]) -> LabelledQuotation? {
    guard let start = value["start"]?.integer, let end = value["end"]?.integer,
      value["type"]?.text != QuoteKind.scare.name
    else { return nil }
    var stance: [String: Int] = [:]
    for side in sides { stance[side] = value[side]?.integer }
    return LabelledQuotation(
      start: start, end: end, stance: stance, sure: value["sure"]?.integer ?? 3)
  }

  /// Labels without text: a table with `id start end part sure flag` and a column a side (`x`: not involved). Lines of
  /// which `flag` says that nobody is quoted are passed over. By id.
  static func labels(
    of path: String, part: String, sides: [String]
  ) throws -> [String: [LabelledQuotation]] {
    var labels: [String: [LabelledQuotation]] = [:]
    var columns: [String] = []
    for line in try ByteStream.contents(path).split(separator: 0x0A) where line.first != 0x23 {
      let fields = String(decoding: line, as: UTF8.self)
        .split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      if columns.isEmpty {
        columns = fields
        continue
      }
      let row = Dictionary(zip(columns, fields)) { first, _ in first }
      guard row["part"] == part, !(row["flag"] ?? "").split(separator: ",").contains("notq"),
        let id = row["id"], let start = row["start"].flatMap({ Int($0) }),
        let end = row["end"].flatMap({ Int($0) })
      else { continue }
      var stance: [String: Int] = [:]
      for side in sides { stance[side] = row[side].flatMap { Int($0) } }
      labels[id, default: []].append(
        LabelledQuotation(
          start: start, end: end, stance: stance, sure: row["sure"].flatMap { Int($0) } ?? 3))
    }
    return labels
  }
}

/// What a fit looks at in a quotation that the program found where a labelled one stands.
struct AttitudeInstance {
  let features: AttitudeFeatures
  /// 1, 0, −1; nil: not involved.
  let stance: Int?
  let sure: Int
  let group: String
}

extension Stages {
  /// The labelled quotations of an article that the program finds, toward each side that the text names.
  func instances(of article: StanceArticle) -> [AttitudeInstance] {
    let raw = RawArticle(
      id: article.id, title: article.title, text: Array(article.text.utf8), origin: article.id)
    let found = attitudeFeatures(of: raw, at: article.quotations.map { ($0.start, $0.end) })
    return zip(article.quotations, found).flatMap { label, features in
      features.map {
        AttitudeInstance(
          features: $0, stance: label.stance[lexicons.side($0.target).name], sure: label.sure,
          group: article.id)
      }
    }
  }
}

import Aggregation
import Foundation
import Reporting

/// What the store keeps of one scored article: its rows and what it adds to the sums.
struct StoredArticle: Sendable {
  let rows: ArticleRows
  let totals: Totals

  init(rows: ArticleRows, totals: Totals) {
    self.rows = rows
    self.totals = totals
  }

  /// Nil where the bytes are not what `encoded` made.
  init?(_ bytes: [UInt8]) {
    var parts = ByteParts(bytes)
    guard let id = parts.next(), let articles = parts.rows(), let quotes = parts.rows(),
      let evidence = parts.rows(),
      let sums = parts.next(),
      let totals = try? PropertyListDecoder().decode(Totals.self, from: Data(sums))
    else { return nil }
    rows = ArticleRows(
      id: String(decoding: id, as: UTF8.self), articles: articles, quotes: quotes,
      evidence: evidence)
    self.totals = totals
  }

  /// The article's id, from the first bytes of what `encoded` made.
  static func id(_ bytes: [UInt8]) -> String? {
    var parts = ByteParts(bytes)
    return parts.next().map { String(decoding: $0, as: UTF8.self) }
  }

  func encoded() throws -> [UInt8] {
    var parts = ByteParts([])
    parts.append(Array(rows.id.utf8))
    for table in [rows.articles, rows.quotes, rows.evidence] { parts.append(table) }
    let encoder = PropertyListEncoder()
    encoder.outputFormat = .binary
    parts.append(Array(try encoder.encode(totals)))
    return parts.bytes
  }
}

/// Byte strings one after another, each behind its length in four bytes.
private struct ByteParts {
  private(set) var bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func append(_ part: [UInt8]) {
    for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: part.count >> shift)) }
    bytes += part
  }

  mutating func append(_ rows: EncodedRows) {
    append(Array("\(rows.count)".utf8))
    append(rows.csv)
    append(rows.json)
    let defused = rows.defused.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    append(Array(defused.joined(separator: "\n").utf8))
  }

  /// Nil at the end, or where the bytes end inside a part.
  mutating func next() -> [UInt8]? {
    guard at + 4 <= bytes.count else { return nil }
    let count = (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << ($1 * 8) }
    guard at + 4 + count <= bytes.count else { return nil }
    defer { at += 4 + count }
    return Array(bytes[(at + 4)..<(at + 4 + count)])
  }

  mutating func rows() -> EncodedRows? {
    guard let number = next(), let count = Int(String(decoding: number, as: UTF8.self)),
      let csv = next(),
      let json = next(), let cells = next()
    else { return nil }
    var defused: [String: Int] = [:]
    for line in String(decoding: cells, as: UTF8.self).split(separator: "\n") {
      let pair = line.split(separator: " ")
      guard pair.count == 2, let cells = Int(pair[1]) else { return nil }
      defused[String(pair[0])] = cells
    }
    return EncodedRows(count: count, csv: csv, json: json, defused: defused)
  }
}

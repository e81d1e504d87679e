import Foundation
import MappedBytes
import Reporting
import Tabular

/// The rows of several shards in the order of a single run: by article, in byte order of the ids.
struct ShardOrder {
  private let shards: [String]
  /// For each shard the articles that an earlier shard holds.
  private let refused: [Set<String>]

  var leftOut: Int { refused.reduce(0) { $0 + $1.count } }

  init(_ shards: [String]) throws {
    self.shards = shards
    var refused = [Set<String>](repeating: [], count: shards.count)
    var last: String?
    var cursors: [ShardCursor] = []
    for shard in shards { cursors.append(try ShardCursor(shard, .articles, .csv)) }
    while let first = Self.first(cursors) {
      let article = cursors[first].article
      if let article, article == last { refused[first].insert(article) }
      last = article
      try cursors[first].advance()
    }
    self.refused = refused
  }

  /// The shard whose article comes next; of several that hold it the first.
  private static func first(_ cursors: [ShardCursor]) -> Int? {
    cursors.indices.filter { cursors[$0].article != nil }
      .min { before(cursors[$0].article, cursors[$1].article) }
  }

  /// Copies the rows of all shards; returns how many.
  func copy(_ table: TableName, _ format: TableFormat, to file: TableFile) throws -> Int {
    var cursors: [ShardCursor] = []
    for shard in shards { cursors.append(try ShardCursor(shard, table, format)) }
    var count = 0
    while let first = Self.first(cursors) {
      let article = cursors[first].article
      let isRefused = article.map { refused[first].contains($0) } ?? false
      while cursors[first].article == article {
        if !isRefused {
          try cursors[first].write(to: file)
          count += 1
        }
        try cursors[first].advance()
      }
    }
    return count
  }

  private static func before(_ a: String?, _ b: String?) -> Bool {
    (a ?? "").utf8.lexicographicallyPrecedes((b ?? "").utf8)
  }
}

/// One shard's rows of one table: the CSV file says whose they are; JSON rows go line by line beside it.
private final class ShardCursor {
  private let csv: TableInput
  private let json: LineInput?
  private let key: Int
  private let isEvidence: Bool
  private let format: TableFormat
  private(set) var article: String?
  private var line: [UInt8] = []

  init(_ shard: String, _ table: TableName, _ format: TableFormat) throws {
    csv = try TableInput("\(shard)/\(table.rawValue).csv")
    json = format == .json ? try LineInput("\(shard)/\(table.rawValue).json") : nil
    self.format = format
    isEvidence = table == .evidence
    let name = isEvidence ? "quote_id" : "article_id"
    guard let key = csv.header.firstIndex(of: name) else {
      throw TableInputError(csv.path, .missingColumn(name))
    }
    self.key = key
    _ = try json?.next()
    try advance()
  }

  func advance() throws {
    guard try csv.next() else {
      article = nil
      return
    }
    let id = csv.row.text(key, in: csv.bytes) ?? ""
    article = isEvidence ? Self.article(of: id) : id
    guard let json else { return }
    guard let next = try json.next() else {
      throw TableInputError(path: json.path, "has fewer rows than \(csv.path)")
    }
    line = next
  }

  /// The part of a quotation's id before the last #.
  private static func article(of quotation: String) -> String {
    quotation.lastIndex(of: "#").map { String(quotation[..<$0]) } ?? quotation
  }

  func write(to file: TableFile) throws(StreamError) {
    switch format {
    case .csv:
      try file.write(csv.bytes[csv.row.record])
      try file.write(csv.lineEnd)
    case .json:
      let comma = UInt8(ascii: ",")
      let row = line.last == comma ? Array(line.dropLast()) : line
      try file.write(rows: [comma, 0x0A] + row)
    }
  }
}

/// Lines of a file, without their ends.
private final class LineInput {
  let path: String
  private let stream: ByteStream
  private var bytes: [UInt8] = []
  private var position = 0

  init(_ path: String) throws(StreamError) {
    self.path = path
    stream = try ByteStream.reading(path)
  }

  func next() throws(StreamError) -> [UInt8]? {
    while true {
      if let end = bytes[position...].firstIndex(of: 0x0A) {
        defer { position = end + 1 }
        return Array(bytes[position..<end])
      }
      bytes.removeFirst(position)
      position = 0
      if try stream.read(upTo: 1 << 20, appendingTo: &bytes) == 0 { return nil }
    }
  }
}

import MappedBytes
import Tabular

/// Which column of a table holds which field of an article.
public struct ColumnMapping: Sendable, Equatable {
  /// Column names by field; a field that is not here is in the column of its own name.
  public let columns: [String: String]
  public static let fields = [
    "id", "outlet", "published", "url", "title", "byline", "language", "text",
  ]
  public init(_ columns: [String: String] = [:]) { self.columns = columns }

  /// The column of each field in a header; fields without one are absent.
  func positions(in header: [String]) -> [String: Int] {
    var positions: [String: Int] = [:]
    for field in Self.fields {
      let names = columns[field].map { [$0] } ?? [field] + (Self.other[field] ?? [])
      positions[field] =
        names.lazy.compactMap { name in
          header.firstIndex { $0.lowercased() == name.lowercased() }
        }.first
    }
    return positions
  }

  private static let other = [
    "published": ["date"], "language": ["lang"], "byline": ["author", "authors"],
  ]
}

/// Whole records of a CSV file, and its header.
public struct CSVChunk: Sendable {
  public let bytes: [UInt8]
  public let firstLine: Int
  public let separator: UInt8
  public let header: [String]
}

/// Cuts a CSV file into chunks of whole records. The first record names the columns. Memory: one block and the longest
/// record.
final class CSVPieces: PieceReader {
  private enum State { case fieldStart, plain, quoted, quoteInQuoted }
  private let source: ByteSource
  private var separator: UInt8
  private var pending: [UInt8] = []
  private var at = 0
  /// After the last whole record.
  private var cut = 0
  private var state = State.fieldStart
  private var line = 1
  private var header: [String]?
  private var isEnded = false
  private var isStart = true

  init(_ source: ByteSource, separator: UInt8?) {
    self.source = source
    self.separator = separator ?? 0
  }

  func next() throws(StreamError) -> Piece? {
    while true {
      if isEnded && pending.isEmpty { return nil }
      if !isEnded {
        isEnded = try source.read(upTo: 1 << 18, appendingTo: &pending) == 0
        // The first line tells what parts cells: it has to be there.
        if separator == 0, isEnded || pending.contains(0x0A) { chooseSeparator() }
        if separator != 0 { scan() }
      }
      if isEnded { cut = pending.count }
      if cut > 0, let piece = take() { return piece }
      if pending.count > LineChunks.longest { return tooLong() }
    }
  }

  /// A semicolon where the first line has more of those than commas; a tab likewise.
  private func chooseSeparator() {
    let first = pending.prefix { $0 != 0x0A }
    let counts = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")].map { mark in
      (mark: mark, count: first.reduce(0) { $0 + ($1 == mark ? 1 : 0) })
    }
    separator = counts.reduce(counts[0]) { $1.count > $0.count ? $1 : $0 }.mark
  }

  /// The same states as `CSVReader` goes through.
  private func scan() {
    if isStart {
      guard pending.count >= CSVReader.mark.count || isEnded else { return }
      if pending.starts(with: CSVReader.mark) { at = CSVReader.mark.count }
      isStart = false
    }
    while at < pending.count {
      let byte = pending[at]
      at += 1
      switch state {
      case .quoted:
        if byte == 0x22 { state = .quoteInQuoted }
        continue
      case .quoteInQuoted where byte == 0x22:
        state = .quoted
        continue
      case .fieldStart where byte == 0x22:
        state = .quoted
        continue
      default: break
      }
      if byte == separator || byte == 0x0D {
        state = .fieldStart
      } else if byte == 0x0A {
        state = .fieldStart
        cut = at
      } else {
        state = .plain
      }
    }
  }

  private func take() -> Piece? {
    var bytes = Array(pending[..<cut])
    var first = line
    line += Self.lineEnds(bytes[...])
    pending = Array(pending[cut...])
    at -= cut
    cut = 0
    if header == nil {
      var reader = CSVReader(bytes, separator: separator, isStart: first == 1)
      let record: CSVRecord?
      do { record = try reader.next() } catch { return unreadableHeader() }
      // Empty lines before the header.
      guard let record else { return nil }
      header = record.fields.indices.map { record.text($0) }
      first += Self.lineEnds(bytes[..<reader.position])
      bytes = Array(bytes[reader.position...])
    }
    guard let header, !bytes.isEmpty else { return nil }
    return .rows(CSVChunk(bytes: bytes, firstLine: first, separator: separator, header: header))
  }

  /// LF, CRLF and lone CR, as `CSVReader` counts them.
  private static func lineEnds(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.indices.reduce(0) { count, at in
      let next = at + 1 < bytes.endIndex ? bytes[at + 1] : 0
      return count + (bytes[at] == 0x0A || bytes[at] == 0x0D && next != 0x0A ? 1 : 0)
    }
  }

  private func unreadableHeader() -> Piece {
    give(
      up: "csv",
      "the first record, which names the columns, cannot be read; is a quotation mark not closed?")
  }

  private func tooLong() -> Piece {
    give(
      up: "record-too-long",
      "the record that begins here has more than \(LineChunks.longest) bytes; is a quotation mark not closed?"
    )
  }

  private func give(up code: String, _ message: String) -> Piece {
    isEnded = true
    pending = []
    at = 0
    cut = 0
    return .fault(PieceFault(code: code, line: line, message: message))
  }
}

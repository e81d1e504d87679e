import MappedBytes
import Reporting
import Tabular

/// A fault in a table that is read back, with its place.
public struct TableInputError: Error, Sendable, Equatable, CustomStringConvertible {
  public let path: String
  /// 1-based; 0: the file as a whole.
  public let line: Int
  public let problem: String

  public var description: String {
    line > 0 ? "\(path):\(line): \(problem)" : "\(path): \(problem)"
  }

  init(path: String, line: Int = 0, _ problem: String) {
    self.path = path
    self.line = line
    self.problem = problem
  }

  init(_ path: String, _ fault: TableFault) {
    switch fault {
    case .missingColumn(let name):
      self.init(
        path: path, line: 1,
        "the column '\(name)' is missing; this version of standpoint did not write the file: run the pipeline again"
      )
    case .badValue(let column, let line):
      self.init(path: path, line: line, "the cell of '\(column)' cannot be read")
    }
  }
}

/// A CSV file of an earlier run, read block by block: plain, or as Excel has it (byte order mark, semicolons).
final class TableInput {
  let path: String
  private(set) var header: [String] = []
  private(set) var row = CSVScanner()
  private(set) var bytes: [UInt8] = []
  /// What ends a line of the file.
  private(set) var lineEnd: [UInt8] = [0x0A]
  private let stream: ByteStream
  private var isLast = false
  private static let block = 1 << 20

  init(_ path: String) throws {
    let opened = try ByteStream.reading(path)
    self.path = path
    stream = opened
    try fill()
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let first = bytes.prefix { $0 != 0x0A && $0 != 0x0D }
    let isSemicolon =
      first.contains(UInt8(ascii: ";")) && !first.contains(UInt8(ascii: ","))
    if isSemicolon {
      row = CSVScanner(separator: UInt8(ascii: ";"), decimalMark: UInt8(ascii: ","))
    }
    if bytes.dropFirst(first.count).starts(with: [0x0D, 0x0A]) { lineEnd = [0x0D, 0x0A] }
    guard try next() else { throw TableInputError(path: path, "the file is empty") }
    header = (0..<row.fieldCount).map { row.text($0, in: bytes) ?? "" }
  }

  /// Reads the next record into `row`, its bytes in `bytes`; false at the end.
  func next() throws -> Bool {
    while true {
      do throws(CSVError) {
        if try row.next(in: bytes, isLast: isLast) { return true }
      } catch {
        throw TableInputError(path: path, line: error.line, error.kind.rawValue)
      }
      if isLast { return false }
      bytes.removeFirst(row.position)
      row.rewind()
      try fill()
    }
  }

  private func fill() throws(StreamError) {
    let wanted = bytes.count + Self.block
    while bytes.count < wanted {
      if try stream.read(upTo: Self.block, appendingTo: &bytes) == 0 {
        isLast = true
        return
      }
    }
  }
}

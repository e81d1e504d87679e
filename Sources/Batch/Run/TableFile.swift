import MappedBytes
import Reporting

/// One file of a table.
struct TableOutput {
  let table: TableName
  let format: TableFormat
  /// Nobody asked for the file: it is made for what is made from it, and goes with the staging folder.
  var isHidden = false
}

/// A file of a table that is being written: head, rows, foot.
final class TableFile {
  private let output: TableOutput
  private let tables: Tables
  private let file: StagedFile
  private var hasRows = false

  init(
    _ output: TableOutput, _ tables: Tables, in staging: StagingFolder
  ) throws(StreamError) {
    self.output = output
    self.tables = tables
    file = StagedFile(tables.schema(output.table).fileName(output.format), in: staging)
    try file.write(tables.head(output.table, output.format))
  }

  /// JSON rows begin with the comma that parts them from the row before.
  func write(rows: [UInt8]) throws(StreamError) {
    guard !rows.isEmpty else { return }
    let isFirst = output.format == .json && !hasRows
    if isFirst { try file.write(rows.dropFirst()) } else { try file.write(rows) }
    hasRows = true
  }

  func write(_ rows: EncodedRows) throws(StreamError) {
    try write(rows: output.format == .csv ? rows.csv : rows.json)
  }

  /// Bytes of CSV rows, as they are.
  func write(_ bytes: some Sequence<UInt8>) throws(StreamError) { try file.write(bytes) }

  /// The whole file; nil for one that nobody asked for.
  func close(rows: Int) throws(StreamError) -> Manifest.File? {
    try file.write(tables.foot(output.format))
    let whole = try file.close(rows: rows)
    return output.isHidden ? nil : whole
  }
}

/// A file of the staging folder that is being written: buffered, digested.
final class StagedFile {
  private let name: String
  private let path: String
  private var stream: ByteStream?
  private var buffer: [UInt8] = []
  private var hash = SHA256()
  private var size = 0

  init(_ name: String, in staging: StagingFolder) {
    self.name = name
    path = staging.path(name)
  }

  func write(_ bytes: some Sequence<UInt8>) throws(StreamError) {
    buffer += bytes
    if buffer.count > 1 << 18 { try flush() }
  }

  func close(rows: Int? = nil) throws(StreamError) -> Manifest.File {
    try flush()
    try stream?.synchronise()
    stream = nil
    return Manifest.File(path: name, sha256: hash.hex(), bytes: size, records: rows)
  }

  private func flush() throws(StreamError) {
    if stream == nil { stream = try ByteStream.creating(path) }
    hash.update(buffer)
    size += buffer.count
    try stream?.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

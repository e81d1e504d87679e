public import MappedBytes

/// A part of an input that can be read into articles without the rest.
public indirect enum Piece: Sendable {
  case lines(LineChunk)
  case text([UInt8])
  case page(PageSource)
  case values(JSONChunk)
  case rows(CSVChunk)
  case feed([UInt8])
  /// A page of a crawl, the `number`th record of its file.
  case response(PageSource, number: Int)
  /// A piece of a file inside an archive.
  case member(String, Piece)
  /// A part that cannot be read: a record of its own.
  case fault(PieceFault)
}

/// Why a part of an input is no article. Counted and reported; the rest of the batch goes on.
public struct PieceFault: Sendable, Equatable {
  /// A word for machines, counted in the manifest.
  public let code: String
  /// 1-based; nil where the whole file is meant.
  public let line: Int?
  /// What is wrong and what to do.
  public let message: String
  /// Not a fault, but nothing that could be an article.
  public let isSkipped: Bool

  init(code: String, line: Int?, message: String, isSkipped: Bool = false) {
    self.code = code
    self.line = line
    self.message = message
    self.isSkipped = isSkipped
  }
}

/// Cuts one input into pieces, block by block. Memory: one piece.
public protocol PieceReader: AnyObject {
  /// The next piece, or nil at the end. What came whole before a fault of the stream is handed out before it is thrown.
  func next() throws(StreamError) -> Piece?
}

extension InputForm {
  /// The reader of an input of this form.
  public func pieces(of source: ByteSource) -> any PieceReader {
    switch content {
    case .lines: LinePieces(source)
    case .text: DocumentPiece(source) { .text($0) }
    case .page: DocumentPiece(source) { .page(PageSource(bytes: $0)) }
    case .json: JSONPieces(source)
    case .table: CSVPieces(source, separator: isTabbed ? UInt8(ascii: "\t") : nil)
    case .feed: DocumentPiece(source) { .feed($0) }
    case .crawl: WARCPieces(source)
    case .archive: ZIPPieces(source)
    }
  }
}

/// Lines, many at once.
final class LinePieces: PieceReader {
  private var chunks: LineChunks

  init(_ source: ByteSource) { chunks = LineChunks(source) }

  func next() throws(StreamError) -> Piece? {
    guard let chunk = try chunks.next() else { return nil }
    guard let size = chunk.overlong else { return .lines(chunk) }
    let message =
      "a line of \(size) bytes; no article is longer than \(LineChunks.longest). It was passed over"
    return .fault(PieceFault(code: "line-too-long", line: chunk.firstLine, message: message))
  }
}

/// A file that is one document.
final class DocumentPiece: PieceReader {
  /// 64 MiB: a larger document is no article.
  static let largest = 64 << 20
  private let source: ByteSource
  private let piece: ([UInt8]) -> Piece
  private var isDone = false

  init(_ source: ByteSource, _ piece: @escaping ([UInt8]) -> Piece) {
    self.source = source
    self.piece = piece
  }

  func next() throws(StreamError) -> Piece? {
    guard !isDone else { return nil }
    isDone = true
    guard let bytes = try source.rest(upTo: Self.largest) else {
      let message = "a document of more than \(Self.largest) bytes is no article; leave it out"
      return .fault(PieceFault(code: "document-too-large", line: nil, message: message))
    }
    return bytes.isEmpty ? nil : piece(bytes)
  }
}

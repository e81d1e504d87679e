import Intake
import MappedBytes
import Reporting

/// Articles to be worked on, from one file.
struct WorkItem: Sendable {
  let file: InputFile
  let piece: Piece
}

/// Reads the inputs in their order, piece by piece, and keeps their digests.
struct InputReader: ~Copyable {
  /// A file that is being read.
  private struct Open {
    let source: ByteSource
    let pieces: any PieceReader
  }
  private let files: [InputFile]
  private var position = 0
  private var open: Open?
  private(set) var problems: [Problem] = []
  /// Files read to their end: path, digest and size.
  private(set) var read: [Manifest.File] = []

  /// Bytes of all files as they stand on the disk; nil where one of them is no file, or its size cannot be told.
  private let expected: Int?
  /// Bytes of the files that are done with.
  private var past = 0

  init(_ files: [InputFile]) {
    self.files = files
    expected = files.reduce(0) { sum, file in
      guard let sum, file.path != InputFile.standardInput else { return nil }
      return (try? FileKind(of: file.path)).map { sum + $0.size }
    }
  }

  /// How much of the bytes was read, from 0 to 1; nil where it cannot be told.
  var share: Double? {
    guard let expected, expected > 0 else { return nil }
    return min(1, Double(past + (open?.source.size ?? 0)) / Double(expected))
  }

  /// The next articles, or nil at the end. A file that cannot be read is a problem, not an error.
  mutating func next() -> WorkItem? {
    while position < files.count {
      let file = files[position]
      do throws(StreamError) {
        if let piece = try piece(of: file) { return WorkItem(file: file, piece: piece) }
      } catch {
        fail(file, error)
      }
    }
    return nil
  }

  private mutating func piece(of file: InputFile) throws(StreamError) -> Piece? {
    if open == nil {
      let source = ByteSource(try file.stream(), file.form.packing, isDigested: true)
      open = Open(source: source, pieces: file.form.pieces(of: source))
    }
    if let piece = try open?.pieces.next() { return piece }
    try finish(file)
    return nil
  }

  /// A fault of compressed bytes leaves what came before it, and the file's digest.
  private mutating func fail(_ file: InputFile, _ error: StreamError) {
    problems.append(
      Problem(
        outcome: .failed, code: error.decoding?.code ?? "unreadable", place: file.shown,
        message: error.decoding?.message ?? "\(error.reason); check the path and its permissions"))
    guard error.decoding != nil, (try? finish(file)) != nil else { return close() }
  }

  private mutating func finish(_ file: InputFile) throws(StreamError) {
    guard let source = open?.source else { return }
    try source.finish()
    if source.produced == 0 && source.size == 0 {
      problems.append(
        Problem(
          outcome: .skipped, code: "empty-file", place: file.shown,
          message: "the file is empty; restore it or leave it out"))
    }
    read.append(Manifest.File(path: file.shown, sha256: source.digest ?? "", bytes: source.size))
    close()
  }

  private mutating func close() {
    position += 1
    past += open?.source.size ?? 0
    open = nil
  }
}

extension InputFile {
  func stream() throws(StreamError) -> ByteStream {
    path == InputFile.standardInput ? .standardInput() : try .reading(path)
  }
}

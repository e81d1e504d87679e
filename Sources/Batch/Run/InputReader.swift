import MappedBytes
import Reporting
import Tabular

/// Articles to be worked on, from one file.
struct WorkItem: Sendable {
  enum Content: Sendable {
    case lines(LineChunk)
    case text([UInt8])
  }
  let file: InputFile
  let content: Content
}

/// Reads the inputs in their order, block by block, and keeps their digests.
struct InputReader: ~Copyable {
  private let files: [InputFile]
  private var position = 0
  private var lines: LineChunks?
  private var hash = SHA256()
  private var size = 0
  private(set) var problems: [Problem] = []
  /// Files read to their end: path, digest and size.
  private(set) var read: [Manifest.File] = []

  init(_ files: [InputFile]) { self.files = files }

  /// The next articles, or nil at the end. A file that cannot be read is a problem, not an error.
  mutating func next() -> WorkItem? {
    while position < files.count {
      let file = files[position]
      do throws(StreamError) {
        if let item = try next(of: file) { return item }
      } catch {
        let message = "\(error.reason); check the path and its permissions"
        problems.append(
          Problem(outcome: .failed, code: "unreadable", place: file.shown, message: message))
        close()
      }
    }
    return nil
  }

  private mutating func next(of file: InputFile) throws(StreamError) -> WorkItem? {
    switch file.format {
    case .text:
      let bytes = try ByteStream.contents(file.path)
      take(bytes)
      finish(file)
      return bytes.isEmpty ? nil : WorkItem(file: file, content: .text(bytes))
    case .lines:
      if lines == nil { lines = LineChunks(try ByteStream.reading(file.path)) }
      guard let chunk = try lines?.next() else {
        finish(file)
        return nil
      }
      take(chunk.bytes)
      return WorkItem(file: file, content: .lines(chunk))
    }
  }

  private mutating func take(_ bytes: [UInt8]) {
    hash.update(bytes)
    size += bytes.count
  }

  private mutating func finish(_ file: InputFile) {
    if size == 0 {
      problems.append(
        Problem(
          outcome: .skipped, code: "empty-file", place: file.shown,
          message: "the file is empty; restore it or leave it out"))
    }
    read.append(Manifest.File(path: file.shown, sha256: hash.hex(), bytes: size))
    close()
  }

  private mutating func close() {
    position += 1
    lines = nil
    hash = SHA256()
    size = 0
  }
}

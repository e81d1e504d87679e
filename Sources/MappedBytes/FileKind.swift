import Glibc

/// What stands under a path, symbolic links followed.
public struct FileKind: Sendable, Equatable {
  public enum Kind: Sendable { case file, folder, other }
  public let kind: Kind
  /// Device and number: the same for all paths that lead to one file.
  public let device: UInt64
  public let number: UInt64
  /// Bytes.
  public let size: Int

  public init(of path: String) throws(StreamError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw StreamError(path: path, code: errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    default: kind = .other
    }
    device = UInt64(status.st_dev)
    number = UInt64(status.st_ino)
    size = Int(status.st_size)
  }

  /// Whether both are the same file, whatever was written to it in between.
  public static func == (a: FileKind, b: FileKind) -> Bool {
    a.device == b.device && a.number == b.number
  }
}

import Glibc

/// A folder that one process at a time may write to. The lock goes with the process, however it ends, and leaves no
/// file behind.
public struct FolderLock: ~Copyable {
  private let descriptor: Int32

  /// Throws EWOULDBLOCK where another process holds it.
  public init(_ path: String) throws(StreamError) {
    descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw StreamError(path: path, code: errno) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      _ = close(descriptor)
      throw StreamError(path: path, code: code)
    }
  }

  deinit { _ = close(descriptor) }
}

extension StreamError {
  /// Another process holds the folder.
  public var isLocked: Bool { code == EWOULDBLOCK }
}

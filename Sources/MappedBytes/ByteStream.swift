import Glibc

/// What the system said about a file or stream.
public struct StreamError: Error, Sendable, Equatable, CustomStringConvertible {
  public let path: String
  /// `errno`.
  public let code: Int32
  /// What is wrong with compressed bytes, where that is the fault.
  public let decoding: DecodingFault?
  public init(path: String, code: Int32) {
    self.path = path
    self.code = code
    decoding = nil
  }
  public init(path: String, decoding: DecodingFault) {
    self.path = path
    code = EILSEQ
    self.decoding = decoding
  }

  /// A file that ends before it should.
  public static func shortFile(_ path: String) -> StreamError { StreamError(path: path, code: EIO) }

  /// The reader at the other end of a pipe has gone.
  public var isClosedPipe: Bool { code == EPIPE }
  public var reason: String { unsafe decoding?.message ?? String(cString: strerror(code)) }
  public var description: String { "\(path): \(reason)" }
}

/// An open file or standard stream, read and written in blocks by whoever holds it. Closes what it opened.
public struct ByteStream: ~Copyable, Sendable {
  public let path: String
  private let descriptor: Int32
  private let owned: Bool

  private init(path: String, descriptor: Int32, owned: Bool) {
    self.path = path
    self.descriptor = descriptor
    self.owned = owned
  }

  deinit { if owned { _ = close(descriptor) } }

  public static func standardInput() -> ByteStream {
    ByteStream(path: "stdin", descriptor: STDIN_FILENO, owned: false)
  }
  public static func standardOutput() -> ByteStream {
    ByteStream(path: "stdout", descriptor: STDOUT_FILENO, owned: false)
  }
  public static func standardError() -> ByteStream {
    ByteStream(path: "stderr", descriptor: STDERR_FILENO, owned: false)
  }

  /// Opens a file for reading. A directory is refused here (EISDIR), not at the first read.
  public static func reading(_ path: String) throws(StreamError) -> ByteStream {
    try opening(path, O_RDONLY)
  }

  /// Opens a file of our own for reading once: `free` takes what was read off the disk.
  public static func consuming(_ path: String) throws(StreamError) -> ByteStream {
    try opening(path, O_RDWR)
  }

  private static func opening(_ path: String, _ access: Int32) throws(StreamError) -> ByteStream {
    let descriptor = unsafe open(path, access | O_CLOEXEC)
    guard descriptor >= 0 else { throw StreamError(path: path, code: errno) }
    let stream = ByteStream(path: path, descriptor: descriptor, owned: true)
    guard try stream.kind() != S_IFDIR else { throw StreamError(path: path, code: EISDIR) }
    return stream
  }

  /// Creates a file, or empties the one that is there.
  public static func creating(_ path: String) throws(StreamError) -> ByteStream {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw StreamError(path: path, code: errno) }
    return ByteStream(path: path, descriptor: descriptor, owned: true)
  }

  public var isTerminal: Bool { isatty(descriptor) == 1 }

  private func kind() throws(StreamError) -> mode_t {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw StreamError(path: path, code: errno) }
    return status.st_mode & S_IFMT
  }

  /// Appends at most `limit` bytes to `buffer`, as many as are there now; 0 at the end of the stream.
  public func read(upTo limit: Int, appendingTo buffer: inout [UInt8]) throws(StreamError) -> Int {
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: limit))
    var got = -1
    repeat {
      got = unsafe buffer.withUnsafeMutableBytes { room in
        unsafe Glibc.read(descriptor, room.baseAddress.map { unsafe $0 + old }, limit)
      }
    } while got < 0 && errno == EINTR
    let code = errno
    buffer.removeLast(limit - max(0, got))
    guard got >= 0 else { throw StreamError(path: path, code: code) }
    return got
  }

  /// Everything up to the end.
  public func rest() throws(StreamError) -> [UInt8] {
    var bytes: [UInt8] = []
    while try read(upTo: 1 << 16, appendingTo: &bytes) > 0 {}
    return bytes
  }

  /// Writes all of `bytes`.
  public func write(_ bytes: [UInt8]) throws(StreamError) {
    var done = 0
    while done < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { all in
        unsafe Glibc.write(descriptor, all.baseAddress.map { unsafe $0 + done }, all.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        throw StreamError(path: path, code: errno)
      }
    }
  }

  /// Asks the system to put what was written on the disk. Streams that cannot (pipes) are passed over.
  public func synchronise() throws(StreamError) {
    if fsync(descriptor) != 0, errno != EINVAL, errno != EROFS {
      throw StreamError(path: path, code: errno)
    }
  }

  /// Gives the room of whole pages of the file back to the disk; they are zeros from then on. Where the file system cannot
  /// do that, they stay. `range` begins at a page (65,536 bytes are several on every system).
  public func free(_ range: Range<Int>) {
    guard
      let base = unsafe mmap(
        nil, range.count, PROT_WRITE, MAP_SHARED, descriptor, range.lowerBound),
      unsafe base != MAP_FAILED
    else { return }
    unsafe madvise(base, range.count, MADV_REMOVE)
    unsafe munmap(base, range.count)
  }

  /// The whole of a file.
  public static func contents(_ path: String) throws(StreamError) -> [UInt8] {
    try reading(path).rest()
  }

  /// Gives a file another name on the same file system, in one step: whoever opens `new` sees the old file or this one.
  public static func rename(_ old: String, to new: String) throws(StreamError) {
    guard unsafe Glibc.rename(old, new) == 0 else { throw StreamError(path: new, code: errno) }
  }

  /// Removes a file that is of no more use; one that is not there is passed over.
  public static func remove(_ path: String) { _ = unsafe unlink(path) }

  /// A write into a closed pipe answers EPIPE instead of ending the process.
  public static func ignoreBrokenPipes() { _ = signal(SIGPIPE, SIG_IGN) }
}

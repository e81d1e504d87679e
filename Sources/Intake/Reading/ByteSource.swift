public import MappedBytes
import Tabular

/// How a file is compressed.
public enum Packing: String, Sendable, CaseIterable {
  case plain = ""
  case gzip = "gz"
  case zstd = "zst"
  /// Without a head, as in zip files; no file's ending says so.
  case deflate = "\u{0}"

  /// By the ending of a file's name.
  public init(ending: String) {
    self = Packing(rawValue: ending) ?? .plain
  }

  var format: Decompressor.Format? {
    switch self {
    case .plain: nil
    case .gzip: .gzip
    case .zstd: .zstd
    case .deflate: .deflate
    }
  }

  /// Whether a member or frame may begin so. zstd has skippable frames too.
  func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .plain: true
    case .gzip: bytes.starts(with: [0x1F, 0x8B].prefix(bytes.count))
    case .zstd:
      bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD].prefix(bytes.count))
        || (bytes.first ?? 0) & 0xF0 == 0x50
    case .deflate: false
    }
  }
}

/// The bytes of a file as they were before it was compressed, with the digest of the file itself. Memory: two blocks.
/// Laws: what was decoded before a fault is handed out before the fault is thrown; a file that unpacks to more than
/// `largestRatio` times its size is stopped.
public final class ByteSource {
  public static let largestRatio = 100
  /// Ratios are judged from here on: a small file may well be all blanks.
  static let judgedFrom = 64 << 20

  public let path: String
  /// Appends at most so many bytes of the file; 0 at its end.
  public typealias Reader = (_ limit: Int, _ buffer: inout [UInt8]) throws(StreamError) -> Int
  private let reader: Reader
  private let expected: UInt32?
  private var crc = CRC32()
  private let packing: Packing
  private var decoder: Decompressor?
  private var input: [UInt8] = []
  private var position = 0
  private var hasEnded = false
  private var isBetween = true
  private var pendingFault: StreamError?
  private var hash: SHA256?
  /// Bytes of the file so far.
  public private(set) var size = 0
  /// Bytes that came out so far.
  public private(set) var produced = 0

  /// `isDigested`: whether the file's digest will be asked for.
  public convenience init(
    _ stream: consuming ByteStream, _ packing: Packing = .plain, isDigested: Bool = false
  ) {
    let path = stream.path
    let box = StreamBox(stream)
    self.init(path, packing) { (limit, buffer) throws(StreamError) in
      try box.stream.read(upTo: limit, appendingTo: &buffer)
    }
    if isDigested { hash = SHA256() }
  }

  /// Bytes from anywhere, with the CRC-32 that what comes out must have, where that is known.
  public init(
    _ path: String, _ packing: Packing, crc expected: UInt32? = nil, _ reader: @escaping Reader
  ) {
    self.path = path
    self.packing = packing
    self.expected = expected
    self.reader = reader
    decoder = packing.format.flatMap { Decompressor($0) }
  }

  private final class StreamBox {
    let stream: ByteStream
    init(_ stream: consuming ByteStream) { self.stream = stream }
  }

  /// SHA-256 of the file's bytes so far, in hexadecimal digits; nil where none was asked for.
  public var digest: String? { hash?.hex() }

  /// Appends at most `limit` bytes to `buffer`; 0 at the end.
  public func read(
    upTo limit: Int, appendingTo buffer: inout [UInt8]
  ) throws(StreamError) -> Int {
    let old = buffer.count
    let count = try readOn(limit, &buffer)
    guard let expected else { return count }
    if count > 0 { crc.update(Array(buffer[old...])) }
    if count == 0 && crc.value != expected { throw StreamError(path: path, decoding: .badChecksum) }
    return count
  }

  private func readOn(_ limit: Int, _ buffer: inout [UInt8]) throws(StreamError) -> Int {
    if let fault = pendingFault { throw fault }
    guard decoder != nil else { return try readPlain(limit, &buffer) }
    while true {
      if position == input.count && !hasEnded { try refill() }
      if isBetween, try isAtEnd() { return 0 }
      let old = buffer.count
      let state = decode(limit, &buffer)
      produced += buffer.count - old
      try settle(state)
      if buffer.count > old { return buffer.count - old }
      if let fault = pendingFault { throw fault }
      if state == .goesOn && hasEnded && position == input.count {
        throw StreamError(path: path, decoding: .truncated)
      }
    }
  }

  private func decode(_ limit: Int, _ buffer: inout [UInt8]) -> Decompressor.State {
    isBetween = false
    return decoder?.decode(input, from: &position, upTo: limit, appendingTo: &buffer) ?? .ended
  }

  private func settle(_ state: Decompressor.State) throws(StreamError) {
    switch state {
    case .goesOn: break
    case .ended:
      isBetween = true
      decoder?.restart()
    case .failed(let fault): pendingFault = StreamError(path: path, decoding: fault)
    }
    if produced > Self.judgedFrom, produced / Self.largestRatio > size {
      pendingFault = StreamError(path: path, decoding: .bomb(ratio: Self.largestRatio))
    }
  }

  /// Between members: whether nothing more comes.
  private func isAtEnd() throws(StreamError) -> Bool {
    while input.count - position < 4 && !hasEnded { try refill() }
    guard position < input.count else { return true }
    if packing == .deflate && produced == 0 { return false }
    guard packing.begins(input[position...].prefix(4)) else {
      let isFirst = produced == 0
      throw StreamError(path: path, decoding: isFirst ? .corrupt : .trailingGarbage)
    }
    return false
  }

  private func refill() throws(StreamError) {
    input.removeFirst(position)
    position = 0
    let old = input.count
    let count = try reader(1 << 16, &input)
    hasEnded = count == 0
    note(Array(input[old...]))
  }

  private func readPlain(
    _ limit: Int, _ buffer: inout [UInt8]
  ) throws(StreamError) -> Int {
    let old = buffer.count
    let count = try reader(limit, &buffer)
    note(Array(buffer[old...]))
    produced += count
    return count
  }

  private func note(_ bytes: [UInt8]) {
    hash?.update(bytes)
    size += bytes.count
  }

  /// Reads what is left of the file, so that the digest is that of the whole, and forgets it.
  public func finish() throws(StreamError) {
    input = []
    position = 0
    while !hasEnded {
      var rest: [UInt8] = []
      hasEnded = try reader(1 << 18, &rest) == 0
      note(rest)
    }
  }

  /// All that is left, unless it is more than `limit` bytes: then nil.
  public func rest(upTo limit: Int) throws(StreamError) -> [UInt8]? {
    var bytes: [UInt8] = []
    while try read(upTo: 1 << 18, appendingTo: &bytes) > 0 {
      if bytes.count > limit { return nil }
    }
    return bytes
  }
}

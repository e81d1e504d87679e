import CCompression

/// What is wrong with the bytes of a compressed file.
public enum DecodingFault: Error, Sendable, Equatable {
  /// The file ends inside a member or frame.
  case truncated
  case corrupt
  case badChecksum
  /// Bytes that belong to nothing follow the last member or frame.
  case trailingGarbage
  /// It asks for more memory than is sensible.
  case windowTooLarge
  /// More than so many times its own size comes out.
  case bomb(ratio: Int)

  /// A word for machines, counted in the manifest.
  public var code: String {
    switch self {
    case .truncated: "truncated"
    case .corrupt: "corrupt"
    case .badChecksum: "bad-checksum"
    case .trailingGarbage: "trailing-garbage"
    case .windowTooLarge: "window-too-large"
    case .bomb: "decompression-bomb"
    }
  }

  /// What is wrong and what to do.
  public var message: String {
    switch self {
    case .truncated:
      "the compressed file ends too early; fetch it again. Its whole records were kept"
    case .corrupt:
      "the compressed data is damaged here; fetch the file again. What came before was kept"
    case .badChecksum: "the checksum is wrong; fetch the file again. What was read was kept"
    case .trailingGarbage: "bytes after the end of the compressed data were not read"
    case .windowTooLarge:
      "it needs more than 64 MiB of memory to unpack; compress it again without --long"
    case .bomb(let ratio):
      "it unpacks to more than \(ratio) times its size, as no text does; reading was stopped"
    }
  }
}

/// One member, frame or stream of compressed bytes after another, decoded block by block.
@safe public struct Decompressor: ~Copyable {
  public enum Format: Int32, Sendable { case gzip, zstd, deflate, zlib }
  public enum State: Sendable, Equatable {
    case goesOn
    /// The end of a member or frame; `restart` makes ready for the next.
    case ended
    case failed(DecodingFault)
  }

  private let decoder: OpaquePointer

  /// Nil where there is no memory.
  public init?(_ format: Format) {
    guard let opened = unsafe ccompression_open(format.rawValue) else { return nil }
    unsafe decoder = opened
  }

  deinit { unsafe ccompression_close(decoder) }

  /// Decodes `input` from `position` on, moves it past what was taken and appends at most `limit` bytes to `output`.
  public mutating func decode(
    _ input: [UInt8], from position: inout Int, upTo limit: Int, appendingTo output: inout [UInt8]
  ) -> State {
    let old = output.count
    output.append(contentsOf: repeatElement(0, count: limit))
    let step = unsafe input.withUnsafeBufferPointer { from in
      unsafe output.withUnsafeMutableBufferPointer { to in
        unsafe ccompression_decode(
          decoder, from.baseAddress.map { unsafe $0 + position }, from.count - position,
          to.baseAddress.map { unsafe $0 + old }, limit)
      }
    }
    output.removeLast(limit - step.produced)
    position += step.consumed
    switch Int(step.state) {
    case 0: return .goesOn
    case 1: return .ended
    case 3: return .failed(.badChecksum)
    case 4: return .failed(.windowTooLarge)
    default: return .failed(.corrupt)
    }
  }

  public mutating func restart() { unsafe ccompression_restart(decoder) }
}

/// CRC-32 as gzip and zip have it.
public struct CRC32: Sendable {
  public private(set) var value: UInt32 = 0
  public init() {}
  public mutating func update(_ bytes: [UInt8]) {
    value = unsafe bytes.withUnsafeBufferPointer {
      unsafe ccompression_crc32(value, $0.baseAddress, $0.count)
    }
  }
}

import MappedBytes

/// The members of a zip file that can be read, one after another. The file is mapped; memory is one piece. Names of
/// members are shown, never opened or written.
final class ZIPPieces: PieceReader {
  private struct Member {
    let name: String
    let form: InputForm?
    let method: Int
    let crc: UInt32
    let packed: Int
    let header: Int
  }
  private let path: String
  private let source: ByteSource
  private var bytes: MappedBytes?
  private var members: [Member]?
  private var at = 0
  private var open: (any PieceReader)?

  init(_ source: ByteSource) {
    path = source.path
    self.source = source
  }

  func next() throws(StreamError) -> Piece? {
    if members == nil {
      try source.finish()
      let mapped = try MappedBytes(path: path)
      bytes = mapped
      members = Self.directory(mapped)
      guard members != nil else {
        members = []
        return .fault(
          PieceFault(
            code: "zip", line: nil, message: "not a zip file, or one that was cut; fetch it again"))
      }
    }
    while let members, at < members.count {
      let member = members[at]
      if let piece = try piece(member) { return .member(member.name, piece) }
      at += 1
      open = nil
    }
    return nil
  }

  /// The next piece of a member, or the reason why it has none.
  private func piece(_ member: Member) throws(StreamError) -> Piece? {
    guard let form = member.form else {
      at += 1
      let reason = "\(InputForm.known); it was passed over"
      return .fault(PieceFault(code: "unknown-format", line: nil, message: reason, isSkipped: true))
    }
    if open == nil {
      guard let reader = reader(member, form) else {
        at += 1
        let message = "this member of the zip file cannot be unpacked; is it encrypted?"
        return .fault(PieceFault(code: "zip", line: nil, message: message))
      }
      open = reader
    }
    do {
      return try open?.next()
    } catch {
      open = nil
      at += 1
      return .fault(
        PieceFault(code: error.decoding?.code ?? "unreadable", line: nil, message: error.reason))
    }
  }

  private func reader(_ member: Member, _ form: InputForm) -> (any PieceReader)? {
    guard let bytes, let start = Self.content(of: member.header, bytes),
      member.packed <= bytes.count - start,
      member.method == 0 || member.method == 8, form.content != .archive
    else { return nil }
    var position = start
    let end = start + member.packed
    let raw = ByteSource(
      "\(path)/\(member.name)", member.method == 8 ? .deflate : .plain, crc: member.crc
    ) { limit, out in
      let step = min(limit, end - position)
      out += bytes.copy(position..<(position + step))
      position += step
      return step
    }
    guard form.packing != .plain else { return form.pieces(of: raw) }
    let inner = ByteSource(raw.path, form.packing) { (limit, out) throws(StreamError) in
      try raw.read(upTo: limit, appendingTo: &out)
    }
    return form.pieces(of: inner)
  }

  /// Where a member's bytes begin behind its local header.
  private static func content(of header: Int, _ bytes: MappedBytes) -> Int? {
    guard header <= bytes.count - 30, bytes.uint32(at: header) == 0x0403_4B50 else { return nil }
    return header + 30 + short(bytes, header + 26) + short(bytes, header + 28)
  }

  private static func short(_ bytes: MappedBytes, _ at: Int) -> Int {
    Int(bytes[at]) | Int(bytes[at + 1]) << 8
  }

  /// The members in the order of the central directory; nil where there is none. Folders are left out.
  private static func directory(_ bytes: MappedBytes) -> [Member]? {
    guard bytes.count >= 22 else { return nil }
    let least = max(0, bytes.count - 22 - 65_535)
    var end = bytes.count - 22
    while end >= least, bytes.uint32(at: end) != 0x0605_4B50 { end -= 1 }
    guard end >= least else { return nil }
    var at = Int(bytes.uint32(at: end + 16))
    var members: [Member] = []
    for _ in 0..<short(bytes, end + 10) {
      guard at <= bytes.count - 46, bytes.uint32(at: at) == 0x0201_4B50 else { return nil }
      let length = short(bytes, at + 28)
      guard at + 46 + length <= bytes.count else { return nil }
      let name = String(decoding: bytes.copy((at + 46)..<(at + 46 + length)), as: UTF8.self)
      if !name.hasSuffix("/") {
        members.append(
          Member(
            name: name, form: InputForm(name: name),
            method: bytes[at + 8] & 1 == 0 ? short(bytes, at + 10) : -1,
            crc: bytes.uint32(at: at + 16), packed: Int(bytes.uint32(at: at + 20)),
            header: Int(bytes.uint32(at: at + 42))))
      }
      at += 46 + length + short(bytes, at + 30) + short(bytes, at + 32)
    }
    return members
  }
}

import MappedBytes

/// Cuts a WARC file (ISO 28500) into its responses. Memory: one record. Records of other types are passed over; they
/// are not articles. Each member of a .warc.gz is a record; the packing is undone before this.
final class WARCPieces: PieceReader {
  private let source: ByteSource
  private var buffer: [UInt8] = []
  private var position = 0
  private var number = 0
  /// A record that is none has been met: nothing after it is read.
  private var isLost = false

  init(_ source: ByteSource) { self.source = source }

  func next() throws(StreamError) -> Piece? {
    guard !isLost else { return nil }
    while true {
      guard try skipLineEnds() else { return nil }
      number += 1
      guard let head = try header(), let length = head.number("content-length") else {
        return lost()
      }
      let wanted = head["warc-type"] == "response" && length <= DocumentPiece.largest
      guard wanted else {
        try skip(length)
        if head["warc-type"] == "response" { return tooLarge(length) }
        continue
      }
      guard try has(length) else { throw StreamError(path: source.path, decoding: .truncated) }
      let block = Array(buffer[position..<(position + length)])
      position += length
      return HTTPResponse(block, url: head["warc-target-uri"], number: number).piece
    }
  }

  private func has(_ count: Int) throws(StreamError) -> Bool {
    while buffer.count - position < count {
      buffer.removeFirst(position)
      position = 0
      if try source.read(upTo: 1 << 18, appendingTo: &buffer) == 0 { return false }
    }
    return true
  }

  /// False at the end of the file.
  private func skipLineEnds() throws(StreamError) -> Bool {
    while try has(1) {
      guard buffer[position] == 0x0D || buffer[position] == 0x0A else { return true }
      position += 1
    }
    return false
  }

  /// Up to the empty line, at most 64 KiB; nil where this is no record.
  private func header() throws(StreamError) -> HeaderFields? {
    let mark = Array("WARC/".utf8)
    guard try has(mark.count), buffer[position...].starts(with: mark) else { return nil }
    var length = 0
    while length < 1 << 16, try has(length + 1) {
      length += 1
      if let end = HeaderFields.end(buffer, position, length) {
        defer { position += length }
        return HeaderFields(buffer[position..<end])
      }
    }
    return nil
  }

  private func skip(_ count: Int) throws(StreamError) {
    var left = count
    while left > 0 {
      guard try has(1) else { throw StreamError(path: source.path, decoding: .truncated) }
      let step = min(left, buffer.count - position)
      position += step
      left -= step
    }
  }

  /// Where one record cannot be read, nobody knows where the next begins.
  private func lost() -> Piece {
    isLost = true
    buffer = []
    position = 0
    try? source.finish()
    return .fault(
      PieceFault(
        code: "warc", line: nil,
        message:
          "record \(number) is no WARC record; it and what follows were not read. Fetch the file again"
      ))
  }

  private func tooLarge(_ length: Int) -> Piece {
    .fault(
      PieceFault(
        code: "document-too-large", line: nil,
        message: "record \(number) has \(length) bytes; no article is so long"))
  }
}

/// `Name: value` lines as WARC and HTTP have them. Names in small letters; the first of equal names counts.
struct HeaderFields {
  /// What stands before the fields: `HTTP/1.1 200 OK`.
  let firstLine: String
  private var values: [String: String] = [:]

  init(_ bytes: ArraySlice<UInt8>) {
    var lines = bytes.split(separator: 0x0A)[...]
    firstLine = lines.popFirst().map { Self.trimmed($0) } ?? ""
    for line in lines.prefix(256) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let name = Self.trimmed(line[..<colon]).lowercased()
      if values[name] == nil { values[name] = Self.trimmed(line[(colon + 1)...]) }
    }
  }

  subscript(_ name: String) -> String? { values[name] }
  func number(_ name: String) -> Int? {
    values[name].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> String {
    let isSpace = { (byte: UInt8) in byte <= 0x20 }
    let text = line.drop(while: isSpace)
    let end = text.lastIndex { $0 > 0x20 }.map { $0 + 1 } ?? text.startIndex
    return String(decoding: text[..<end], as: UTF8.self)
  }

  /// Where the fields end, if the last of `length` bytes from `start` end the empty line after them.
  static func end(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Int? {
    let at = start + length
    guard length >= 2, bytes[at - 1] == 0x0A else { return nil }
    if bytes[at - 2] == 0x0A { return at - 1 }
    return length >= 4 && bytes[at - 2] == 0x0D && bytes[at - 3] == 0x0A ? at - 2 : nil
  }
}

/// What a server answered.
struct HTTPResponse {
  private let head: HeaderFields
  private let body: [UInt8]
  private let url: String?
  private let number: Int

  init(_ block: [UInt8], url: String?, number: Int) {
    let span = block.span
    var length = 1
    var end: Int?
    while end == nil, length < min(span.count, 1 << 18) {
      length += 1
      end = HeaderFields.end(block, 0, length)
    }
    head = HeaderFields(block[..<(end ?? 0)])
    body = end == nil ? [] : Array(block[length...])
    self.url = url.map { $0.hasPrefix("<") ? String($0.dropFirst().dropLast()) : $0 }
    self.number = number
  }

  /// A page, or why it is none.
  var piece: Piece {
    let status = head.firstLine.split(separator: " ").dropFirst().first ?? ""
    guard status == "200" else { return skipped("the server answered '\(status.prefix(20))'") }
    let type = head["content-type"]?.lowercased() ?? "text/html"
    guard type.contains("html") else { return skipped("it is \(type.prefix(60)), not a page") }
    guard let plain = decoded else {
      return skipped("its packing '\(head["content-encoding"] ?? "")' cannot be undone")
    }
    let charset = type.split(separator: ";").lazy.compactMap { part in
      let pair = part.split(separator: "=").map { $0.split(separator: " ").joined() }
      return pair.count == 2 && pair[0] == "charset"
        ? pair[1].split(separator: "\"").first.map(String.init) : nil
    }.first
    return .response(PageSource(bytes: plain, charset: charset, url: url), number: number)
  }

  private func skipped(_ reason: String) -> Piece {
    .fault(
      PieceFault(
        code: "not-a-page", line: nil, message: "record \(number) was passed over: \(reason)",
        isSkipped: true))
  }

  /// Without chunks and packing; nil where a packing is not known or more than 64 MiB come out.
  private var decoded: [UInt8]? {
    let whole =
      head["transfer-encoding"]?.lowercased() == "chunked" ? Self.dechunked(body) ?? body : body
    switch head["content-encoding"]?.lowercased() {
    case nil, "identity", "": return whole
    case "gzip", "x-gzip":
      return whole.starts(with: [0x1F, 0x8B]) ? Self.unpacked(whole, .gzip) : whole
    case "deflate": return Self.unpacked(whole, .zlib) ?? Self.unpacked(whole, .deflate)
    default: return nil
    }
  }

  private static func unpacked(_ bytes: [UInt8], _ format: Decompressor.Format) -> [UInt8]? {
    guard var decoder = Decompressor(format) else { return nil }
    var (out, position): ([UInt8], Int) = ([], 0)
    while out.count <= DocumentPiece.largest {
      let before = (out.count, position)
      switch decoder.decode(bytes, from: &position, upTo: 1 << 18, appendingTo: &out) {
      case .ended: return out
      case .failed: return nil
      case .goesOn: if (out.count, position) == before { return nil }
      }
    }
    return nil
  }

  /// Nil where the chunks are none: some crawlers undo them and leave the header.
  private static func dechunked(_ bytes: [UInt8]) -> [UInt8]? {
    var out: [UInt8] = []
    var at = 0
    while let end = bytes[at...].prefix(20).firstIndex(of: 0x0A) {
      let digits = bytes[at..<end].prefix { $0 != 0x0D && $0 != UInt8(ascii: ";") && $0 != 0x20 }
      guard let size = Int(String(decoding: digits, as: UTF8.self), radix: 16), size >= 0,
        size <= bytes.count - end - 1
      else { return nil }
      if size == 0 { return out }
      out += bytes[(end + 1)..<(end + 1 + size)]
      at = end + 1 + size
      while at < bytes.count, bytes[at] == 0x0D || bytes[at] == 0x0A { at += 1 }
    }
    return nil
  }
}

import CICU

extension ICUText {
  /// Full case folding (Unicode ch. 3.13), with the apostrophes ’ and ʼ written as ' and the hyphens ‐ and ‑ as -.
  public static func foldCase(_ text: String) -> String {
    var out: [UInt8] = []
    foldCase(Array(text.utf8).span, into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  /// The same on bytes. `out` is overwritten; it grows to three times the text and keeps its room, so that a caller
  /// who keeps it does not allocate per token.
  public static func foldCase(_ bytes: Span<UInt8>, into out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    var special = false
    for at in bytes.indices {
      let byte = bytes[at]
      if byte >= 0x80 {
        special = true
        break
      }
      out.append(byte &- 65 < 26 ? byte | 32 : byte)
    }
    if special { foldBeyondASCII(bytes, into: &out) }
  }

  private static func foldBeyondASCII(_ bytes: Span<UInt8>, into out: inout [UInt8]) {
    let room = bytes.count * 3
    out.removeAll(keepingCapacity: true)
    out.append(contentsOf: repeatElement(0, count: room))
    let count = unsafe withPointer(bytes) { text, count in
      unsafe out.withUnsafeMutableBufferPointer {
        unsafe cicu_fold(text, count, $0.baseAddress, room)
      }
    }
    precondition(count >= 0, "ICU cannot fold well-formed UTF-8")
    out.removeLast(room - Int(count))
    plainMarks(&out)
  }

  /// ’ (E2 80 99) and ʼ (CA BC) become ', ‐ and ‑ (E2 80 90, E2 80 91) become -.
  private static func plainMarks(_ out: inout [UInt8]) {
    var to = 0
    var at = 0
    while at < out.count {
      let byte = out[at]
      if byte == 0xE2, at + 2 < out.count, out[at + 1] == 0x80,
        [0x90, 0x91, 0x99].contains(out[at + 2])
      {
        out[to] = out[at + 2] == 0x99 ? 0x27 : 0x2D
        at += 3
      } else if byte == 0xCA, at + 1 < out.count, out[at + 1] == 0xBC {
        out[to] = 0x27
        at += 2
      } else {
        out[to] = byte
        at += 1
      }
      to += 1
    }
    out.removeLast(out.count - to)
  }
}

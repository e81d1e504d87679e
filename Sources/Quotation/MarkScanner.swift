import DocumentModel

/// Finds possible quotation marks in bytes. One pass; a byte that cannot begin a mark costs one compare.
struct MarkScanner {
  let bytes: [UInt8]

  /// Appends the marks of `range` to `marks`, ascending.
  func scan(_ range: Slice, into marks: inout [Mark]) {
    var at = range.lower
    while at < range.upper {
      let byte = bytes[at]
      if byte == 0x22 || byte == 0x27 || byte == 0x60 || byte == 0xC2 || byte == 0xE2 {
        if let glyph = glyph(at, end: range.upper) {
          if let mark = mark(glyph, at, range) { marks.append(mark) }
          at += glyph.length
          continue
        }
      }
      at += 1
    }
  }

  private struct Glyph {
    let family: MarkFamily
    let side: MarkGlyph
    let length: Int
  }

  private func glyph(_ at: Int, end: Int) -> Glyph? {
    switch bytes[at] {
    case 0x22: Glyph(family: .double, side: .straight, length: 1)
    case 0x27, 0x60: ascii(at, end: end)
    case 0xC2: guillemet(at, end: end)
    default: general(at, end: end)
    }
  }

  /// ' and `, alone or doubled.
  private func ascii(_ at: Int, end: Int) -> Glyph {
    let side: MarkGlyph = bytes[at] == 0x60 ? .opening : .straight
    let doubled = at + 1 < end && bytes[at + 1] == bytes[at]
    return Glyph(family: doubled ? .double : .single, side: side, length: doubled ? 2 : 1)
  }

  private func guillemet(_ at: Int, end: Int) -> Glyph? {
    guard at + 1 < end else { return nil }
    switch bytes[at + 1] {
    case 0xAB: return Glyph(family: .guillemet, side: .opening, length: 2)
    case 0xBB: return Glyph(family: .guillemet, side: .closing, length: 2)
    default: return nil
    }
  }

  /// The marks of U+2018…U+201F and U+2039, U+203A; ‘‘ and ’’ count as double.
  private func general(_ at: Int, end: Int) -> Glyph? {
    guard at + 2 < end, bytes[at + 1] == 0x80 else { return nil }
    let last = bytes[at + 2]
    let doubled =
      (last == 0x98 || last == 0x99) && at + 5 < end && bytes[at + 3] == 0xE2
      && bytes[at + 4] == 0x80 && (bytes[at + 5] == 0x98 || bytes[at + 5] == 0x99)
    if doubled { return Glyph(family: .double, side: .straight, length: 6) }
    switch last {
    case 0x98, 0x9B: return Glyph(family: .single, side: .opening, length: 3)
    case 0x99: return Glyph(family: .single, side: .closing, length: 3)
    case 0x9A: return Glyph(family: .single, side: .low, length: 3)
    case 0x9C, 0x9F: return Glyph(family: .double, side: .opening, length: 3)
    case 0x9D: return Glyph(family: .double, side: .closing, length: 3)
    case 0x9E: return Glyph(family: .double, side: .low, length: 3)
    case 0xB9: return Glyph(family: .smallGuillemet, side: .opening, length: 3)
    case 0xBA: return Glyph(family: .smallGuillemet, side: .closing, length: 3)
    default: return nil
    }
  }

  /// The mark with its surroundings; nil for an apostrophe inside a word.
  private func mark(_ glyph: Glyph, _ at: Int, _ range: Slice) -> Mark? {
    let before = neighbour(before: at, from: range.lower)
    let after = neighbour(after: at + glyph.length, to: range.upper)
    var stray = 40
    if glyph.family == .single {
      guard let price = apostrophe(glyph, at, before, after, range) else { return nil }
      stray = price
    } else if before == .digit && glyph.side == .straight {
      stray = 5  // inches, minutes of arc
    }
    return Mark(
      range: Slice(at, at + glyph.length), family: glyph.family, glyph: glyph.side,
      before: before, after: after, stray: stray)
  }

  /// The price of reading a single mark as an apostrophe; nil where it can be nothing else.
  private func apostrophe(
    _ glyph: Glyph, _ at: Int, _ before: Neighbour, _ after: Neighbour, _ range: Slice
  ) -> Int? {
    let inside = before == .letter || before == .digit
    if inside && (after == .letter || after == .digit) { return nil }
    if inside {
      if before == .digit { return 3 }
      let last = bytes[at - 1] | 0x20
      return last == UInt8(ascii: "s") ? 10 : last == UInt8(ascii: "n") ? 15 : 25
    }
    if after == .digit { return 2 }  // '90s
    if after == .letter { return glyph.side == .opening ? 30 : 20 }
    return 25
  }

  private func neighbour(before at: Int, from start: Int) -> Neighbour {
    guard at > start else { return .edge }
    let byte = bytes[at - 1]
    if byte < 0x80 { return Self.ascii(byte, dots: at - start >= 3 && dots(at - 3)) }
    if at - start >= 2 && bytes[at - 2] == 0xC2 { return Self.latin(byte) }
    if at - start >= 3 && bytes[at - 3] == 0xE2 { return Self.general(bytes[at - 2], byte) }
    return .letter
  }

  private func neighbour(after at: Int, to end: Int) -> Neighbour {
    guard at < end else { return .edge }
    let byte = bytes[at]
    if byte < 0x80 { return Self.ascii(byte, dots: end - at >= 3 && dots(at)) }
    if byte == 0xC2 && at + 1 < end { return Self.latin(bytes[at + 1]) }
    if byte == 0xE2 && at + 2 < end { return Self.general(bytes[at + 1], bytes[at + 2]) }
    return .letter
  }

  /// Whether three full stops begin at `at`.
  private func dots(_ at: Int) -> Bool {
    bytes[at] == 0x2E && bytes[at + 1] == 0x2E && bytes[at + 2] == 0x2E
  }

  private static func ascii(_ byte: UInt8, dots: Bool) -> Neighbour {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D: .space
    case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "/"): .opening
    case UInt8(ascii: "-"): .dash
    case 0x22, 0x27, 0x60: .mark
    case UInt8(ascii: "."): dots ? .ellipsis : .closing
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"),
      UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
      .closing
    default: .letter
    }
  }

  /// The second byte of U+0080…U+00BF.
  private static func latin(_ byte: UInt8) -> Neighbour {
    switch byte {
    case 0xA0: .space
    case 0xAB, 0xBB: .mark
    default: .letter
    }
  }

  /// The last two bytes of U+2000…U+2FFF.
  private static func general(_ middle: UInt8, _ last: UInt8) -> Neighbour {
    guard middle == 0x80 else { return .letter }
    switch last {
    case 0x80...0x8B, 0xAF: return .space
    case 0x90...0x95: return .dash
    case 0x98...0x9F, 0xB9, 0xBA: return .mark
    case 0xA6: return .ellipsis
    default: return .letter
    }
  }
}

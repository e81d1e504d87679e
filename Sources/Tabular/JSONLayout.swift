/// JSON laid out for a person: two spaces a level, what fits on one line stays on it.
public enum JSONLayout {
  /// `json` must be valid and compact, as `JSONWriter` makes it. Nothing but white space outside strings changes; a final
  /// line feed is added. `width`: an object or array that is no longer is kept on one line.
  public static func indented(_ json: [UInt8], width: Int = 96) -> [UInt8] {
    var layout = Layout(json: json, ends: closings(json), width: width)
    var at = 0
    while at < json.count { at = layout.step(at) }
    while layout.out.last == 0x0A { layout.out.removeLast() }
    return layout.out + [0x0A]
  }

  /// For each opening bracket the position of its closing one; 0 elsewhere.
  private static func closings(_ json: [UInt8]) -> [Int] {
    var ends = [Int](repeating: 0, count: json.count)
    var open: [Int] = []
    var at = 0
    while at < json.count {
      switch json[at] {
      case 0x22: at = endOfString(json, at) - 1
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(at)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if let start = open.popLast() { ends[start] = at }
      default: break
      }
      at += 1
    }
    return ends
  }

  /// The position behind the string that begins at `start`.
  fileprivate static func endOfString(_ json: [UInt8], _ start: Int) -> Int {
    var at = start + 1
    while at < json.count, json[at] != 0x22 { at += json[at] == 0x5C ? 2 : 1 }
    return min(at + 1, json.count)
  }
}

private struct Layout {
  let json: [UInt8]
  let ends: [Int]
  let width: Int
  var out: [UInt8] = []
  var depth = 0
  /// The end of the object or array that is being kept on one line.
  var flatEnd = 0

  /// Writes what begins at `at`; returns where the next thing begins.
  mutating func step(_ at: Int) -> Int {
    let byte = json[at]
    switch byte {
    case 0x22:
      let end = JSONLayout.endOfString(json, at)
      out += json[at..<end]
      return end
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      out.append(byte)
      if at >= flatEnd, ends[at] - at <= width { flatEnd = ends[at] + 1 }
      if at >= flatEnd { indent(by: 1) }
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      if at >= flatEnd { indent(by: -1) }
      out.append(byte)
    case UInt8(ascii: ","):
      out.append(byte)
      if at < flatEnd { out.append(0x20) } else { indent(by: 0) }
    case UInt8(ascii: ":"): out += [byte, 0x20]
    default: out.append(byte)
    }
    return at + 1
  }

  private mutating func indent(by change: Int) {
    depth += change
    out.append(0x0A)
    out += [UInt8](repeating: 0x20, count: 2 * max(0, depth))
  }
}

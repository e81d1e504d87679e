import DocumentModel
import LexiconStore
import Tabular

/// Writes evidence, most of what a scored line is made of: each row in one go, from pieces that are made once.
struct EvidenceJSON: Sendable {
  private let lexicons: Lexicons
  /// By side, that of no side first: all before the weight.
  private let heads: [[UInt8]]
  private let rule = Array(#","rule":"#.utf8)
  private let entry = Array(#","entry":"#.utf8)
  private let place = Array(#","at":"#.utf8)
  private let targetPlace = Array(#","target_at":"#.utf8)
  private let nowhere = Array("null".utf8)
  /// Room for all pieces but the names, and five whole numbers.
  private let room: Int

  init(_ lexicons: Lexicons) {
    self.lexicons = lexicons
    heads = ([nil] + lexicons.sides.map(\.name)).map { name in
      var json = JSONWriter()
      json.beginObject()
      json.key("target")
      json.string(name)
      json.key("weight")
      return json.bytes
    }
    room = (heads.map(\.count).max() ?? 0) + 164
  }

  func write(_ evidence: Evidence, _ offsets: GivenOffsets, to json: inout JSONWriter) {
    let rule = evidence.rule.rawValue
    let name = lexicons.entry(evidence.entry).name
    json.value(upTo: room + 6 * (rule.utf8.count + name.utf8.count)) { out in
      out.append(heads[evidence.target.map { Int($0.rawValue) + 1 } ?? 0])
      out.append(decimal: Int(evidence.weight.rawValue))
      out.append(self.rule)
      out.append(quoted: rule)
      out.append(entry)
      out.append(quoted: name)
      out.append(place)
      Self.append(offsets.range(evidence.range), to: &out)
      out.append(targetPlace)
      if let target = evidence.targetRange {
        Self.append(offsets.range(target), to: &out)
      } else {
        out.append(nowhere)
      }
      out.append(UInt8(ascii: "}"))
    }
  }

  private static func append(_ range: Range<Int>, to out: inout OutputSpan<UInt8>) {
    out.append(UInt8(ascii: "["))
    out.append(decimal: range.lowerBound)
    out.append(UInt8(ascii: ","))
    out.append(decimal: range.upperBound)
    out.append(UInt8(ascii: "]"))
  }
}

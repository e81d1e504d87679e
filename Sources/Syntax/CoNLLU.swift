/// CoNLL-U as lines: words with their ten fields, and everything else (comments, multi-word ranges, empty nodes) as it
/// stands. Writing what was read gives the same bytes, but for a missing last line end.
public struct CoNLLU: Sendable {
  public enum Line: Sendable, Equatable {
    case word([String])
    case other(String)
  }

  public enum Field: Int, Sendable {
    case id, form, lemma, upos, xpos, feats, head, deprel, deps, misc
  }

  public struct Sentence: Sendable, Equatable {
    public var lines: [Line]
    public init(lines: [Line]) { self.lines = lines }

    /// The ten fields of each word.
    public var words: [[String]] {
      lines.compactMap { line in
        if case .word(let fields) = line { fields } else { nil }
      }
    }
  }

  /// A line that is no CoNLL-U. 1-based.
  public struct Fault: Error, Sendable, Equatable, CustomStringConvertible {
    public let line: Int
    public let reason: String
    public var description: String { "line \(line): \(reason)" }
  }

  public var sentences: [Sentence]
  public init(sentences: [Sentence]) { self.sentences = sentences }

  public init(_ bytes: [UInt8]) throws(Fault) {
    sentences = []
    var lines: [Line] = []
    var number = 0
    for raw in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      number += 1
      let line = raw.last == 13 ? raw.dropLast() : raw
      if line.isEmpty {
        if !lines.isEmpty { sentences.append(Sentence(lines: lines)) }
        lines = []
      } else {
        lines.append(try Self.line(line, number))
      }
    }
    if !lines.isEmpty { sentences.append(Sentence(lines: lines)) }
  }

  private static func line(_ bytes: ArraySlice<UInt8>, _ number: Int) throws(Fault) -> Line {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Fault(line: number, reason: "not valid UTF-8")
    }
    if bytes.first == UInt8(ascii: "#") { return .other(text) }
    let fields = bytes.split(separator: 9, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard fields.count == 10 else {
      throw Fault(line: number, reason: "\(fields.count) fields where a word line has 10")
    }
    guard fields[0].utf8.allSatisfy({ $0 &- 48 < 10 }) else { return .other(text) }
    guard !fields[1].isEmpty else { throw Fault(line: number, reason: "the word is empty") }
    return .word(fields)
  }

  public var bytes: [UInt8] {
    var out: [UInt8] = []
    for sentence in sentences {
      for line in sentence.lines {
        switch line {
        case .other(let text): out += text.utf8
        case .word(let fields): out += fields.joined(separator: "\t").utf8
        }
        out.append(10)
      }
      out.append(10)
    }
    return out
  }
}

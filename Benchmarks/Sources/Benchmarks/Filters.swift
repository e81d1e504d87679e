import Batch
import DocumentModel
import Intake
import Reporting
import Tabular

/// A filter as it is called: JSON lines in, JSON lines out.
struct FilterWork {
  let name: String
  let filter: any LineFilter
  let lines: [[UInt8]]

  /// `annotate` on the sample articles.
  init(annotating layers: Layers, _ stages: Stages) {
    name = "annotate"
    filter = AnnotateFilter(stages: stages, offsets: .codepoint, layers: .standard)
    lines = layers.entries.map { entry in
      Self.line { $0.text(String(decoding: entry.article.text, as: UTF8.self)) }
    }
  }

  /// `score --no-parse` on the sentences of the sample articles, each toward its first word.
  init(scoring layers: Layers, _ stages: Stages) {
    name = "score, no parse"
    filter = ScoreFilter(stages: stages, offsets: .codepoint)
    lines = layers.entries.flatMap { entry in
      entry.segments.sentences.map { sentence in
        let first = entry.segments.tokens[sentence.tokenIndices.lowerBound].range
        return Self.line { json in
          json.text(entry.document.text.string(sentence.range))
          json.key("target")
          json.beginArray()
          json.integer(0)
          json.integer(entry.document.text.string(first).unicodeScalars.count)
          json.endArray()
        }
      }
    }
  }

  private static func line(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    write(&json)
    json.endObject()
    return json.bytes
  }

  /// All lines once.
  func run() {
    var json = JSONWriter(reserving: 1 << 16)
    for line in lines {
      json.removeAll()
      do throws(RecordError) {
        try filter.answer(line, 0..<line.count, line: 1, of: "-", to: &json)
      } catch {
        fatalError(error.message)
      }
      sink ^= UInt64(json.bytes.count)
    }
  }

  /// Bytes are those of the lines; `load` tells the rest.
  func measured(_ load: Load) -> Cost {
    let bytes = lines.reduce(0) { $0 + $1.count + 1 }
    return cost(
      name,
      Load(
        bytes: bytes, words: load.words, tokens: load.tokens, documents: load.documents,
        text: load.text)
    ) { run() }
  }
}

extension JSONWriter {
  fileprivate mutating func text(_ text: String) {
    key("text")
    string(text)
  }
}

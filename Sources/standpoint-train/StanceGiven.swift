import ArgumentParser
import Batch
import DocumentModel
import Intake
import LexiconStore
import MappedBytes
import Tabular

/// Scores hand-marked quotations, one article per line: what Stance does apart from the stages before it.
struct StanceGiven: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stance-given",
    abstract: "Scores the quotations that gold articles mark, with the sides they give.",
    discussion: "Out: one line per quotation with its labels, sums and evidence.")

  @Argument(
    help:
      "JSON Lines: {\"id\",\"text\",\"quotes\":[{\"start\",\"end\",\"type\",\"side\",\"speaker\"}]}."
  )
  var gold: String

  @Flag(help: "Write the arcs of the quotations' sentences too.")
  var arcs = false

  func run() throws {
    let home = try Home.locate()
    let lexicons = try Lexicons(LexiconFiles(base: home.lexicons, overlay: nil).sources)
    let stages = Stages(lexicons: lexicons, analyser: try home.analyser())
    var json = JSONWriter(reserving: 1 << 16)
    let bytes = try ByteStream.contents(gold)
    for (number, line) in bytes.split(separator: 0x0A).enumerated() {
      let record = try JSONReader.value(of: Array(line), in: 0..<line.count)
      try write(record, number, stages, to: &json)
    }
    print(String(decoding: json.bytes, as: UTF8.self), terminator: "")
  }

  private func write(
    _ record: JSONValue, _ number: Int, _ stages: Stages, to json: inout JSONWriter
  ) throws {
    let id = record["id"]?.text ?? "\(number)"
    let article = RawArticle(
      id: id, title: record["title"]?.text, text: Array((record["text"]?.text ?? "").utf8))
    let quotes = record["quotes"]?.elements ?? []
    let given = quotes.map { quote in
      GivenQuotation(
        start: quote["start"]?.integer ?? 0, end: quote["end"]?.integer ?? 0,
        kind: QuoteKind.allCases.first { $0.name == quote["type"]?.text } ?? .direct,
        side: quote["side"]?.text ?? "unknown", speaker: quote["speaker"]?.text)
    }
    let (analysis, places) = stages.stances(of: article, given: given)
    for (at, place) in places.enumerated() {
      json.beginObject()
      json.key("id")
      json.string(id)
      json.key("quote")
      json.integer(at)
      if let place { writeStance(of: place, analysis, stages.lexicons, to: &json) }
      json.endObject()
      json.newline()
    }
  }

  private func writeStance(
    of quote: Index<Quote>, _ analysis: Analysis, _ lexicons: Lexicons, to json: inout JSONWriter
  ) {
    for score in analysis.stances.scores where score.quote == quote {
      json.key(lexicons.side(score.target).name)
      json.beginArray()
      json.integer(Int(score.label.rawValue))
      json.integer(Int(score.sum.rawValue))
      json.integer(Int(score.confidence.rawValue))
      json.endArray()
    }
    json.key("evidence")
    json.beginArray()
    for evidence in analysis.stances.evidence where evidence.quote == quote {
      guard let target = evidence.target else { continue }
      let words = analysis.document.text.string(evidence.range)
      let reached = evidence.targetRange.map { analysis.document.text.string($0) } ?? "-"
      json.string(
        "\(lexicons.side(target).name) \(evidence.weight.rawValue) \(evidence.rule.rawValue) "
          + "\(lexicons.entry(evidence.entry).name) “\(words)” → \(reached)")
    }
    json.endArray()
    if arcs {
      writeArcs(around: analysis.quotations.quotes[quote.value].content, analysis, to: &json)
    }
  }

  /// Every token of the sentences as "word/TAG relation>head".
  private func writeArcs(around range: Slice, _ analysis: Analysis, to json: inout JSONWriter) {
    json.key("arcs")
    json.beginArray()
    for sentence in analysis.segments.sentences where sentence.range.overlaps(range) {
      let words = sentence.tokenIndices.map { token in
        let word = analysis.document.text.string(analysis.segments.tokens[token].range)
        let head = analysis.syntax.head(token).map {
          analysis.document.text.string(analysis.segments.tokens[$0].range)
        }
        let tag = analysis.syntax.tag(token).name
        return "\(word)/\(tag) \(analysis.syntax.relation(token).name)>\(head ?? "root")"
      }
      json.string(words.joined(separator: " | "))
    }
    json.endArray()
  }
}

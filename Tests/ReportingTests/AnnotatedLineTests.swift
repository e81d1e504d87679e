import DocumentModel
import LexiconStore
import Reporting
import Tabular
import TestKit
import Testing

@Suite struct AnnotatedLineTests {
  static func line(
    _ sketch: AnalysisSketch, offsets: OffsetUnit = .codepoint, layers: Layers = .standard,
    unknown: [UnknownField] = []
  ) throws -> JSONValue {
    var json = JSONWriter()
    AnnotatedLine(lexicons: try Repository.lexicons(), offsets: offsets, layers: layers)
      .write(sketch.analysis, of: sketch.article, unknown: unknown, to: &json)
    #expect(json.bytes.last == 0x0A)
    return try JSONReader.value(of: json.bytes)
  }

  /// The code points of `value`, a range of the output, in the text.
  static func shown(_ value: JSONValue?, in text: String) -> String? {
    guard let ends = value?.elements?.compactMap(\.integer), ends.count == 2 else { return nil }
    let scalars = Array(text.unicodeScalars)[ends[0]..<ends[1]]
    return String(String.UnicodeScalarView(scalars))
  }

  static func sketch() throws -> AnalysisSketch {
    let ukraine = try #require(try Repository.lexicons().side(named: "ukraine"))
    var sketch = try AnalysisSketch(
      "Ніч. “⟦We will stay⟧q,” ⟦said⟧c ⟦Olena Marchuk⟧s, ⟦a mayor⟧r, “⟦and rebuild.⟧q” ⟦She⟧m left."
    )
    sketch.quote(
      "q", cue: "c", speaker: "s", mention: "m", role: "r", side: ukraine,
      scores: [ukraine: 420], sentiment: -210)
    sketch.findings.append(Finding(.unclosedQuote, at: sketch.marked["m"]))
    return sketch
  }

  @Test func aBrokenQuotationIsOneWithParts() throws {
    let sketch = try Self.sketch()
    let text = sketch.marked.text
    let quote = try #require(try Self.line(sketch)["quotes"]?.elements?.first)
    #expect(quote["id"]?.text == "a1#1")
    #expect(
      quote["parts"]?.elements?.map { Self.shown($0, in: text) } == [
        "We will stay", "and rebuild.",
      ])
    let hull = JSONValue.array([quote["start"] ?? .null, quote["end"] ?? .null])
    #expect(
      Self.shown(hull, in: text) == "We will stay,” said Olena Marchuk, a mayor, “and rebuild.")
    #expect(quote["text"]?.text == "We will stay and rebuild.")
    #expect(Self.shown(quote["cue"], in: text) == "said")
    #expect(quote["cue_class"]?.text == "speech")
    #expect(Self.shown(quote["speaker"], in: text) == "She")
    #expect(quote["speaker_name"]?.text == "Olena Marchuk")
    #expect(quote["speaker_role"]?.text == "a mayor")
    #expect(quote["speaker_side"]?.text == "ukraine")
    #expect(quote["sentiment"] == .number("-0.21"))
    #expect(quote["stance"]?["ukraine"]?["score"] == .number("0.42"))
    #expect(quote["stance"]?["ukraine"]?["label"]?.text == "pro")
    #expect(quote["stance"]?["ukraine"]?["confidence"] == .number("0.7"))
    #expect(quote["stance"]?["russia"] == .null)
  }

  @Test func evidenceNamesItsReason() throws {
    let lexicons = try Repository.lexicons()
    let russia = try #require(lexicons.side(named: "russia"))
    var sketch = try AnalysisSketch("“⟦⟦They⟧t ⟦bombed⟧e us⟧q,” ⟦a nurse⟧s ⟦said⟧c.")
    let quote = sketch.quote("q", cue: "c", speaker: "s", scores: [russia: -500])
    sketch.evidence(
      quote, at: "e", target: russia, weight: -500, rule: .cueAfter, entry: EntryID(rawValue: 0),
      reaching: "t")
    sketch.evidence(
      quote, at: "e", target: nil, weight: -90, rule: .cueAfter, entry: EntryID(rawValue: 0))
    let rows = try #require(
      try Self.line(sketch)["quotes"]?.elements?.first?["evidence"]?.elements)
    #expect(rows[0]["target"]?.text == "russia")
    #expect(rows[0]["weight"]?.integer == -500)
    #expect(rows[0]["entry"]?.text == lexicons.entries[0].name)
    #expect(Self.shown(rows[0]["at"], in: sketch.marked.text) == "bombed")
    #expect(Self.shown(rows[0]["target_at"], in: sketch.marked.text) == "They")
    #expect(rows[1]["target"] == .null && rows[1]["target_at"] == .null)
  }

  @Test func unknownIsNull() throws {
    var sketch = try AnalysisSketch("“⟦Nobody knows⟧q.”")
    sketch.quote("q")
    let quote = try #require(try Self.line(sketch)["quotes"]?.elements?.first)
    for key in ["speaker", "speaker_name", "speaker_role", "cue", "cue_text", "sentiment"] {
      #expect(quote[key] == .null, "\(key)")
    }
    #expect(quote["speaker_side"]?.text == "unknown")
  }

  @Test func offsetsCountWhatIsAskedFor() throws {
    let sketch = try Self.sketch()
    let first = sketch.marked.ranges["q"]?.first?.lower
    let bytes = try Self.line(sketch, offsets: .byte)
    #expect(bytes["offsets"]?.text == "byte")
    #expect(bytes["quotes"]?.elements?.first?["start"]?.integer == first)
    let given = try Self.line(sketch, offsets: .codepoint)
    #expect(given["quotes"]?.elements?.first?["start"]?.integer == 6)
  }

  @Test func fieldsNobodyKnowsPassThrough() throws {
    let line = try Self.line(
      Self.sketch(),
      unknown: [
        UnknownField(key: "desk", json: Array(#"{"n" : 1.50}"#.utf8)),
        UnknownField(key: "quotes", json: Array("[1]".utf8)),
      ])
    #expect(line["desk"]?["n"] == .number("1.50"))
    #expect(line.members?.filter { $0.key == "quotes" }.count == 1)
    #expect(line["outlet"]?.text == "Harbour Post")
    #expect(line["text"] == nil)
  }

  @Test func layersAreChosen() throws {
    let sketch = try Self.sketch()
    let all = try #require(Layers(named: "sentences,tokens,syntax,quotes"))
    let line = try Self.line(sketch, layers: all)
    let tokens = try #require(line["tokens"]?.elements)
    #expect(line["syntax"]?["head"]?.elements == tokens.map { _ in .null })
    #expect(line["syntax"]?["upos"]?.elements?.count == tokens.count)
    let bare = try Self.line(sketch, layers: [.tokens])
    #expect(bare["sentences"] == nil && bare["quotes"] == nil && bare["tokens"] != nil)
    #expect(Layers(named: "tokens,arcs") == nil)
  }

  @Test func findingsSayWhere() throws {
    let sketch = try Self.sketch()
    let finding = try #require(try Self.line(sketch)["findings"]?.elements?.first)
    #expect(finding["code"]?.text == "Q001")
    #expect(Self.shown(finding["at"], in: sketch.marked.text) == "She")
    #expect(finding["message"]?.text == "quotation mark never closed")
  }

  @Test func errorLinesKeepTheID() {
    var json = JSONWriter()
    ErrorLine(id: Array("7".utf8), line: 3, code: "missing-text", message: "no \"text\"")
      .write(to: &json)
    ErrorLine(id: nil, line: 4, code: "json", message: "byte 1").write(to: &json)
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == """
        {"id":7,"line":3,"error":{"code":"missing-text","message":"no \\"text\\""}}
        {"line":4,"error":{"code":"json","message":"byte 1"}}

        """)
  }
}

import Aggregation
public import DocumentModel
public import LexiconStore
public import Tabular

/// A field of an input line that nobody here knows: passed through as it was written.
public struct UnknownField: Sendable {
  public let key: String
  /// The value, JSON as it stood in the line.
  public let json: [UInt8]
  public init(key: String, json: [UInt8]) {
    self.key = key
    self.json = json
  }
}

/// The line that `annotate` writes for one article. Offsets count units of the text as it was given.
public struct AnnotatedLine: Sendable {
  let lexicons: Lexicons
  let unit: OffsetUnit
  let layers: Layers
  private let rows: EvidenceJSON

  public init(
    lexicons: Lexicons, offsets unit: OffsetUnit = .codepoint, layers: Layers = .standard
  ) {
    self.lexicons = lexicons
    self.unit = unit
    self.layers = layers
    rows = EvidenceJSON(lexicons)
  }

  /// Keys of the output: an input field of such a name is replaced, never passed through beside it.
  public static let ownKeys: Set<String> = [
    "id", "outlet", "published", "url", "title", "language", "text", "offsets", "sentences",
    "tokens", "syntax", "quotes", "findings", "error",
  ]

  /// Appends the line, with its line feed.
  public func write(
    _ analysis: Analysis, of article: RawArticle, unknown: [UnknownField],
    to json: inout JSONWriter
  ) {
    let offsets = GivenOffsets(of: analysis.document, given: article.text, unit: unit)
    json.beginObject()
    writeHead(article, to: &json)
    for field in unknown where !Self.ownKeys.contains(field.key) {
      json.key(field.key)
      json.raw(Self.validated(field.json))
    }
    json.key("offsets")
    json.string(unit.rawValue)
    writeSegments(analysis, offsets, to: &json)
    if layers.contains(.quotes) { writeQuotes(analysis, offsets, to: &json) }
    json.key("findings")
    json.beginArray()
    for finding in analysis.findings { json.finding(finding, offsets) }
    json.endArray()
    json.endObject()
    json.newline()
  }

  private func writeHead(_ article: RawArticle, to json: inout JSONWriter) {
    json.key("id")
    json.string(article.id)
    let fields = [
      ("outlet", article.outlet), ("published", article.published), ("url", article.url),
      ("title", article.title), ("language", article.language),
    ]
    for (name, value) in fields {
      guard let value else { continue }
      json.key(name)
      json.string(value)
    }
  }

  private func writeSegments(
    _ analysis: Analysis, _ offsets: GivenOffsets, to json: inout JSONWriter
  ) {
    if layers.contains(.sentences) {
      json.key("sentences")
      json.ranges(analysis.segments.sentences.lazy.map { offsets.range($0.range) })
    }
    if layers.contains(.tokens) {
      json.key("tokens")
      json.ranges(analysis.segments.tokens.lazy.map { offsets.range($0.range) })
    }
    if layers.contains(.syntax) { json.syntax(analysis) }
  }

  private func writeQuotes(
    _ analysis: Analysis, _ offsets: GivenOffsets, to json: inout JSONWriter
  ) {
    let writer = QuotationJSON(
      lexicons: lexicons, document: analysis.document, offsets: offsets, rows: rows)
    json.key("quotes")
    json.beginArray()
    for view in analysis.quotationViews { writer.write(view, to: &json) }
    json.endArray()
  }

  /// JSON that is no UTF-8 would make the whole line unreadable.
  private static func validated(_ json: [UInt8]) -> [UInt8] {
    String(validating: json, as: UTF8.self) == nil
      ? Array(String(decoding: json, as: UTF8.self).utf8) : json
  }
}

extension JSONWriter {
  mutating func range(_ range: Range<Int>) {
    beginArray()
    integer(range.lowerBound)
    integer(range.upperBound)
    endArray()
  }

  mutating func ranges(_ ranges: some Sequence<Range<Int>>) {
    beginArray()
    for range in ranges { self.range(range) }
    endArray()
  }

  mutating func range(_ slice: Slice?, _ offsets: GivenOffsets) {
    if let slice { range(offsets.range(slice)) } else { null() }
  }

  mutating func finding(_ finding: Finding, _ offsets: GivenOffsets) {
    beginObject()
    key("code")
    string(finding.code.rawValue)
    key("at")
    range(finding.at, offsets)
    key("message")
    string(finding.message)
    endObject()
  }

  /// Tags and arcs parallel to the tokens: `head` is the position of the head token, −1 at a root, null where the
  /// sentence was not parsed.
  mutating func syntax(_ analysis: Analysis) {
    let count = analysis.segments.tokens.count
    key("syntax")
    beginObject()
    key("upos")
    beginArray()
    for token in 0..<count { string(analysis.syntax.tag(token).name) }
    endArray()
    key("head")
    beginArray()
    for token in 0..<count {
      let head = token < analysis.syntax.heads.count ? analysis.syntax.heads[token] : Syntax.noArc
      if head == Syntax.noArc { null() } else { integer(Int(head)) }
    }
    endArray()
    key("deprel")
    beginArray()
    for token in 0..<count { string(analysis.syntax.relation(token).outputName) }
    endArray()
    endObject()
  }
}

extension Relation {
  /// As Universal Dependencies writes it: `acl:relcl`; nil where there is none.
  var outputName: String? { self == .none ? nil : name }
}

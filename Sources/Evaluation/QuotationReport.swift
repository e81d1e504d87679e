public import Tabular

/// Measures quotations and speakers of whole articles: gold lines against what `annotate` answers, in three scopes.
public struct QuotationReport: Sendable {
  private let speech: WordPatterns
  private let isJoining: Bool
  public private(set) var measures: [QuotationMeasure]

  /// `speech`, `passed`: Lexicons/measures.tsv. `joining`: predicted direct quotations of one paragraph with one speaker,
  /// or with one cue, count as one.
  public init(speech: [String], passed: [String], joining: Bool) {
    self.speech = WordPatterns(speech)
    isJoining = joining
    measures = QuotationMeasure.Scope.allCases.map { QuotationMeasure($0, passed: passed) }
  }

  /// Adds an article. False where the gold has no text or no quotations.
  public mutating func add(gold: JSONValue, answer: JSONValue) -> Bool {
    guard let text = gold["text"]?.text, let quotes = gold["quotes"]?.elements else { return false }
    let line = QuotationLine(text, speech: speech)
    let expected = quotes.compactMap { line.item($0, name: "speaker_canonical") }
    let predicted = predicted(answer["quotes"]?.elements ?? [], line)
    for at in measures.indices { measures[at].add(gold: expected, predicted: predicted) }
    return true
  }

  private func predicted(_ values: [JSONValue], _ line: QuotationLine) -> [QuotationItem] {
    let values = values.filter { $0["type"]?.text != "scare" }
    let items = values.map { line.item($0, name: "speaker_name") }
    guard isJoining else { return items.compactMap { $0 } }
    var joined: [QuotationItem] = []
    var place: [String: Int] = [:]
    for (value, item) in zip(values, items) {
      guard let item else { continue }
      if let at = place[line.key(value)] {
        joined[at].join(item)
      } else {
        place[line.key(value)] = joined.count
        joined.append(item)
      }
    }
    return joined
  }

  /// A block of lines per scope.
  public var lines: [String] { measures.flatMap(Self.lines) }

  private static func lines(_ measure: QuotationMeasure) -> [String] {
    var lines = ["== \(measure.scope)"]
    for criterion in QuotationMeasure.Criterion.allCases {
      let name = criterion.rawValue + String(repeating: " ", count: 6 - criterion.rawValue.count)
      let types = QuotationMeasure.types.map { type in
        let count = measure.count(criterion, type)
        let counts = criterion == .ov80 ? " (g\(count.gold),p\(count.predicted))" : ""
        return "\(type): \(figures(count))\(counts)"
      }
      lines.append("  \(name) " + types.joined(separator: "  "))
    }
    let byType = QuotationMeasure.types.compactMap { type in
      measure.speakersByType[type].map { "\(type) \($0.percent)" }
    }.joined(separator: " ")
    var last = "  token  \(figures(measure.tokens))"
    last += " | speaker \(measure.speakers.percent), given \(measure.givenSpeakers.percent)"
    if !byType.isEmpty { last += " (\(byType))" }
    last += " | end to end \(figures(measure.endToEnd))"
    if measure.names.whole > 0 {
      last += " | name \(measure.names.percent) (n=\(measure.names.whole))"
    }
    return lines + [last]
  }

  private static func figures(_ count: QuotationMeasure.Count) -> String {
    "P\(count.precision.percent) R\(count.recall.percent) F\(count.f)"
  }
}

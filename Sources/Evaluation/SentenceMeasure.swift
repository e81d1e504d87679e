public import Tabular

/// Sentence boundaries inside paragraphs, gold against predicted, summed over texts. A boundary counts by the last
/// character of the sentence it ends, white space apart; the end of the text and the ends of paragraphs (a blank line, or
/// a single character before it) are given and count for nothing.
public struct SentenceMeasure: Sendable {
  public private(set) var found = 0
  public private(set) var gold = 0
  public private(set) var predicted = 0
  /// Texts, and those of them without a fault.
  public private(set) var texts = 0
  public private(set) var whole = 0

  public init() {}

  public var precision: Double { predicted == 0 ? 0 : Double(found) / Double(predicted) }
  public var recall: Double { gold == 0 ? 0 : Double(found) / Double(gold) }
  public var f: Double { 2 * Double(found) / Double(max(1, gold + predicted)) }

  /// Adds a text. Ends are offsets behind the last character of each sentence, in code points.
  public mutating func add(_ text: String, gold: [Int], predicted: [Int]) {
    let scalars = Array(text.unicodeScalars)
    let goldInner = Self.inner(scalars, gold)
    let predictedInner = Self.inner(scalars, predicted)
    found += goldInner.intersection(predictedInner).count
    self.gold += goldInner.count
    self.predicted += predictedInner.count
    texts += 1
    if goldInner == predictedInner { whole += 1 }
  }

  /// Adds a gold line `{"text","sentences":[[start,end],…]}` with the answer of `annotate` to it, both in code points.
  /// False where the line has no such gold.
  public mutating func add(gold: JSONValue, answer: JSONValue) -> Bool {
    guard let text = gold["text"]?.text, gold["sentences"]?.elements != nil else { return false }
    add(
      text, gold: gold.ranges("sentences").map(\.end),
      predicted: answer.ranges("sentences").map(\.end))
    return true
  }

  public var report: String {
    "inner F \(Double.percent(2 * found, of: gold + predicted)) "
      + "P \(Double.percent(found, of: predicted)) R \(Double.percent(found, of: gold)) "
      + "| texts wholly right \(whole) of \(texts)"
  }

  private static func inner(_ text: [Unicode.Scalar], _ ends: [Int]) -> Set<Int> {
    let last = trimmed(text, text.count)
    return Set(
      ends.map { trimmed(text, min($0, text.count)) }
        .filter { $0 != last && !isParagraphEnd(text, $0) })
  }

  private static func isParagraphEnd(_ text: [Unicode.Scalar], _ end: Int) -> Bool {
    (end...end + 1).contains { at in
      at + 1 < text.count && text[at] == "\n" && text[at + 1] == "\n"
    }
  }

  private static func trimmed(_ text: [Unicode.Scalar], _ end: Int) -> Int {
    var end = end
    while end > 0, text[end - 1].properties.isWhitespace { end -= 1 }
    return end
  }
}

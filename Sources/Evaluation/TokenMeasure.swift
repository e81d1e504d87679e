public import DocumentModel
public import Tabular

/// Tokens by their exact range in the text as it was given, gold against predicted, summed over texts. The gold is a
/// treebank's syntactic words (`TreebankText.words`): the measure "Words" of the CoNLL shared tasks.
public struct TokenMeasure: Sendable {
  public private(set) var found = 0
  public private(set) var gold = 0
  public private(set) var predicted = 0

  public init() {}

  public mutating func add(gold: [TextRange<Original>], predicted: [TextRange<Original>]) {
    found += Set(gold).intersection(predicted).count
    self.gold += gold.count
    self.predicted += predicted.count
  }

  /// Adds a text with the answer of `annotate` to it: layer tokens, offsets in bytes.
  public mutating func add(_ text: TreebankText, answer: JSONValue) {
    add(gold: text.words, predicted: answer.ranges("tokens").map { TextRange($0.start, $0.end) })
  }

  public var report: String {
    "tokens F \(Double.percent(2 * found, of: gold + predicted)) "
      + "P \(Double.percent(found, of: predicted)) R \(Double.percent(found, of: gold)) (n=\(gold))"
  }
}

extension JSONValue {
  /// The pairs of integers that a field holds; others are left out.
  func ranges(_ key: String) -> [(start: Int, end: Int)] {
    (self[key]?.elements ?? []).compactMap { pair in
      guard let ends = pair.elements, ends.count == 2, let start = ends[0].integer,
        let end = ends[1].integer, 0 <= start, start <= end
      else { return nil }
      return (start, end)
    }
  }
}

public import DocumentModel

/// Tokens by their exact range, gold against predicted, summed over texts.
public struct TokenMeasure: Sendable {
  public private(set) var found = 0
  public private(set) var gold = 0
  public private(set) var predicted = 0

  public init() {}

  public var precision: Double { predicted == 0 ? 0 : Double(found) / Double(predicted) }
  public var recall: Double { gold == 0 ? 0 : Double(found) / Double(gold) }
  public var f: Double { 2 * Double(found) / Double(max(1, gold + predicted)) }

  public mutating func add(gold: [Slice], predicted: [Slice]) {
    found += Set(gold).intersection(predicted).count
    self.gold += gold.count
    self.predicted += predicted.count
  }
}

/// Everything the stages found in one document. Assembled once, by Batch.
public struct Analysis: Sendable {
  public let document: Document
  public let segments: Segments
  public let syntax: Syntax
  public let quotations: Quotations
  public let attributions: Attributions
  public let stances: Stances
  public let findings: [Finding]
  public init(
    document: Document, segments: Segments, syntax: Syntax, quotations: Quotations,
    attributions: Attributions, stances: Stances, findings: [Finding]
  ) {
    self.document = document
    self.segments = segments
    self.syntax = syntax
    self.quotations = quotations
    self.attributions = attributions
    self.stances = stances
    self.findings = findings
  }
}

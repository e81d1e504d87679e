public import DocumentModel
public import LexiconStore

/// Scores each quotation's stance toward each target as a sum of evidence.
public struct StanceScorer: Sendable {
  let lexicons: Lexicons
  public init(lexicons: Lexicons) { self.lexicons = lexicons }

  public func stances(
    in document: Document, _ segments: Segments, _ syntax: Syntax, _ quotations: Quotations,
    _ attributions: Attributions
  ) -> Stances {
    Stances(evidence: [], scores: [], sentiments: [])
  }

  /// The attitude that the text of `range` as a whole expresses toward the mention at `target`, or its sentiment where
  /// `target` is nil. For the `score` filter.
  public func score(
    _ range: Slice, toward target: Slice?, in document: Document, _ segments: Segments,
    _ syntax: Syntax
  ) -> (sum: Millis, score: Millis, label: StanceLabel, evidence: [Evidence]) {
    (.zero, .zero, .neutral, [])
  }
}

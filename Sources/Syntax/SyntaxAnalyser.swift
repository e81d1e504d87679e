public import DocumentModel

/// Part-of-speech tags for every token, dependency arcs for the sentences that ask.
public struct SyntaxAnalyser: Sendable {
  public init() {}

  /// Tags every token; parses the sentences for which `wanted` is true.
  public func analyse(
    _ document: Document, _ segments: Segments, wanted: (Index<Sentence>) -> Bool
  ) -> Syntax { .empty }
}

public import DocumentModel
public import LexiconStore

/// Finds quotations: direct, mixed, indirect, scare; chains.
public struct QuotationFinder: Sendable {
  let lexicons: Lexicons
  public init(lexicons: Lexicons) { self.lexicons = lexicons }

  /// Whether later stages need arcs in that sentence: it has quotation marks, a cue, or lies beside one that has.
  public func needsArcs(_ document: Document, _ segments: Segments) -> [Bool] {
    [Bool](repeating: true, count: segments.sentences.count)
  }

  public func quotations(
    in document: Document, _ segments: Segments, _ syntax: Syntax, findings: inout [Finding]
  ) -> Quotations {
    Quotations(quotes: [], cues: [])
  }
}

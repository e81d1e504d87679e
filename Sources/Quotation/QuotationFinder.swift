public import DocumentModel
public import LexiconStore

/// Finds quotations: direct, mixed, indirect, scare; chains.
public struct QuotationFinder: Sendable {
  let lexicons: Lexicons
  public init(lexicons: Lexicons) { self.lexicons = lexicons }

  /// Whether later stages need arcs in that sentence: it has a quotation mark or a cue that is more than weak.
  public func needsArcs(_ document: Document, _ segments: Segments) -> [Bool] {
    let table = lexicons.cues
    return segments.sentences.map { sentence in
      let tokens = sentence.tokenIndices
      return tokens.contains { at in
        if segments.tokens[at].kind == .quoteMark { return true }
        let match = table.terms.longest(segments.tokens, at: at, end: tokens.upperBound)
        return match?.values.contains { table.cues[Int($0)].grade != .weak } ?? false
      }
    }
  }

  public func quotations(
    in document: Document, _ segments: Segments, _ syntax: Syntax, findings: inout [Finding]
  ) -> Quotations {
    let stretches = StretchFinder(bytes: document.text.storage, paragraphs: segments.paragraphs)
      .stretches(findings: &findings)
    let hits = CueFinder(table: lexicons.cues, segments: segments, syntax: syntax).hits()
    var assembly = Assembly(
      view: SentenceView(document: document, segments: segments, syntax: syntax),
      table: lexicons.cues, hits: hits, stretches: stretches)
    return assembly.quotations()
  }
}

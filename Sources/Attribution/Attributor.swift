public import DocumentModel
public import LexiconStore

/// Finds who speaks: the mention beside the cue, then the speaker across the article, their kind, role and side.
public struct Attributor: Sendable {
  let lexicons: Lexicons
  public init(lexicons: Lexicons) { self.lexicons = lexicons }

  public func attributions(
    in document: Document, _ segments: Segments, _ syntax: Syntax, _ quotations: Quotations,
    within limit: TimeLimit = .none, findings: inout [Finding]
  ) -> Attributions {
    guard !quotations.quotes.isEmpty, !segments.tokens.isEmpty else {
      return Attributions(speakers: [], attributions: [])
    }
    let reader = Reader(
      document: document, segments: segments, syntax: syntax, quotations: quotations,
      lexicons: lexicons)
    var pass = AttributionPass(reader: reader.withDatelines())
    return pass.run(within: limit, &findings)
  }
}

public import DocumentModel
public import LexiconStore

/// Finds who speaks: the mention beside the cue, then the speaker across the article, their kind, role and side.
public struct Attributor: Sendable {
  let lexicons: Lexicons
  public init(lexicons: Lexicons) { self.lexicons = lexicons }

  public func attributions(
    in document: Document, _ segments: Segments, _ syntax: Syntax, _ quotations: Quotations,
    findings: inout [Finding]
  ) -> Attributions {
    guard !quotations.quotes.isEmpty, !segments.tokens.isEmpty else {
      return Attributions(speakers: [], attributions: [])
    }
    var reader = Reader(
      document: document, segments: segments, syntax: syntax, quotations: quotations,
      lexicon: lexicons.speakers, lexicons: lexicons)
    reader.datelines = Datelines(reader: reader).found()
    var pass = AttributionPass(reader: reader)
    return pass.run(&findings)
  }
}

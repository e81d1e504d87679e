public import DocumentModel
public import LexiconStore

/// Where the lines of the stance lexicons are met in a text, sense by sense, as the scorer meets them.
public struct TermFinder: Sendable {
  public struct Occurrence: Sendable {
    /// Position in the lexicon's `terms`.
    public let term: Int
    public let range: Slice
    /// It names or points to somebody rather than saying something.
    public let refers: Bool
  }

  let lexicons: Lexicons
  public init(lexicons: Lexicons) { self.lexicons = lexicons }

  /// All occurrences, sentence by sentence: what is said first, then who is named.
  public func occurrences(
    in document: Document, _ segments: Segments, _ syntax: Syntax
  ) -> [Occurrence] {
    var scene = Scene()
    var found: [Occurrence] = []
    for sentence in segments.sentences {
      scene.scan(sentence.tokenIndices, document.text, segments, syntax, lexicons.stance)
      for (layer, refers) in [(scene.charges, false), (scene.names, true)] {
        for hit in layer.hits {
          let first = segments.tokens[scene.lower + hit.first].range
          let last = segments.tokens[scene.lower + hit.first + hit.length - 1].range
          found.append(Occurrence(term: hit.term, range: first.union(last), refers: refers))
        }
      }
    }
    return found
  }
}

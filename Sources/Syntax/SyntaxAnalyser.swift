public import DocumentModel
public import MappedBytes

/// Part-of-speech tags for every token, dependency arcs for the sentences that ask.
public struct SyntaxAnalyser: Sendable {
  private let model: SyntaxModel?
  /// The model's labels, by their number in a parse; 0 is the root's.
  private let relations: [Relation]

  /// Without a model every analysis is `.empty`. Throws where the bytes are no model that this program can read.
  public init(model: MappedBytes?) throws(SyntaxModelError) {
    guard let model else {
      self.model = nil
      relations = []
      return
    }
    let tables = try SyntaxModel(model)
    var relations: [Relation] = [.root]
    for name in tables.labelNames {
      guard let relation = Relation(conllu: name) else {
        throw SyntaxModelError(
          reason: "it has a relation '\(name)' that this program does not know")
      }
      relations.append(relation)
    }
    self.model = tables
    self.relations = relations
  }

  /// An analyser without a model.
  public init() {
    model = nil
    relations = []
  }

  /// Tags every token; parses the sentences for which `wanted` is true.
  public func analyse(
    _ document: Document, _ segments: Segments, within limit: TimeLimit = .none,
    wanted: (Index<Sentence>) -> Bool
  ) -> Syntax {
    guard let model else { return .empty }
    let count = segments.tokens.count
    var syntax = Syntax(
      tags: [UPOS](repeating: .unknown, count: count),
      heads: [Int32](repeating: Syntax.noArc, count: count),
      relations: [Relation](repeating: .none, count: count))
    var (longest, longestWanted) = (0, 0)
    for (at, sentence) in segments.sentences.enumerated() {
      let words = sentence.tokenIndices.count
      longest = max(longest, words)
      if words > longestWanted, wanted(Index(at)) { longestWanted = words }
    }
    var encoder = TokenEncoder(model, room: longest)
    var parser = ArcParser(model, room: longestWanted)
    for (at, sentence) in segments.sentences.enumerated() {
      let range = sentence.tokenIndices
      if range.isEmpty { continue }
      if limit.isOver(at: at) { break }
      encoder.encode(document.text.storage.span, segments.tokens.span.extracting(range))
      for i in range { syntax.tags[i] = UPOS(rawValue: encoder.tags[i - range.lowerBound]) ?? .x }
      if wanted(Index(at)) {
        parser.parse(encoder, count: range.count)
        copyArcs(of: parser.state, range, into: &syntax)
      }
    }
    return syntax
  }

  private func copyArcs(of state: ArcHybrid, _ range: Range<Int>, into syntax: inout Syntax) {
    for i in range {
      let node = state.nodes[i - range.lowerBound]
      let isRoot = Int(node.head) == range.count
      syntax.heads[i] = isRoot ? Syntax.root : node.head + Int32(range.lowerBound)
      syntax.relations[i] = relations[Int(node.label)]
    }
  }
}

public import DocumentModel

/// A treebank's words as a document, so that CoNLL-U goes through the same analysis as an article: one sentence a
/// paragraph, words with a space between them.
public struct GoldTokens: Sendable {
  public let document: Document
  public let segments: Segments

  public init(_ treebank: CoNLLU) {
    var text: [UInt8] = []
    var tokens: [Token] = []
    var sentences: [Sentence] = []
    var paragraphs: [Paragraph] = []
    for sentence in treebank.sentences {
      let first = tokens.count
      let start = text.count
      for fields in sentence.words {
        if text.count > start { text.append(32) }
        let from = text.count
        text += fields[CoNLLU.Field.form.rawValue].utf8
        tokens.append(
          Token(
            range: Slice(from, text.count), lexeme: .none, kind: .word, shape: .other,
            spaceBefore: true))
      }
      sentences.append(
        Sentence(range: Slice(start, text.count), tokens: Index(first)..<Index(tokens.count)))
      let at = sentences.count
      paragraphs.append(
        Paragraph(range: Slice(start, text.count), sentences: Index(at - 1)..<Index(at)))
      text.append(10)
    }
    document = Document(
      id: "", outlet: nil, published: nil, url: nil, language: "en", title: nil,
      text: TextBuffer(validated: text), offsets: OffsetMap())
    segments = Segments(paragraphs: paragraphs, sentences: sentences, tokens: tokens)
  }
}

extension CoNLLU {
  /// With tags, heads and relations of an analysis of its `GoldTokens` (`_` where there is none) and with lemmas where
  /// `lemma` gives one for a word's position; other fields and lines as they were.
  public func annotated(_ syntax: Syntax, lemma: (Int) -> String? = { _ in nil }) -> CoNLLU {
    var token = 0
    var sentences = self.sentences
    for s in sentences.indices {
      let first = token
      for l in sentences[s].lines.indices {
        guard case .word(var fields) = sentences[s].lines[l] else { continue }
        if let lemma = lemma(token) { fields[Field.lemma.rawValue] = lemma }
        fields[Field.upos.rawValue] = syntax.tag(token).name
        let isRoot = token < syntax.heads.count && syntax.heads[token] == Syntax.root
        fields[Field.head.rawValue] =
          isRoot ? "0" : syntax.head(token).map { String($0 - first + 1) } ?? "_"
        fields[Field.deprel.rawValue] = syntax.relation(token).name
        sentences[s].lines[l] = .word(fields)
        token += 1
      }
    }
    return CoNLLU(sentences: sentences)
  }
}

/// How many words got the gold tag, the gold head, and the gold head with the gold relation (subtypes ignored).
public struct SyntaxScore: Sendable, Equatable {
  public var words = 0
  public var tags = 0
  public var heads = 0
  public var arcs = 0

  /// Compares word for word; both must have the same words.
  public init(gold: CoNLLU, predicted: CoNLLU) {
    let pairs = zip(gold.sentences.flatMap(\.words), predicted.sentences.flatMap(\.words))
    for (gold, guess) in pairs {
      words += 1
      tags += Self.agree(gold, guess, .upos) ? 1 : 0
      guard Self.agree(gold, guess, .head) else { continue }
      heads += 1
      arcs += Self.relation(gold) == Self.relation(guess) ? 1 : 0
    }
  }

  private static func agree(_ a: [String], _ b: [String], _ field: CoNLLU.Field) -> Bool {
    a[field.rawValue] == b[field.rawValue]
  }

  private static func relation(_ fields: [String]) -> Substring? {
    fields[CoNLLU.Field.deprel.rawValue].split(separator: ":").first
  }
}

import DocumentModel
import MappedBytes
import TestKit
import Testing

@testable import Syntax

/// Every engine agrees: vectors in registers against the plain law, on text made to break it.
struct PlainPathTests {
  private static let pieces = [
    "The", "mayor", "said", "Orlen", "n't", "'s", "“", "”", "\"", "``", "«", ".", ",", "?!", "12",
    "3.5", "U.S.", "Київ", "é", "日本語", "😀", "a", "I", "XXL", "co-op", "http://a.b/c", "\u{0}",
    "\u{301}", "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz", "guards", "leaving", "-", "—",
  ]

  /// Sentences of random words, of any length.
  private static func document(seed: UInt64) -> GoldTokens {
    var random = TestKit.SeededGenerator(seed: seed)
    let sentences = [1, 2, 3, 7, 20, 150].map { length in
      CoNLLU.Sentence(
        lines: (0..<length).map { at in
          let word = pieces.randomElement(using: &random) ?? "word"
          return .word(["\(at + 1)", word] + [String](repeating: "_", count: 8))
        })
    }
    return GoldTokens(CoNLLU(sentences: sentences))
  }

  /// A capital tells nothing where at least two words begin with one and three times as many as without.
  private static func forms(_ words: [[UInt8]]) -> [WordForm] {
    let capitals = words.count { "A"..."Z" ~= Character(UnicodeScalar($0.first ?? 0)) }
    let small = words.count { "a"..."z" ~= Character(UnicodeScalar($0.first ?? 0)) }
    let isHeadline = capitals >= 2 && capitals >= 3 * small
    var isFirst = true
    return words.map { word in
      let setting = isHeadline ? WordSetting.headline : isFirst ? .beginning : .inside
      let form = WordForm(word.span, setting)
      isFirst = form.isQuoteMark
      return form
    }
  }

  private func agree(_ bytes: MappedBytes, _ tokens: GoldTokens) throws {
    let syntax = try SyntaxAnalyser(model: bytes).analyse(tokens.document, tokens.segments) { _ in
      true
    }
    let plain = PlainPath(try SyntaxModel(bytes))
    for sentence in tokens.segments.sentences {
      let range = sentence.tokenIndices
      let words = range.map {
        Array(tokens.document.text.storage[tokens.segments.tokens[$0].range.indices])
      }
      let forms = Self.forms(words)
      let vectors = plain.vectors(forms)
      let tags = plain.tags(vectors)
      let nodes = plain.parse(vectors, tags)
      #expect(tags == syntax.tags[range].map(\.rawValue))
      let heads = nodes.map { node in
        Int(node.head) == range.count ? Syntax.root : node.head + Int32(range.lowerBound)
      }
      #expect(heads == Array(syntax.heads[range]))
      let names = nodes.map { $0.label == 0 ? "root" : plain.model.labelNames[Int($0.label) - 1] }
      #expect(names == syntax.relations[range].map(\.name))
    }
  }

  @Test(arguments: 1...6 as ClosedRange<UInt64>) func agreeOnATinyModel(_ seed: UInt64) throws {
    try agree(MappedBytes(copying: TinyTreebank.model.get()), Self.document(seed: seed))
  }

  @Test(arguments: 7...9 as ClosedRange<UInt64>) func agreeOnTheShippedModel(
    _ seed: UInt64
  ) throws {
    try agree(
      MappedBytes(path: Repository.root + "/Models/english.syntax"), Self.document(seed: seed))
  }
}

import Batch
import DocumentModel
import Foundation
import LexiconStore
import Normalisation
import Quotation
import Segmentation
import Syntax

/// One article with its analysis and its gold, in words.
struct FittingArticle: Sendable {
  struct Gold: Sendable {
    let words: Set<Int>
    /// Code points.
    let cue: Range<Int>
    let isDirect: Bool
  }
  let id: String
  let document: Document
  let segments: Segments
  let syntax: Syntax
  let gold: [Gold]
  let text: WordTable
  let original: String

  init(_ article: GoldArticle, _ stages: Stages, _ cache: SyntaxCache) {
    id = article.docId
    let raw = RawArticle(id: article.docId, text: Array(article.text.utf8))
    var findings: [Finding] = []
    let document = stages.normaliser.document(from: raw, findings: &findings)
    let segments = stages.segmenter.segments(of: document)
    self.document = document
    self.segments = segments
    let needed = stages.finder.needsArcs(document, segments)
    syntax = cache.syntax(article.docId, segments.tokens.count) {
      stages.analyser.analyse(document, segments) { needed[$0.value] }
    }
    let table = WordTable(article.text)
    text = table
    original = article.text
    gold = article.quotes.compactMap { quotation in
      guard let cue = quotation.cue, cue.count == 2 else { return nil }
      var words: Set<Int> = []
      for part in quotation.parts ?? [[quotation.start, quotation.end]] {
        words.formUnion(table.words(in: part[0]..<part[1]))
      }
      return Gold(
        words: words, cue: cue[0]..<cue[1], isDirect: quotation.type == "direct")
    }
  }

  func words(_ slice: Slice) -> Range<Int> {
    text.words(inBytes: document.offsets.original(of: slice))
  }

  func codePoints(_ slice: Slice) -> Range<Int> {
    let range = document.offsets.original(of: slice)
    return Int(text.codePoint[range.lower])..<Int(text.codePoint[range.upper])
  }

  func words(_ slices: [Slice]) -> Set<Int> {
    var all: Set<Int> = []
    for slice in slices { all.formUnion(words(slice)) }
    return all
  }
}

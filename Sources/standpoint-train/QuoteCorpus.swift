import Batch
import DocumentModel
import Evaluation
import Foundation
import LexiconStore
import Normalisation
import Quotation
import Segmentation
import Syntax

/// One article with its analysis and its gold, in words.
struct FittingArticle: Sendable {
  struct Gold: Sendable {
    let item: QuotationItem
    /// Code points.
    let cue: Range<Int>
    let hasSource: Bool
    var words: Set<Int> { item.words }
    var isDirect: Bool { item.type == "direct" }
  }
  let id: String
  let document: Document
  let segments: Segments
  let syntax: Syntax
  let gold: [Gold]
  let text: WordTable
  let original: String

  init(_ article: GoldArticle, _ stages: Stages, _ cache: SyntaxCache, _ speech: WordPatterns) {
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
    let scalars = Array(article.text.unicodeScalars)
    gold = article.quotes.compactMap { quotation in
      guard let cue = quotation.cue, cue.count == 2 else { return nil }
      var words: Set<Int> = []
      for part in quotation.parts ?? [[quotation.start, quotation.end]] {
        words.formUnion(table.words(in: part[0]..<part[1]))
      }
      let said = String(String.UnicodeScalarView(scalars[cue[0]..<cue[1]]))
      return Gold(
        item: QuotationItem(
          words: words, speaker: quotation.speaker == nil ? [] : [0], type: quotation.type,
          hasCue: true, isSpeech: speech.matches(said)),
        cue: cue[0]..<cue[1], hasSource: quotation.speaker != nil)
    }
  }

  func words(_ slice: Slice) -> Range<Int> {
    let range = document.offsets.original(of: slice)
    return text.words(inBytes: range.lower..<max(range.lower, range.upper))
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

  func text(_ range: Range<Int>) -> String {
    let scalars = Array(original.unicodeScalars)
    return String(String.UnicodeScalarView(scalars[range.clamped(to: 0..<scalars.count)]))
  }
}

/// The words that features may name: what the lexicons know without quotations.tsv, and the ordinary words of the
/// training articles. So a fit never depends on the fit before it.
struct FeatureWords {
  /// How often a word must occur, and be written small more often than not.
  let least: Int
  private var counts: [String: (all: Int, small: Int)] = [:]

  init(least: Int) { self.least = least }

  mutating func count(_ article: GoldArticle) {
    let scalars = Array(article.text.unicodeScalars)
    for range in WordTable(article.text).words {
      let word = String(String.UnicodeScalarView(scalars[range]))
      guard word.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) else { continue }
      let isSmall = word.utf8.first.map { $0 >= 0x61 } ?? false
      counts[word.lowercased(), default: (0, 0)].all += 1
      counts[word.lowercased(), default: (0, 0)].small += isSmall ? 1 : 0
    }
  }

  /// A quotations.tsv that names the words and weighs nothing.
  var source: LexiconSource {
    let words = counts.filter { $0.value.all >= least && $0.value.small * 2 > $0.value.all }
      .keys.sorted()
    let lines = words.map { "extent\tfirst\t=\($0)\t0\n" }.joined()
    return LexiconSource(
      path: "quotations.tsv", bytes: Array(("part\tfeature\ta\tweights\n" + lines).utf8))
  }
}

// modules: DocumentModel ICUText Tabular MappedBytes LexiconStore Normalisation Segmentation Syntax Quotation Attribution Stance
// with: shared/lexicons.swift
// Any text through all stages: quotations lie inside the text, contents inside their marks, parts behind the parts that
// they continue; every score stands on evidence that lies in the text.
import Attribution
import DocumentModel
import LexiconStore
import MappedBytes
import Normalisation
import Quotation
import Segmentation
import Stance
import Syntax

private let normaliser = Normaliser()
private let segmenter = Segmenter(lexicons: lexicons)
private let analyser: SyntaxAnalyser = {
  do {
    return try SyntaxAnalyser(model: try MappedBytes(path: "Models/english.syntax"))
  } catch {
    fatalError("\(error)")
  }
}()
private let finder = QuotationFinder(lexicons: lexicons)
private let attributor = Attributor(lexicons: lexicons)
private let scorer = StanceScorer(lexicons: lexicons)

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzQuotations(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  var findings: [Finding] = []
  let given = Array(UnsafeBufferPointer(start: start, count: count))
  let document = normaliser.document(
    from: RawArticle(id: "f", title: nil, text: given), findings: &findings)
  let segments = segmenter.segments(of: document)
  let needed = finder.needsArcs(document, segments)
  let syntax = analyser.analyse(document, segments) { needed[$0.value] }
  let quotations = finder.quotations(in: document, segments, syntax, findings: &findings)
  let attributions = attributor.attributions(
    in: document, segments, syntax, quotations, findings: &findings)
  let stances = scorer.stances(in: document, segments, syntax, quotations, attributions)
  let end = document.text.storage.count
  for (at, quote) in quotations.quotes.enumerated() {
    precondition(quote.marked.lower <= quote.content.lower, "a content begins before its marks")
    precondition(quote.content.lower <= quote.content.upper, "a content ends before it begins")
    precondition(quote.content.upper <= quote.marked.upper, "a content ends behind its marks")
    precondition(quote.marked.upper <= end, "a quotation leaves the text")
    if let earlier = quote.continues { precondition(earlier.value < at, "a chain goes back") }
  }
  for evidence in stances.evidence {
    precondition(evidence.range.lower < evidence.range.upper, "evidence is empty")
    precondition(evidence.range.upper <= end, "evidence leaves the text")
    precondition(evidence.quote.value < quotations.quotes.count, "evidence of no quotation")
  }
  return 0
}

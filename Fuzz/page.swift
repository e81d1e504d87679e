// modules: DocumentModel ICUText Tabular MappedBytes LexiconStore Markup Intake
// with: shared/lexicons.swift
// Any bytes as a web page: what comes out is well-formed text in paragraphs that are not empty.
import DocumentModel
import Intake
import LexiconStore

private let words = lexicons.pages

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPage(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let source = PageSource(bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  guard let article = try? source.article(id: "x", named: NamedFields(), words: words, origin: "x")
  else { return 0 }
  precondition(!article.text.isEmpty, "an article without text")
  precondition(String(validating: article.text, as: UTF8.self) != nil, "text that is no UTF-8")
  precondition(article.text.count <= 6 * count + 64, "more text than there was")
  return 0
}

// modules: DocumentModel ICUText Tabular MappedBytes LexiconStore Markup Intake
// Any bytes as a web page: what comes out is well-formed text in paragraphs that are not empty.
import DocumentModel
import Foundation
import Intake
import LexiconStore

/// From the folder of the package, where Scripts/fuzz runs it.
private let words: PageWords = {
  do {
    let names = try FileManager.default.subpathsOfDirectory(atPath: "Lexicons").sorted()
    let sources = names.filter { $0.hasSuffix(".tsv") }.map {
      LexiconSource(path: $0, bytes: Array(FileManager.default.contents(atPath: "Lexicons/\($0)") ?? Data()))
    }
    return try Lexicons(sources).pages
  } catch {
    fatalError("\(error)")
  }
}()

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPage(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let source = PageSource(bytes: Array(UnsafeBufferPointer(start: start, count: count)))
  guard let article = try? source.article(id: "x", named: NamedFields(), words: words, origin: "x") else { return 0 }
  precondition(!article.text.isEmpty, "an article without text")
  precondition(String(validating: article.text, as: UTF8.self) != nil, "text that is no UTF-8")
  precondition(article.text.count <= 6 * count + 64, "more text than there was")
  return 0
}

// modules: DocumentModel ICUText Tabular MappedBytes LexiconStore Markup Intake
// with: shared/records.swift
// Any bytes as crawls, archives and compressed files.
import Intake

private let forms = ["x.warc", "x.warc.gz", "x.warc.zst", "x.jsonl.gz", "x.zip"].compactMap {
  InputForm(name: $0)
}

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWarc(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  check(start, count, forms)
  return 0
}

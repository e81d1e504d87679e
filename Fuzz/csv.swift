// modules: DocumentModel ICUText Tabular MappedBytes LexiconStore Markup Intake
// with: shared/records.swift
// Any bytes as CSV and TSV.
import Intake

private let forms = ["x.csv", "x.tsv"].compactMap { InputForm(name: $0) }

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCsv(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  check(start, count, forms)
  return 0
}

// modules: DocumentModel ICUText Tabular MappedBytes LexiconStore Markup Intake
// with: shared/records.swift
// Any bytes as JSON and JSON Lines.
import Intake

private let forms = ["x.json", "x.jsonl"].compactMap { InputForm(name: $0) }

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzJson(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  check(start, count, forms)
  return 0
}

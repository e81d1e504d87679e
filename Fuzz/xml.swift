// modules: DocumentModel ICUText Tabular MappedBytes LexiconStore Markup Intake
// with: shared/records.swift
// Any bytes as feeds and news items in XML.
import Intake

private let forms = ["x.xml", "x.rss"].compactMap { InputForm(name: $0) }

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzXml(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  check(start, count, forms)
  return 0
}

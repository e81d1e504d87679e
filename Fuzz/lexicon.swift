// modules: DocumentModel ICUText Tabular LexiconStore
// with: shared/lexicons.swift
// Any bytes as one of the files of Lexicons/: they are read, or refused with the file and the line. The others are there
// with their heads and first rows, so that a reading is quick.
import LexiconStore

/// Comments, head and up to so many rows.
private func short(_ source: LexiconSource, rows: Int) -> LexiconSource {
  var kept: [UInt8] = []
  var left = rows + 1
  for line in source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) where left > 0 {
    if line.first == UInt8(ascii: "#") || line.isEmpty { continue }
    kept += line + [0x0A]
    left -= 1
  }
  return LexiconSource(path: source.path, bytes: kept)
}

/// Files that others refer to stay whole.
private let base: [LexiconSource] = {
  let whole = ["sides.tsv", "measures.tsv", "weights-hand.tsv"]
  let base = lexiconSources.map { whole.contains($0.path) ? $0 : short($0, rows: 0) }
  do {
    _ = try Lexicons(base)
  } catch {
    fatalError("the short lexicons are not sound: \(error)")
  }
  return base
}()
private let heads = base.map { short($0, rows: 0).bytes }

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLexicon(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let given = Array(UnsafeBufferPointer(start: start, count: count))
  let chosen = Int(given[0] & 0x7F) % base.count
  // With the high bit of the first byte the head is the file's own.
  let bytes = (given[0] > 0x7F ? heads[chosen] : []) + given[1...]
  var sources = base
  sources[chosen] = LexiconSource(path: base[chosen].path, bytes: bytes)
  let lines = bytes.count { $0 == 0x0A } + 1
  do throws(LexiconError) {
    _ = try Lexicons(sources)
  } catch {
    precondition(base.contains { $0.path == error.path }, "a fault of no file")
    if error.path == base[chosen].path {
      precondition(error.line <= lines, "a line behind the end")
    }
  }
  return 0
}

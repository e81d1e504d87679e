// All of Lexicons/, from the folder of the package, where Scripts/fuzz runs targets.
import Foundation
import LexiconStore

let lexiconSources: [LexiconSource] = {
  let names = (try? FileManager.default.subpathsOfDirectory(atPath: "Lexicons"))?.sorted() ?? []
  return names.filter { $0.hasSuffix(".tsv") }.map {
    LexiconSource(
      path: $0, bytes: Array(FileManager.default.contents(atPath: "Lexicons/\($0)") ?? Data()))
  }
}()

let lexicons: Lexicons = {
  do {
    return try Lexicons(lexiconSources, fitted: .quotations)
  } catch {
    fatalError("\(error)")
  }
}()

/// Loading is no part of the first input's time.
@_cdecl("LLVMFuzzerInitialize")
public func initialise(
  _ count: UnsafeMutablePointer<CInt>?, _ arguments: UnsafeMutableRawPointer?
) -> CInt {
  _ = lexicons
  return 0
}

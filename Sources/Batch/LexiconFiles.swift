import Foundation
public import LexiconStore
import MappedBytes

/// The files of Lexicons/ with an analyst's own folder laid over them.
public struct LexiconFiles: Sendable {
  /// By path relative to their folder, ascending.
  public let sources: [LexiconSource]
  /// The folder each relative path was read from.
  private let folders: [String: String]

  /// Reads every `.tsv` below `base`, then below `overlay`: files of the same relative path replace, others add. A user's
  /// dictionary in `overlay` (see `UserDictionary`) becomes a table of evaluative words. Throws `StreamError`,
  /// `LexiconError` or `DictionaryError`.
  public init(base: String, overlay: String?) throws {
    var bytes: [String: [UInt8]] = [:]
    var folders: [String: String] = [:]
    for folder in [base, overlay].compactMap({ $0 }) {
      for path in try Self.tables(below: folder) {
        bytes[path] = try ByteStream.contents(folder + "/" + path)
        folders[path] = folder
      }
    }
    var sources = bytes.sorted { $0.key < $1.key }.map {
      LexiconSource(path: $0.key, bytes: $0.value)
    }
    if let overlay {
      let known = sources.first { $0.path == "dictionary-categories.tsv" }
      let categories = try DictionaryCategories(known)
      for path in try Self.files(below: overlay) where UserDictionary.isOne(path) {
        let read = try ByteStream.contents(overlay + "/" + path)
        sources.append(try UserDictionary.source(path, read, categories))
        folders[path] = overlay
      }
    }
    self.folders = folders
    self.sources = sources
  }

  /// The file a relative path was read from, as messages name it.
  public func shown(_ path: String) -> String {
    guard let folder = folders[path] else { return path }
    return (folder as NSString).lastPathComponent + "/" + path
  }

  private static func tables(below folder: String) throws(StreamError) -> [String] {
    try files(below: folder).filter { $0.hasSuffix(".tsv") }
  }

  private static func files(below folder: String) throws(StreamError) -> [String] {
    do {
      return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    } catch {
      throw StreamError(path: folder, error)
    }
  }
}

extension StreamError {
  /// Foundation's word for what `errno` says, as far as it tells.
  init(path: String, _ error: any Error) {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    let code = cause.flatMap { $0.domain == NSPOSIXErrorDomain ? Int32($0.code) : nil }
    self.init(path: path, code: code ?? ENOENT)
  }
}

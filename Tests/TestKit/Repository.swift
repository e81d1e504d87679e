import Foundation
public import LexiconStore

/// The files of the checkout that the tests run in.
public enum Repository {
  public static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The bytes of a file, by its path from the root.
  public static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: root + "/" + path)))
  }

  /// Every table of Lexicons/, by path.
  public static func lexiconSources() throws -> [LexiconSource] {
    try FileManager.default.subpathsOfDirectory(atPath: root + "/Lexicons")
      .filter { $0.hasSuffix(".tsv") }.sorted()
      .map { LexiconSource(path: $0, bytes: try bytes("Lexicons/" + $0)) }
  }

  /// The lexicons that ship, loaded once for all tests.
  public static func lexicons() throws -> Lexicons { try loaded.get() }

  private static let loaded = Result { try Lexicons(try lexiconSources()) }
}

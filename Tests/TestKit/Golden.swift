import Foundation
public import Testing

/// A committed file that a test compares with what it made. With `RECORD=1` in the environment the file is rewritten and
/// the test fails, so that a person reads the difference.
public enum Golden {
  /// `path` counts from the root of the checkout.
  public static func expect(
    _ actual: [UInt8], equals path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      let url = URL(filePath: Repository.root + "/" + path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(actual).write(to: url)
      Issue.record("recorded \(path)", sourceLocation: sourceLocation)
      return
    }
    let expected = lines(try Repository.bytes(path))
    let found = lines(actual)
    for at in 0..<max(expected.count, found.count) {
      let (old, new) = (
        at < expected.count ? expected[at] : nil, at < found.count ? found[at] : nil
      )
      guard old != new else { continue }
      Issue.record(
        "\(path):\(at + 1): \(new ?? "no such line") instead of \(old ?? "no such line")",
        sourceLocation: sourceLocation)
      return
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

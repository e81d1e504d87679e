import Foundation

/// The built command, run as an analyst runs it.
struct Command {
  struct Result {
    let exit: Int32
    let output: String
    let messages: String
    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// The binary beside the test bundle.
  static let binary: URL = {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return URL(fileURLWithPath: link ?? CommandLine.arguments[0])
      .deletingLastPathComponent().appendingPathComponent("standpoint")
  }()

  /// The folder of the package.
  static let home = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs it with `arguments` in `folder`. Streams go through files: no pipe can fill up.
  static func run(
    _ arguments: [String], input: [UInt8] = [], in folder: Scratch,
    environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let paths = ["in", "out", "err"].map { folder.url.appendingPathComponent(".\($0)-\(UUID())") }
    try Data(input).write(to: paths[0])
    for path in paths.dropFirst() { try Data().write(to: path) }
    process.standardInput = try FileHandle(forReadingFrom: paths[0])
    process.standardOutput = try FileHandle(forWritingTo: paths[1])
    process.standardError = try FileHandle(forWritingTo: paths[2])
    try process.run()
    process.waitUntilExit()
    let texts = try paths.dropFirst().map {
      String(decoding: try Data(contentsOf: $0), as: UTF8.self)
    }
    for path in paths { try FileManager.default.removeItem(at: path) }
    return Result(exit: process.terminationStatus, output: texts[0], messages: texts[1])
  }

  static func run(_ arguments: String..., input: String, in folder: Scratch) throws -> Result {
    try run(arguments, input: Array(input.utf8), in: folder)
  }
}

/// A folder of a test's own, removed with it.
final class Scratch {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent("standpoint-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a file, with the folders above it; returns its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = url.appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  func folder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: url.appendingPathComponent(name), withIntermediateDirectories: true)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: url.appendingPathComponent(name)))
  }

  func json(_ name: String) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(bytes(name)))
  }

  /// All names below a folder, ascending.
  func names(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: url.appendingPathComponent(folder).path)
      .sorted()
  }
}

/// A JSON object of one line.
func object(_ line: String) throws -> [String: Any] {
  try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
}

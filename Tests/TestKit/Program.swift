import Foundation

/// The built `standpoint`, run as an analyst runs it.
public struct Program {
  public struct Answer: Sendable {
    public let status: Int32
    public let output: [UInt8]
    public let errors: [UInt8]
    public var text: String { String(decoding: output, as: UTF8.self) }
    public var messages: String { String(decoding: errors, as: UTF8.self) }
  }

  /// Runs it in a folder and waits. Both streams are caught in files, so that neither can block the other.
  public static func run(
    _ arguments: [String], input: [UInt8] = [], in folder: String = Repository.root
  ) throws -> Answer {
    try withFolder { scratch in
      let files = ["in", "out", "err"].map { URL(filePath: scratch + "/" + $0) }
      try Data(input).write(to: files[0])
      for file in files[1...] { try Data().write(to: file) }
      let process = Process()
      process.executableURL = executable
      process.arguments = arguments
      process.currentDirectoryURL = URL(filePath: folder)
      process.standardInput = try FileHandle(forReadingFrom: files[0])
      process.standardOutput = try FileHandle(forWritingTo: files[1])
      process.standardError = try FileHandle(forWritingTo: files[2])
      try process.run()
      process.waitUntilExit()
      return Answer(
        status: process.terminationStatus, output: Array(try Data(contentsOf: files[1])),
        errors: Array(try Data(contentsOf: files[2])))
    }
  }

  /// Lends an empty folder, and removes it.
  public static func withFolder<R>(_ body: (String) throws -> R) throws -> R {
    let folder = NSTemporaryDirectory() + "standpoint-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  /// Beside the tests in the build folder.
  private static var executable: URL {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let tests = URL(filePath: link ?? CommandLine.arguments[0])
    let beside = tests.deletingLastPathComponent().appending(path: "standpoint")
    if FileManager.default.isExecutableFile(atPath: beside.path) { return beside }
    return URL(filePath: Repository.root + "/.build/debug/standpoint")
  }
}

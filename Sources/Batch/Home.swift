import Foundation

/// Where Lexicons/, Pipelines/, Models/ and Samples/ stand: `$STANDPOINT_HOME`, else the nearest folder above the
/// executable that has them, else `<prefix>/share/standpoint`.
public struct Home: Sendable {
  public let path: String

  /// A home that the caller knows to be one.
  public init(path: String) { self.path = path }

  public struct NotFound: Error, Sendable {
    /// The folders that were looked at, in order.
    public let looked: [String]
  }

  /// The home of the running program.
  public static func locate() throws(NotFound) -> Home {
    try locate(environment: ProcessInfo.processInfo.environment, executable: executable)
  }

  static func locate(
    environment: [String: String], executable: String
  ) throws(NotFound) -> Home {
    if let given = environment["STANDPOINT_HOME"], !given.isEmpty {
      guard isHome(given) else { throw NotFound(looked: [given]) }
      return Home(path: given)
    }
    var looked: [String] = []
    for folder in above(executable) + above(executable).map({ $0 + "/share/standpoint" }) {
      if isHome(folder) { return Home(path: folder) }
      looked.append(folder)
    }
    throw NotFound(looked: looked)
  }

  /// The real path of the running program.
  private static var executable: String {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    return link ?? Bundle.main.executablePath ?? CommandLine.arguments[0]
  }

  private static func isHome(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/Lexicons/sides.tsv")
  }

  /// All folders above `path`, nearest first, without the root's slash.
  private static func above(_ path: String) -> [String] {
    var parts = path.split(separator: "/")
    var folders: [String] = []
    while parts.popLast() != nil { folders.append("/" + parts.joined(separator: "/")) }
    return folders.map { $0 == "/" ? "" : $0 }
  }

  public var lexicons: String { path + "/Lexicons" }
  public var pipelines: String { path + "/Pipelines" }
  public var models: String { path + "/Models" }
  public var samples: String { path + "/Samples" }
}

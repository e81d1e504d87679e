import Foundation
import MappedBytes

/// Files are written in a hidden folder beside their destination and renamed when all are whole: nobody ever sees half
/// a table under its final name.
struct Staging {
  let destination: String
  let folder: String
  private static let prefix = ".standpoint-"

  init(into destination: String) throws(StreamError) {
    self.destination = destination
    folder = destination + "/" + Self.prefix + "\(ProcessInfo.processInfo.processIdentifier)"
    do {
      try FileManager.default.createDirectory(
        atPath: destination, withIntermediateDirectories: true)
      Self.removeRemains(in: destination)
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw StreamError(path: destination, error)
    }
  }

  /// What runs that were killed left behind.
  private static func removeRemains(in destination: String) {
    let manager = FileManager.default
    for name in (try? manager.contentsOfDirectory(atPath: destination)) ?? []
    where name.hasPrefix(prefix) {
      let process = name.dropFirst(prefix.count)
      if !manager.fileExists(atPath: "/proc/\(process)") {
        try? manager.removeItem(atPath: destination + "/" + name)
      }
    }
  }

  func path(_ name: String) -> String { folder + "/" + name }

  /// Moves the files to their final names, the last one last: where it stands, all stand.
  func publish(_ names: [String]) throws(StreamError) {
    if let last = names.last {
      try? FileManager.default.removeItem(atPath: destination + "/" + last)
    }
    for name in names { try ByteStream.rename(path(name), to: destination + "/" + name) }
    discard()
  }

  func discard() { try? FileManager.default.removeItem(atPath: folder) }
}

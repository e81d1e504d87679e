import Foundation
import MappedBytes

/// Where the files of a run are written before they have their final names.
struct StagingFolder {
  let path: String
  func path(_ name: String) -> String { path + "/" + name }
}

/// Files are written in a hidden folder beside their destination and renamed when all are whole: nobody ever sees half
/// a table under its final name. One process at a time writes to a destination.
struct Staging: ~Copyable {
  let destination: String
  let folder: StagingFolder
  private let lock: FolderLock
  private static let prefix = ".standpoint-"

  init(into destination: String) throws(StreamError) {
    let name = Self.prefix + "\(ProcessInfo.processInfo.processIdentifier)"
    let folder = StagingFolder(path: destination + "/" + name)
    try Self.create(destination)
    let lock = try FolderLock(destination)
    Self.removeRemains(in: destination)
    try Self.create(folder.path)
    self.destination = destination
    self.folder = folder
    self.lock = lock
  }

  private static func create(_ folder: String) throws(StreamError) {
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw StreamError(path: folder, error)
    }
  }

  /// What runs that were killed left behind. The lock is ours: nobody else writes here.
  private static func removeRemains(in destination: String) {
    let manager = FileManager.default
    for name in (try? manager.contentsOfDirectory(atPath: destination)) ?? []
    where name.hasPrefix(prefix) {
      try? manager.removeItem(atPath: destination + "/" + name)
    }
  }

  /// Gives the files their final names, the last one last: where it stands, all stand. With `run` they get a folder of
  /// that name of their own, `latest` leads to it, and of such folders `keep` are left. Returns the files' folder.
  borrowing func publish(_ names: [String], run: String?, keep: Int?) throws(StreamError) -> String
  {
    guard let run else {
      try replace(names)
      discard()
      return destination
    }
    let whole = folder.path("whole")
    do {
      try FileManager.default.createDirectory(atPath: whole, withIntermediateDirectories: true)
      for name in names { try ByteStream.rename(folder.path(name), to: whole + "/" + name) }
      try ByteStream.rename(whole, to: destination + "/" + run)
      let link = folder.path("latest")
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: run)
      try ByteStream.rename(link, to: destination + "/latest")
    } catch {
      throw error as? StreamError ?? StreamError(path: destination, error)
    }
    discard()
    removeOld(keep: keep, but: run)
    return destination + "/" + run
  }

  /// Puts the files in the place of earlier ones. Where one cannot be, the earlier ones are put back.
  private borrowing func replace(_ names: [String]) throws(StreamError) {
    let earlier = StagingFolder(path: folder.path("earlier"))
    try Self.create(earlier.path)
    // Without its last file a set of tables is not whole: nobody takes old and new for one.
    let last = names.last.map { ($0, destination + "/" + $0) }
    if let (name, path) = last, FileManager.default.fileExists(atPath: path) {
      try ByteStream.rename(path, to: earlier.path(name))
    }
    var replaced: [String] = []
    do throws(StreamError) {
      for name in names {
        let path = destination + "/" + name
        try? FileManager.default.linkItem(atPath: path, toPath: earlier.path(name))
        try ByteStream.rename(folder.path(name), to: path)
        replaced.append(name)
      }
    } catch {
      for name in replaced { Self.restore(name, from: earlier, to: destination) }
      if let (name, path) = last, FileManager.default.fileExists(atPath: earlier.path(name)) {
        try? ByteStream.rename(earlier.path(name), to: path)
      }
      throw error
    }
  }

  private static func restore(_ name: String, from earlier: StagingFolder, to destination: String) {
    let path = destination + "/" + name
    if FileManager.default.fileExists(atPath: earlier.path(name)) {
      try? ByteStream.rename(earlier.path(name), to: path)
    } else {
      ByteStream.remove(path)
    }
  }

  /// Whole runs are told by their manifest; the youngest by their names.
  private borrowing func removeOld(keep: Int?, but run: String) {
    guard let keep else { return }
    let manager = FileManager.default
    let names = (try? manager.contentsOfDirectory(atPath: destination)) ?? []
    let runs = names.filter { name in
      name.hasPrefix("run-") && name != run
        && manager.fileExists(atPath: destination + "/" + name + "/manifest.json")
    }
    for name in runs.sorted().dropLast(keep - 1) {
      try? manager.removeItem(atPath: destination + "/" + name)
    }
  }

  borrowing func discard() { try? FileManager.default.removeItem(atPath: folder.path) }
}

import Foundation
import MappedBytes

/// What stands below a folder, in byte order of paths, hidden names left out. A folder that is reached again through a
/// symbolic link inside itself is entered once.
struct FolderWalk {
  enum Fault: Equatable {
    case unreadable(StreamError)
    case loop

    func problem(at place: String) -> Problem {
      switch self {
      case .unreadable(let error):
        Problem(outcome: .failed, code: "unreadable", place: place, message: error.reason)
      case .loop:
        Problem(
          outcome: .skipped, code: "symlink-loop", place: place,
          message: "a symbolic link back to a folder above it; it was not followed")
      }
    }
  }

  /// Paths below the folder, each with a slash before it.
  private(set) var folders: [String] = []
  private(set) var faults: [(name: String, fault: Fault)] = []
  private var found: [String] = []

  /// All that is no folder, links followed; each with a slash before it.
  mutating func files(below folder: String) -> [String] {
    enter(folder, "", above: [])
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func enter(_ folder: String, _ name: String, above: [FileKind]) {
    let names: [String]
    let kind: FileKind
    do {
      kind = try FileKind(of: folder)
      guard !above.contains(kind) else { return faults.append((name, .loop)) }
      names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch {
      let fault = error as? StreamError ?? StreamError(path: folder, error)
      return faults.append((name, .unreadable(fault)))
    }
    if !name.isEmpty { folders.append(name) }
    for entry in names where !entry.hasPrefix(".") {
      let path = folder + "/" + entry
      if (try? FileKind(of: path))?.kind == .folder {
        enter(path, name + "/" + entry, above: above + [kind])
      } else {
        found.append(name + "/" + entry)
      }
    }
  }
}

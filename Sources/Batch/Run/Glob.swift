import Foundation

/// Patterns of paths: `*` and `?` inside a component, `**` for any folders.
enum Glob {
  /// Paths that match, relative as the pattern is, ascending. Hidden names match only a pattern that begins with a dot.
  static func matches(_ pattern: String, in base: String) -> [String] {
    var found = [pattern.hasPrefix("/") ? "/" : ""]
    for part in pattern.split(separator: "/").map(String.init) {
      found = found.flatMap { step($0, part, base) }
    }
    return found.sorted()
  }

  private static func step(_ folder: String, _ part: String, _ base: String) -> [String] {
    let join = { (name: String) in
      folder.isEmpty || folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
    let real = { (path: String) in path.hasPrefix("/") ? path : base + path }
    if part == "**" { return folders(below: folder, join: join, real: real) }
    guard part.contains(where: { "*?".contains($0) }) else {
      return FileManager.default.fileExists(atPath: real(join(part))) ? [join(part)] : []
    }
    let path = real(folder).isEmpty ? "." : real(folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.filter {
      (!$0.hasPrefix(".") || part.hasPrefix(".")) && fits(Array($0.utf8), Array(part.utf8))
    }.map(join)
  }

  private static func folders(
    below folder: String, join: (String) -> String, real: (String) -> String
  ) -> [String] {
    let path = real(folder).isEmpty ? "." : real(folder)
    var walk = FolderWalk()
    _ = walk.files(below: path)
    return [folder] + walk.folders.map { join(String($0.dropFirst())) }
  }

  /// `*` is any bytes, `?` one byte. Linear but for the last star (no backtracking further).
  static func fits(_ name: [UInt8], _ pattern: [UInt8]) -> Bool {
    var (at, place) = (0, 0)
    var star: (pattern: Int, name: Int)? = nil
    while at < name.count {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        star = (place, at)
        place += 1
      } else if place < pattern.count,
        pattern[place] == UInt8(ascii: "?") || pattern[place] == name[at]
      {
        at += 1
        place += 1
      } else if let last = star {
        star = (last.pattern, last.name + 1)
        (place, at) = (last.pattern + 1, last.name + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

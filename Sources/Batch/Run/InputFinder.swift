import Foundation
import MappedBytes

/// A file with articles.
public struct InputFile: Sendable, Equatable {
  public enum Format: Sendable { case lines, text }
  /// To open it.
  public let path: String
  /// As the pipeline names it: what messages, manifests and ids say.
  public let shown: String
  public let format: Format

  /// By the name's ending: `.jsonl` or `.ndjson` are lines, `.txt` is one article; nil for others.
  public static func format(of path: String) -> Format? {
    switch (path as NSString).pathExtension.lowercased() {
    case "jsonl", "ndjson": .lines
    case "txt": .text
    default: nil
    }
  }
}

/// Something that was to be read and was not scored.
public struct Problem: Sendable, Equatable {
  public enum Outcome: Sendable { case skipped, failed }
  public let outcome: Outcome
  /// A word for machines, counted in the manifest.
  public let code: String
  /// File, or file:line.
  public let place: String
  /// What is wrong and what to do.
  public let message: String
}

/// What a pipeline's inputs come to, in byte order of their shown paths, each file once.
public struct FoundInputs: Sendable {
  public private(set) var files: [InputFile] = []
  public private(set) var problems: [Problem] = []
  private let pipeline: String

  public init(_ plan: Plan) throws(PipelineError) {
    pipeline = plan.path
    for input in plan.inputs {
      switch input {
      case .path(let path): try add(path, mustMatch: true)
      case .list(let path): try addList(path)
      }
    }
    var seen: Set<String> = []
    files = files.sorted { $0.shown.utf8.lexicographicallyPrecedes($1.shown.utf8) }
      .filter { seen.insert($0.path).inserted }
  }

  private func resolved(_ path: String) -> String { Plan.resolved(path, beside: pipeline) }

  private mutating func addList(_ path: String) throws(PipelineError) {
    let bytes: [UInt8]
    do {
      bytes = try ByteStream.contents(resolved(path))
    } catch {
      return fail("unreadable", path, "the list of files: \(error.reason)")
    }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let entry = line.trimmingCharacters(in: .whitespaces)
      if !entry.isEmpty && !entry.hasPrefix("#") { try add(entry, mustMatch: false) }
    }
  }

  private mutating func add(_ path: String, mustMatch: Bool) throws(PipelineError) {
    guard path.contains(where: { "*?".contains($0) }) else { return addNamed(path) }
    let matches = Glob.matches(path, in: resolved(""))
    if matches.isEmpty && mustMatch {
      throw PipelineError(path: pipeline, line: 0, kind: .noInput(path))
    }
    for match in matches {
      if Self.isFolder(resolved(match)) { addFolder(match) } else { addFile(match) }
    }
  }

  /// A path that is written out.
  private mutating func addNamed(_ path: String) {
    if Self.isFolder(resolved(path)) {
      if InputFile.format(of: path) != nil {
        fail("directory", path, "is a folder, not a file of articles")
      } else {
        addFolder(path)
      }
    } else {
      addFile(path)
    }
  }

  private mutating func addFile(_ path: String) {
    guard let format = InputFile.format(of: path) else {
      let message = "neither .txt nor .jsonl; convert it or leave it out"
      problems.append(
        Problem(outcome: .skipped, code: "unknown-format", place: path, message: message))
      return
    }
    files.append(InputFile(path: resolved(path), shown: path, format: format))
  }

  /// All files below a folder but hidden ones.
  private mutating func addFolder(_ path: String) {
    let names: [String]
    do {
      names = try FileManager.default.subpathsOfDirectory(atPath: resolved(path)).sorted()
    } catch {
      return fail("unreadable", path, StreamError(path: path, error).reason)
    }
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    let visible = names.filter { name in
      !name.split(separator: "/").contains { $0.hasPrefix(".") }
        && !Self.isFolder(resolved(base + "/" + name))
    }
    if visible.isEmpty {
      problems.append(
        Problem(
          outcome: .skipped, code: "empty-folder", place: path,
          message: "the folder has no .txt or .jsonl files"))
    }
    for name in visible { addFile(base + "/" + name) }
  }

  private mutating func fail(_ code: String, _ place: String, _ message: String) {
    problems.append(Problem(outcome: .failed, code: code, place: place, message: message))
  }

  private static func isFolder(_ path: String) -> Bool {
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    guard type == .typeSymbolicLink else { return type == .typeDirectory }
    return (try? FileManager.default.contentsOfDirectory(atPath: path)) != nil
  }
}

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
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return [folder]
      + names.filter {
        (try? FileManager.default.contentsOfDirectory(atPath: real(join($0)))) != nil
      }.map(join)
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

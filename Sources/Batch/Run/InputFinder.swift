import Foundation
public import Intake
import MappedBytes

/// A file with articles.
public struct InputFile: Sendable, Equatable {
  /// The path that means stdin.
  static let standardInput = "-"
  /// To open it.
  public let path: String
  /// As the pipeline names it: what messages, manifests and ids say.
  public let shown: String
  public let form: InputForm
}

/// Something that was to be read and was not scored.
public struct Problem: Sendable, Equatable {
  /// The code of what `--since` leaves out: wanted, and no reason for another exit code.
  public static let beforeSince = "before-since"
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
    settle()
  }

  /// Paths as a command names them: they count from the working directory.
  public init(paths: [String]) throws(PipelineError) {
    pipeline = ""
    for path in paths { try add(path, mustMatch: true) }
    settle()
  }

  private mutating func settle() {
    var seen: Set<String> = []
    files = files.sorted { $0.shown.utf8.lexicographicallyPrecedes($1.shown.utf8) }
      .filter { seen.insert($0.path).inserted }
  }

  private func resolved(_ path: String) -> String { Plan.resolved(path, beside: pipeline) }

  private mutating func addList(_ path: String) throws(PipelineError) {
    let bytes: [UInt8]
    do {
      bytes =
        path == InputFile.standardInput
        ? try ByteStream.standardInput().rest() : try ByteStream.contents(resolved(path))
    } catch {
      return fail("unreadable", path, "the list of files: \(error.reason)")
    }
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let entry = line.trimmingCharacters(in: .whitespaces)
      if !entry.isEmpty && !entry.hasPrefix("#") { try add(entry, mustMatch: false) }
    }
  }

  private mutating func add(_ path: String, mustMatch: Bool) throws(PipelineError) {
    guard path != InputFile.standardInput else {
      files.append(
        InputFile(path: path, shown: "stdin", form: InputForm(.lines)))
      return
    }
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
      if InputForm(name: path) != nil {
        fail("directory", path, "is a folder, not a file of articles")
      } else {
        addFolder(path)
      }
    } else {
      addFile(path)
    }
  }

  private mutating func addFile(_ path: String) {
    guard let form = InputForm(name: path) else {
      return skip("unknown-format", path, "\(InputForm.known); convert it or leave it out")
    }
    if let kind = try? FileKind(of: resolved(path)).kind, kind == .other {
      return skip("not-a-file", path, "a pipe, socket or device, not a file; it was not opened")
    }
    files.append(InputFile(path: resolved(path), shown: path, form: form))
  }

  /// All files below a folder but hidden ones.
  private mutating func addFolder(_ path: String) {
    let base = path.hasSuffix("/") ? String(path.dropLast()) : path
    var walk = FolderWalk()
    let names = walk.files(below: resolved(base))
    for (name, fault) in walk.faults { problems.append(fault.problem(at: base + name)) }
    if names.isEmpty && walk.faults.isEmpty {
      skip("empty-folder", path, "the folder has no files")
    }
    for name in names { addFile(base + name) }
  }

  private mutating func skip(_ code: String, _ place: String, _ message: String) {
    problems.append(Problem(outcome: .skipped, code: code, place: place, message: message))
  }

  private mutating func fail(_ code: String, _ place: String, _ message: String) {
    problems.append(Problem(outcome: .failed, code: code, place: place, message: message))
  }

  private static func isFolder(_ path: String) -> Bool {
    (try? FileKind(of: path))?.kind == .folder
  }
}

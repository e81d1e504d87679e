public import Intake

/// A fault in a pipeline file, with its place. Ends the run before anything is read (exit 65).
public struct PipelineError: Error, Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case unreadable(String)
    case notYAML(String)
    case unknownKey(String, known: [String])
    case wrongKind(key: String, expected: String)
    case badValue(key: String, value: String, allowed: [String])
    case badNumber(key: String, value: String)
    case badPattern(String, FileNamePattern.Fault)
    case missing(key: String, hint: String)
    case noInput(String)
  }
  public let path: String
  /// 1-based; 0 where the whole file is meant.
  public let line: Int
  public let kind: Kind
}

extension PipelineError: CustomStringConvertible {
  public var description: String {
    "\(line > 0 ? "\(path):\(line)" : path): \(prose)"
  }

  private var prose: String {
    switch kind {
    case .unreadable(let reason): reason
    case .notYAML(let problem): "not valid YAML: \(problem)"
    case .unknownKey(let key, let known):
      if let near = Nearest.of(key, among: known) {
        "'\(key)' is not a key of a pipeline; did you mean '\(near)'?"
      } else {
        "'\(key)' is not a key here; the keys are: \(known.joined(separator: ", "))"
      }
    case .wrongKind(let key, let expected): "'\(key)' must be \(expected)"
    case .badValue(let key, let value, let allowed):
      "\(key) '\(value)' is not one of: \(allowed.joined(separator: ", "))"
    case .badNumber(let key, let value): "\(key) '\(value)' is not a whole number of 1 or more"
    case .badPattern(let pattern, let fault): "file name pattern '\(pattern)': \(Self.prose(fault))"
    case .missing(let key, let hint): "'\(key)' is missing; \(hint)"
    case .noInput(let pattern):
      "no file matches '\(pattern)'; paths count from the pipeline's folder"
    }
  }

  private static func prose(_ fault: FileNamePattern.Fault) -> String {
    switch fault {
    case .unknownField(let name): "{\(name)} is not a field; write {outlet}, {date}, {id} or *"
    case .unclosedBrace: "a brace is not closed"
    case .adjacentFields: "two fields need some text between them"
    }
  }
}

/// The known word nearest to a mistyped one.
enum Nearest {
  /// Nil where none is near: more than a third of the letters differ.
  static func of(_ word: String, among known: [String]) -> String? {
    let ranked = known.map { (distance(word, $0), $0) }.min { $0 < $1 }
    guard let (distance, near) = ranked, distance * 3 <= max(word.count, 3) else { return nil }
    return near
  }

  /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
  static func distance(_ a: String, _ b: String) -> Int {
    let (a, b) = (Array(a.utf8), Array(b.utf8))
    var rows = [Array(0...b.count)]
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var best = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}

/// One file of Lexicons/, already read: its path relative to Lexicons/ ("targets/ukraine.tsv") and its bytes.
public struct LexiconSource: Sendable {
  public let path: String
  public let bytes: [UInt8]
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// A fault in Lexicons/, with its place. Ends the run (exit 65).
public struct LexiconError: Error, Sendable, Equatable {
  public enum Kind: Sendable, Equatable {
    case missingFile
    case invalidUTF8
    case noHeader
    case missingColumn(String)
    case unknownColumn(String)
    case wrongFieldCount(expected: Int, found: Int)
    case empty(column: String)
    case badNumber(column: String, field: String)
    case badValue(column: String, field: String, allowed: [String])
    case duplicate(term: String, firstLine: Int)
    case unknownReference(column: String, field: String)
  }
  public let path: String
  /// 1-based; 0 where the whole file is meant.
  public let line: Int
  public let kind: Kind
  public init(path: String, line: Int, kind: Kind) {
    self.path = path
    self.line = line
    self.kind = kind
  }
}

extension LexiconError: CustomStringConvertible {
  public var description: String {
    let place = line > 0 ? "\(path):\(line)" : path
    return "\(place): \(prose)"
  }

  private var prose: String {
    switch kind {
    case .missingFile: "file is missing from Lexicons/; restore it"
    case .invalidUTF8: "not valid UTF-8; save the file as UTF-8"
    case .noHeader: "no header line; the first line that is not a comment must name the columns"
    case .missingColumn(let name): "column '\(name)' is missing from the header"
    case .unknownColumn(let name): "column '\(name)' is not known; remove it or mend its name"
    case .wrongFieldCount(let expected, let found):
      "\(found) fields where the header has \(expected); columns are separated by one TAB"
    case .empty(let column): "'\(column)' is empty; fill it in"
    case .badNumber(let column, let field):
      "\(column) '\(field)' is not a number; write for example 0.5 or -1"
    case .badValue(let column, let field, let allowed):
      "\(column) '\(field)' is not one of: \(allowed.joined(separator: ", "))"
    case .duplicate(let term, let first):
      "'\(term)' stands already in line \(first); keep one of the two"
    case .unknownReference(let column, let field):
      "\(column) '\(field)' is not defined; see sides.tsv for the names in use"
    }
  }
}

import Foundation
import LexiconStore
import Yams

/// A fault in a user's dictionary, with its place. Ends the run (exit 65).
public struct DictionaryError: Error, Sendable, CustomStringConvertible {
  public let path: String
  /// 1-based; 0 where the whole file is meant.
  public let line: Int
  public let reason: String
  public var description: String { line > 0 ? "\(path):\(line): \(reason)" : "\(path): \(reason)" }
}

/// A user's own dictionary of opinion words, read as lines of evaluative.tsv: LIWC (.dic), Lexicoder (.lcd), quanteda
/// (.yml, .yaml). dictionary-categories.tsv says which categories count, and what a star stands for. Each word keeps the
/// line it has in the user's file.
struct UserDictionary {
  /// The endings of such files.
  static let endings = [".dic", ".lcd", ".yml", ".yaml"]

  static func isOne(_ path: String) -> Bool { endings.contains { path.hasSuffix($0) } }

  private let path: String
  private let categories: DictionaryCategories
  private var lines: [Int: [String]] = [:]

  /// The dictionary as a table with the columns of evaluative.tsv.
  static func source(
    _ path: String, _ bytes: [UInt8], _ categories: DictionaryCategories
  ) throws(DictionaryError) -> LexiconSource {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DictionaryError(path: path, line: 0, reason: "not valid UTF-8; save the file as UTF-8")
    }
    var dictionary = UserDictionary(path: path, categories: categories)
    if path.hasSuffix(".dic") {
      try dictionary.readLIWC(text)
    } else if path.hasSuffix(".lcd") {
      try dictionary.readLexicoder(text)
    } else {
      try dictionary.readYAML(text)
    }
    guard !dictionary.lines.isEmpty else {
      throw DictionaryError(
        path: path, line: 0,
        reason:
          "no word of a category that dictionary-categories.tsv names; add the category there")
    }
    return LexiconSource(path: path, bytes: Array(dictionary.table.utf8))
  }

  private init(path: String, categories: DictionaryCategories) {
    self.path = path
    self.categories = categories
  }

  /// Rows stand on the lines of the user's file where it has one word a line.
  private var table: String {
    var out = ["term\tpos\tvalue\tclass\tforms"]
    for line in lines.keys.sorted() {
      while out.count < line - 1 { out.append("#") }
      out += lines[line] ?? []
    }
    return out.joined(separator: "\n") + "\n"
  }

  private mutating func add(_ pattern: String, _ category: String, line: Int) {
    guard let meaning = categories.meaning(of: category) else { return }
    let word = pattern.trimmingCharacters(in: .whitespaces).lowercased()
    let stem = word.hasSuffix("*") ? String(word.dropLast()) : word
    guard !stem.isEmpty, !stem.contains("*"), !stem.contains("\t") else { return }
    let forms = word.hasSuffix("*") ? categories.endings.map { stem + $0 } : []
    let start = "\(stem)\tX\t"
    if lines[line]?.contains(where: { $0.hasPrefix(start) }) == true { return }
    let shown = forms.isEmpty ? "-" : forms.joined(separator: "|")
    lines[line, default: []].append(start + "\(meaning.value)\t\(meaning.class)\t\(shown)")
  }

  /// `%`, numbered categories, `%`, then words with the numbers of their categories.
  private mutating func readLIWC(_ text: String) throws(DictionaryError) {
    var names: [String: String] = [:]
    var marks = 0
    for (number, line) in Self.numbered(text) where !line.isEmpty {
      let fields = line.split(whereSeparator: { $0 == "\t" }).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      if line.hasPrefix("%") {
        marks += 1
      } else if marks == 1 {
        let parts = line.split(whereSeparator: { $0 == "\t" || $0 == " " }).map(String.init)
        guard parts.count >= 2 else {
          throw DictionaryError(
            path: path, line: number, reason: "a category line is a number, a TAB and a name")
        }
        names[parts[0]] = parts[1].lowercased()
      } else if marks >= 2, let word = fields.first {
        for field in fields.dropFirst() {
          guard let name = names[field] else {
            throw DictionaryError(
              path: path, line: number, reason: "category '\(field)' is not defined between the %")
          }
          add(word, name, line: number)
        }
      }
    }
    guard marks >= 2 else {
      throw DictionaryError(
        path: path, line: 0, reason: "a LIWC dictionary names its categories between two lines of %"
      )
    }
  }

  /// `+category`, then its words, one a line.
  private mutating func readLexicoder(_ text: String) throws(DictionaryError) {
    var category: String?
    for (number, line) in Self.numbered(text) where !line.isEmpty {
      if line.hasPrefix("+") {
        category = line.dropFirst().lowercased()
      } else if let category {
        add(line, category, line: number)
      } else {
        throw DictionaryError(
          path: path, line: number, reason: "a word before the first '+category' line")
      }
    }
  }

  /// Categories as keys, words as lists below them; categories may be nested.
  private mutating func readYAML(_ text: String) throws(DictionaryError) {
    do {
      guard let node = try compose(yaml: text), node.mapping != nil else {
        throw DictionaryError(
          path: path, line: 1, reason: "a quanteda dictionary is a mapping of categories to words")
      }
      visit(node, category: "")
    } catch let error as DictionaryError {
      throw error
    } catch {
      let mark = (error as? YamlError).flatMap(Self.line) ?? 0
      throw DictionaryError(path: path, line: mark, reason: "this is no YAML: \(error)")
    }
  }

  private static func line(_ error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    default: nil
    }
  }

  private mutating func visit(_ node: Node, category: String) {
    if let mapping = node.mapping {
      for (key, value) in mapping {
        let name = (key.string ?? "").lowercased()
        let isKnown = categories.meaning(of: name) != nil
        visit(value, category: isKnown ? name : category)
      }
    } else if let sequence = node.sequence {
      for item in sequence { visit(item, category: category) }
    } else if let word = node.string {
      add(word, category, line: node.mark?.line ?? 2)
    }
  }

  private static func numbered(_ text: String) -> [(Int, String)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      ($0 + 1, $1.trimmingCharacters(in: .whitespacesAndNewlines))
    }
  }
}

/// Lexicons/dictionary-categories.tsv.
struct DictionaryCategories {
  private var meanings: [String: (value: String, class: String)] = [:]
  private(set) var endings: [String] = []

  init(_ source: LexiconSource?) throws(LexiconError) {
    guard let source else { return }
    let table = try LexiconTable(
      source, required: ["kind", "name", "value", "class"], optional: ["note"])
    for row in table.rows {
      let name = try row.required("name")
      if try row.required("kind") == "ending" {
        endings.append(name)
      } else {
        meanings[name] = (try row.required("value"), try row.required("class"))
      }
    }
  }

  func meaning(of category: String) -> (value: String, class: String)? { meanings[category] }
}

import DocumentModel
import Foundation
import Syntax

/// Parses of articles, kept in a file between the runs of one experiment.
final class SyntaxCache {
  private var known: [String: Syntax] = [:]
  private var isDirty = false
  private let path: String?

  /// `path`: the file, made if absent; nil keeps nothing.
  init(path: String?) {
    self.path = path
    guard let path, let data = FileManager.default.contents(atPath: path) else { return }
    var reader = Reader(bytes: [UInt8](data))
    while !reader.isAtEnd { reader.article(into: &known) }
  }

  func syntax(_ id: String, _ count: Int, make: () -> Syntax) -> Syntax {
    if let found = known[id], found.tags.count == count { return found }
    isDirty = true
    let made = make()
    known[id] = made
    return made
  }

  func save() throws {
    guard isDirty, let path else { return }
    var out: [UInt8] = []
    func put(_ number: Int) {
      for place in 0..<4 { out.append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
    }
    for id in known.keys.sorted() {
      guard let syntax = known[id] else { continue }
      put(id.utf8.count)
      out += id.utf8
      put(syntax.tags.count)
      for at in syntax.tags.indices {
        out += [syntax.tags[at].rawValue, syntax.relations[at].rawValue]
        put(Int(syntax.heads[at]) + 10)
      }
    }
    try Data(out).write(to: URL(fileURLWithPath: path))
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0
    var isAtEnd: Bool { at >= bytes.count }

    mutating func number() -> Int {
      defer { at += 4 }
      return (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }

    mutating func article(into known: inout [String: Syntax]) {
      let length = number()
      let id = String(decoding: bytes[at..<at + length], as: UTF8.self)
      at += length
      var syntax = Syntax.empty
      for _ in 0..<number() {
        syntax.tags.append(UPOS(rawValue: bytes[at]) ?? .unknown)
        syntax.relations.append(Relation(rawValue: bytes[at + 1]) ?? .none)
        at += 2
        syntax.heads.append(Int32(number() - 10))
      }
      known[id] = syntax
    }
  }
}

public import DocumentModel

/// Text whose answers are drawn in it: `⟦“Ні”⟧q` marks a range named `q`. Marks nest; names are ASCII letters or digits.
public struct MarkedText: Sendable {
  public let text: String
  /// Ranges by name, in order of their opening marks.
  public let ranges: [String: [Slice]]

  public struct Unbalanced: Error {
    public let text: String
  }

  public init(_ marked: String) throws {
    var plain: [UInt8] = []
    var open: [(start: Int, order: Int)] = []
    var found: [(name: String, range: Slice, order: Int)] = []
    var order = 0
    var scalars = Array(marked.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "⟦":
        open.append((plain.count, order))
        order += 1
      case "⟧":
        guard let start = open.popLast() else { throw Unbalanced(text: marked) }
        var name = ""
        while let next = scalars.first,
          next.properties.isAlphabetic || next.properties.numericType != nil,
          next.isASCII
        {
          name.unicodeScalars.append(next)
          scalars.removeFirst()
        }
        found.append((name, Slice(start.start, plain.count), start.order))
      default: plain += Array(String(scalar).utf8)
      }
    }
    guard open.isEmpty else { throw Unbalanced(text: marked) }
    text = String(decoding: plain, as: UTF8.self)
    ranges = Dictionary(grouping: found.sorted { $0.order < $1.order }, by: \.name)
      .mapValues { $0.map(\.range) }
  }

  /// The only range of that name; traps where there is none or more than one (a fault in the test itself).
  public subscript(_ name: String) -> Slice {
    let all = ranges[name] ?? []
    precondition(all.count == 1, "range '\(name)' is marked \(all.count) times")
    return all[0]
  }
}

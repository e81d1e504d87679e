/// What a file's name says about its article.
public struct NamedFields: Sendable, Equatable {
  public var id: String?
  public var outlet: String?
  public var date: String?
  public init(id: String? = nil, outlet: String? = nil, date: String? = nil) {
    self.id = id
    self.outlet = outlet
    self.date = date
  }
}

/// How file names are made: `{outlet}_{date}_{id}.txt`. `{date}` is YYYY-MM-DD or YYYYMMDD; the others are any text that
/// ends where the pattern goes on; `*` is any text that says nothing.
public struct FileNamePattern: Sendable, Equatable {
  enum Part: Sendable, Equatable {
    case literal([UInt8])
    case field(Field)
  }
  enum Field: String, Sendable, CaseIterable {
    case id, outlet, date
    case anything = "*"
  }

  /// Why a pattern cannot be used.
  public enum Fault: Error, Sendable, Equatable {
    case unknownField(String)
    case unclosedBrace
    case adjacentFields
  }

  let parts: [Part]

  public init(_ pattern: String) throws(Fault) {
    var parts: [Part] = []
    var literal: [UInt8] = []
    var rest = Array(pattern.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "*") else {
        literal.append(byte)
        continue
      }
      if !literal.isEmpty { parts.append(.literal(literal)) }
      literal = []
      if case .field? = parts.last { throw .adjacentFields }
      parts.append(.field(byte == UInt8(ascii: "*") ? .anything : try Self.field(&rest)))
    }
    if !literal.isEmpty { parts.append(.literal(literal)) }
    self.parts = parts
  }

  private static func field(_ rest: inout ArraySlice<UInt8>) throws(Fault) -> Field {
    guard let close = rest.firstIndex(of: UInt8(ascii: "}")) else { throw .unclosedBrace }
    let name = String(decoding: rest[..<close], as: UTF8.self)
    rest = rest[(close + 1)...]
    guard let field = Field(rawValue: name), field != .anything else { throw .unknownField(name) }
    return field
  }

  /// The fields of a file name (its last path component), or nil where it is not made so.
  public func fields(of name: String) -> NamedFields? {
    var found = NamedFields()
    var rest = Array(name.utf8)[...]
    for (at, part) in parts.enumerated() {
      switch part {
      case .literal(let text):
        guard rest.starts(with: text) else { return nil }
        rest = rest.dropFirst(text.count)
      case .field(let field):
        let next: Part? = at + 1 < parts.count ? parts[at + 1] : nil
        guard let end = Self.end(of: rest, before: next) else { return nil }
        let value = String(decoding: rest[..<end], as: UTF8.self)
        guard Self.set(field, value, &found) else { return nil }
        rest = rest[end...]
      }
    }
    return rest.isEmpty ? found : nil
  }

  /// Where a field ends: before the next literal's first occurrence, or at the end of the name.
  private static func end(of rest: ArraySlice<UInt8>, before next: Part?) -> Int? {
    guard case .literal(let text)? = next else { return rest.endIndex }
    return rest.indices.first { rest[$0...].starts(with: text) }
  }

  private static func set(_ field: Field, _ value: String, _ found: inout NamedFields) -> Bool {
    switch field {
    case .anything: return true
    case .id: found.id = value
    case .outlet: found.outlet = value
    case .date:
      guard let date = isoDate(value) else { return false }
      found.date = date
    }
    return !value.isEmpty
  }

  /// YYYY-MM-DD of that or of YYYYMMDD; nil for anything else.
  private static func isoDate(_ value: String) -> String? {
    let digits = value.utf8.filter { $0 != UInt8(ascii: "-") }
    let isPlain = value.utf8.count == 8
    guard isPlain || value.utf8.count == 10, digits.count == 8, digits.allSatisfy({ $0 &- 48 < 10 })
    else { return nil }
    let text = String(decoding: digits, as: UTF8.self)
    let iso = "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
    return isPlain || iso == value ? iso : nil
  }
}

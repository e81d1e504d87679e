import Tabular

/// One JSON object of a filter's input, field by field.
struct RecordFields {
  let members: [JSONMember]
  private let bytes: [UInt8]

  /// Parses the line at `range` of `bytes`.
  init(_ bytes: [UInt8], in range: Range<Int>) throws(RecordError) {
    let value: JSONValue
    do {
      value = try JSONReader.value(of: bytes, in: range)
    } catch {
      throw RecordError(.json(error))
    }
    try self.init(value, of: bytes)
  }

  /// A value that was read already, from `bytes` where its members' sources are wanted.
  init(_ value: JSONValue, of bytes: [UInt8] = []) throws(RecordError) {
    guard let members = value.members else { throw RecordError(.notAnObject(value.kindName)) }
    self.members = members
    self.bytes = bytes
  }

  /// The last member of that name, as other readers take it; nil where it is absent or null.
  func member(_ name: String) -> JSONMember? {
    guard let found = members.last(where: { $0.key == name }), found.value != .null else {
      return nil
    }
    return found
  }

  func source(_ member: JSONMember) -> [UInt8] {
    member.source.upperBound <= bytes.count ? Array(bytes[member.source]) : []
  }

  /// The id as JSON.
  var idSource: [UInt8]? { member("id").map(source) }

  /// The id: a string or a number.
  func id() throws(RecordError) -> String? {
    switch member("id")?.value {
    case nil: return nil
    case .string(let text): return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    case .number(let digits): return digits
    case .some(let other): throw wrongType("id", other, "a string")
    }
  }

  /// A string, or nil where it is absent, null or empty.
  func string(_ name: String) throws(RecordError) -> String? {
    switch member(name)?.value {
    case nil: return nil
    case .string(let text): return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
    case .some(let other): throw wrongType(name, other, "a string or null")
    }
  }

  /// A string that nobody has to give: nil where it is anything else.
  func words(_ name: String) -> String? {
    guard let text = member(name)?.value.text, !text.isEmpty else { return nil }
    return text
  }

  func string(_ name: String, or other: String) throws(RecordError) -> String? {
    if let value = try string(name) { return value }
    return try string(other)
  }

  /// The bytes of the article.
  func text() throws(RecordError) -> [UInt8] {
    switch members.last(where: { $0.key == "text" })?.value {
    case nil: throw RecordError(.missingText, id: idSource)
    case .string(let text): return text
    case .some(let other): throw wrongType("text", other, "a string")
    }
  }

  func wrongType(_ field: String, _ found: JSONValue, _ expected: String) -> RecordError {
    RecordError(
      .wrongType(field: field, found: found.kindName, expected: expected),
      id: field == "id" ? nil : idSource)
  }
}

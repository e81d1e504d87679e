/// A JSON value as it was read. Objects keep the order of their members and where each value stands in the source, so
/// that a field nobody knows can be passed through unchanged.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case flag(Bool)
  /// The number as written.
  case number(String)
  /// Unescaped bytes. Bytes that were no UTF-8 in the source are kept as they were.
  case string([UInt8])
  case array([JSONValue])
  case object([JSONMember])

  /// The value of a member; the last one where a key is repeated (as other readers do), nil where it is absent or this
  /// is no object.
  public subscript(_ key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The text of a string, repaired where it was no UTF-8; nil for other values.
  public var text: String? {
    guard case .string(let bytes) = self else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value of a whole number; nil for other values.
  public var integer: Int? {
    guard case .number(let digits) = self else { return nil }
    return Int(digits)
  }

  /// The value of any number; nil for other values.
  public var decimal: Double? {
    guard case .number(let digits) = self else { return nil }
    return Double(digits)
  }

  public var elements: [JSONValue]? {
    guard case .array(let values) = self else { return nil }
    return values
  }

  public var members: [JSONMember]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// What kind of value this is, for messages.
  public var kindName: String {
    switch self {
    case .null: "null"
    case .flag: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

public struct JSONMember: Sendable, Equatable {
  public let key: String
  public let value: JSONValue
  /// Where the value stands in the bytes that were read.
  public let source: Range<Int>
  public init(key: String, value: JSONValue, source: Range<Int>) {
    self.key = key
    self.value = value
    self.source = source
  }
}

/// Why bytes are not JSON, and where.
public struct JSONError: Error, Sendable, Equatable {
  public enum Kind: String, Sendable, Equatable {
    case empty = "nothing but white space where a value is due"
    case unexpectedEnd = "the line ends inside a value"
    case unexpectedByte = "this cannot stand here"
    case badLiteral = "only true, false and null may stand without quotes"
    case badNumber = "not a number"
    case badEscape = "not a JSON escape"
    case loneSurrogate = "half of a surrogate pair"
    case controlCharacter = "a control character in a string; write it as \\u00XX"
    case missingKey = "a key in double quotes is due"
    case missingColon = "a colon is due after the key"
    case missingComma = "a comma or the closing bracket is due"
    case trailingBytes = "more text after the value"
    case tooDeep = "nested more than 128 deep"
  }
  public let kind: Kind
  /// 1-based byte column, counted from where reading began.
  public let column: Int
  public init(_ kind: Kind, column: Int) {
    self.kind = kind
    self.column = column
  }
}

extension JSONError: CustomStringConvertible {
  public var description: String { "byte \(column): \(kind.rawValue)" }
}

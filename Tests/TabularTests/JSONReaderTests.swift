import Tabular
import Testing

@Suite struct JSONReaderTests {
  static func read(_ text: String) throws -> JSONValue {
    try JSONReader.value(of: Array(text.utf8))
  }

  static func string(_ text: String) -> JSONValue { .string(Array(text.utf8)) }

  @Test(arguments: [
    ("null", JSONValue.null), (" true ", .flag(true)), ("false", .flag(false)),
    ("0", .number("0")), ("-0.5e+10", .number("-0.5e+10")), ("[]", .array([])),
    ("{}", .object([])),
    ("[1, [2],3]", .array([.number("1"), .array([.number("2")]), .number("3")])),
    (#""Київ""#, string("Київ")), (#""\u041a\u0438\u0457\u0432""#, string("Київ")),
    (#""\ud83d\ude00""#, string("😀")), (#""\"\\\/\b\f\n\r\t""#, string("\"\\/\u{8}\u{c}\n\r\t")),
    (#""\u0000""#, string("\0")), (#""""#, string("")),
  ])
  func values(_ text: String, _ value: JSONValue) throws {
    #expect(try Self.read(text) == value)
  }

  /// The column is the 1-based byte at which no JSON value can go on.
  @Test(arguments: [
    ("", JSONError.Kind.empty, 1), ("  ", .empty, 3), ("{", .unexpectedEnd, 2),
    ("{\"a\":1", .unexpectedEnd, 7), ("{\"a\" 1}", .missingColon, 6), ("{a:1}", .missingKey, 2),
    ("[1,]", .unexpectedByte, 4), ("[1 2]", .missingComma, 4), ("nul", .unexpectedEnd, 4),
    ("nulL", .badLiteral, 4), ("NaN", .badLiteral, 1), ("01", .badNumber, 3), ("-", .badNumber, 2),
    ("1.", .badNumber, 3), ("1e", .badNumber, 3), ("\"a", .unexpectedEnd, 3),
    ("\"\\x\"", .badEscape, 2), ("\"\\u12g4\"", .badEscape, 2), ("\"\\ud800\"", .loneSurrogate, 2),
    ("\"\\udc00\\ud800\"", .loneSurrogate, 2), ("\"\\ud800\\u0041\"", .loneSurrogate, 2),
    ("\"a\tb\"", .controlCharacter, 3), ("{} x", .trailingBytes, 4), ("'a'", .unexpectedByte, 1),
  ])
  func faults(_ text: String, _ kind: JSONError.Kind, _ column: Int) {
    #expect(throws: JSONError(kind, column: column)) { try Self.read(text) }
  }

  @Test func depthIsCapped() {
    let deep = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(throws: Never.self) { try Self.read(deep) }
    #expect(throws: JSONError(.tooDeep, column: 129)) { try Self.read("[" + deep + "]") }
  }

  @Test func membersKeepOrderAndSource() throws {
    let line = Array(#"{"z": {"b" : 1}, "a":"x","z":2}"#.utf8)
    let members = try #require(try JSONReader.value(of: line).members)
    #expect(members.map(\.key) == ["z", "a", "z"])
    #expect(String(decoding: line[members[0].source], as: UTF8.self) == #"{"b" : 1}"#)
    #expect(try JSONReader.value(of: line)["z"]?.integer == 2)
  }

  @Test func aRangeOfALongerBufferIsReadAlone() throws {
    let bytes = Array("{\"a\":1}\n{\"b\":2}\n".utf8)
    #expect(try JSONReader.value(of: bytes, in: 8..<15)["b"]?.integer == 2)
    #expect(throws: JSONError(.unexpectedEnd, column: 7)) {
      try JSONReader.value(of: bytes, in: 8..<14)
    }
  }

  @Test func bytesThatAreNoUTF8AreKept() throws {
    let value = try JSONReader.value(of: [0x22, 0x61, 0xFF, 0x22])
    #expect(value == .string([0x61, 0xFF]))
    #expect(value.text == "a\u{FFFD}")
  }
}

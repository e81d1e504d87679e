import DocumentModel
import Tabular
import Testing

@Suite struct JSONWriterTests {
  static func text(_ body: (inout JSONWriter) -> Void) -> String {
    var json = JSONWriter()
    body(&json)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  @Test func aValueInOneGoIsWhatItsPartsAre() {
    let numbers = [0, 9, 10, -42, 99, 100, 999, 1000, 123_456, -7_000_001, .max, .min]
    let names = ["", "plain", "a\"b\\c", "line\nfeed\t\u{1}", "“п'ять”\u{2028}"]
    for name in names {
      let inOneGo = Self.text { json in
        json.beginArray()
        for number in numbers {
          json.value(upTo: 22 + 6 * name.utf8.count + 10) { out in
            out.append(Array("[".utf8))
            out.append(decimal: number)
            out.append(UInt8(ascii: ","))
            out.append(quoted: name)
            out.append(UInt8(ascii: "]"))
          }
        }
        json.endArray()
      }
      let inParts = Self.text { json in
        json.beginArray()
        for number in numbers {
          json.beginArray()
          json.integer(number)
          json.string(name)
          json.endArray()
        }
        json.endArray()
      }
      #expect(inOneGo == inParts)
    }
  }

  @Test func commasStandWhereTheyMust() {
    let text = Self.text { json in
      json.beginObject()
      json.key("a")
      json.beginArray()
      json.integer(1)
      json.beginArray()
      json.endArray()
      json.null()
      json.endArray()
      json.key("b")
      json.flag(true)
      json.key("c")
      json.raw(Array("{\"x\":1}".utf8))
      json.endObject()
      json.newline()
      json.string("next")
    }
    #expect(text == "{\"a\":[1,[],null],\"b\":true,\"c\":{\"x\":1}}\n\"next\"")
  }

  @Test(arguments: [
    (0, "0"), (293, "0.293"), (-420, "-0.42"), (1000, "1"), (-1, "-0.001"), (12_050, "12.05"),
    (-2_147_483_648, "-2147483.648"), (100, "0.1"), (10, "0.01"),
  ])
  func thousandthsAreDecimals(_ millis: Int, _ shown: String) {
    #expect(Self.text { $0.millis(Millis(millis)) } == shown)
  }

  @Test(arguments: [
    ("plain", "\"plain\""), ("a\"b\\c", "\"a\\\"b\\\\c\""), ("\n\r\t\u{1}", "\"\\n\\r\\t\\u0001\""),
    ("Київ “так”", "\"Київ “так”\""), ("\u{2028}\u{2029}…", "\"\\u2028\\u2029…\""), ("", "\"\""),
  ])
  func escapes(_ given: String, _ shown: String) {
    #expect(Self.text { $0.string(given) } == shown)
  }

  /// What is written is read back, whatever the text.
  @Test func everyScalarComesBack() throws {
    var text = ""
    for value in stride(from: UInt32(0), through: 0x10FFFF, by: 7) {
      if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
    let written = Self.text { $0.string(text) }
    #expect(try JSONReader.value(of: Array(written.utf8)) == .string(Array(text.utf8)))
  }

  @Test func integersAtTheEdge() {
    #expect(Self.text { $0.integer(.min) } == "-9223372036854775808")
    #expect(Self.text { $0.integer(.max) } == "9223372036854775807")
  }
}

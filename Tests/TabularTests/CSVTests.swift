import DocumentModel
import Tabular
import Testing

@Suite struct CSVTests {
  static func records(_ text: String, separator: Character = ",") throws -> [[String]] {
    var reader = CSVReader(Array(text.utf8), separator: separator.asciiValue ?? 0)
    return try reader.rest().map { record in record.fields.indices.map(record.text) }
  }

  /// The answers are those of Python's csv.reader (3.11), without the empty records it gives for empty lines.
  @Test(arguments: [
    ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
    ("a\rb", [["a"], ["b"]]), ("a,,\n", [["a", "", ""]]), (",", [["", ""]]), ("\"\"\n", [[""]]),
    ("\"a,b\",c\n", [["a,b", "c"]]), ("\"a\"\"b\"\n", [["a\"b"]]), ("\"a\nb\"\n", [["a\nb"]]),
    ("\"a\r\nb\",c\n", [["a\r\nb", "c"]]), ("a\"b,c\n", [["a\"b", "c"]]),
    ("\"a\"b,c\n", [["ab", "c"]]),
    ("\"a\" \"b\"\n", [["a \"b\""]]), ("\n\na\n\n", [["a"]]), (" \"a\"\n", [[" \"a\""]]),
    ("\"\"\"\"\n", [["\""]]), ("", []), ("\u{FEFF}a\n", [["a"]]),
    ("\"Київ\",“a”\n", [["Київ", "“a”"]]),
  ])
  func readsAsPythonDoes(_ text: String, _ answer: [[String]]) throws {
    #expect(try Self.records(text) == answer)
  }

  @Test func tabsSeparateToo() throws {
    #expect(try Self.records("a,b\t\"c\td\"\n", separator: "\t") == [["a,b", "c\td"]])
  }

  @Test func anUnclosedQuoteNamesItsLine() {
    #expect(throws: CSVError(.unclosedQuote, line: 3)) { try Self.records("a\r\nb\n\"c\nd,e\n") }
  }

  @Test func recordsKnowTheirLine() throws {
    var reader = CSVReader(Array("h\r\n\"a\r\nb\"\n\nc\n".utf8))
    #expect(try reader.rest().map(\.line) == [1, 2, 5])
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("", ""),
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
    ("\rx", "\"'\rx\""),
    ("=a,b", "\"'=a,b\""), ("a=b", "a=b"), ("–1", "–1"),
  ])
  func textIsQuotedAndDefused(_ given: String, _ shown: String) {
    var csv = CSVWriter()
    let defused = csv.text(given)
    #expect(String(decoding: csv.bytes, as: UTF8.self) == shown)
    #expect(defused == shown.drop { $0 == "\"" }.hasPrefix("'"))
  }

  @Test func numbersAreNeverDefused() {
    var csv = CSVWriter(.excel(decimalComma: true))
    csv.beginFile()
    csv.millis(Millis(-420))
    csv.integer(-1)
    csv.empty()
    csv.text("a;b")
    csv.endLine()
    #expect(String(decoding: csv.bytes, as: UTF8.self) == "\u{FEFF}-0,42;-1;;\"a;b\"\r\n")
  }

  /// Whatever is written is read back.
  @Test func roundTrip() throws {
    let fields = ["", "a", "\"", "\"\"", ",", "\n", "\r\n", "\r", "a\"b,c\nd", " x ", "’", "\t"]
    var csv = CSVWriter()
    for first in fields {
      csv.text("x")
      for second in fields { csv.text("x" + first + second) }
      csv.endLine()
    }
    var reader = CSVReader(csv.bytes)
    let read = try reader.rest().map { record in record.fields.indices.map(record.text) }
    #expect(read == fields.map { first in ["x"] + fields.map { "x" + first + $0 } })
  }
}

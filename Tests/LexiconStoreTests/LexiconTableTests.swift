import DocumentModel
import LexiconStore
import Testing

@Suite struct LexiconTableTests {
  static func source(_ text: String) -> LexiconSource {
    LexiconSource(path: "x.tsv", bytes: Array(text.utf8))
  }

  @Test func errorsNameFileAndLine() throws {
    let table = try LexiconTable(
      Self.source("# note\nterm\tweight\nbrave\t1\nbad\tx\n"), required: ["term", "weight"])
    #expect(try table.rows[0].millis("weight") == Millis(1000))
    let error = #expect(throws: LexiconError.self) { try table.rows[1].millis("weight") }
    #expect(error?.description.hasPrefix("x.tsv:4: weight 'x' is not a number") == true)
  }

  @Test func unknownColumnIsRefused() {
    let error = #expect(throws: LexiconError.self) {
      try LexiconTable(Self.source("term\twieght\n"), required: ["term"])
    }
    #expect(error?.kind == .unknownColumn("wieght"))
  }
}

import DocumentModel
import Intake
import Testing

@Suite struct ArticleTests {
  private func text(_ text: String, named: NamedFields = NamedFields()) -> TextArticle {
    TextArticle(Array(text.utf8), id: "file", named: named, origin: "file.txt")
  }

  private func line(_ json: String) throws -> ArticleLine {
    let bytes = Array(json.utf8)
    return try ArticleLine(bytes, in: bytes.indices, fallbackID: "7", origin: "in:7")
  }

  @Test func frontMatterIsNotText() {
    let read = text("---\ntitle: \"A: b\"\noutlet: Gazette\r\nmood: bad\n---\nBody\n---\n")
    #expect(String(decoding: read.article.text, as: UTF8.self) == "Body\n---\n")
    #expect(read.article.title == "A: b")
    #expect(read.article.outlet == "Gazette")
    #expect(read.unknownKeys == ["mood"])
  }

  @Test(arguments: [
    "---\nnever: closed\n", "---\nnot a field\n---\nx", "plain", "", "--- \na: b\n---\n",
  ])
  func whatIsNoFrontMatterIsText(_ given: String) {
    #expect(String(decoding: text(given).article.text, as: UTF8.self) == given)
  }

  @Test func frontMatterGoesBeforeTheFileName() {
    let named = NamedFields(id: "n", outlet: "Herald", date: "2024-05-01")
    let read = text("---\noutlet: Gazette\n---\nx", named: named).article
    #expect(read.outlet == "Gazette" && read.published == "2024-05-01" && read.id == "n")
  }

  @Test func dateAndLangStandIn() throws {
    let read = try line(#"{"text":"a","date":"2024-05-01","lang":"en","published":null}"#)
    #expect(read.article.published == "2024-05-01" && read.article.language == "en")
    #expect(read.others.map(\.key) == ["date", "lang"])
    #expect(read.article.id == "7" && !read.hasID)
  }

  @Test func otherFieldsKeepTheirBytes() throws {
    let read = try line(#"{"text":"a","x": [1.50, {"y" : null}],"id":3}"#)
    #expect(
      read.others.map { String(decoding: $0.json, as: UTF8.self) } == [#"[1.50, {"y" : null}]"#])
    #expect(read.article.id == "3" && read.hasID)
  }

  @Test func anErrorKeepsTheID() {
    let error = #expect(throws: RecordError.self) { try line(#"{"id":"q","title":[],"text":"a"}"#) }
    #expect(error?.id == Array(#""q""#.utf8))
    #expect(error?.message.contains("\"title\" is an array") == true)
  }
}

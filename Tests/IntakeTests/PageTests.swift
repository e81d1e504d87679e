import DocumentModel
import Foundation
import LexiconStore
import TestKit
import Testing

@testable import Intake

/// Article extraction on pages in the ways that news sites write them: Tests/Pages makes them.
@Suite struct PageTests {
  struct Expected: Decodable {
    let title: String
    let byline: String
    let day: String
    let outlet: String
    let body: [String]
  }

  static func words() throws -> PageWords {
    let path = Repository.root + "/Lexicons"
    let sources = try FileManager.default.subpathsOfDirectory(atPath: path)
      .filter { $0.hasSuffix(".tsv") }
      .map {
        LexiconSource(path: $0, bytes: Array(try Data(contentsOf: URL(filePath: path + "/" + $0))))
      }
    return try Lexicons(sources).pages
  }

  private func made(_ folder: String) throws -> [String: Expected] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", Repository.root + "/Tests/Pages/make-pages", folder]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let json = try Data(contentsOf: URL(filePath: folder + "/expected.json"))
    return try JSONDecoder().decode([String: Expected].self, from: json)
  }

  @Test func titlesDatesOutletsAndBodiesAreRight() throws {
    let words = try Self.words()
    try Program.withFolder { folder in
      let pages = try made(folder)
      #expect(pages.count >= 60)
      var right = (title: 0, day: 0, outlet: 0, byline: 0, body: 0)
      for (name, expected) in pages.sorted(by: { $0.key < $1.key }) {
        let bytes = Array(try Data(contentsOf: URL(filePath: folder + "/" + name)))
        let article = try PageSource(bytes: bytes)
          .article(id: "x", named: NamedFields(), words: words, origin: name)
        let page = Page(html: PageSource(bytes: bytes).utf8, words: words)
        let body = page.paragraphs.map { String(decoding: $0, as: UTF8.self) }
        right.title += article.title == expected.title ? 1 : 0
        right.day += article.published?.prefix(10) == expected.day[...] ? 1 : 0
        right.outlet += article.outlet == expected.outlet ? 1 : 0
        right.byline +=
          page.byline == expected.byline.replacingOccurrences(of: " and ", with: ", ")
            || page.byline == expected.byline ? 1 : 0
        right.body += body == expected.body ? 1 : 0
        if body != expected.body {
          print(
            "pages: \(name): +\(Set(body).subtracting(expected.body)) −\(Set(expected.body).subtracting(body))"
          )
        }
      }
      print("pages: \(right) of \(pages.count)")
      let least = pages.count * 95 / 100
      #expect(right.title >= least && right.day >= least && right.body >= least)
      #expect(right.outlet >= least && right.byline >= least)
    }
  }

  @Test(arguments: [
    ("windows-1251", [0xCA, 0xE8, 0xBF, 0xE2] as [UInt8]), ("koi8-u", [0xEB, 0xC9, 0xA7, 0xD7]),
    ("utf-8", Array("Київ".utf8)),
  ])
  func aPageSaysWhatItIsIn(_ charset: String, _ name: [UInt8]) throws {
    let head = Array(
      "<html><head><meta charset=\"\(charset)\"><title>T</title></head><body><p>".utf8)
    let page = PageSource(
      bytes: head + name + Array(" was quiet on Monday, the mayor of the city said.</p>".utf8))
    let article = try page.article(
      id: "x", named: NamedFields(), words: PageWords(), origin: "x")
    #expect(String(decoding: article.text, as: UTF8.self).hasPrefix("Київ was quiet"))
  }

  @Test(arguments: [
    ("2024-11-04T08:15:00+02:00", "2024-11-04T08:15:00+02:00"),
    ("2024-11-04 08:15", "2024-11-04T08:15"),
    ("20241104", "2024-11-04"), ("Mon, 04 Nov 2024 08:15:00 GMT", "2024-11-04T08:15:00Z"),
    ("4 Nov 2024 08:15:00 +0130", "2024-11-04T08:15:00+01:30"), ("November 4, 2024", "2024-11-04"),
    ("04.11.2024", "2024-11-04"), ("31/12/2024", "2024-12-31"), ("1730707200", "2024-11-04"),
    ("1730707200000", "2024-11-04"),
  ])
  func datesAreRead(_ given: String, _ iso: String) { #expect(DateText.iso(given) == iso) }

  @Test(arguments: [
    "", "yesterday", "03/04/2024", "2024-13-01", "45.11.2024", "May", "the 4th of never", "2024",
    "12:30",
  ])
  func whatIsNoCertainDateIsNone(_ given: String) { #expect(DateText.iso(given) == nil) }

  @Test func aPageWithoutAnArticleIsToldSo() {
    for html in [
      "", "<p>", "<html><body><nav><a href=x>Home</a></nav></body></html>", "\u{0}\u{1}<",
    ] {
      #expect(throws: RecordError(.noArticle)) {
        try PageSource(bytes: Array(html.utf8)).article(
          id: "x", named: NamedFields(), words: PageWords(), origin: "x")
      }
    }
  }

  /// 16 times the markup in about 16 times the time, whatever the markup.
  @Test(arguments: [
    "<div a='", "<a b=c d=e f=g>", "<p><b>", "</div>", "<!--", "<table><tr><td>", "&amp;", "<x y",
    "<li><p><ul>",
    "<script>", "<![CDATA[", "a ", "<option><li>", "<font><p>", "<svg><a>",
  ])
  func hostileMarkupCostsLinearTime(_ part: String) throws {
    let words = try Self.words()
    func seconds(_ size: Int) -> Double {
      let bytes = Array(String(repeating: part, count: size / part.utf8.count).utf8)
      let clock = ContinuousClock()
      let time = clock.measure { _ = Page(html: bytes, words: words) }
      return Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
    }
    let (small, large) = (seconds(1 << 16), seconds(1 << 20))
    #expect(large < max(0.05, small) * 20 * 1.5, "\(part): \(small) s, then \(large) s")
  }
}

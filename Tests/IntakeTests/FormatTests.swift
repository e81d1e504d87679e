import DocumentModel
import Foundation
import Intake
import LexiconStore
import MappedBytes
import TestKit
import Testing

/// Every format to the same articles, in pieces of any size.
@Suite struct FormatTests {
  struct Read {
    var articles: [RawArticle] = []
    var faults: [(code: String, place: String)] = []
    var texts: [String] { articles.map { String(decoding: $0.text, as: UTF8.self) } }
    var ids: [String] { articles.map(\.id) }
  }

  /// All records of a file of that name.
  private func read(
    _ name: String, _ bytes: [UInt8], columns: ColumnMapping = ColumnMapping(), block: Int = 1 << 20
  ) throws -> Read {
    let form = try #require(InputForm(name: name))
    let reader = RecordReader(columns: columns, words: try PageTests.words())
    return try Program.withFolder { folder in
      let path = folder + "/" + name
      try Data(bytes).write(to: URL(filePath: path))
      let stream = try ByteStream.reading(path)
      let box = Box(stream)
      let source = ByteSource(path, form.packing) { (limit, buffer) throws(StreamError) in
        try box.stream.read(upTo: min(limit, block), appendingTo: &buffer)
      }
      let pieces = form.pieces(of: source)
      var read = Read()
      do throws(StreamError) {
        while let piece = try pieces.next() {
          reader.read(piece, of: name) { record in
            switch record {
            case .article(let article): read.articles.append(article)
            case .fault(let fault, let place): read.faults.append((fault.code, place))
            }
          }
        }
      } catch {
        read.faults.append((error.decoding?.code ?? "unreadable", name))
      }
      return read
    }
  }

  private final class Box {
    let stream: ByteStream
    init(_ stream: consuming ByteStream) { self.stream = stream }
  }

  private func read(
    _ name: String, _ text: String, columns: [String: String] = [:], block: Int = 1 << 20
  ) throws -> Read {
    try read(name, Array(text.utf8), columns: ColumnMapping(columns), block: block)
  }

  @Test(arguments: [1, 2, 7, 1 << 20])
  func jsonArraysObjectsAndValuesInARow(_ block: Int) throws {
    let a = #"{"id":"a","text":"one \"]}, {"}"#
    let b = #"{"id":"b", "text":"two","x":[{"y":1}]}"#
    for text in [
      "[\(a),\n \(b)]", "\u{FEFF}[\(a),\(b)]\n", "\(a)\n\(b)", "{\"items\":[\(a),\(b)]}",
    ] {
      let read = try read("in.json", text, block: block)
      #expect(read.ids == ["a", "b"] && read.faults.isEmpty, "\(text)")
      #expect(read.texts == ["one \"]}, {", "two"])
    }
  }

  @Test func faultsOfJSONAreToldAndTheRestIsRead() throws {
    let cut = try read("in.json", #"[{"text":"one"},{"text":"tw"#)
    #expect(cut.texts == ["one"] && cut.faults.map(\.code) == ["json"])
    let bad = try read("in.json", #"[{"text":"one"},7,{"text":bad},{"text":"two"},{"title":"t"}]"#)
    #expect(bad.texts == ["one", "two"])
    #expect(bad.faults.map(\.code) == ["not-an-object", "json", "missing-text"])
    #expect(bad.faults.map(\.place) == ["in.json:2", "in.json:3", "in.json:5"])
    #expect(try read("in.json", "[]").faults.isEmpty)
  }

  @Test func ninjsIsRead() throws {
    let read = try read(
      "in.json",
      #"{"uri":"urn:x:1","versioncreated":"2024-11-04T08:15:00Z","headline":"Pier stays open","source":"Kestrel Wire","#
        + #""language":"en","body_xhtml":"<p>“Yes,” said Ola Brandt.</p><p>No more &amp; no less.</p>"}"#
    )
    let article = try #require(read.articles.first)
    #expect(
      article.id == "urn:x:1" && article.outlet == "Kestrel Wire"
        && article.title == "Pier stays open")
    #expect(article.published == "2024-11-04T08:15:00Z")
    #expect(read.texts == ["“Yes,” said Ola Brandt.\n\nNo more & no less."])
  }

  @Test(arguments: [1, 3, 64, 1 << 20])
  func tablesByNameOrMapping(_ block: Int) throws {
    let own = "id,title,text\r\n1,\"A, b\",\"“Yes,”\nsaid \"\"O\"\" 5\"\" pipe\"\r\n2,,two\r\n"
    let read = try read("in.csv", own, block: block)
    #expect(read.ids == ["1", "2"] && read.articles.first?.title == "A, b" && read.faults.isEmpty)
    #expect(read.texts == ["“Yes,”\nsaid \"O\" 5\" pipe", "two"])
    let export =
      "stories_id;publish_date;media_name;story_text\n77;2024-11-04 10:00:00;Port Gazette;Hello\n78;;;\n"
    let mapping = [
      "id": "stories_id", "published": "publish_date", "outlet": "media_name", "text": "story_text",
    ]
    let mapped = try self.read("in.csv", export, columns: mapping, block: block)
    #expect(mapped.ids == ["77"] && mapped.articles.first?.outlet == "Port Gazette")
    #expect(mapped.articles.first?.published == "2024-11-04T10:00:00")
    #expect(
      mapped.faults.map(\.code) == ["missing-text"] && mapped.faults.map(\.place) == ["in.csv:3"])
    #expect(try self.read("in.tsv", "text\tid\na;b\tx\n", block: block).texts == ["a;b"])
  }

  /// U+FEFF is a mark at the start of a file and a letter elsewhere, wherever the pieces are cut.
  @Test(arguments: [1, 3, 64, 1 << 20])
  func aByteOrderMarkStandsAtTheStartOnly(_ block: Int) throws {
    let read = try read(
      "in.csv", "\u{FEFF}\"text\",id\n\u{FEFF}one,1\n\u{FEFF},2\n", block: block)
    #expect(read.ids == ["1", "2"] && read.faults.isEmpty)
    #expect(read.texts == ["\u{FEFF}one", "\u{FEFF}"])
  }

  @Test func faultsOfTablesAreTold() throws {
    #expect(
      try read("in.csv", "a,b\n1,2\n3,4\n").faults.map(\.code) == [
        "no-text-column", "no-text-column",
      ])
    let open = try read("in.csv", "text\nok\n\"never\nclosed\n")
    #expect(
      open.texts == ["ok"] && open.faults.map(\.code) == ["csv"]
        && open.faults.map(\.place) == ["in.csv:3"])
    #expect(try read("in.csv", "").faults.isEmpty)
  }

  /// Every form says who signs an article, where it says so at all.
  @Test func bylinesAreKept() throws {
    let signed = [
      ("in.jsonl", #"{"text":"x","byline":"Mara Velt"}"#),
      ("in.json", #"{"text":"x","author":"Mara Velt"}"#),
      ("in.csv", "author,text\nMara Velt,x\n"),
      ("in.txt", "---\nbyline: Mara Velt\n---\nx\n"),
      (
        "in.xml",
        "<rss><channel><item><description>x</description><dc:creator xmlns:dc=\"http://purl.org/dc/elements/1.1/\">Mara Velt</dc:creator></item></channel></rss>"
      ),
      (
        "in.atom",
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><author><name>Mara Velt</name></author><content>x</content></entry></feed>"
      ),
    ]
    for (name, text) in signed {
      #expect(try read(name, text).articles.map(\.byline) == ["Mara Velt"], "\(name)")
    }
    #expect(
      try read("in.jsonl", #"{"text":"x","author":["A","B"]}"#).articles.map(\.byline) == [nil])
  }

  @Test func rssAndAtomAreRead() throws {
    let rss = """
      <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY lol "ha">]><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
      <channel><title>Port Gazette</title><language>en-gb</language>
      <item><title>A &amp;amp; B</title><link>https://x.example/1</link><guid>g1</guid><pubDate>Mon, 04 Nov 2024 08:15:00 +0000</pubDate>
      <description>Short</description><content:encoded><![CDATA[<p>“Yes,” said Ola.</p><figure><figcaption>No</figcaption></figure><p>Two</p>]]></content:encoded></item>
      <item><title>Bare</title><link>https://x.example/2</link><description>Only &lt;b&gt;this&lt;/b&gt;.</description></item>
      <item><title>None</title></item></channel></rss>
      """
    let read = try read("feed.rss", rss)
    #expect(read.ids == ["g1", "https://x.example/2"])
    #expect(read.texts == ["“Yes,” said Ola.\n\nTwo", "Only this."])
    let first = try #require(read.articles.first)
    #expect(
      first.outlet == "Port Gazette" && first.published == "2024-11-04T08:15:00+00:00"
        && first.title == "A & B")
    #expect(first.url == "https://x.example/1" && read.faults.map(\.code) == ["missing-text"])
    let atom = """
      <feed xmlns="http://www.w3.org/2005/Atom"><title>Herald</title><entry><id>tag:1</id><title>T</title>
      <link rel="self" href="/s"/><link href="https://h.example/1"/><published>2024-11-04T08:15:00Z</published>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One</p><p>Two <i>three</i></p></div></content></entry></feed>
      """
    let entries = try self.read("feed.xml", atom)
    #expect(
      entries.texts == ["One\n\nTwo three"] && entries.articles.first?.url == "https://h.example/1")
    #expect(entries.articles.first?.outlet == "Herald")
  }

  @Test func newsMLAndNITFAreRead() throws {
    let newsML = """
      <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:1"><itemMeta><provider literal="Kestrel Wire"/>
      <firstCreated>2024-11-04T08:15:00Z</firstCreated></itemMeta><contentMeta><headline>Pier</headline><language tag="en"/></contentMeta>
      <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><body><p>One</p><p>Two</p></body></html></inlineXML></contentSet></newsItem>
      """
    let item = try read("x.xml", newsML)
    #expect(item.ids == ["urn:newsml:1"] && item.texts == ["One\n\nTwo"])
    #expect(item.articles.first?.outlet == "Kestrel Wire" && item.articles.first?.title == "Pier")
    let nitf = """
      <nitf><head><docdata><doc-id id-string="n1"/><date.issue norm="20241104T0815"/></docdata></head><body><body.head><hedline><hl1>Bell</hl1></hedline></body.head>
      <body.content><p>One</p><p>Two</p></body.content></body></nitf>
      """
    let story = try read("x.nitf", nitf)
    #expect(
      story.ids == ["n1"] && story.texts == ["One\n\nTwo"] && story.articles.first?.title == "Bell")
  }

  @Test func damagedAndHostileXMLIsTold() throws {
    let cut = try read(
      "x.rss",
      "<rss><channel><item><title>a</title><description>one</description></item><item><descr")
    #expect(cut.texts == ["one"] && cut.faults.contains { $0.code == "xml" })
    #expect(try read("x.xml", "no xml").faults.map(\.code) == ["xml"])
    let lol =
      "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
      + "<!ENTITY f SYSTEM \"file:///etc/hostname\">]><rss><item><description>x &b; &f; y</description></item></rss>"
    #expect(
      try read("x.rss", lol).texts.first.map { !$0.contains("aaaa") && $0.hasPrefix("x") } == true)
  }

  static func response(_ url: String, _ http: [UInt8]) -> [UInt8] {
    Array(
      "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: \(url)\r\nContent-Type: application/http\r\nContent-Length: \(http.count)\r\n\r\n"
        .utf8)
      + http + Array("\r\n\r\n".utf8)
  }

  static let page = Array(
    "<html><head><title>Pier stays open all winter - Gazette</title></head><body><article><h1>Pier stays open all winter</h1><p>“We owe it to the farmers upriver,” said Ola Brandt on Monday evening.</p></article></body></html>"
      .utf8)

  @Test(arguments: [5, 64, 1 << 20])
  func crawlsAreRead(_ block: Int) throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    let plain = Array("\(head)\r\n".utf8) + Self.page
    let half = Self.page.count / 2
    let chunked =
      Array("\(head)Transfer-Encoding: chunked\r\n\r\n\(String(half, radix: 16))\r\n".utf8)
      + Self.page[..<half] + Array("\r\n\(String(Self.page.count - half, radix: 16))\r\n".utf8)
      + Self.page[half...]
      + Array("\r\n0\r\n\r\n".utf8)
    let squeezed =
      Array("\(head)Content-Encoding: gzip\r\n\r\n".utf8) + (try packed(Self.page, with: "gzip"))
    let info = Array(
      "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n".utf8)
    let missing = Array("HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno".utf8)
    let records = [
      info, Self.response("https://a.example/1", plain),
      Self.response("<https://a.example/2>", chunked),
      Self.response("https://a.example/3", squeezed), Self.response("https://a.example/4", missing),
    ]
    let read = try read("c.warc", Array(records.joined()), block: block)
    #expect(read.ids == ["https://a.example/1", "https://a.example/2", "https://a.example/3"])
    #expect(
      Set(read.texts) == ["“We owe it to the farmers upriver,” said Ola Brandt on Monday evening."])
    #expect(read.faults.map(\.code) == ["not-a-page"])
    let members = try records.map { try packed($0, with: "gzip") }
    let zipped = try self.read("c.warc.gz", Array(members.joined()), block: block)
    #expect(zipped.ids == read.ids)
    let cut = try self.read(
      "c.warc.gz", Array(members.joined().dropLast(members[4].count + 30)), block: block)
    #expect(cut.ids == Array(read.ids.dropLast()) && cut.faults.map(\.code) == ["truncated"])
    #expect(
      try self.read("c.warc", Array("GET / HTTP/1.1\r\n\r\n".utf8), block: block).faults.map(\.code)
        == ["warc"])
    // What is no archive is told once, be it cut as well.
    let other = try packed(Array("GET / HTTP/1.1\r\n\r\n".utf8), with: "gzip").dropLast(4)
    #expect(
      try self.read("c.warc.gz", Array(other), block: block).faults.map(\.code) == ["warc"])
  }

  @Test func archivesAreRead() throws {
    try Program.withFolder { folder in
      let script = """
        import zipfile, gzip, sys
        z = zipfile.ZipFile(sys.argv[1], "w", zipfile.ZIP_DEFLATED)
        z.writestr("x/a.txt", "“Yes,” said Ola.")
        z.writestr("../../b.jsonl", '{"id":"b","text":"two"}\\n', zipfile.ZIP_STORED)
        z.writestr("c.jsonl.gz", gzip.compress(b'{"id":"c","text":"three"}\\n'))
        z.writestr("d.exe", "?")
        z.close()
        """
      let path = folder + "/in.zip"
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["python3", "-c", script, path]
      try process.run()
      process.waitUntilExit()
      let bytes = Array(try Data(contentsOf: URL(filePath: path)))
      let read = try read("in.zip", bytes)
      #expect(read.ids == ["a", "b", "c"] && read.texts == ["“Yes,” said Ola.", "two", "three"])
      #expect(read.faults.map(\.place) == ["in.zip/d.exe"])
      var damaged = bytes
      let at = try #require(
        bytes.indices.first { bytes[$0...].starts(with: Array("{\"id\":\"b\"".utf8)) })
      damaged[at + 8] = 0x58
      #expect(try self.read("in.zip", damaged).faults.map(\.code).contains("bad-checksum"))
      #expect(try self.read("in.zip", Array(bytes.dropLast(30))).faults.map(\.code) == ["zip"])
    }
  }
}

public import DocumentModel
import ICUText
public import LexiconStore

/// A web page as it was stored or sent.
public struct PageSource: Sendable {
  let bytes: [UInt8]
  /// What the server said it is in, or nil.
  let charset: String?
  /// Where it was found, or nil.
  let url: String?

  public init(bytes: [UInt8], charset: String? = nil, url: String? = nil) {
    self.bytes = bytes
    self.charset = charset
    self.url = url
  }

  /// The page's article. `id` and `named` are what its file says; the page's own words about itself go before them.
  public func article(
    id: String, named: NamedFields, words: PageWords, origin: String
  ) throws(RecordError) -> RawArticle {
    let page = Page(html: utf8, words: words, url: url)
    guard !page.paragraphs.isEmpty else { throw RecordError(.noArticle) }
    return RawArticle(
      id: named.id ?? id, outlet: named.outlet ?? page.outlet,
      published: page.published ?? named.date,
      url: page.url, title: page.title, language: page.language, text: page.text, origin: origin,
      byline: page.byline)
  }

  /// The bytes in well-formed UTF-8: by the byte order mark, the server, the page itself, UTF-8 where it fits, or ICU's
  /// guess, in this order.
  var utf8: [UInt8] {
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    let name = byteOrder ?? (isUTF8 ? "UTF-8" : charset ?? declared ?? guessed)
    if isUTF8 && name == "UTF-8" { return bytes }
    let usable =
      ["iso-8859-1", "latin1", "us-ascii", "ascii"].contains(name.lowercased())
      ? "windows-1252" : name
    let decoded =
      ICUText.decode(bytes.span, charset: usable) ?? ICUText.decode(bytes.span, charset: "UTF-8")
    return decoded?.bytes ?? []
  }

  private var byteOrder: String? {
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
    return nil
  }

  /// `charset=…` in the first 4 KiB.
  private var declared: String? {
    let head = bytes.prefix(4_096).map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    let key = Array("charset=".utf8)
    guard let at = head.indices.first(where: { head[$0...].starts(with: key) }) else { return nil }
    let name = head[(at + key.count)...].drop { $0 == 0x22 || $0 == 0x27 }
      .prefix {
        $0 != 0x22 && $0 != 0x27 && $0 > 0x20 && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ">")
          && $0 != UInt8(ascii: "/")
      }
    return name.isEmpty ? nil : String(decoding: name, as: UTF8.self)
  }

  private var guessed: String {
    let first = bytes.firstIndex { $0 >= 0x80 } ?? 0
    let window = Array(bytes[max(0, first - 1_024)..<min(bytes.count, first + 65_536)])
    let known: Set<String> = [
      "windows-1251", "KOI8-R", "IBM866", "ISO-8859-5", "windows-1252", "windows-1250",
      "windows-1253", "windows-1254",
      "ISO-8859-1", "ISO-8859-2", "ISO-8859-7", "ISO-8859-9", "GB18030", "Big5", "Shift_JIS",
      "EUC-JP", "EUC-KR",
    ]
    return ICUText.charsets(of: window.span).first { known.contains($0.name) }?.name
      ?? "windows-1252"
  }
}

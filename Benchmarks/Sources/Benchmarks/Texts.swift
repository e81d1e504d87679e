import DocumentModel
import Foundation
import ICUText

/// The project's own sample articles, and what the world does to such texts.
struct Texts {
  let articles: [RawArticle]

  /// Reads the articles of a file of JSON lines, or Samples/articles.jsonl.
  init(_ path: String? = nil) throws {
    struct Line: Decodable {
      let id: String?
      let title: String?
      let text: String
    }
    let root = Thresholds.path.deletingLastPathComponent().deletingLastPathComponent()
    let file =
      path.map { URL(filePath: $0) } ?? root.appending(path: "Samples/articles.jsonl")
    articles = try Data(contentsOf: file).split(separator: 0x0A).map {
      let line = try JSONDecoder().decode(Line.self, from: $0)
      return RawArticle(id: line.id ?? "", title: line.title, text: Array(line.text.utf8))
    }
  }

  private init(articles: [RawArticle]) { self.articles = articles }

  func mapped(_ change: (String) -> String) -> Texts {
    Texts(
      articles: articles.map {
        var article = $0
        article.text = Array(change(String(decoding: $0.text, as: UTF8.self)).utf8)
        return article
      })
  }

  /// The same words in Cyrillic letters.
  var cyrillic: Texts {
    mapped { Transliterator.named("Latin-Cyrillic")?.transliterate($0) ?? $0 }
  }

  /// With no-break spaces, soft hyphens, CR LF and letters whose accents stand apart.
  var littered: Texts {
    mapped {
      $0.replacing(" of ", with: "\u{A0}of ").replacing("tion", with: "\u{AD}tion")
        .replacing("\n", with: "\r\n").replacing("ee", with: "e\u{301}e")
    }
  }

  /// Read as Windows-1252 and written again.
  var misread: Texts {
    mapped {
      let bytes = Array($0.utf8)
      return ICUText.decode(bytes.span, charset: "windows-1252")
        .map { String(decoding: $0.bytes, as: UTF8.self) } ?? $0
    }
  }
}

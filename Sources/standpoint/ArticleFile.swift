import Batch
import DocumentModel
import Foundation
import Intake
import Logging
import MappedBytes

/// The articles of one file that is read at once: a text (.txt), JSON Lines (.jsonl), or either from stdin ('-').
struct ArticleFile {
  let path: String
  let logger: Logger

  /// Every article, in order. Lines that are none are named on stderr and counted in `failed`.
  func articles(_ failed: inout Int) throws -> [RawArticle] {
    let bytes = try read()
    let name = path == "-" ? "stdin" : (path as NSString).lastPathComponent
    let stem = (name as NSString).deletingPathExtension
    guard isJSON(bytes) else { return [TextArticle(bytes, id: stem, origin: path).article] }
    var articles: [RawArticle] = []
    for line in LineChunk(bytes: bytes, firstLine: 1).lines {
      do throws(RecordError) {
        articles.append(
          try ArticleLine(
            bytes, in: line.range, fallbackID: "\(line.number)", origin: "\(path):\(line.number)"
          ).article)
      } catch {
        failed += 1
        logger.warning("\(path):\(line.number): \(error.message)")
      }
    }
    return articles
  }

  private func read() throws -> [UInt8] {
    guard path == "-" else { return try ByteStream.contents(path) }
    return try ByteStream.standardInput().rest()
  }

  /// By the name's ending; without one, by the first byte.
  private func isJSON(_ bytes: [UInt8]) -> Bool {
    if let form = InputForm(name: path) { return form.content == .lines }
    return bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
  }
}

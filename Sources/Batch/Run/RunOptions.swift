import Foundation
import ICUText
import LexiconStore
public import MappedBytes
import Reporting
import Tabular

/// How a plan is carried out this time.
public struct RunOptions: Sendable {
  /// What earlier runs scored; nil: every run scores everything.
  public var store: ArticleStore?
  /// Score again what the store knows.
  public var force = false
  /// YYYY-MM-DD: articles published before that day are skipped.
  public var since: String?
  /// How the folder of this run is named, where the output keeps several; nil: tables lie in the output folder itself.
  public var run: String?
  /// How many runs are kept.
  public var keep: Int?
  public var interruption = Interruption()

  public init() {}
}

extension Plan {
  /// Digest of all that an article's rows depend on beside the article. `program` is the version, and what else tells
  /// one build from another.
  public func basis(_ lexicons: LexiconFiles, models: String, program: String) throws(StreamError)
    -> [UInt8]
  {
    var hash = SHA256()
    let chosen = [
      program, "\(ICUText.version)", ids.rawValue, spreadsheet.rawValue, "\(offsets)",
      "\(includesText)",
      formats.map(\.rawValue).joined(separator: " "), weights.rawValue,
      targetNames.joined(separator: " "),
    ]
    for text in chosen { hash.update(Array("\(text.utf8.count) \(text)".utf8)) }
    for source in lexicons.sources {
      hash.update(Array("\(source.path) \(SHA256.hex(source.bytes)) ".utf8))
    }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: models)) ?? []
    for name in names.sorted() {
      hash.update(Array("\(name) \(SHA256.hex(try ByteStream.contents(models + "/" + name)))".utf8))
    }
    return Array(hash.hex().utf8)
  }
}

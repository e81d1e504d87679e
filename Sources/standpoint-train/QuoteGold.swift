import Foundation

/// An article of PolNeAR as the JSON Lines of the development data have it. Offsets are code points.
struct GoldArticle: Decodable {
  struct Quotation: Decodable {
    let start: Int
    let end: Int
    let parts: [[Int]]?
    let type: String
    let cue: [Int]?
    let cueText: String?
    let speaker: [Int]?
  }
  let docId: String
  let text: String
  let quotes: [Quotation]

  static func all(of path: String) throws -> [GoldArticle] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try data.split(separator: 0x0A).map { try decoder.decode(GoldArticle.self, from: $0) }
  }
}

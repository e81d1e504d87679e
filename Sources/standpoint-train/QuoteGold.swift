import DocumentModel
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

/// The words of a text (runs of letters, digits and _), the unit in which contents are compared.
struct WordTable {
  /// Code-point ranges, ascending.
  private(set) var words: [Range<Int>] = []
  /// The code point that begins at or covers each byte.
  private(set) var codePoint: [Int32] = []

  init(_ text: String) {
    var at = 0
    var start: Int? = nil
    for scalar in text.unicodeScalars {
      for _ in 0..<UTF8.width(scalar) { codePoint.append(Int32(at)) }
      if Self.isWord(scalar) {
        start = start ?? at
      } else if let begun = start {
        words.append(begun..<at)
        start = nil
      }
      at += 1
    }
    if let begun = start { words.append(begun..<at) }
    codePoint.append(Int32(at))
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" { return true }
    if scalar.isASCII {
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    let category = scalar.properties.generalCategory
    switch category {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  /// The words that overlap code points `range`.
  func words(in range: Range<Int>) -> Range<Int> {
    let first = partition(words.count) { words[$0].upperBound <= range.lowerBound }
    let end = partition(words.count) { words[$0].lowerBound < range.upperBound }
    return first..<max(first, end)
  }

  /// The words of bytes of the original text.
  func words(inBytes range: TextRange<Original>) -> Range<Int> {
    words(in: Int(codePoint[range.lower])..<Int(codePoint[max(range.lower, range.upper)]))
  }
}

/// The words of a text (runs of letters, digits and _), the unit in which contents of quotations are compared:
/// punctuation and marks at an edge never matter.
public struct WordTable: Sendable {
  /// Code-point ranges, ascending.
  public private(set) var words: [Range<Int>] = []
  /// The code point that begins at or covers each byte, and the number of code points behind the last.
  public private(set) var codePoint: [Int32] = []

  public init(_ text: String) {
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

  public static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "_" { return true }
    if scalar.isASCII {
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  /// The words that overlap code points `range`.
  public func words(in range: Range<Int>) -> Range<Int> {
    let first = count { words[$0].upperBound <= range.lowerBound }
    let end = count { words[$0].lowerBound < range.upperBound }
    return first..<max(first, end)
  }

  /// The words that overlap bytes `range` of the text.
  public func words(inBytes range: Range<Int>) -> Range<Int> {
    words(in: Int(codePoint[range.lowerBound])..<Int(codePoint[range.upperBound]))
  }

  /// The number of leading words for which `holds`, which is monotone.
  private func count(_ holds: (Int) -> Bool) -> Int {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

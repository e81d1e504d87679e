/// What a page shows of a text: all of a short one; of a long one its beginning and what stands around the places to keep.
struct Excerpt {
  private let text: String
  /// In order, apart from each other.
  private let shown: [Range<String.Index>]
  /// In characters: a longer text is cut; what is kept of its beginning and on each side of a place.
  private static let (long, opening, around) = (700, 140, 160)

  init(_ text: String, keeping places: [Range<String.Index>]) {
    self.text = text
    guard text.count > Self.long else {
      shown = [text.startIndex..<text.endIndex]
      return
    }
    let opening = text.startIndex..<text.index(text.startIndex, offsetBy: Self.opening)
    let windows =
      [opening]
      + places.map { place in
        let start = text.index(place.lowerBound, offsetBy: -Self.around, limitedBy: text.startIndex)
        let end = text.index(place.upperBound, offsetBy: Self.around, limitedBy: text.endIndex)
        return (start ?? text.startIndex)..<(end ?? text.endIndex)
      }
    shown = windows.map { Self.wholeWords($0, text) }.sorted { $0.lowerBound < $1.lowerBound }
      .reduce(into: []) { joined, window in
        if let last = joined.last, window.lowerBound <= last.upperBound {
          joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, window.upperBound)
        } else {
          joined.append(window)
        }
      }
  }

  /// A window that cuts no word.
  private static func wholeWords(
    _ window: Range<String.Index>, _ text: String
  ) -> Range<String.Index> {
    let start = text[..<window.lowerBound].lastIndex(of: " ") ?? text.startIndex
    let end = text[window.upperBound...].firstIndex(of: " ") ?? text.endIndex
    return start..<end
  }

  /// What is shown of a part of the text, with a sign where something is left out.
  func write(_ part: Range<String.Index>, to html: inout HTMLWriter) {
    var at = part.lowerBound
    for window in shown where window.upperBound > at && window.lowerBound < part.upperBound {
      if window.lowerBound > at { html.text(" […] ") }
      at = max(at, window.lowerBound)
      let end = min(window.upperBound, part.upperBound)
      html.text(text[at..<end])
      at = end
    }
    if at < part.upperBound { html.text(" […] ") }
  }
}

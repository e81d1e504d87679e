import DocumentModel

/// HTML text by text and element by element; every text is escaped.
struct HTMLWriter {
  private(set) var text = ""

  /// Markup as it stands.
  mutating func raw(_ markup: String) { text += markup }

  mutating func text(_ content: some StringProtocol) {
    for scalar in content.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      case "\u{0}"..<"\u{20}" where scalar != "\n" && scalar != "\t": text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
  }

  /// An element with attributes, around what `body` writes.
  mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], _ body: (inout HTMLWriter) -> Void
  ) {
    text += "<\(name)"
    for (key, value) in attributes {
      text += " \(key)=\""
      text(value)
      text += "\""
    }
    text += ">"
    body(&self)
    text += "</\(name)>"
  }

  /// An element that holds text alone.
  mutating func leaf(
    _ name: String, _ content: some StringProtocol, _ attributes: [(String, String)] = []
  ) {
    element(name, attributes) { $0.text(content) }
  }
}

import DocumentModel

/// Escape sequences of a terminal, or none.
struct TerminalStyle {
  let isColoured: Bool

  func bold(_ text: String) -> String { wrapped(text, "1") }
  func faint(_ text: String) -> String { wrapped(text, "2") }
  func underline(_ text: String) -> String { wrapped(text, "4") }

  /// A score in the colour of its label: green for pro, red for anti.
  func signed(_ text: String, _ label: StanceLabel?) -> String {
    switch label {
    case .pro: wrapped(text, "32")
    case .anti: wrapped(text, "31")
    case .neutral, nil: text
    }
  }

  private func wrapped(_ text: String, _ code: String) -> String {
    isColoured ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}

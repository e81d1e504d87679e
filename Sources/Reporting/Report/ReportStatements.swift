import Aggregation
import DocumentModel

/// The statements that most outlets carry, and which words each of them left out.
struct ReportStatements {
  let report: ReportPage
  static let most = 10

  /// The statements that are shown.
  static func shown(_ comparison: Comparison) -> [Statement] {
    comparison.statements.widest(most)
  }

  func write(to html: inout HTMLWriter) {
    let all = report.comparison.statements
    html.leaf("h2", "One statement, several outlets: who cut what", [("id", "statements")])
    guard !all.isEmpty else {
      html.leaf("p", "No statement stands in two outlets.")
      return
    }
    let texts = Dictionary(
      report.quotations.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    html.leaf(
      "p",
      """
      \(ReportText.count(all.count)) statements stand in two outlets or more; these in most. Words that an outlet left out \
      of the longest wording are struck through, words that only it has are underlined. statements.csv has all of them.
      """)
    for statement in Self.shown(report.comparison) { write(statement, texts, &html) }
  }

  private func write(
    _ statement: Statement, _ texts: [String: ReportQuotation], _ html: inout HTMLWriter
  ) {
    let longest = statement.carriages.first { $0.words == statement.longest }
    guard let longest, let quotation = texts[longest.quotation] else { return }
    html.element("details") { html in
      html.element("summary") { html in
        html.text("“\(Self.cut(quotation.text, 110))” ")
        html.leaf(
          "span", "\(quotation.speaker ?? "speaker unknown") · \(statement.outlets) outlets")
      }
      html.raw(
        "<div class=\"scroll\"><table class=\"variants\"><thead><tr><th scope=\"col\">Outlet</th><th scope=\"col\">day</th><th scope=\"col\">kept</th><th scope=\"col\">wording</th></tr></thead><tbody>"
      )
      for carriage in statement.carriages {
        html.raw("<tr>")
        html.leaf("td", carriage.outlet ?? "–")
        html.leaf("td", carriage.day ?? "–")
        html.leaf("td", ReportText.percent(carriage.words, statement.longest))
        html.element("td") { html in
          let wording = texts[carriage.quotation]?.text ?? ""
          Wording(of: wording, against: quotation.text).write(to: &html)
          html.leaf("span", " \(carriage.quotation)", [("class", "id")])
        }
        html.raw("</tr>")
      }
      html.raw("</tbody></table></div>")
    }
  }

  private static func cut(_ text: String, _ limit: Int) -> String {
    text.count <= limit ? text : text.prefix(limit) + "…"
  }
}

/// One wording of a statement beside the longest one, word by word.
struct Wording: Equatable {
  enum Piece: Equatable {
    case kept(String)
    case cut(String)
    case added(String)
  }
  /// Runs of words of one kind, in the order of the longest wording.
  let pieces: [Piece]
  /// Words; of a longer text the beginning alone is compared.
  private static let limit = 400

  init(of text: String, against longest: String) {
    let (own, whole) = (Self.words(text), Self.words(longest))
    let changes = own.difference(from: whole) { Self.key($0) == Self.key($1) }
    var (cut, added): (Set<Int>, [Int: Substring]) = ([], [:])
    for change in changes {
      switch change {
      case .remove(let at, _, _): cut.insert(at)
      case .insert(let at, let word, _): added[at] = word
      }
    }
    var pieces: [Piece] = []
    var at = 0
    for (place, word) in whole.enumerated() {
      if cut.contains(place) {
        Self.join(.cut(String(word)), to: &pieces)
        continue
      }
      while let word = added[at] {
        Self.join(.added(String(word)), to: &pieces)
        at += 1
      }
      Self.join(.kept(String(own[at])), to: &pieces)
      at += 1
    }
    while let word = added[at] {
      Self.join(.added(String(word)), to: &pieces)
      at += 1
    }
    self.pieces = pieces
  }

  private static func words(_ text: String) -> [Substring] {
    Array(text.split(whereSeparator: \.isWhitespace).prefix(limit))
  }

  /// What makes two words one: letters and digits, without case; all marks that stand alone are one.
  private static func key(_ word: Substring) -> String {
    word.filter { $0.isLetter || $0.isNumber }.lowercased()
  }

  /// A long run that was cut, by its ends.
  private static func short(_ words: String) -> String {
    let all = words.split(separator: " ")
    guard all.count > 14 else { return words }
    let (head, tail) = (all.prefix(5), all.suffix(4))
    return head.joined(separator: " ") + " … " + tail.joined(separator: " ")
  }

  private static func join(_ piece: Piece, to pieces: inout [Piece]) {
    switch (pieces.last, piece) {
    case (.kept(let before), .kept(let word)): pieces[pieces.count - 1] = .kept(before + " " + word)
    case (.cut(let before), .cut(let word)): pieces[pieces.count - 1] = .cut(before + " " + word)
    case (.added(let before), .added(let word)):
      pieces[pieces.count - 1] = .added(before + " " + word)
    default: pieces.append(piece)
    }
  }

  func write(to html: inout HTMLWriter) {
    for (at, piece) in pieces.enumerated() {
      if at > 0 { html.raw(" ") }
      switch piece {
      case .kept(let words): html.text(words)
      case .cut(let words): html.leaf("del", Self.short(words), [("title", words)])
      case .added(let words): html.leaf("ins", words)
      }
    }
  }
}

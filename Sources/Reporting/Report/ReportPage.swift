public import Aggregation
import DocumentModel
public import LexiconStore
import Statistics

/// The comparison as one page of HTML: readable without network and script, on paper, on a phone, by ear.
public struct ReportPage: Sendable {
  let comparison: Comparison
  let quotations: [ReportQuotation]
  let lexicons: Lexicons
  let version: String
  /// Outlets in a chart; the ones with most quotations.
  static let mostOutlets = 24

  public init(
    _ comparison: Comparison, _ quotations: [ReportQuotation], _ lexicons: Lexicons,
    version: String
  ) {
    self.comparison = comparison
    self.quotations = quotations
    self.lexicons = lexicons
    self.version = version
  }

  /// UTF-8.
  public var bytes: [UInt8] {
    var html = HTMLWriter()
    html.raw(ReportStyle.head)
    html.leaf("title", "Who is quoted, and where they stand")
    html.raw(ReportStyle.style + filterStyle + "</head><body>\n")
    html.raw("<a class=\"skip\" href=\"#findings\">To the findings</a>\n")
    html.element("header") { header(&$0) }
    html.element("main") { html in
      findings(&html)
      ReportMap(report: self).write(to: &html)
      for target in comparison.targets.indices { ReportIntervals(self, target).write(to: &html) }
      ReportParts(report: self).write(to: &html)
      ReportVoices(report: self).write(to: &html)
      ReportTime(report: self).write(to: &html)
      ReportStatements(report: self).write(to: &html)
      ReportQuotationList(report: self).write(to: &html)
      method(&html)
    }
    html.element("footer") { html in
      html.text(
        "Made by standpoint \(version) from the tables beside this page; the same input gives the same page."
      )
    }
    html.raw("</body></html>\n")
    return Array(html.text.utf8)
  }

  /// Ids of the quotations whose words the page shows, to be fetched from the tables.
  public static func quotations(of comparison: Comparison) -> [String] {
    comparison.notable
      + ReportStatements.shown(comparison).flatMap { $0.carriages.map(\.quotation) }
  }

  func side(_ target: Int) -> String {
    ReportText.name(lexicons.side(comparison.targets[target]).name)
  }

  /// Outlets with enough about a target, warmest first.
  func outlets(on target: Int) -> [OutletProfile] {
    let enough = comparison.outlets.filter { $0.outlet != nil && !$0.stances[target].isTooFew }
    let largest = enough.sorted {
      ($1.stances[target].tally.count, $0.outlet ?? "")
        < ($0.stances[target].tally.count, $1.outlet ?? "")
    }.prefix(Self.mostOutlets)
    return largest.sorted { a, b in
      let (x, y) = (a.stances[target].tally.mean ?? .zero, b.stances[target].tally.mean ?? .zero)
      return x != y ? x > y : (a.outlet ?? "") < (b.outlet ?? "")
    }
  }

  /// Half the width of a scale that holds all intervals: 200, 400, 600 or 1000 thousandths.
  static func reach(_ values: [Double?]) -> Double {
    let widest = values.compactMap { $0 }.map(abs).max() ?? 1000
    return [200, 400, 600].first { widest <= $0 } ?? 1000
  }

  private func header(_ html: inout HTMLWriter) {
    html.leaf("h1", "Who is quoted, and where they stand")
    let tally = comparison.outlets.reduce(into: (quotations: 0, words: 0)) {
      $0.quotations += $1.tally.quotations
      $0.words += $1.words
    }
    let days = comparison.days.compactMap(\.day)
    let span = days.min().flatMap { first in days.max().map { "\(first) to \($0)" } }
    let facts = [
      "\(ReportText.count(comparison.articles)) articles",
      "\(ReportText.count(comparison.outlets.count)) outlets",
      "\(ReportText.count(tally.quotations)) quotations", span,
    ].compactMap { $0 }
    html.leaf("p", facts.joined(separator: " · "), [("class", "lead")])
    html.raw("<nav aria-label=\"Sections\">")
    for (name, title) in Self.sections { html.leaf("a", title, [("href", "#\(name)")]) }
    html.raw("</nav>")
  }

  private static let sections = [
    ("findings", "Findings"), ("map", "Map"), ("intervals-0", "Outlet by outlet"), ("why", "Why"),
    ("voices", "Who speaks"), ("time", "Over time"), ("statements", "Who cut what"),
    ("quotations", "Quotations"), ("method", "Method"),
  ]

  private func findings(_ html: inout HTMLWriter) {
    let findings = ReportFindings(comparison: comparison, lexicons: lexicons)
    html.leaf("h2", "What the quotations show", [("id", "findings")])
    html.raw("<ul class=\"findings\">")
    for pieces in comparison.targets.map(findings.balance) + findings.sentences {
      html.element("li") { html in
        for piece in pieces {
          if piece.isStrong { html.leaf("strong", piece.text) } else { html.text(piece.text) }
        }
      }
    }
    html.raw("</ul>")
    let left = comparison.duplicates.count
    html.leaf(
      "p",
      """
      Stance is the attitude that a speaker expresses in a quotation, from −1 (against) to +1 (for). It is not the \
      outlet's opinion. Near-duplicate articles \
      \(comparison.options.countsDuplicates ? "counted each" : "left out"): \(left). A difference counts as shown \
      where fewer than 5\u{A0}% of such calls are expected to be wrong (q ≤ 0.05); one that is not shown may still exist.
      """, [("class", "note")])
  }

  private func method(_ html: inout HTMLWriter) {
    html.leaf("h2", "How to read this, and how not to", [("id", "method")])
    for paragraph in Self.methodText { html.leaf("p", paragraph) }
  }

  private static let methodText = [
    """
    Every quotation is found, attributed and scored by rules and word lists; each score is the sum of named evidence, \
    shown under the quotations above and in evidence.csv. These are measurements with errors: irony, allusion and \
    translation defeat them more often than plain speech. Read a sample of quotations before you publish a mean.
    """,
    """
    An article is the sampling unit, because the quotations of one article are not independent. Intervals are 95 % \
    bootstrap intervals over articles (bias-corrected and accelerated). Differences are tested by shuffling articles \
    between outlets, and the p-values are corrected for their number (Benjamini and Hochberg). An outlet with fewer than \
    5 articles or 10 quotations on a target has too few, and no number is shown.
    """,
    """
    A difference between outlets is split (Kitagawa, Oaxaca, Blinder) into whom they quote and what the same named \
    speakers are let say. The second part rests only on speakers whom both quote; the share of their quotations is shown.
    """,
    """
    What this cannot tell: whether the sample of articles stands for the outlet; whether a speaker was quoted fairly; \
    what was left out; what the outlet says in its own voice.
    """,
  ]
}

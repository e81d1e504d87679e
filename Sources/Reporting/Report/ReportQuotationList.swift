import Aggregation
import DocumentModel

/// Quotations with the words that made their scores; filtered by label without a script.
struct ReportQuotationList {
  let report: ReportPage

  func write(to html: inout HTMLWriter) {
    html.leaf("h2", "The words behind the numbers", [("id", "quotations")])
    let notable = Set(report.comparison.notable)
    let quotations = report.quotations.filter { quotation in
      notable.contains(quotation.id) && quotation.labels.contains { $0 == "pro" || $0 == "anti" }
    }
    guard !quotations.isEmpty else {
      html.leaf("p", "No quotation takes a side.")
      return
    }
    html.leaf(
      "p",
      """
      The clearest quotations of each outlet. Underlined words made the score: a plain line speaks for a side, a double \
      line against it; the small letters say which side. Of long quotations “[…]” stands for what is left out here. \
      quotes.csv and evidence.csv have all of them, whole.
      """)
    html.raw("<div class=\"quotations\">")
    filters(&html)
    for (outlet, group) in Self.grouped(quotations) { write(outlet, group, &html) }
    html.raw("</div>")
  }

  private static func grouped(_ quotations: [ReportQuotation]) -> [(String, [ReportQuotation])] {
    Dictionary(grouping: quotations) { $0.outlet ?? "(no outlet)" }
      .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { ($0.key, $0.value) }
  }

  private func filters(_ html: inout HTMLWriter) {
    html.raw("<fieldset class=\"filters\"><legend>Show</legend>")
    for (at, filter) in report.filters.enumerated() {
      let checked = at == 0 ? " checked" : ""
      html.raw(
        "<input type=\"radio\" name=\"filter\" id=\"f\(at)\"\(checked)><label for=\"f\(at)\">")
      html.text(filter.title)
      html.raw("</label>")
    }
    html.raw("</fieldset>")
  }

  private func write(
    _ outlet: String, _ quotations: [ReportQuotation], _ html: inout HTMLWriter
  ) {
    html.raw("<details open>")
    html.element("summary") { html in
      html.text(outlet + " ")
      html.leaf("span", "\(quotations.count) shown")
    }
    for quotation in quotations { write(quotation, &html) }
    html.raw("</details>")
  }

  private func write(_ quotation: ReportQuotation, _ html: inout HTMLWriter) {
    let classes = quotation.labels.enumerated().compactMap { at, label in
      label.map { "t\(at)-\($0)" }
    }
    html.element("article", [("class", (["q"] + classes).joined(separator: " "))]) { html in
      html.element("blockquote") { html in
        html.text("“")
        marked(quotation, &html)
        html.text("”")
      }
      html.element("p", [("class", "meta")]) { html in
        for (at, label) in quotation.labels.enumerated() {
          guard let label else { continue }
          html.leaf(
            "span",
            "\(label) \(report.side(at)) \(ReportText.number(Double(quotation.scores[at])))",
            [("class", "tag \(label)")])
          html.text(" ")
        }
        source(quotation, &html)
      }
    }
  }

  private func source(_ quotation: ReportQuotation, _ html: inout HTMLWriter) {
    let speaker = [quotation.speaker ?? "speaker unknown", quotation.role].compactMap { $0 }
    html.text(speaker.joined(separator: ", "))
    if let cue = quotation.cue { html.text(" (“\(cue)”)") }
    html.text(" · \(quotation.day ?? "no date") · ")
    let title = quotation.title ?? quotation.article
    if let url = quotation.url, url.hasPrefix("https://") || url.hasPrefix("http://") {
      html.leaf("a", title, [("href", url), ("rel", "noreferrer noopener")])
    } else {
      html.text(title)
    }
    html.text(" · \(quotation.id)")
  }

  /// The text, the first place of each evidence's words marked; overlapping ones are marked once. Of a long text what
  /// stands around the marks.
  private func marked(_ quotation: ReportQuotation, _ html: inout HTMLWriter) {
    let places = Self.places(quotation)
    let excerpt = Excerpt(quotation.text, keeping: places.map(\.0))
    var at = quotation.text.startIndex
    for (range, reason) in places where range.lowerBound >= at {
      excerpt.write(at..<range.lowerBound, to: &html)
      let sign = reason.weight < 0 ? "anti" : "pro"
      let said = "\(reason.target) \(ReportText.number(Double(reason.weight))), \(reason.rule)"
      html.element("mark", [("class", sign), ("title", said)]) { html in
        html.text(quotation.text[range])
        html.leaf("sup", reason.target.prefix(1).uppercased())
      }
      at = range.upperBound
    }
    excerpt.write(at..<quotation.text.endIndex, to: &html)
  }

  private static func places(
    _ quotation: ReportQuotation
  ) -> [(Range<String.Index>, ReportQuotation.Reason)] {
    quotation.reasons.compactMap { reason in
      quotation.text.firstRange(of: reason.words).map { ($0, reason) }
    }.sorted { $0.0.lowerBound < $1.0.lowerBound }
  }
}

extension ReportPage {
  struct Filter {
    let title: String
    /// The class that a quotation must have; nil: all are shown.
    let style: String?
  }

  var filters: [Filter] {
    [Filter(title: "all", style: nil)]
      + comparison.targets.indices.flatMap { target in
        ["pro", "anti"].map {
          Filter(title: "\($0) \(side(target))", style: "t\(target)-\($0)")
        }
      }
  }

  /// The rules that hide what a checked filter leaves out.
  var filterStyle: String {
    let rules = filters.enumerated().compactMap { at, filter in
      filter.style.map {
        ".quotations:has(#f\(at):checked) .q:not(.\($0)) { display: none; }"
      }
    }
    return "<style>\n\(rules.joined(separator: "\n"))\n</style>\n"
  }
}

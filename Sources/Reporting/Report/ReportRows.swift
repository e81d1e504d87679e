import Aggregation
import DocumentModel
import Statistics

/// A chart of rows: a label, a strip 1000 wide, n. The strip stretches with the page, type does not.
struct RowChart {
  /// What stands below the strips, from left to right.
  let axis: [String]
  let unit: String
  /// What stands at the right of each row.
  var count = "n"

  func write(
    to html: inout HTMLWriter, rows: (inout HTMLWriter) -> Void
  ) {
    html.raw("<div class=\"chart\"><span class=\"head\"></span><span class=\"head\">")
    html.text(unit)
    html.raw("</span>")
    html.leaf("span", count, [("class", "head n")])
    rows(&html)
    html.raw("<span></span><div class=\"axis\" aria-hidden=\"true\">")
    for (at, text) in axis.enumerated() {
      let place = axis.count > 1 ? at * 100 / (axis.count - 1) : 0
      // On a narrow screen every second figure stands alone.
      let style = [("style", "left:\(place)%")] + (at % 2 == 1 ? [("class", "minor")] : [])
      html.leaf("span", text, style)
    }
    html.raw("</div><span></span></div>")
  }

  /// One row; `said` is what a screen reader says instead of the strip.
  static func row(
    _ label: String, _ n: String, said: String, to html: inout HTMLWriter,
    strip: (inout HTMLWriter) -> Void
  ) {
    html.leaf("span", label, [("class", "label")])
    html.element(
      "svg",
      [
        ("viewBox", "0 0 1000 24"), ("preserveAspectRatio", "none"), ("role", "img"),
        ("aria-label", said),
      ]
    ) { html in
      html.leaf("title", said)
      strip(&html)
    }
    html.leaf("span", n, [("class", "n")])
  }

  /// Grid lines of a scale around zero.
  static func grid(_ html: inout HTMLWriter) {
    for place in [0.0, 250, 750, 1000] { html.line(place, 0, place, 24, "grid") }
    html.line(500, 0, 500, 24, "zero")
  }

  static func axis(_ reach: Double) -> [String] {
    [-2, -1, 0, 1, 2].map { step in
      step == 0 ? "0" : ReportText.number(Double(step) * reach / 2)
    }
  }

  static func place(_ value: Double, _ reach: Double) -> Double {
    min(1000, max(0, 500 + value / reach * 500))
  }
}

/// Mean stance toward one target, outlet by outlet, with intervals.
struct ReportIntervals {
  private let report: ReportPage
  private let target: Int

  init(_ report: ReportPage, _ target: Int) {
    self.report = report
    self.target = target
  }

  func write(to html: inout HTMLWriter) {
    let side = report.side(target)
    html.leaf("h2", "Toward \(side), outlet by outlet", [("id", "intervals-\(target)")])
    let outlets = report.outlets(on: target)
    let few = report.comparison.outlets.filter { $0.stances[target].isTooFew }
    guard !outlets.isEmpty else {
      html.leaf("p", "No outlet has enough quotations that involve \(side).")
      return
    }
    let reach = ReportPage.reach(
      outlets.flatMap { [$0.stances[target].interval?.low, $0.stances[target].interval?.high] })
    html.element("figure") { html in
      RowChart(axis: RowChart.axis(reach), unit: "mean stance, 95 % interval").write(to: &html) {
        html in
        for outlet in outlets { row(outlet, reach, &html) }
      }
      html.leaf(
        "figcaption",
        """
        The point is the mean of the quotations that involve \(side), the line its 95 % interval; blue is for, orange \
        against, grey an interval that holds zero. n: quotations / articles. \
        \(few.count) outlets have too few and are not shown.
        """)
    }
  }

  private func row(_ outlet: OutletProfile, _ reach: Double, _ html: inout HTMLWriter) {
    let stance = outlet.stances[target]
    let mean = Double(stance.tally.mean?.rawValue ?? 0)
    let said =
      "\(ReportText.number(mean)), 95 % interval \(stance.interval.map { "\(ReportText.number($0.low)) to \(ReportText.number($0.high))" } ?? "unknown"), \(stance.tally.count) quotations in \(stance.articles) articles"
    RowChart.row(
      outlet.outlet ?? "", "\(stance.tally.count) / \(stance.articles)", said: said, to: &html
    ) { html in
      RowChart.grid(&html)
      let isSure = stance.interval.map { !$0.contains(0) } ?? false
      if let interval = stance.interval {
        html.line(
          RowChart.place(interval.low, reach), 12, RowChart.place(interval.high, reach), 12,
          "whisker")
      }
      let place = RowChart.place(mean, reach)
      html.line(
        place, 12, place, 12,
        "dot s-\(isSure ? (mean > 0 ? "pro" : "anti") : "neutral")")
    }
  }
}

/// Whom they quote against what the same speakers are let say.
struct ReportParts {
  let report: ReportPage

  func write(to html: inout HTMLWriter) {
    html.leaf(
      "h2", "Why outlets differ: whom they quote, or what they let them say", [("id", "why")])
    html.raw(
      "<p>Each outlet against all others. The difference in mean stance is split into the part that comes from a different mix of speakers and the part that comes from the same named speakers saying other things.</p>"
    )
    for target in report.comparison.targets.indices { write(target, to: &html) }
  }

  private func write(_ target: Int, to html: inout HTMLWriter) {
    let rows = report.comparison.differences.filter {
      $0.b == nil && $0.target == report.comparison.targets[target] && $0.finding?.parts != nil
    }.sorted { abs($0.finding?.difference ?? 0) > abs($1.finding?.difference ?? 0) }
      .prefix(16)
    guard !rows.isEmpty else { return }
    html.leaf("h3", "Toward \(report.side(target))")
    html.element("figure") { html in
      let reach = ReportPage.reach(
        rows.flatMap { [$0.finding?.decomposition?.whom, $0.finding?.decomposition?.what] })
      html.raw(
        "<div class=\"legend\"><span><svg viewBox=\"0 0 10 10\"><rect class=\"f-whom\" width=\"10\" height=\"10\"/></svg>upper bar: whom they quote</span><span><svg viewBox=\"0 0 10 10\"><rect class=\"f-what\" width=\"10\" height=\"10\"/></svg>lower bar: what the same speakers say</span></div>"
      )
      RowChart(
        axis: RowChart.axis(reach), unit: "part of the difference from all other outlets",
        count: "shared"
      ).write(to: &html) { html in
        for row in rows { self.row(row, reach, &html) }
      }
      html.leaf(
        "figcaption",
        """
        Both parts add up to the difference. Lines: 95 % intervals. Shared: share of quotations that come from speakers whom \
        both the outlet and others quote; where it is small, the lower bar says little.
        """)
    }
  }

  private func row(_ row: OutletDifference, _ reach: Double, _ html: inout HTMLWriter) {
    guard let finding = row.finding, let parts = finding.parts else { return }
    let shared = Int(((finding.sharedShare ?? 0) * 100).rounded())
    let said =
      "difference \(ReportText.number(parts.difference)): whom \(ReportText.number(parts.whom)), what \(ReportText.number(parts.what)); shared speakers \(shared) %"
    RowChart.row(row.a, "\(shared) %", said: said, to: &html) { html in
      RowChart.grid(&html)
      let values = [
        (parts.whom, finding.error?.whom, "f-whom", 3.0),
        (parts.what, finding.error?.what, "f-what", 13.0),
      ]
      for (value, interval, style, top) in values {
        let place = RowChart.place(Double(value.rawValue), reach)
        html.bar(min(500, place), top, abs(place - 500), 8, style)
        if let interval {
          html.line(
            RowChart.place(interval.low, reach), top + 4, RowChart.place(interval.high, reach),
            top + 4, "zero")
        }
      }
    }
  }
}

import Aggregation
import DocumentModel

/// Mean stance over time, all outlets together: by week, or by month where more than two years are covered.
struct ReportTime {
  let report: ReportPage
  private static let (width, height) = (720.0, 300.0)
  private static let (left, right, top, bottom) = (48.0, 10.0, 14.0, 64.0)
  /// Periods with fewer quotations have no point.
  private static let fewest = 10

  private struct Period {
    let start: Int
    var tally = StanceTally()
  }

  func write(to html: inout HTMLWriter) {
    html.leaf("h2", "Over time", [("id", "time")])
    let weeks = report.comparison.weeks.filter { $0.outlet == nil }
    let days = weeks.compactMap { Calendar.number(of: $0.week) }
    guard let first = days.min(), let last = days.max(), last > first else {
      html.leaf("p", "Too few dated articles for a time line.")
      return
    }
    let byMonth = last - first > 730
    let series = report.comparison.targets.map { target in
      periods(weeks.filter { $0.target == target }, byMonth)
    }
    html.element("figure") { html in
      legend(&html)
      draw(series, first, last, &html)
      html.leaf(
        "figcaption",
        """
        Mean stance of all quotations by \(byMonth ? "month" : "week (five weeks taken together, centred)"); points with \
        fewer than \(Self.fewest) quotations are left out. Bars below: number of quotations. A period with few \
        articles follows those articles. The weekly figures of each outlet are in outlets_weekly.csv.
        """)
    }
  }

  private func legend(_ html: inout HTMLWriter) {
    html.raw("<div class=\"legend\">")
    for target in report.comparison.targets.indices {
      html.raw(
        "<span><svg viewBox=\"0 0 10 10\"><rect class=\"b-\(target % 2)\" width=\"10\" height=\"10\"/></svg>"
      )
      html.text("toward \(report.side(target))\(target == 1 ? " (dashed)" : "")")
      html.raw("</span>")
    }
    html.raw("</div>")
  }

  private func periods(_ weeks: [WeekPoint], _ byMonth: Bool) -> [Period] {
    var found: [Int: Period] = [:]
    for week in weeks {
      guard let day = Calendar.number(of: week.week) else { continue }
      let start = byMonth ? Calendar.number(of: week.week.prefix(8) + "01") ?? day : day
      found[start, default: Period(start: start)].tally.merge(byMonth ? week.tally : week.smoothed)
    }
    return found.values.sorted { $0.start < $1.start }
  }

  private func draw(
    _ series: [[Period]], _ first: Int, _ last: Int, _ html: inout HTMLWriter
  ) {
    let shown = series.map { $0.filter { $0.tally.count >= Self.fewest } }
    let reach = ReportPage.reach(shown.joined().map { Double($0.tally.mean?.rawValue ?? 0) })
    func x(_ day: Int) -> Double {
      Self.left + Double(day - first) / Double(max(1, last - first))
        * (Self.width - Self.left - Self.right)
    }
    func y(_ value: Double) -> Double {
      Self.top + (reach - value) / (2 * reach) * (Self.height - Self.top - Self.bottom)
    }
    html.element(
      "svg",
      [
        ("class", "time"), ("viewBox", "0 0 \(Int(Self.width)) \(Int(Self.height))"),
        ("role", "img"),
        ("aria-label", "Mean stance over time; the numbers are in outlets_weekly.csv."),
      ]
    ) { html in
      for step in -2...2 {
        let value = Double(step) * reach / 2
        html.line(
          Self.left, y(value), Self.width - Self.right, y(value), step == 0 ? "zero" : "grid")
        html.label(
          step == 0 ? "0" : ReportText.number(value), Self.left - 6, y(value) + 4, "tick",
          anchor: "end")
      }
      bars(series, x, &html)
      for (target, periods) in shown.enumerated() where !periods.isEmpty {
        let dash = target == 0 ? "" : " stroke-dasharray=\"7 4\""
        for run in Self.runs(periods) {
          let points = run.map {
            "\(svg(x($0.start))),\(svg(y(Double($0.tally.mean?.rawValue ?? 0))))"
          }
          html.raw(
            "<polyline class=\"line l-\(target % 2)\"\(dash) points=\"\((points + points.suffix(1)).joined(separator: " "))\"/>"
          )
        }
      }
      ticks(first, last, x, &html)
    }
  }

  /// Periods that follow one another without a gap of more than three months.
  private static func runs(_ periods: [Period]) -> [[Period]] {
    periods.reduce(into: []) { runs, period in
      if let last = runs.last?.last, period.start - last.start <= 95 {
        runs[runs.count - 1].append(period)
      } else {
        runs.append([period])
      }
    }
  }

  private func bars(
    _ series: [[Period]], _ x: (Int) -> Double, _ html: inout HTMLWriter
  ) {
    let most = Double(series.joined().map(\.tally.count).max() ?? 1)
    for (target, periods) in series.enumerated() {
      for period in periods {
        let height = Double(period.tally.count) / most * 30
        html.bar(
          x(period.start) + Double(target) * 2.5 - 2.5, Self.height - 22 - height, 2.5, height,
          "bar b-\(target % 2)")
      }
    }
  }

  /// Up to six days of the span, evenly.
  private func ticks(
    _ first: Int, _ last: Int, _ x: (Int) -> Double, _ html: inout HTMLWriter
  ) {
    for step in 0...4 {
      let day = first + (last - first) * step / 4
      let anchor = step == 0 ? "start" : step == 4 ? "end" : "middle"
      html.label(
        String(Calendar.day(day).prefix(7)), x(day), Self.height - 4, "tick", anchor: anchor)
    }
  }
}

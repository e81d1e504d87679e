import Aggregation
import DocumentModel
import Statistics

/// The stance map: each outlet a point, its mean toward the first target to the right and toward the second upward, both
/// intervals as a cross.
struct ReportMap {
  let report: ReportPage
  private static let (width, height, margin) = (720.0, 520.0, 56.0)

  private struct Point {
    let name: String
    let means: (Double, Double)
    let intervals: (Interval?, Interval?)
    let n: (Int, Int)
  }

  func write(to html: inout HTMLWriter) {
    guard report.comparison.targets.count > 1 else { return }
    let points = self.points
    html.leaf("h2", "Where outlets' quotations stand", [("id", "map")])
    guard points.count > 1 else {
      html.leaf("p", "Too few outlets have enough quotations on both sides for a map.")
      return
    }
    html.element("figure") { html in
      draw(points, &html)
      html.leaf(
        "figcaption",
        """
        Mean stance of each outlet's quotations toward \(report.side(0)) (across) and \(report.side(1)) (up); \
        the crosses are 95 % intervals. Where crosses overlap widely, outlets cannot be told apart. \
        Only outlets with enough quotations on both; n of quotations in brackets.
        """)
      html.raw("<ol class=\"key\">")
      for point in points { html.leaf("li", "\(point.name) (\(point.n.0), \(point.n.1))") }
      html.raw("</ol>")
    }
  }

  /// By name.
  private var points: [Point] {
    let both = report.outlets(on: 0).filter { !$0.stances[1].isTooFew }
    return both.sorted { ($0.outlet ?? "") < ($1.outlet ?? "") }.map { outlet in
      let (x, y) = (outlet.stances[0], outlet.stances[1])
      return Point(
        name: outlet.outlet ?? "",
        means: (Double(x.tally.mean?.rawValue ?? 0), Double(y.tally.mean?.rawValue ?? 0)),
        intervals: (x.interval, y.interval), n: (x.tally.count, y.tally.count))
    }
  }

  private func draw(_ points: [Point], _ html: inout HTMLWriter) {
    let reach = ReportPage.reach(
      points.flatMap { point in
        [
          point.intervals.0?.low, point.intervals.0?.high, point.intervals.1?.low,
          point.intervals.1?.high,
        ]
      })
    let frame = Frame(
      reach: reach, width: Self.width, height: Self.height, margin: Self.margin)
    let label =
      "Map of \(points.count) outlets by mean stance toward \(report.side(0)) and \(report.side(1)); the numbers are in the tables below."
    html.element(
      "svg",
      [
        ("class", "map"), ("viewBox", "0 0 \(Int(Self.width)) \(Int(Self.height))"),
        ("role", "img"), ("aria-label", label),
      ]
    ) { html in
      axes(frame, &html)
      for point in points { cross(point, frame, &html) }
      for (number, point) in points.enumerated() { dot(point, number + 1, frame, &html) }
    }
  }

  private func axes(_ frame: Frame, _ html: inout HTMLWriter) {
    for step in -2...2 {
      let value = Double(step) * frame.reach / 2
      let (x, y) = (frame.x(value), frame.y(value))
      let style = step == 0 ? "zero" : "grid"
      html.line(x, frame.margin / 2, x, frame.height - frame.margin, style)
      html.line(frame.margin, y, frame.width - 8, y, style)
      let shown = step == 0 ? "0" : ReportText.number(value)
      html.label(shown, x, frame.height - frame.margin + 18, "tick", anchor: "middle")
      html.label(shown, frame.margin - 6, y + 4, "tick", anchor: "end")
    }
    html.label(
      "← against \(report.side(0)) · mean stance · for \(report.side(0)) →", frame.width / 2 + 24,
      frame.height - 10, "tick", anchor: "middle")
    html.leaf(
      "text", "against · for \(report.side(1)) →",
      [
        ("class", "tick"), ("text-anchor", "middle"),
        ("transform", "translate(14 \(Int(frame.height / 2 - 20))) rotate(-90)"),
      ])
  }

  private func cross(_ point: Point, _ frame: Frame, _ html: inout HTMLWriter) {
    let (x, y) = (frame.x(point.means.0), frame.y(point.means.1))
    if let across = point.intervals.0 {
      html.line(frame.x(across.low), y, frame.x(across.high), y, "cross")
    }
    if let up = point.intervals.1 {
      html.line(x, frame.y(up.low), x, frame.y(up.high), "cross")
    }
  }

  private func dot(_ point: Point, _ number: Int, _ frame: Frame, _ html: inout HTMLWriter) {
    let (x, y) = (frame.x(point.means.0), frame.y(point.means.1))
    html.element("g") { html in
      html.leaf(
        "title",
        "\(point.name): \(ReportText.number(point.means.0)) toward \(report.side(0)), \(ReportText.number(point.means.1)) toward \(report.side(1))"
      )
      html.leaf(
        "circle", "",
        [("class", "point"), ("cx", svg(x)), ("cy", svg(y)), ("r", "10")])
      html.label("\(number)", x, y + 4, "num", anchor: "middle")
    }
  }
}

/// Where values lie in a drawing with the same scale across and up.
private struct Frame {
  let reach: Double
  let width: Double
  let height: Double
  let margin: Double

  func x(_ value: Double) -> Double {
    margin + (value + reach) / (2 * reach) * (width - margin - 8)
  }
  func y(_ value: Double) -> Double {
    height - margin - (value + reach) / (2 * reach) * (height - 1.5 * margin)
  }
}

/// A coordinate with one decimal.
func svg(_ value: Double) -> String {
  let tenths = Int((value * 10).rounded())
  let sign = tenths < 0 ? "-" : ""
  return "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
}

extension HTMLWriter {
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    raw(
      "<line class=\"\(style)\" x1=\"\(svg(x1))\" y1=\"\(svg(y1))\" x2=\"\(svg(x2))\" y2=\"\(svg(y2))\"/>"
    )
  }

  mutating func label(
    _ text: String, _ x: Double, _ y: Double, _ style: String, anchor: String = "start"
  ) {
    leaf(
      "text", text,
      [("class", style), ("x", svg(x)), ("y", svg(y)), ("text-anchor", anchor)])
  }

  mutating func bar(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String
  ) {
    raw(
      "<rect class=\"\(style)\" x=\"\(svg(x))\" y=\"\(svg(y))\" width=\"\(svg(max(0, width)))\" height=\"\(svg(height))\"/>"
    )
  }
}

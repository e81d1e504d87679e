import Aggregation
import DocumentModel
import Statistics

/// The stance map: each outlet a point, its mean toward the first target to the right and toward the second upward, both
/// intervals as a cross.
struct ReportMap {
  let report: ReportPage
  private static let (width, height, margin) = (720.0, 520.0, 66.0)

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
    let frame = Frame(
      across: Self.scale(
        points.flatMap { [$0.means.0, $0.intervals.0?.low, $0.intervals.0?.high] }),
      up: Self.scale(points.flatMap { [$0.means.1, $0.intervals.1?.low, $0.intervals.1?.high] }),
      width: Self.width, height: Self.height, margin: Self.margin)
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

  /// From the tenth below all values and zero to the tenth above.
  private static func scale(_ values: [Double?]) -> ClosedRange<Double> {
    let all = values.compactMap { $0 } + [0]
    let low = ((all.min() ?? 0) / 100).rounded(.down) * 100
    let high = ((all.max() ?? 0) / 100).rounded(.up) * 100
    return low...max(high, low + 100)
  }

  /// Ticks of a scale: every 0.1, or wider where they would be more than nine.
  private static func ticks(_ scale: ClosedRange<Double>) -> [Double] {
    let span = scale.upperBound - scale.lowerBound
    let step = [100.0, 200, 500].first { span / $0 <= 8 } ?? 500
    let first = (scale.lowerBound / step).rounded(.up) * step
    return stride(from: first, through: scale.upperBound, by: step).map { $0 }
  }

  private func axes(_ frame: Frame, _ html: inout HTMLWriter) {
    for value in Self.ticks(frame.across) {
      let x = frame.x(value)
      html.line(
        x, frame.margin / 2, x, frame.height - frame.margin, value == 0 ? "zero" : "grid")
      html.label(
        value == 0 ? "0" : ReportText.number(value), x, frame.height - frame.margin + 18, "tick",
        anchor: "middle")
    }
    for value in Self.ticks(frame.up) {
      let y = frame.y(value)
      html.line(frame.margin, y, frame.width - frame.margin / 2, y, value == 0 ? "zero" : "grid")
      html.label(
        value == 0 ? "0" : ReportText.number(value), frame.margin - 6, y + 4, "tick", anchor: "end")
    }
    html.label(
      "← against \(report.side(0)) · mean stance · for \(report.side(0)) →", frame.width / 2 + 14,
      frame.height - 10, "tick", anchor: "middle")
    html.leaf(
      "text", "← against · mean stance · for \(report.side(1)) →",
      [
        ("class", "tick up"), ("text-anchor", "middle"),
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

/// Where values lie in a drawing.
private struct Frame {
  let across: ClosedRange<Double>
  let up: ClosedRange<Double>
  let width: Double
  let height: Double
  let margin: Double

  func x(_ value: Double) -> Double {
    margin + part(value, across) * (width - 1.5 * margin)
  }
  func y(_ value: Double) -> Double {
    height - margin - part(value, up) * (height - 1.5 * margin)
  }
  private func part(_ value: Double, _ scale: ClosedRange<Double>) -> Double {
    (value - scale.lowerBound) / (scale.upperBound - scale.lowerBound)
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

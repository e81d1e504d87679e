import Aggregation
import DocumentModel
import LexiconStore

/// Who speaks in each outlet: sides, named and unnamed, and the reporter's words for their saying it.
struct ReportVoices {
  let report: ReportPage
  private static let attitudes: [CueAttitude] = [
    .doubting, .endorsing, .revealing, .attacking, .praising, .denying,
  ]

  func write(to html: inout HTMLWriter) {
    let outlets = report.comparison.outlets.filter { $0.outlet != nil && $0.tally.quotations >= 20 }
      .sorted {
        ($1.tally.quotations, $0.outlet ?? "") < ($0.tally.quotations, $1.outlet ?? "")
      }.prefix(ReportPage.mostOutlets)
    html.leaf("h2", "Who speaks", [("id", "voices")])
    guard !outlets.isEmpty else {
      html.leaf("p", "No outlet has twenty quotations or more.")
      return
    }
    sides(Array(outlets), &html)
    html.leaf("h3", "How they are introduced")
    cues(Array(outlets), &html)
  }

  /// Sides in the order of the lexicon, unknown last.
  private var sideNames: [(SideID, String)] {
    let all = report.lexicons.sides.enumerated().map {
      (SideID(rawValue: UInt8($0.offset)), $0.element.name)
    }
    return Array(all.dropFirst()) + all.prefix(1)
  }

  /// The class that gives a side its colour.
  private static func style(_ name: String) -> String {
    ["ukraine", "russia", "west", "unknown"].contains(name) ? "f-\(name)" : "f-other"
  }

  private func sides(_ outlets: [OutletProfile], _ html: inout HTMLWriter) {
    html.raw("<div class=\"legend\">")
    for (_, name) in sideNames {
      html.raw(
        "<span><svg viewBox=\"0 0 10 10\"><rect class=\"\(Self.style(name))\" width=\"10\" height=\"10\"/></svg>"
      )
      html.text(name == "unknown" ? "side unknown" : ReportText.name(name))
      html.raw("</span>")
    }
    html.raw("</div>")
    html.element("figure") { html in
      RowChart(
        axis: ["0 %", "25 %", "50 %", "75 %", "100 %"],
        unit: "share of quotations by the speaker's side"
      ).write(to: &html) { html in
        for outlet in outlets { sideRow(outlet, &html) }
      }
      html.leaf(
        "figcaption", "n: quotations. Sides are those the articles state or the people list knows.")
    }
  }

  private func sideRow(_ outlet: OutletProfile, _ html: inout HTMLWriter) {
    let n = outlet.tally.quotations
    let shares = sideNames.map { ($0.1, outlet.tally.quotations(from: $0.0)) }
    let said = shares.filter { $0.1 > 0 }
      .map { "\($0.0) \(ReportText.percent($0.1, n))" }.joined(separator: ", ")
    RowChart.row(outlet.outlet ?? "", "\(n)", said: said, to: &html) { html in
      var from = 0
      for (name, count) in shares where count > 0 {
        let left = Double(from * 1000) / Double(n)
        html.bar(left, 4, Double(count * 1000) / Double(n) - 1.5, 16, Self.style(name))
        from += count
      }
    }
  }

  private func cues(_ outlets: [OutletProfile], _ html: inout HTMLWriter) {
    html.raw("<div class=\"scroll\"><table><thead><tr><th scope=\"col\">Outlet</th>")
    for title in ["cued n", "named", "unnamed"] + Self.attitudes.map(\.name) {
      html.leaf("th", title, [("scope", "col")])
    }
    html.raw("</tr></thead><tbody>")
    for outlet in outlets {
      html.raw("<tr>")
      html.leaf("td", outlet.outlet ?? "")
      let n = outlet.tally.quotations
      let named =
        outlet.tally.quotations(bySpeakers: .person)
        + outlet.tally.quotations(bySpeakers: .organisation)
      html.leaf("td", "\(outlet.cued)")
      html.leaf("td", ReportText.percent(named, n))
      html.leaf("td", ReportText.percent(outlet.tally.quotations(bySpeakers: .anonymous), n))
      for attitude in Self.attitudes {
        html.leaf("td", ReportText.percent(outlet.attitudes[attitude] ?? 0, outlet.cued))
      }
      html.raw("</tr>")
    }
    html.raw("</tbody></table></div>")
    html.leaf(
      "p",
      """
      Shares of quotations by named and unnamed sources, and of cued quotations by what the reporter's word says about \
      them: doubting (“claimed”), endorsing (“acknowledged”), revealing (“admitted”), attacking (“blasted”), praising, \
      denying. The rest is neutral (“said”), urging, warning or promising.
      """, [("class", "note")])
  }
}

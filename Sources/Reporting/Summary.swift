public import Aggregation
import DocumentModel
public import LexiconStore
import Tabular

/// The short table that `run` prints: who was quoted most, and where the quotations of each outlet stand.
public struct Summary: Sendable {
  let totals: Totals
  let lexicons: Lexicons
  /// Rows of each table.
  let rows: Int

  public init(_ totals: Totals, _ lexicons: Lexicons, rows: Int = 8) {
    self.totals = totals
    self.lexicons = lexicons
    self.rows = rows
  }

  /// Plain text, at most 80 columns where names are of usual length; ends with a line feed.
  public var text: String {
    let tally = totals.tally
    var out = """
      \(totals.articles) articles, \(totals.words) words, \(tally.quotations) quotations \
      (\(tally.quotations(ofType: .direct)) direct, \(tally.quotations(ofType: .mixed)) mixed, \
      \(tally.quotations(ofType: .indirect)) indirect), \(totals.speakers.count) speakers

      """
    if !totals.speakers.isEmpty { out += "\nquoted most\n" + Self.aligned(speakerLines, texts: 2) }
    if !totals.outlets.isEmpty {
      out += "\nstance by outlet\n" + Self.aligned(outletLines, texts: 1)
    }
    return out
  }

  private var speakerLines: [[String]] {
    let most = totals.speakers.sorted {
      ($1.tally.quotations, $0.id) < ($0.tally.quotations, $1.id)
    }
    let header = ["speaker", "side", "n"] + targetNames
    return [header]
      + most.prefix(rows).map { speaker in
        [
          Self.cut(speaker.name), lexicons.side(speaker.side).name,
          String(speaker.tally.quotations),
        ] + lexicons.targets.map { Self.shown(speaker.tally.stance(toward: $0)) }
      }
  }

  private var outletLines: [[String]] {
    let header = ["outlet", "articles", "n"] + targetNames
    return [header]
      + totals.outlets.sorted { ($1.articles, $0.outlet ?? "") < ($0.articles, $1.outlet ?? "") }
      .prefix(rows).map { outlet in
        [
          Self.cut(outlet.outlet ?? "(none)"), String(outlet.articles),
          String(outlet.tally.quotations),
        ] + lexicons.targets.map { Self.shown(outlet.tally.stance(toward: $0)) }
      }
  }

  private var targetNames: [String] { lexicons.targets.map { "\(lexicons.side($0).name) (n)" } }

  /// "+0.42 (7)": the mean and its n; a dash where nothing involves the target.
  private static func shown(_ stance: StanceTally) -> String {
    guard let mean = stance.mean else { return "-" }
    return "\(mean > .zero ? "+" : "")\(Decimal.string(mean)) (\(stance.count))"
  }

  static func cut(_ name: String) -> String {
    let name = oneLine(name)
    return name.count <= 32 ? name : name.prefix(31) + "…"
  }

  /// Columns two spaces apart: the first `texts` to the left, numbers to the right.
  static func aligned(_ lines: [[String]], texts: Int) -> String {
    let widths = (lines.first ?? []).indices.map { at in
      lines.map { $0[at].count }.max() ?? 0
    }
    var out = ""
    for line in lines {
      let cells = zip(line, widths).enumerated().map { at, cell in
        let space = String(repeating: " ", count: cell.1 - cell.0.count)
        return at < texts ? cell.0 + space : space + cell.0
      }
      out += "  " + cells.joined(separator: "  ") + "\n"
    }
    return out
  }
}

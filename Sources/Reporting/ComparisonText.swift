public import Aggregation
import DocumentModel
public import LexiconStore
import Statistics
import Tabular

/// What `compare` prints: for each target the outlets with their intervals, then the differences that can be shown.
public struct ComparisonText: Sendable {
  let comparison: Comparison
  let lexicons: Lexicons
  /// Rows of each list.
  let rows: Int

  public init(_ comparison: Comparison, _ lexicons: Lexicons, rows: Int = 30) {
    self.comparison = comparison
    self.lexicons = lexicons
    self.rows = rows
  }

  /// Plain text, about 100 columns; ends with a line feed.
  public var text: String {
    let left = comparison.duplicates.count
    var out = "\(comparison.articles) articles of \(comparison.outlets.count) outlets"
    if left > 0 {
      out +=
        comparison.options.countsDuplicates
        ? "; \(left) near-duplicates, counted each" : "; \(left) near-duplicates, left out"
    }
    out += "; \(comparison.statements.count) statements carried by several outlets\n"
    for target in comparison.targets.indices { out += section(target) }
    return out
  }

  private func side(_ target: Int) -> String { lexicons.side(comparison.targets[target]).name }

  private func section(_ target: Int) -> String {
    let enough = comparison.outlets.filter { $0.outlet != nil && !$0.stances[target].isTooFew }
      .sorted { a, b in
        let (x, y) = (a.stances[target].tally, b.stances[target].tally)
        return x.mean != y.mean ? (x.mean ?? .zero) > (y.mean ?? .zero) : x.count > y.count
      }
    let few = comparison.outlets.count { $0.stances[target].isTooFew }
    var out = "\nstance toward \(side(target)): mean of the quotations, 95 % interval\n"
    if enough.isEmpty { out += "  no outlet has enough\n" } else { out += table(enough, target) }
    out += "  too few articles or quotations: \(few) outlets\n"
    return out + differences(comparison.targets[target], enough.count)
  }

  private func table(_ outlets: [OutletProfile], _ target: Int) -> String {
    let reach = Self.reach(outlets.map { $0.stances[target] })
    let scale = Self.scale(reach)
    let header = [
      "outlet", scale, "mean", "low", "high", "n", "articles", "pro", "anti",
    ]
    let lines = outlets.prefix(rows).map { outlet -> [String] in
      let stance = outlet.stances[target]
      return [
        Summary.cut(outlet.outlet ?? ""), Self.bar(stance, reach), Self.signed(stance.tally.mean),
        Self.signed(stance.interval?.low), Self.signed(stance.interval?.high),
        String(stance.tally.count), String(stance.articles),
        Self.percent(stance.tally.proShare), Self.percent(stance.tally.antiShare),
      ]
    }
    return Summary.aligned([header] + lines, texts: 2)
  }

  /// Half the width of the scale: the least of 0.25, 0.5 and 1 that holds all intervals.
  private static func reach(_ stances: [OutletStance]) -> Double {
    let ends = stances.flatMap { stance in
      [stance.interval?.low, stance.interval?.high, stance.tally.mean.map { Double($0.rawValue) }]
    }
    let widest = ends.compactMap { $0 }.map(abs).max() ?? 1000
    return [250, 500].first { widest <= $0 } ?? 1000
  }

  private static func scale(_ reach: Double) -> String {
    let end = Decimal.string(Millis(rounding: reach))
    let space = String(repeating: " ", count: 10 - end.count)
    return "-\(end)\(space)0\(space)+\(end)"
  }

  /// The interval as a line, the mean as a point, on a scale of 23 columns.
  private static func bar(_ stance: OutletStance, _ reach: Double) -> String {
    func column(_ value: Double) -> Int {
      min(22, max(0, Int(((value + reach) * 11 / reach).rounded())))
    }
    var cells = [Character](repeating: " ", count: 23)
    cells[11] = "|"
    if let interval = stance.interval {
      for at in column(interval.low)...column(interval.high) { cells[at] = "─" }
    }
    if let mean = stance.tally.mean { cells[column(Double(mean.rawValue))] = "●" }
    return String(cells)
  }

  private func differences(_ target: SideID, _ outlets: Int) -> String {
    let all = comparison.differences.filter { $0.target == target && $0.finding != nil }
    let shown = all.filter { $0.finding?.isDifferent == true }
    let pairs = all.count { $0.b != nil }
    var out = """
        \(shown.count { $0.b == nil }) of \(all.count - pairs) outlets differ from all others, \
      \(shown.count { $0.b != nil }) of \(pairs) pairs from each other (q <= 0.05)

      """
    if !shown.isEmpty {
      let header = [
        "outlet", "against", "difference", "low", "high", "q", "whom", "what", "shared",
      ]
      out += Summary.aligned(
        [header] + shown.sorted(by: Self.larger).prefix(rows).compactMap(Self.line), texts: 2)
    }
    return out
  }

  private static func larger(_ a: OutletDifference, _ b: OutletDifference) -> Bool {
    let (x, y) = (abs(a.finding?.difference ?? 0), abs(b.finding?.difference ?? 0))
    if (a.b == nil) != (b.b == nil) { return a.b == nil }
    return x != y ? x > y : (a.a, a.b ?? "") < (b.a, b.b ?? "")
  }

  private static func line(_ difference: OutletDifference) -> [String]? {
    guard let finding = difference.finding else { return nil }
    return [
      Summary.cut(difference.a), difference.b.map(Summary.cut) ?? "(all others)",
      signed(finding.difference), signed(finding.interval?.low), signed(finding.interval?.high),
      small(finding.q), signed(finding.parts?.whom), signed(finding.parts?.what),
      percent(finding.sharedShare.map { Millis(rounding: $0 * 1000) }),
    ]
  }

  static func small(_ probability: Double) -> String {
    probability < 0.001 ? "<0.001" : Decimal.string(Millis(rounding: probability * 1000))
  }

  private static func signed(_ value: Double?) -> String {
    signed(value.map(Millis.init(rounding:)))
  }

  /// "+0.42", two places; a dash for nothing.
  static func signed(_ value: Millis?) -> String {
    guard let value else { return "-" }
    let hundredths = Int((Double(value.rawValue) / 10).rounded())
    let digits = String(hundredths.magnitude)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    let sign = hundredths > 0 ? "+" : hundredths < 0 ? "-" : ""
    return "\(sign)\(padded.dropLast(2)).\(padded.suffix(2))"
  }

  static func percent(_ share: Millis?) -> String {
    share.map { "\(Int((Double($0.rawValue) / 10).rounded())) %" } ?? "-"
  }
}

import Aggregation
import DocumentModel
import LexiconStore
import Statistics

/// What can be said in plain words, each with how sure it is. Sentences are pieces of text; `strong` ones are set off.
struct ReportFindings {
  struct Piece {
    let text: String
    var isStrong = false
  }

  let comparison: Comparison
  let lexicons: Lexicons
  static let most = 8

  /// Outlets against all others, the clearest first; one sentence each.
  var sentences: [[Piece]] {
    let shown = comparison.differences
      .filter { $0.b == nil && $0.finding?.isDifferent == true }
      .sorted { a, b in
        let (p, q) = (a.finding?.test.p ?? 1, b.finding?.test.p ?? 1)
        return p != q ? p < q : (a.a, a.target) < (b.a, b.target)
      }
    return shown.prefix(Self.most).compactMap(sentence)
  }

  /// How many outlets were tested against the others, and how many differ, for one target.
  func balance(_ target: SideID) -> [Piece] {
    let rows = comparison.differences.filter { $0.b == nil && $0.target == target }
    let tested = rows.filter { $0.finding != nil }
    let shown = tested.filter { $0.finding?.isDifferent == true }.count
    let name = ReportText.name(lexicons.side(target).name)
    let few = rows.count - tested.count
    guard !tested.isEmpty else {
      return [
        Piece(text: "\(name): too few", isStrong: true),
        Piece(text: " quotations in every outlet to compare any."),
      ]
    }
    return [
      Piece(text: "\(name): ", isStrong: true), Piece(text: overall(target)),
      Piece(text: "\(shown) of \(tested.count)", isStrong: true),
      Piece(
        text:
          " outlets with enough quotations differ from all others taken together; \(few) outlets have too few to say."
      ),
    ]
  }

  /// The mean of all quotations, and how many take a side.
  private func overall(_ target: SideID) -> String {
    guard let at = comparison.targets.firstIndex(of: target) else { return "" }
    let all = comparison.outlets.reduce(into: StanceTally()) { $0.merge($1.stances[at].tally) }
    return """
      \(ReportText.count(all.count)) quotations, on average \(ReportText.number(all.mean)); \
      \(ReportText.percent(all.pro, all.count)) for, \(ReportText.percent(all.anti, all.count)) against.\u{20}
      """
  }

  private func sentence(_ row: OutletDifference) -> [Piece]? {
    guard let finding = row.finding else { return nil }
    let name = ReportText.name(lexicons.side(row.target).name)
    let direction = finding.difference > 0 ? "more favourable to" : "more critical of"
    var text = """
       than those in all other outlets: on average \(ReportText.number(finding.means.a)) against \
      \(ReportText.number(finding.means.b)) on the scale from −1 to +1
      """
    if let interval = finding.interval {
      text += """
        ; the difference is between \(ReportText.number(interval.low)) and \
        \(ReportText.number(interval.high)) (95 % interval
        """
    } else {
      text += " ("
    }
    text += "; \(row.quotations.a) quotations in \(row.articles.a) articles; \(q(finding.q))). "
    return [
      Piece(text: "\(row.a)", isStrong: true), Piece(text: ": its quotations are "),
      Piece(text: "\(direction) \(name)", isStrong: true), Piece(text: text),
      Piece(text: parts(finding)),
    ]
  }

  private func q(_ q: Double) -> String {
    q < 0.001 ? "q < 0.001" : "q = \(ComparisonText.small(q))"
  }

  /// Which part the difference is made of, where that can be told.
  private func parts(_ finding: OutletDifference.Finding) -> String {
    guard let decomposition = finding.decomposition, let error = finding.error else {
      return "There is too little to tell why."
    }
    let (whom, what) = (decomposition.whom, decomposition.what)
    let numbers = "(whom \(ReportText.number(whom)), what \(ReportText.number(what)))"
    let (whomShown, whatShown) = (!error.whom.contains(0), !error.what.contains(0))
    switch (whomShown, whatShown) {
    case (true, false): return "It comes from whom the outlet quotes \(numbers)."
    case (false, true): return "It comes from what the same speakers are let say \(numbers)."
    case (true, true):
      return
        "It comes both from whom it quotes and from what the same speakers are let say \(numbers)."
    case (false, false):
      return "Whether it comes from whom it quotes or from what they say cannot be told \(numbers)."
    }
  }
}

/// Numbers and names as the report prints them.
enum ReportText {
  /// Thousandths with two places and a true minus: "+0.42", "−0.07".
  static func number(_ thousandths: Double) -> String {
    ComparisonText.signed(Millis(rounding: thousandths)).split(
      separator: "-", omittingEmptySubsequences: false
    )
    .joined(separator: "−")
  }

  static func number(_ value: Millis?) -> String {
    value.map { number(Double($0.rawValue)) } ?? "–"
  }

  /// A side's name with a capital.
  static func name(_ side: String) -> String { side.prefix(1).uppercased() + side.dropFirst() }

  static func percent(_ part: Int, _ whole: Int) -> String {
    whole > 0 ? "\(Int((Double(part) * 100 / Double(whole)).rounded()))\u{A0}%" : "–"
  }

  /// "12,345".
  static func count(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.enumerated().reduce(into: "") { text, digit in
      if digit.offset > 0, (digits.count - digit.offset).isMultiple(of: 3) { text += "," }
      text.append(digit.element)
    }
  }
}

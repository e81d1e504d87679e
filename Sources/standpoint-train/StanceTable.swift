import LexiconStore

/// The table as text: sums of what was fitted for a word and for its vector.
struct StanceTable {
  let design: StanceDesign
  /// By class of label, see `StanceFit`.
  let weights: [[Double]]

  private static let least = 12
  private static let columns = MentionRelation.allCases.map(\.name)
  private static let header =
    (["kind", "term", "of"] + columns).joined(separator: "\t") + "\n"

  /// A table that names the words, without weights, so that texts are read with them known.
  static func provisional(_ words: [String]) -> LexiconSource {
    var text = header
    for word in words { text += "word\t\(word)\tdirection\t-\n" }
    return LexiconSource(path: Lexicons.fittedStancePath, bytes: Array(text.utf8))
  }

  func text() -> String {
    var text = Self.header
    add("class", "bias", [combined(design.bias)], to: &text)
    for (at, name) in design.classes.enumerated() {
      let first = (design.words.count + at) * StanceDesign.relations
      let sums = (0..<StanceDesign.relations).map {
        combined(first + $0, times: Double(StanceDesign.classScale))
      }
      add("class", name, sums, to: &text)
    }
    for (at, name) in design.rules.enumerated() {
      add("rule", name, [combined(design.number(ofRule: at))], to: &text)
    }
    for (at, setting) in MentionSetting.all.enumerated() {
      let sum = combined(
        design.number(ofSetting: at), times: Double(StanceDesign.settingScale))
      add("setting", setting.name, [sum], to: &text)
    }
    for (at, pair) in design.pairs.enumerated() { add("pair", pair.term, ofPair(at), to: &text) }
    for (at, word) in design.words.enumerated() { add("word", word, ofWord(at), to: &text) }
    return text
  }

  /// For against (0), neither (1) and for (2): direction z₂ − z₀, opinion (z₂ + z₀) / 2 − z₁.
  private func combined(_ at: Int, times scale: Double = 1) -> (Double, Double) {
    let (against, neither, pro) = (weights[0][at], weights[1][at], weights[2][at])
    return ((pro - against) * scale, ((pro + against) / 2 - neither) * scale)
  }

  private func ofPair(_ number: Int) -> [(Double, Double)] {
    var sums = [(Double, Double)](repeating: (0, 0), count: StanceDesign.relations)
    for (place, relation) in StanceDesign.pairRelations.enumerated() {
      sums[relation.rawValue] = combined(
        design.number(ofPair: number) + place, times: Double(StanceDesign.pairScale))
    }
    return sums
  }

  private func ofWord(_ number: Int) -> [(Double, Double)] {
    let vector = design.vectors?[design.words[number]]
    return (0..<StanceDesign.relations).map { relation in
      var sum = combined(
        number * StanceDesign.relations + relation, times: Double(StanceDesign.wordScale))
      guard let vector else { return sum }
      for (dimension, value) in vector.enumerated() {
        let own = combined(design.width + relation * vector.count + dimension)
        sum.0 += own.0 * Double(value)
        sum.1 += own.1 * Double(value)
      }
      return sum
    }
  }

  private func add(
    _ kind: String, _ term: String, _ sums: [(Double, Double)], to text: inout String
  ) {
    let parts: [(String, [Int])] = [
      ("direction", sums.map { thousandths($0.0, kind) }),
      ("opinion", sums.map { thousandths($0.1, kind) }),
    ]
    for (name, values) in parts where values.contains(where: { $0 != 0 }) {
      var fields = values.map { $0 == 0 ? "-" : "\($0)" }
      while fields.last == "-" { fields.removeLast() }
      text += ([kind, term, name] + fields).joined(separator: "\t") + "\n"
    }
  }

  /// What adds nearly nothing in any text is not kept.
  private func thousandths(_ value: Double, _ kind: String) -> Int {
    let rounded = Int((value * 1000).rounded())
    return kind == "word" && abs(rounded) < Self.least ? 0 : rounded
  }
}

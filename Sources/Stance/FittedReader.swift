import DocumentModel
import LexiconStore

/// Scores a mention by the fitted weights: the sum of what each word, pair and lexicon line around it adds, and of what
/// the rules find, each rule weighed anew.
struct FittedReader {
  let lexicons: Lexicons
  let fitted: FittedStance

  /// Evidence for or against the mention, and evidence of whether the text judges it at all.
  func read(
    _ surroundings: MentionSurroundings
  ) -> (direction: [Evidence], opinion: [Evidence]) {
    var direction: [Evidence] = []
    var opinion: [Evidence] = []
    direction.reserveCapacity(surroundings.units.count + 1)
    opinion.reserveCapacity(surroundings.units.count + 1)
    let root = Self.root(of: surroundings.length)
    func add(_ sum: (direction: Int, opinion: Int), _ share: Int, _ entry: EntryID, _ range: Slice)
    {
      for (value, isDirection) in [(sum.direction, true), (sum.opinion, false)] {
        let weight = value * share / 1000
        guard weight != 0 else { continue }
        let piece = Evidence(
          quote: Index<Quote>(0), target: nil,
          rule: isDirection ? .stanceFitted : .stanceFittedOpinion, weight: Millis(weight),
          entry: entry, range: range, targetRange: surroundings.mention)
        if isDirection { direction.append(piece) } else { opinion.append(piece) }
      }
    }
    if let bias = fitted.bias {
      add(bias.sum(MentionRelations(.any)), 1000, bias.entry, surroundings.mention)
    }
    for setting in surroundings.settings {
      guard let row = fitted.row(of: setting) else { continue }
      add(row.sum(MentionRelations(.any)), 1000, row.entry, surroundings.mention)
    }
    for unit in surroundings.units {
      switch unit.kind {
      case .word(let lexeme):
        guard let row = fitted.row(of: lexeme) else { continue }
        add(row.sum(unit.relations), 1_000_000 / root, row.entry, unit.range)
      case .pair(let pair):
        guard let row = fitted.row(of: pair) else { continue }
        add(row.sum(unit.relations), 1_000_000 / root, row.entry, unit.range)
      case .term(let term):
        let entry = lexicons.stance.terms[term].entry
        var sum = (direction: 0, opinion: 0)
        fitted.visit(classesOf: term) { row, amount in
          let own = row.sum(unit.relations)
          sum.direction += own.direction * amount / 1000
          sum.opinion += own.opinion * amount / 1000
        }
        add(sum, 1000, entry, unit.range)
      }
    }
    addTold(surroundings, add)
    return (direction, opinion)
  }

  private func addTold(
    _ surroundings: MentionSurroundings,
    _ add: ((direction: Int, opinion: Int), Int, EntryID, Slice) -> Void
  ) {
    guard !surroundings.told.isEmpty else { return }
    for piece in surroundings.told {
      let weight = Int(piece.weight.rawValue)
      guard let row = fitted.row(of: piece.rule, isPro: weight > 0) else { continue }
      add(row.sum(MentionRelations(.any)), abs(weight), piece.entry, piece.range)
    }
    let scale = StanceScale(weights: lexicons.stance.weights, mode: .mention)
    let label = scale.label(surroundings.toldSum)
    if label != .neutral, let row = fitted.row(of: nil, isPro: label == .pro) {
      add(row.sum(MentionRelations(.any)), 1000, row.entry, surroundings.mention)
    }
  }

  /// The square root of the number of words, in thousandths: a word counts less in a long text.
  static func root(of length: Int) -> Int {
    max(1000, Int((Double(max(1, length)) * 1_000_000).squareRoot()))
  }
}

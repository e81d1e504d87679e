import DocumentModel
import LexiconStore

/// What one chain of quotation parts was found to say, before its neighbours are looked at.
struct Statement {
  let head: Index<Quote>
  let speaker: Index<Speaker>?
  /// The speaker's side.
  let side: SideID
  /// The sentences it begins and ends in.
  let first: Int
  let last: Int
  /// Its pieces of evidence, toward all targets.
  let evidence: Range<Int>
  /// Sides named in its own words.
  let named: SideSet
  /// Sides it is about: those, the sides that its carrier names, and the own side of who says "we".
  let involved: SideSet
  /// The speaker's side is a party of the conflict.
  let isParty: Bool

  /// Whether the part can be about `target` still: it names it, or it names nobody and its speaker, a bystander or of that
  /// side, has no matters of the own side to turn to.
  func mayGoOn(about target: SideID) -> Bool {
    named.contains(target) || named.isEmpty && (!isParty || side == target)
  }
}

/// Quotations of one speaker that follow each other are one statement cut up by the reporter ("It is barbaric," she said.
/// "It must end."): a part that decides nothing by itself and does not turn to somebody else takes a share of what the
/// nearest part says. A charge by who may oppose the target goes on so, and so does the defence of the own side; praise of
/// others, or a word against a friend, is a passing remark.
enum StatementRule {
  static let id = RuleID.stanceStatement
  /// How many sentences may lie between the parts, where the part itself names the side and where it does not.
  private static let reach = (named: 2, unnamed: 1)

  /// The evidence that the nearest decided part lends, or nil.
  static func echo(
    of order: Int, toward target: SideID, _ statements: [Statement], _ evidence: [Evidence],
    _ scale: StanceScale, pole: Int, mayCharge: Bool
  ) -> Evidence? {
    let part = statements[order]
    guard part.speaker != nil, part.mayGoOn(about: target),
      let source = neighbour(of: order, step: -1, target, statements, evidence, scale)
        ?? neighbour(of: order, step: 1, target, statements, evidence, scale)
    else { return nil }
    let said = evidence[source.evidence].filter { $0.target == target }
    let sum = said.reduce(Millis.zero) { $0 + $1.weight }
    guard Int(sum.rawValue) * pole < 0 ? mayCharge : part.side == target else {
      return nil
    }
    let main = sum < .zero ? said.min { $0.weight < $1.weight } : said.max { $0.weight < $1.weight }
    guard let main else { return nil }
    let weight = Int(sum.rawValue) * scale.weights(.statement, .quotation) / 1000
    return Evidence(
      quote: part.head, target: target, rule: id,
      weight: Millis(weight), entry: main.entry, range: main.range, targetRange: main.targetRange)
  }

  private static func neighbour(
    of order: Int, step: Int, _ target: SideID, _ statements: [Statement], _ evidence: [Evidence],
    _ scale: StanceScale
  ) -> Statement? {
    var at = order + step
    let isNamed = statements[order].named.contains(target)
    while statements.indices.contains(at), statements[at].speaker == statements[order].speaker,
      gap(statements[at], statements[order]) <= (isNamed ? reach.named : reach.unnamed)
    {
      let sum = evidence[statements[at].evidence].reduce(Millis.zero) {
        $1.target == target ? $0 + $1.weight : $0
      }
      if scale.label(sum) != .neutral { return statements[at] }
      at += step
    }
    return nil
  }

  private static func gap(_ a: Statement, _ b: Statement) -> Int {
    a.first > b.last ? a.first - b.last : b.first - a.last
  }
}
